"""What sites write around their articles: of other articles, to their readers, by whom and when.

In English, German, French, Spanish, Portuguese, Italian, Dutch and Polish.
"""

import re

from corpus.normalise import fold

_LONGEST_LABEL = 12
"""Words; a longer text that begins like a label is a sentence. Our own choice."""
_LONGEST_APPEAL = 40
"""Words; a longer text that says such a thing is an article that talks about it. Our own choice."""
_LONGEST_BYLINE = 20
"""Words; a longer text that begins like a byline is a sentence. Our own choice."""
_LONGEST_DATE = 8
"""Words of a line that says a day, a time and a place. Our own choice."""


def _phrases(written: str) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in written.split(","))


_LINES = frozenset(
    _phrases("""
    related, related stories, related articles, related posts, related news, related content,
    related links, related topics, related coverage, related videos, recommended, recommended for
    you, recommended articles, similar articles, similar posts, popular posts, popular articles,
    other articles, other stories, trending, trending now, latest news, latest stories, latest
    posts, see also, up next, share, tags, advertisement, advertising, sponsored, sponsored content,
    about the author, about the authors, comment, comments, no comments, leave a reply, leave a
    comment, sign up, sign in, log in, login, subscribe, subscribe now, newsletter, newsletters, our
    newsletter, follow us,
    auch interessant, das ist auch interessant, kommentar, kommentare, keine kommentare, anzeige,
    werbung, teilen, schlagwort, schlagwörter, meistgelesen, mehr dazu,
    commentaire, commentaires, publicité, partager, articles liés, articles similaires,
    articles associés, articles connexes,
    relacionadas, relacionados, comentarios, publicidad, compartir, noticias relacionadas,
    artículos relacionados, más leídas, las más leídas,
    comentários, publicidade, compartilhe, compartilhar, notícias relacionadas, artigos
    relacionados, mais lidas,
    commenti, pubblicità, condividi, articoli correlati, i più letti,
    reacties, advertentie, gerelateerd, meest gelezen,
    komentarze, reklama, polecamy, powiązane, udostępnij, najczęściej czytane
    """)
)
"""Labels that say nothing else; a number beside them counts."""

_BEGINNINGS = _phrases("""
    read more, read next, read also, most read, most popular, most viewed, most shared, more from,
    more stories, more news, more articles, more like this, more on this, more coverage, don't miss,
    you may like, you may also, you might like, you might also, share this, share on, share via,
    filed under, follow us on, sponsored by, subscribe to our,
    mehr zum thema, lesen sie auch, lesen sie mehr, sehen sie auch, das könnte sie, das
    könnte dich, ähnliche artikel, ähnliche beiträge, weitere artikel, weitere
    beiträge, weitere meldungen,
    lire aussi, à lire aussi, à lire également, voir aussi, à voir aussi, à
    découvrir aussi, sur le même sujet, sur le même thème, les plus lus, les plus
    partagés,
    lea también, lee también, vea también, lea más, te puede interesar, te pueden
    interesar, le puede interesar, lo más leído, lo más visto,
    leia também, leia mais, veja também, veja mais, você pode gostar, você
    também pode gostar,
    leggi anche, potrebbe interessarti, potrebbero interessarti, ti potrebbe interessare,
    lees ook, lees meer, lees verder,
    czytaj też, czytaj także, czytaj również, czytaj więcej, zobacz
    też, zobacz także, zobacz również, przeczytaj też, przeczytaj także,
    sprawdź też
    """)
"""How labels begin that name what they lead to."""

_NAMING = frozenset(
    (
        *_BEGINNINGS,
        *_phrases("""
        read, see, see also, see more, watch, listen, related, related story, related post, related
        article, related video, tag, tags, lesen sie, lire, lea, leia
        """),
    )
)
"""How labels begin that name it behind a colon."""

_BEFORE_COLON = re.compile(r"[^:.!?]{3,40}+(?=:)")
_APPEAL = re.compile(
    r"\b(?:we|this (?:web)?site|our partners) uses? cookies\b|\b(?:cookie|privacy) policy\b"
    r"|\ball rights reserved\b|\b(?:sign up|subscribe) (?:to|for|now|here|today)\b|\bclick here\b"
    r"|\b(?:our|free|daily|weekly|the) (?:e-?mail )?newsletters?\b|\bfollow (?:us|me) on\b"
    r"|\bshare (?:this|on|via)\b|^\W*(?:\u00a9|copyright\b)"
    r"|\bnewsletter (?:abonnieren|bestellen)|\balle rechte vorbehalten\b|\bnotre (?:newsletter"
    r"|lettre d.information)\b|\btous droits r\u00e9serv\u00e9s\b|\bnuestr[oa] (?:newsletter"
    r"|bolet\u00edn)\b|\b(?:todos|tutti) (?:los derechos|os direitos|i diritti) (?:reservados"
    r"|riservati)\b|\bnossa newsletter\b|\bnostra newsletter\b|\bonze nieuwsbrief\b"
    r"|\bnaszego newslettera\b|\bwszelkie prawa zastrze\u017cone\b"
    # What blogs say of where a post is filed.
    r"|^this (?:entry|post|article) was (?:posted|filed|published) (?:in|on|by)\b"
    r"|\bbookmark the permalink\b|^dieser (?:eintrag|beitrag|artikel) wurde\b.{0,40}?"
    r"\b(?:ver\u00f6ffentlicht|geschrieben|abgelegt)\b"
    r"|^cet(?:te)? (?:entr\u00e9e|article) a \u00e9t\u00e9 publi\u00e9e? (?:dans|le|par)\b"
    r"|^esta entrada (?:fue|ha sido) publicada\b"
    r"|^est[ae] (?:entrada|post|artigo) foi publicad[ao]\b"
    r"|^quest[ao] (?:voce|articolo|post) \u00e8 stat[ao] (?:pubblicat|inserit)[ao]\b"
    r"|^(?:dit bericht|deze entry) (?:is|werd) geplaatst\b"
    r"|^ten wpis (?:zosta\u0142|by\u0142) opublikowany\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    # What stands in place of a video or a post of another site until readers agree to load it.
    r"\b(?:this )?video (?:has )?failed to load\b"
    r"|\bto (?:view|see|watch|display) this (?:content|video|post|embed|map)\b.{0,80}"
    r"\b(?:cookies|consent|javascript)\b"
    r"|\b(?:accept|enable|allow) (?:[\w-]{1,20} )?cookies to (?:view|see|watch|load|display)\b"
    r"|\bthis (?:content|embed) is (?:hosted|provided) by a third party\b"
    r"|\byour browser does not support (?:the )?(?:audio|video|iframe|html ?5)"
    r"|\bexterne[rn]? inhalte?\b.{0,30}\b(?:nicht verf\u00fcgbar|angezeigt|anzeigen|laden)\b"
    r"|\bempfohlener (?:redaktioneller|externer) inhalt\b"
    r"|\ban dieser stelle (?:findest du|finden sie|befindet sich|steht)\b.{0,60}\bextern"
    r"|\bich bin (?:damit )?einverstanden, dass (?:mir|ich)\b.{0,40}\binhalte?\b"
    r"|\bpersonenbezogene daten\b.{0,40}\bdrittplattformen\b"
    r"|\bprivatsph\u00e4re-einstellungen\b.{0,80}\binhalte\b"
    r"|\bce contenu (?:externe )?(?:est bloqu\u00e9|n.est pas disponible|n.a pas pu \u00eatre"
    r" (?:affich|charg)\u00e9)|\bpour (?:afficher|voir|consulter) ce contenu\b.{0,60}\bcookies\b"
    r"|\b(?:para|per|om) (?:ver|ver o|visualizzare|vedere|bekijken)\b.{0,60}\b(?:acepta|aceita"
    r"|accetta|accepteer)\w{0,3}\b.{0,30}\bcookies\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\W*(?:(?:by|von|par|por|di|door|przez|text|autor(?:in)?|author|auteur)\b:?\s+[^\W\d_]"
    r"|(?:photos?|images?|pictures?|fotos?|bild|quelle|source|fuente|credits?|copyright"
    r"|updated|published|posted|last modified|ver\u00f6ffentlicht|aktualisiert|stand"
    r"|publi\u00e9|mis \u00e0 jour|publicado|actualizado|atualizado|pubblicato|aggiornato)\b)"
    r"|^\W*\u00a9|\b\d+ ?min(?:ute)?s?\.? (?:read|lesezeit|de lecture|de lectura|de leitura"
    r"|di lettura)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d?[:.h]\d\d(?!\d)")


def is_label(text: str) -> bool:
    """Tell whether *text* is a line or a heading that leads on to something else of a site."""
    if len(text.split()) > _LONGEST_LABEL:
        return False
    line = fold(text).strip("0123456789 ()").rstrip(":")
    return line in _LINES or line.startswith(_BEGINNINGS) or _names_another(text)


def is_promotion(text: str) -> bool:
    """Tell whether the sentence *text* names another article, or wants something of a reader."""
    if len(text.split()) > _LONGEST_APPEAL:
        return False
    return bool(_APPEAL.search(text)) or is_placeholder(text) or _names_another(text)


def is_placeholder(text: str) -> bool:
    """Tell whether *text* stands where a page would show a video or post of another site."""
    return len(text.split()) <= _LONGEST_APPEAL and bool(_PLACEHOLDER.search(text))


def is_byline(text: str) -> bool:
    """Tell whether the line *text* says by whom an article is, or whose its picture."""
    return len(text.split()) <= _LONGEST_BYLINE and bool(_BYLINE.search(text))


def is_dated(text: str) -> bool:
    """Tell whether the line *text* says little more than a year or a time of day."""
    return len(text.split()) <= _LONGEST_DATE and tells_a_day(text)


def tells_a_day(text: str) -> bool:
    """Tell whether *text* names a year or a time of day."""
    return bool(_DATE.search(text))


def _names_another(text: str) -> bool:
    label = _BEFORE_COLON.match(text)
    return label is not None and fold(label[0]) in _NAMING
