"""Forms of questions that leave nothing open, in four languages."""

import re
from collections.abc import Mapping
from itertools import takewhile
from types import MappingProxyType

from index.understanding.asking_words import CONNECTIVES
from index.understanding.wants import Want
from index.understanding.your_library import YOUR_LIBRARY_FORM

FACT_WORDS: Mapping[str, Want] = MappingProxyType(
    {
        **dict.fromkeys(("who", "wer", "qui", "qui\u00e9n", "quien"), Want.AUTHOR),
        **dict.fromkeys(("when", "wann", "quand", "cu\u00e1ndo", "cuando"), Want.DATE),
        **dict.fromkeys(("where", "wo", "o\u00f9", "d\u00f3nde", "donde"), Want.PUBLICATION),
    }
)
"""What a word by itself asks, beside another fact or behind a reply about an article."""

_AND = frozenset("and or und oder et ou y o".split())
_YOU = r"(?:do|have) (?:you|u|ya|y all|yall|we)(?: guys)?(?: (?:have|got))?"
_ANY = r"(?:anything|something|stuff|(?:any |some )?(?:articles|pieces|posts))"
_IN_SOME = re.compile(r" in (?:the|this|that|these|those|our) ")
"""Who names where to look asks what is said there."""

_ARTICLE = r"(?:article|piece|story|post|artikel|beitrag|texte?|art\u00edculo)"
_TELLS = (
    r"(?:(?:is|was|s) about|about|explain\w*|mention\w*|talk\w*|tell\w*|sa(?:ys?|id)|describ\w*"
    r"|cover\w*|handelt|spricht|erkl\u00e4rt|erw\u00e4hnt|parle|explique|mentionne"
    r"|habla|explica|menciona)"
)
_HOLDS = r"(?:with|where|whose|that|mentioning|in which|about (?:how|why|who|when|where))"
_FORMS = (
    (
        Want.TOPIC,
        re.compile(
            rf"(?:what|(?:any|some)thing|stuff) {_YOU} (?:on|about) "
            rf"|(?:{_YOU} |got |is there |are there )?{_ANY}(?: in)?(?: here)? (?:on|about) "
            r"|was (?:hast du|habt ihr) (?:zu|zum|zur|\u00fcber) "
            r"|(?:qu est ce que|quoi) (?:tu as|vous avez|t as|as tu|avez vous) sur "
            r"|qu\u00e9 (?:tienes|ten\u00e9is|tienen) sobre "
        ),
    ),
    (
        Want.EVERYTHING,
        re.compile(
            rf"{YOUR_LIBRARY_FORM}"
            r"|(?:welche (?:artikel|texte) (?:hast du|habt ihr|gibt es)"
            r"|quels (?:articles|textes) (?:as tu|tu as|avez vous|vous avez|il y a|y a t il)"
            r"|qu\u00e9 (?:art\u00edculos|textos) (?:tienes|ten\u00e9is|tienen|hay))"
            r"(?: hier| ici| aqu\u00ed)?$"
        ),
    ),
    (
        Want.NEWEST,
        re.compile(
            r"(?:what|which)(?: ?s| is| are) the (?:newest|latest|most recent|last)"
            r"(?: (?:one|ones|thing|things|stuff|article|articles))?"
            r"(?: added| posted)?"
            r"(?: (?:that )?(?:you|u|we)(?: guys)? (?:have|got|ve got)| (?:in )?here)$"
        ),
    ),
    (
        Want.WHICH,
        re.compile(
            rf"what(?: ?s| is| was)(?: the| that)? (?:{_ARTICLE}|one) {_HOLDS}\b"
            rf"|(?:which|welcher|quel|qu\u00e9) {_ARTICLE} {_TELLS} "
            rf"|(?:in (?:which|what|welche[mnr])|dans quel|en qu\u00e9) {_ARTICLE} (?!$)"
        ),
    ),
)


_ANYTHING = re.compile(r"(?:got )?(?:any|some)thing (?:on|about) ")
_WITHIN = (" in the ", " in this ", " in that ")
"""What names where to look: an article, which is to be searched."""


def ruled_want(question: str) -> Want | None:
    """Return what *question* wants by its form, `None` for other forms.

    "What do you have on rowing" asks whether there is anything, "what's the piece with the bird"
    which one it is.
    """
    plain = " ".join(re.findall(r"\w+", question.casefold()))
    if _ANYTHING.match(plain) and not any(each in plain for each in _WITHIN):
        return Want.TOPIC
    found = next((want for want, form in _FORMS if form.match(plain)), None)
    return None if found is Want.TOPIC and _IN_SOME.search(plain) else found


def asked_alone(question: str) -> Want | None:
    """Return the fact that *question* asks by a word, with at most an "and" before it."""
    said = _said(question)
    rest = said[len(_connectives(said)) :]
    return FACT_WORDS.get(rest[0]) if len(rest) == 1 else None


def without_connectives(question: str) -> str:
    """Return *question* without an "and" before it."""
    said = question.split()
    return " ".join(said[len(_connectives([each.strip(",.:;").casefold() for each in said])) :])


def parted(question: str) -> tuple[str, Want] | None:
    """Return *question* without a second fact that it asks by a word, and that fact.

    "Where was it published, and when?" and "when and where was it published" ask for two.
    """
    said = question.split()
    plain = [each.strip("?!.,;:\u00bf\u00a1").casefold() for each in said]
    if len(plain) > 3 and plain[-2] in _AND and plain[-1] in FACT_WORDS:  # noqa: PLR2004 - "who or when" asks alone
        return " ".join(said[:-2]), FACT_WORDS[plain[-1]]
    if len(plain) > 3 and plain[1] in _AND and {plain[0], plain[2]} <= FACT_WORDS.keys():  # noqa: PLR2004 - the same
        return " ".join(said[2:]), FACT_WORDS[plain[0]]
    return None


def _said(question: str) -> list[str]:
    return re.findall(r"\w+", question.casefold())


def _connectives(said: list[str]) -> list[str]:
    return list(takewhile(CONNECTIVES.__contains__, said))
