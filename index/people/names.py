"""Names as articles write them: runs of capitalised words, and what is alike in two of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.combining import normalised
from index.answering.listed_sentences import PROSE

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x530))))
"""Capital letters of the Latin, Greek and Cyrillic alphabets."""
_WORD = rf"[{_CAPITAL}][^\W_]*(?:['\u2019-][^\W_]+)*"
_INITIALS = rf"(?:[{_CAPITAL}]\.)+"
_PARTICLE = (
    "(?:de(?:\\sla|\\slos)?|del|van(?:\\sder|\\sden)?|von(?:\\sder)?|der|den|zu|du|des|da|di|la|bin|ibn"
    "|al|of(?:\\sthe)?)"
)
_NAME = re.compile(
    rf"(?<![\w'\u2019-])(?:{_INITIALS}|{_WORD})(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?"
    rf"(?:{_INITIALS}|{_WORD})){{0,6}}"
)
_PART = re.compile(r"[^\s.]+")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_ENDS_BEFORE = re.compile('[.!?:;\u2026"\u201c\u201e\u00ab\u2018(\\[\u2013\u2014\u2022-]$')
_REACH = 3
"""Characters before a name that tell whether it opens a sentence."""

OPENERS = frozenset(
    "a after all also although an and any as at because before both but by during each even"
    " every for from he her here his how however i if in instead it its last later many"
    " meanwhile more most my no nor not now of on once one only or other our over several she"
    " since so some still such that the their then there these they this those though to today"
    " two under until we what when where whether which while who why with yet you your aber als"
    " am auch auf aus bei beim bis da damit das dass dem den denn der des die dies diese dieser"
    " doch ein eine einem einen einer er es f\u00fcr ich ihr ihre im ist kein mit nach nur ob"
    " oder seit sein seine sie sind und vom von vor was wegen wenn wer wie wir zu zum zur au aux"
    " avec car ce cet cette ces comme dans de depuis du elle elles en est et il ils je la le les"
    " leur leurs lors mais nous ou o\u00f9 par pour quand que qui sa selon ses si son sous sur"
    " un une vous al con como cuando del desde el ella ellos entre era esta este esto fue ha las"
    " lo los m\u00e1s muy para pero por porque se seg\u00fan sin sobre su sus tras una y ya".split()
)
"""Words that open a sentence with a capital and are no part of the name behind them."""

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president secretary minister senator"
    " representative congressman congresswoman governor mayor general colonel captain major"
    " admiral sergeant lieutenant officer judge justice chancellor premier king queen prince"
    " princess pope bishop father sister brother saint st director chairman chairwoman chief"
    " coach ambassador commissioner detective inspector councillor rev reverend gen col capt sen"
    " gov rep herr frau pr\u00e4sident pr\u00e4sidentin kanzler kanzlerin bundeskanzler"
    " bundeskanzlerin ministerin b\u00fcrgermeister b\u00fcrgermeisterin k\u00f6nig k\u00f6nigin"
    " papst monsieur madame mme mlle m pr\u00e9sident pr\u00e9sidente ministre maire se\u00f1or"
    " se\u00f1ora sr sra don do\u00f1a presidente presidenta ministro ministra alcalde"
    " alcaldesa".split()
)
"""Words before a surname that are no given name."""


@dataclass(slots=True)
class Occurrences:
    """Where a name stands in a body, as *places*, and how it is written there first: *shown*.

    *inside* tells that it stands somewhere else than at the beginning of a sentence.
    """

    shown: str
    places: list[tuple[int, int]] = field(default_factory=list)
    inside: bool = False


Names = dict[str, Occurrences]
"""The names in an article by their comparable form, in the order of their first place."""


def names_of(article: Article) -> Names:
    """Return the names in the sentences of *article*."""
    found: Names = {}
    for paragraph in article.paragraphs:
        if paragraph.kind in PROSE:
            for start, end, inside in _places(article.body, paragraph.start, paragraph.end):
                text = article.body[start:end]
                if key := " ".join(parts_of(text)):
                    held = found.setdefault(key, Occurrences(_bare(text)))
                    held.places.append((start, end))
                    held.inside |= inside
    return found


def parts_of(name: str) -> tuple[str, ...]:
    """Return the words of *name* in a form in which its spellings are alike.

    Case, accents, full stops and possessive endings do not count; “T.G.” are two initials.
    """
    folded = _folded(name)
    return tuple(filter(None, (_POSSESSIVE.sub("", each) for each in _PART.findall(folded))))


def _bare(name: str) -> str:
    return _POSSESSIVE.sub("", name)


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    letters = normalised("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _places(body: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand in `body[start:end]`, and whether inside a sentence."""
    for match in _NAME.finditer(body, start, end):
        first, opened = match.start(), False
        while (space := _end_of_opener(body, first, match.end())) is not None:
            first, opened = space, True
        if first < match.end():
            before = body[max(start, first - _REACH) : first].rstrip()
            inside = opened or bool(before and not _ENDS_BEFORE.search(before))
            yield first, match.end(), inside


def _end_of_opener(body: str, start: int, end: int) -> int | None:
    """Return where the word after an opener begins; `None` where the first word is none."""
    word_end = start
    while word_end < end and not body[word_end].isspace():
        word_end += 1
    if body[start:word_end].casefold() not in OPENERS:
        return None
    return min(end, word_end + 1)
