"""Years between which a question asks, and years between which an article tells of something."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.letters import in_small_letters

_YEAR = r"(?:1[5-9]|20)\d\d"
_WORDS = r"(?: (?:the years?|den Jahren|dem Jahr|los a[n\u00f1]os|el a[n\u00f1]o|les ann\u00e9es))?"
_RANGE = re.compile(
    rf"(?:\b(?P<opening>from|von|desde|depuis|de){_WORDS} )?(?<![\d.,:/-])(?P<first>{_YEAR})"
    r"(?: ?[-\u2013\u2014] ?| (?:to|until|till|through|bis|al?|hasta|\u00e0)(?: el)? )"
    rf"(?P<last>{_YEAR})(?![\d:/-]|['\u2019]?s\b|[.,]\d)"
    rf"|\b(?P<between>between|zwischen|entre){_WORDS} (?P<low>{_YEAR}) (?:and|und|y|et)(?: el)? "
    rf"(?P<high>{_YEAR})(?![\d:/-]|['\u2019]?s\b|[.,]\d)",
    re.IGNORECASE,
)
"""Two years with "and" are a range behind "between" alone: "in 2023 and 2024" are two."""
_ONE = re.compile(rf"(?<![\d.,:/-]){_YEAR}(?![\d:/-]|['\u2019]?s\b|[.,]\d)")
_IN = {"between": "in ", "from": "in "} | dict.fromkeys(("entre", "desde", "depuis", "de"), "en ")
"""What stands before a single year where this stands before two; German has nothing there."""


class Years(NamedTuple):
    """From the *first* year to the *last*, as `text[start:end]` says."""

    first: int
    last: int
    start: int
    end: int

    def meets(self, other: "Years") -> bool:
        """Return whether some year lies in both."""
        return self.first <= other.last and other.first <= self.last


def years_in(text: str) -> Iterator[Years]:
    """Yield the years of *text*, those that it names as a range in one."""
    at = 0
    for found in _RANGE.finditer(text):
        first, last = int(found["first"] or found["low"]), int(found["last"] or found["high"])
        if first <= last:
            yield from _single(text, at, found.start())
            yield Years(first, last, *found.span())
            at = found.end()
    yield from _single(text, at, len(text))


def _single(text: str, start: int, end: int) -> Iterator[Years]:
    for found in _ONE.finditer(text, start, end):
        yield Years(int(found[0]), int(found[0]), *found.span())


def with_years_of(text: str, question: str) -> str:
    """Return *question* with the year of *text* for a range in which it lies, or the other way.

    What something happened "between 1990 and 1995" is told by 1993, and 1900 by "1862 to 1955".
    Years that stand in *text* themselves stay.
    """
    asked = list(years_in(question))
    told = list(years_in(text)) if asked else []
    for each in reversed(asked):
        found = next((other for other in told if each.meets(other)), None)
        ends = {year for other in told for year in (other.first, other.last)}
        if found is not None and not ends.issuperset((each.first, each.last)):
            opening = _opening(question, each) if found.first == found.last else ""
            said = text[found.start : found.end]
            question = question[: each.start] + opening + said + question[each.end :]
    return question


def _opening(question: str, asked: Years) -> str:
    found = _RANGE.match(question, asked.start)
    return (
        _IN.get(in_small_letters(found["opening"] or found["between"] or ""), "") if found else ""
    )
