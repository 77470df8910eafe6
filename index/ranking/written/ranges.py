"""A day or month of a question, told by a range that an article has: a Tuesday by "Mon-Thu".

The question and the article may be in two languages.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.letters import in_small_letters
from index.ranking.written.range_words import RANGE_WORDS, Day
from index.search.words import stems, stems_in

_WORD = re.compile(r"\w+")
_DATED = re.compile(r"\d(?:st|nd|rd|th|er|\.)?(?: of| de)? $")


class _Asked(NamedTuple):
    """What a question asks about at `question[start:end]`, and the range in which it lies."""

    start: int
    end: int
    told: str


def as_ranged_in(text: str, question: str) -> str:
    """Return *question* with days and months as the ranges of *text* in which they lie.

    What stands in *text* itself stays as it was typed, and so does a date.
    """
    for asked in sorted(_told(text, question), reverse=True):
        question = question[: asked.start] + asked.told + question[asked.end :]
    return question


def range_stems(text: str, question: str, language: str) -> dict[str, str]:
    """Return which stems of *text* tell of days and months of *question*: where ranges begin.

    They are stems of its *language*; those of a question are English ones.
    """
    return {
        stem: day
        for asked in _told(text, question)
        for stem, day in zip(
            stems_in(language, asked.told)[:1],
            stems(question[asked.start : asked.end]),
            strict=False,
        )
    }


def _told(text: str, question: str) -> Iterator[_Asked]:
    """Yield what *question* asks about with the range of *text* in which it lies."""
    for start, end, days in _named(question):
        if _stands(days, text):
            continue
        told = next((range_ for day in days for range_ in _covering(day, text)), None)
        if told is not None:
            yield _Asked(start, end, told)


@lru_cache(maxsize=64)
def _named(question: str) -> tuple[tuple[int, int, tuple[Day, ...]], ...]:
    """Return where *question* names a day of the week or a month, and which ones it may be.

    One that names a range asks for no day in it, and a date is told as it stands.
    """
    if any(each.ranges.search(question) for each in RANGE_WORDS):
        return ()
    found: dict[tuple[int, int], dict[Day, None]] = {}
    for words in RANGE_WORDS:
        for each in words.asked.finditer(question):
            if not _DATED.search(question[: each.start("name")]):
                days = dict.fromkeys(words.days[in_small_letters(each["name"])])
                found.setdefault(each.span("name"), {}).update(days)
    return tuple((*place, tuple(days)) for place, days in found.items())


def _stands(days: tuple[Day, ...], text: str) -> bool:
    """Return whether one of *days* itself stands in *text*."""
    return any(
        not set(days).isdisjoint(words.days.get(in_small_letters(each[0]), ()))
        for each in _WORD.finditer(text)
        for words in RANGE_WORDS
    )


def _covering(day: Day, text: str) -> Iterator[str]:
    """Yield the ranges of *text* in which *day* lies."""
    for words in RANGE_WORDS:
        for found in words.ranges.finditer(text):
            ends = words.range_of(found)
            if ends is not None and _lies(day, *ends):
                yield text[found.start("first" if found["first"] else "from") : found.end()]


def _lies(day: Day, first: Day, last: Day) -> bool:
    """Return whether *day* lies from *first* to *last*, round a year's end too."""
    if day.circle != first.circle:
        return False
    if first.at <= last.at:
        return first.at <= day.at <= last.at
    return day.at >= first.at or day.at <= last.at
