"""Days of a question, written as the articles write them: "May 4th" is "4 May" to a search.

So is what German, Spanish and French ones say, in whichever of these languages articles are.
"""

import re
from collections.abc import Iterator

from corpus.letters import in_small_letters
from index.english_calendar import MONTHS
from index.ranking.written.forms import Writing
from index.ranking.written.words import WRITTEN_WORDS, WrittenWords, typed_forms

_MOST_DAYS, _MOST_MONTHS = 31, 12

_NAMES = (
    {name.casefold(): name for name in MONTHS}
    | {name[:3].casefold(): name for name in MONTHS}
    | {"sept": "September"}
    | {
        typed: MONTHS[at]
        for words in WRITTEN_WORDS
        for at, month in enumerate(words.months)
        for typed in typed_forms(month)
    }
)

_ALSO_WORDS = frozenset({"may", "mar", "march"})
"""Months that in small letters are other words too: "who may 4 children ask"."""
_SAYS_DAY = re.compile(r"\d(?:st|nd|rd|th)|\bthe\b|\bof\b|[12]\d{3}")

MONTH = rf"(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
"""What finds the name of a month in any of these languages, or its beginning."""
_MONTH = rf"(?P<month>{MONTH})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:,? (?:of |del? )?(?P<year>[12]\d{3}))?"
DAYS_TYPED = tuple(
    re.compile(rf"(?<![\w.,/-]){way}(?![\w/-]|[.,]\d)", re.IGNORECASE)
    for way in (
        rf"(?:the )?{_DAY} (?:of |de )?{_MONTH}{_YEAR}",
        rf"{_MONTH} (?:the )?{_DAY}{_YEAR}",
        r"(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        r"(?P<day>[0-3]?\d)\. ?(?P<month>[01]?\d)\. ?(?P<year>[12]\d{3})",
    )
)
"""Ways to write a day with its month, in figures or words."""


def month_number(typed: str) -> int | None:
    """Return which month *typed* names, in figures or words; `None` for none."""
    if typed.isdigit():
        return int(typed) if 1 <= int(typed) <= _MOST_MONTHS else None
    name = _NAMES.get(in_small_letters(typed))
    return None if name is None else MONTHS.index(name) + 1


def _written(found: re.Match[str]) -> Iterator[str]:
    """Yield the forms of a day; none for one that no month has, or for what may be a word."""
    number, day = month_number(found["month"]), int(found["day"])
    if number is not None and 1 <= day <= _MOST_DAYS and not _may_be_word(found):
        yield from _forms(day, MONTHS[number - 1], found["year"])


def _may_be_word(found: re.Match[str]) -> bool:
    return found["month"] in _ALSO_WORDS and _SAYS_DAY.search(found[0]) is None


def _forms(day: int, month: str, year: str | None) -> Iterator[str]:
    ordinal = f"{day}{_ending(day)}"
    behind, behind_comma = (f" {year}", f", {year}") if year else ("", "")
    for name in (month, month[:3]):
        yield f"{day} {name}{behind}"
        yield f"{name} {day}{behind_comma}"
        yield f"{name} {day}{behind}"
        yield f"{ordinal} {name}{behind}"
        yield f"{name} {ordinal}{behind_comma}"
        yield f"{ordinal} of {name}{behind}"
    if year:
        yield f"{year}-{MONTHS.index(month) + 1:02}-{day:02}"
    for words in WRITTEN_WORDS:
        yield from _forms_of(words, day, MONTHS.index(month), year)


def _forms_of(words: WrittenWords, day: int, at: int, year: str | None) -> Iterator[str]:
    """Yield the forms of a day in the language of *words*, its month being the one *at* there."""
    for form in words.days_of_a_year if year else words.days:
        for said in (words.first, day) if day == 1 else (day,):
            if isinstance(said, int) or ":02}" not in form:
                yield form.format(day=said, month=words.months[at], number=at + 1, year=year)


def _ending(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


DAYS = tuple(Writing(way, _written) for way in DAYS_TYPED)
"""Days with their month, in figures or words."""
