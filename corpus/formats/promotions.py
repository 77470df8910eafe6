"""What sites write around their articles: of other articles, to their readers, by whom and when.

English, German, French, Spanish, Portuguese, Italian, Dutch and Polish.
"""

import re

_LONGEST_LABEL = 12
"""Words; a longer text that begins like a label is a sentence. Our own choice."""
_LONGEST_APPEAL = 40
"""Words; a longer text that says such a thing is an article that talks about it."""

_LONGEST_BYLINE = 20
"""Words; a longer text that begins like a byline is a sentence. Our own choice."""
_LONGEST_DATE = 8
"""Words of a line that says a day, a time and a place. Our own choice."""

_LABEL = re.compile(
    r"^\W*(?:related(?! to\b)|recommended|trending|most (?:read|popular|viewed|shared)|up next"
    r"|don.t miss|more (?:from|on|in|stories|news|like this)|you (?:may|might) (?:also )?(?:like"
    r"|enjoy|be interested)|read (?:more|next|also|now)|see also|watch (?:also|next|now)|latest"
    r" (?:news|stories|posts)|(?:other|further|similar|popular) (?:articles|posts|stories)"
    r"|share\b|tags?\b|filed under|advertis(?:e|ing|ement)|sponsored|about the authors?"
    r"|leave a (?:reply|comment)|(?:\d+ |no )?comments?$|follow (?:us|me)|sign (?:up|in)|log ?in"
    r"|subscribe|newsletter"
    r"|mehr zum thema|(?:lesen|sehen) sie (?:auch|mehr)|auch interessant|meistgelesen|meist gelesen"
    r"|das k\u00f6nnte (?:sie|dich) |\u00e4hnliche (?:artikel|beitr\u00e4ge)|weitere (?:artikel"
    r"|beitr\u00e4ge|meldungen)|(?:\d+ |keine )?kommentare?$|anzeige$|werbung$|teilen\b|tags?\b"
    r"|schlagw(?:ort|\u00f6rter)"
    r"|(?:\u00e0 )?(?:lire|voir|d\u00e9couvrir) (?:aussi|\u00e9galement)|sur le m\u00eame (?:sujet"
    r"|th\u00e8me)|articles? (?:li\u00e9s|similaires|associ\u00e9s|connexes)|les plus (?:lus"
    r"|partag\u00e9s)|(?:\d+ )?commentaires?$|publicit\u00e9$|partager\b"
    r"|(?:lea|lee|vea) (?:tambi\u00e9n|m\u00e1s)|(?:leia|veja) (?:tamb\u00e9m|mais)"
    r"|(?:te|le) pueden? interesar|(?:noticias|art\u00edculos|not\u00edcias|artigos) relacionad"
    r"|relacionad[oa]s|lo m\u00e1s (?:le\u00eddo|visto)|(?:las )?m\u00e1s le\u00eddas|mais lidas"
    r"|voc\u00ea (?:tamb\u00e9m )?(?:pode|poder\u00e1) gostar|(?:\d+ )?(?:comentarios"
    r"|coment\u00e1rios)$|publicidade?$|compart(?:ir|ilh)"
    r"|leggi anche|(?:ti )?potrebbe(?:ro)? interessar|articoli correlati|i pi\u00f9 letti"
    r"|(?:\d+ )?commenti$|pubblicit\u00e0$|condividi\b"
    r"|lees (?:ook|meer|verder)|gerelateerd|meest gelezen|(?:\d+ )?reacties$|advertentie$"
    r"|(?:czytaj|zobacz|przeczytaj|sprawd\u017a) (?:te\u017c|tak\u017ce|r\u00f3wnie\u017c"
    r"|wi\u0119cej)|polecamy|najcz\u0119\u015bciej czytane|powi\u0105zane|(?:\d+ )?komentarze$"
    r"|reklama$|udost\u0119pnij)",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"^[^:.!?]{3,40}+:", re.IGNORECASE)
"""How a label begins that names the other article behind it: "Read also: …"."""
_APPEAL = re.compile(
    r"\b(?:we|this (?:web)?site|our partners) uses? cookies\b|\b(?:cookie|privacy) policy\b"
    r"|\ball rights reserved\b|\b(?:sign up|subscribe) (?:to|for|now|here|today)\b|\bclick here\b"
    r"|\b(?:our|free|daily|weekly|the) (?:e-?mail )?newsletters?\b|\bfollow (?:us|me) on\b"
    r"|\bshare (?:this|on|via)\b|^\W*(?:\u00a9|copyright\b)"
    r"|\bnewsletter (?:abonnieren|bestellen)|\balle rechte vorbehalten\b|\bnotre (?:newsletter"
    r"|lettre d.information)\b|\btous droits r\u00e9serv\u00e9s\b|\bnuestr[oa] (?:newsletter"
    r"|bolet\u00edn)\b|\b(?:todos|tutti) (?:los derechos|os direitos|i diritti) (?:reservados"
    r"|riservati)\b|\bnossa newsletter\b|\bnostra newsletter\b|\bonze nieuwsbrief\b"
    r"|\bnaszego newslettera\b|\bwszelkie prawa zastrze\u017cone\b",
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
    return len(text.split()) <= _LONGEST_LABEL and bool(_LABEL.match(text))


def is_promotion(text: str) -> bool:
    """Tell whether the sentence *text* names another article, or wants something of a reader."""
    if len(text.split()) > _LONGEST_APPEAL:
        return False
    leads_on = _LEADS_ON.match(text)
    return bool(_APPEAL.search(text) or (leads_on and _LABEL.match(text)))


def is_byline(text: str) -> bool:
    """Tell whether the line *text* says by whom an article is, or whose its picture."""
    return len(text.split()) <= _LONGEST_BYLINE and bool(_BYLINE.search(text))


def is_dated(text: str) -> bool:
    """Tell whether the line *text* says little more than a year or a time of day."""
    return len(text.split()) <= _LONGEST_DATE and bool(_DATE.search(text))
