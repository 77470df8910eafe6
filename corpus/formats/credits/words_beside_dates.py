"""What stands beside the date under a headline, in the languages whose newspapers we know."""

PUBLISHED = (
    r"(?:(?:first|originally|date)\s)?(?:published|posted|issued|released)(?:\s(?:online|date))?"
    r"|(?:publication|publishing|publish|pub|post|release)\sdate"
    r"|(?:erst)?ver\u00f6ffentlicht|erschienen|publiziert|ver\u00f6ffentlichungsdatum"
    r"|publi\u00e9e?|parue?|mise?\sen\sligne|post\u00e9e?|date\sde\s(?:publication|parution)"
    r"|publicad[oa]|fecha\sde\spublicaci\u00f3n|publicaci\u00f3n"
    r"|pubblicat[oa]|data\sdi\spubblicazione"
    r"|gepubliceerd|geplaatst|verschenen|publicatiedatum"
    r"|opublikowan[oaey]|data\spublikacji|publikacja|dodano"
    r"|data\s(?:de|da)\spublica\u00e7\u00e3o"
    r"|publicerad|publicerat|publisert|publiceret|udgivet|offentliggjort|^(?:dated?|datum|fecha|data|dato)"
)
"""Words that say that the date behind them is that of publication, as a pattern."""

CHANGED = (
    r"(?:(?:last|latest|most\srecently)\s)?(?:updated?|modified|revised|edited|corrected|reviewed)"
    r"|as\sof"
    r"|(?:(?:zuletzt|letzte)\s)?(?:aktualisiert|aktualisierung|ge\u00e4ndert|\u00e4nderung|bearbeitet)"
    r"|stand"
    r"|(?:derni\u00e8re\s)?(?:mise?\s\u00e0\sjour|modifi\u00e9e?|actualis\u00e9e?|modification)"
    r"|(?:\u00faltima\s)?(?:actualizad[oa]|actualizaci\u00f3n|modificad[oa]|modificaci\u00f3n)"
    r"|(?:ultim[oa]\s)?(?:aggiornat[oa]|aggiornamento|modificat[oa]|modifica)"
    r"|(?:(?:laatst|laatste)\s)?(?:bijgewerkt|gewijzigd|aangepast|wijziging)"
    r"|(?:ostatnia\s)?(?:zaktualizowan[oaey]|aktualizacja|zmodyfikowan[oaey])"
    r"|(?:\u00faltima\s)?(?:atualizad[oa]|atualiza\u00e7\u00e3o)"
    r"|(?:senast\s|sist\s|sidst\s)?(?:uppdaterad|oppdatert|opdateret|\u00e4ndrad|endret)"
)
"""Words that say that the date behind them is that of a change, as a pattern."""

CONNECTORS = frozenset(
    "on at the am um vom den dem le du el al il op em a w dniu dnia kl klo \u00e0 \u00e0s alle om o"
    " in im r - \u2013 \u2014 , : .".split()
)
"""Small words between those and the date, or between it and a time or a section."""

READING_TIME = (
    r"(?:(?:reading\stime|lesezeit|temps\sde\slecture|tiempo\sde\slectura|tempo\sdi\slettura"
    r"|leestijd|czas\sczytania|tempo\sde\sleitura)\s?:?\s?)?"
    r"(?:ca\.?\s|~)?\d{1,3}[\s-]?min(?:s|ute[sn]?|uti|uten|utos|uut|ut)?\b\.?"
    r"(?:\s(?:read|lesezeit|de\slecture|de\slectura|di\slettura|leestijd|czytania|de\sleitura"
    r"|leitura|lectura))?"
)
"""How long it takes to read an article, as a pattern."""

SOURCE = (
    r"(?:source|quelle|fuente|fonte|bron|\u017ar\u00f3d\u0142o|kilde|k\u00e4lla)\s?:\s?"
    r"[^\s|\u00b7]{1,40}(?:\s[A-Z][^\s|\u00b7]{0,40}){0,3}"
)
"""Which agency or other site an article comes from, as a pattern."""

COMMENTS = (
    r"(?:\d{1,5}|no|leave\sa|keine|aucun|sin)\s(?:comments?|kommentare?|commentaires?"
    r"|comentarios?|commenti|reacties|komentarz[ey]?|coment\u00e1rios?)"
)
"""How many comments there are, as a pattern."""
