"""What several articles say alike, and where they differ in the figure that was asked for."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.shingles import containment, shingles
from corpus.submissions.duplicates import SAME_FROM
from index.ranking.answer_kinds.answer_types import AnswerType
from index.ranking.passages.words import KEPT
from index.search.words import stems

NEARLY_ALL = 0.9
"""Share of words from which shingles are compared at all: they cost ten times as much."""

LEAST_SHARED = 2
"""Words of the question that two sentences must share to speak of the same thing."""

_YEAR = re.compile(r"1[5-9]\d{2}|20\d{2}")
"""A number that is more likely a year; one with a separator never is."""

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SCALES = {"": 1, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_NUMBER = re.compile(
    rf"(\d+(?:[.,]\d+)*|\b(?:{'|'.join(_WORDS)})\b)"
    rf"(?:[\s-]+({'|'.join(filter(None, _SCALES))})\b)?"
)
_MONTH = re.compile(
    r"\b(?!(?-i:may|mar|march)\b)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|ober|ember)?\b\.?",
    re.IGNORECASE,
)
"""What in small letters is another word as well is none: "it may open in 2022"."""


def alike(articles: Sequence[str], texts: Sequence[str]) -> list[list[int]]:
    """Return the positions of *texts* in groups that say the same, in the order given.

    A text joins the first group whose leader is of another article and has nearly its words,
    and stands in it once an article. Copies within one article lead groups of their own.
    """
    words = [_words_of(text) for text in texts]
    groups: list[list[int]] = []
    for at, article in enumerate(articles):
        leader = next(
            (
                group
                for group in groups
                if articles[group[0]] != article and _same(words, texts, group[0], at)
            ),
            None,
        )
        if leader is None:
            groups.append([at])
        elif article not in {articles[each] for each in leader}:
            leader.append(at)
    return groups


def differing(
    kind: AnswerType, asked: Sequence[str], articles: Sequence[str], marked: Sequence[str]
) -> list[int]:
    """Return the places in *marked* that give different figures for what was asked.

    *asked* are the stems of the question, *marked* the sentences that answer, best first, of
    *articles*. The best is among the places, one an article; without a difference there is none.
    """
    kind = kind.general
    if kind not in {AnswerType.NUMBER, AnswerType.TIME} or not marked:
        return []
    wanted = frozenset(asked)
    first = figures(kind, marked[0])
    topic = wanted & frozenset(stems(marked[0]))
    if not first or len(topic) < LEAST_SHARED:
        return []
    found = {articles[0]: 0}
    for at, sentence in enumerate(marked):
        other = figures(kind, sentence)
        apart = other and not (other <= first or first <= other)
        if apart and articles[at] not in found and topic <= frozenset(stems(sentence)):
            found[articles[at]] = at
    return list(found.values()) if len(found) > 1 else []


def figures(kind: AnswerType, sentence: str) -> frozenset[str]:
    """Return the numbers of *sentence*, or for a time its years, months and days, in one form."""
    found = _NUMBER.findall(sentence.casefold())
    years = frozenset(value for value, scale in found if _YEAR.fullmatch(value) and not scale)
    numbers = frozenset(_plain(value) * _SCALES[scale] for value, scale in found)
    written = frozenset(f"{each:.12g}" for each in numbers)
    if kind is AnswerType.NUMBER:
        return written - years or written
    months = frozenset(each.casefold() for each in _MONTH.findall(sentence))
    return (years | months | (written if months else frozenset())) or written


def _plain(value: str) -> float:
    if value in _WORDS:
        return float(_WORDS.index(value))
    whole = value.replace(",", "")
    # More than one point separates thousands, or a version's parts: either way one number.
    return float(whole if whole.count(".") < 2 else whole.replace(".", ""))  # noqa: PLR2004 - as said


@lru_cache(maxsize=KEPT)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _same(words: Sequence[frozenset[str]], texts: Sequence[str], one: int, other: int) -> bool:
    smaller = min(len(words[one]), len(words[other]))
    if len(words[one] & words[other]) < NEARLY_ALL * smaller:
        return False
    return containment(shingles(texts[one]), shingles(texts[other])) >= SAME_FROM
