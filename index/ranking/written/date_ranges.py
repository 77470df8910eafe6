"""A date of a question, told by the dates between which it lies: 15 June by "12 to 19 June"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.letters import in_small_letters
from index.ranking.written.days import DAYS_TYPED, MONTH, month_number

_DAY = r"[0-3]?\d(?:st|nd|rd|th|er|\.)?"
_OF = r" ?(?:of |de )?"
_JOINT = (
    r"(?: ?[-\u2013\u2014] ?| (?P<joint{0}>to|until|till|through|and|bis|und|al?|hasta|y|au"
    r"|\u00e0|et)"
    r"(?: (?:the|zum|den|dem|el|le))? )"
)
_BETWEEN = r"(?P<between{0}>\b(?:between|zwischen|entre)(?: the| dem| den| el| le)? )?"
_RANGE = re.compile(
    rf"{_BETWEEN.format(1)}(?<![\d.,:/-])(?P<range1>(?P<day1>{_DAY})(?:{_OF}(?P<month1>{MONTH})\.?)?"
    rf"{_JOINT.format(1)}(?P<day2>{_DAY}){_OF}(?P<month2>{MONTH}))(?!\w)"
    rf"|{_BETWEEN.format(3)}(?<!\w)(?P<range3>(?P<month3>{MONTH})\.? (?P<day3>{_DAY})"
    rf"{_JOINT.format(3)}(?:(?P<month4>{MONTH})\.? )?(?P<day4>{_DAY}))(?!\w|[.,:]\d)",
    re.IGNORECASE,
)
_ANDS = frozenset({"and", "und", "y", "et"})
"""What stands in a range only behind "between": "on 3 and 9 May" are two days."""

_Date = tuple[int, int]


class _Range(NamedTuple):
    """From one day of a year to another, and how a text says so."""

    first: _Date
    last: _Date
    said: str

    def has(self, date: _Date) -> bool:
        """Return whether *date* lies in it, round a year's end too."""
        if self.first <= self.last:
            return self.first <= date <= self.last
        return date >= self.first or date <= self.last


def as_dated_in(text: str, question: str) -> str:
    """Return *question* with a date that *text* has not as the range of it in which that lies."""
    asked = next(_asked(question), None)
    if asked is None or _RANGE.search(question):
        return question
    found, date = asked
    told = next((each.said for each in _ranges(text) if each.has(date)), None)
    if told is None or any(date == other for _, other in _asked(text)):
        return question
    return question[: found.start()] + told + question[found.end() :]


def _asked(text: str) -> Iterator[tuple[re.Match[str], _Date]]:
    """Yield the dates of *text* that are written with the name of their month."""
    for way in DAYS_TYPED:
        for found in way.finditer(text):
            month = month_number(found["month"])
            if month is not None and not found["month"].isdigit():
                yield found, (month, int(found["day"]))


def _ranges(text: str) -> Iterator[_Range]:
    """Yield the ranges of dates in *text*."""
    for found in _RANGE.finditer(text):
        at = 1 if found["range1"] else 3
        joint = in_small_letters(found[f"joint{at}"] or "")
        if joint in _ANDS and not found[f"between{at}"]:
            continue
        months = [month_number(found[f"month{each}"] or "") for each in (at, at + 1)]
        first, last = (each or next(filter(None, months), None) for each in months)
        days = [int(re.sub(r"\D", "", found[f"day{each}"])) for each in (at, at + 1)]
        if first is not None and last is not None:
            yield _Range((first, days[0]), (last, days[1]), found[f"range{at}"])
