"""What each language calls days of the week and months, and how it writes a range of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.letters import in_small_letters
from index.english_calendar import MONTHS, WEEKDAYS
from index.ranking.languages import LANGUAGES, stored
from index.ranking.written.words import WRITTEN_WORDS, typed_forms


class Day(NamedTuple):
    """A day of the week, or a month: the one *at* that place of as many as are in *circle*."""

    circle: int
    at: int


WEEK, YEAR = 7, 12
"""How many days and months there are before they begin anew."""


class RangeWords(NamedTuple):
    """What *days* the words of a language stand for, by how they are typed, in small letters.

    A short word may stand for several. *ranges* finds ranges, *asked* what a question names.
    """

    days: Mapping[str, Sequence[Day]]
    ranges: re.Pattern[str]
    asked: re.Pattern[str]

    def range_of(self, found: re.Match[str]) -> tuple[Day, Day] | None:
        """Return from which to which day what *found* says goes; `None` for a day to a month."""
        first = self.days[in_small_letters(found["first"] or found["from"])]
        last = self.days[in_small_letters(found["last"] or found["until"])]
        pairs = ((one, other) for one in first for other in last if one.circle == other.circle)
        return next(pairs, None)


_DASH = r" ?[-\u2013\u2014] ?"


def _words(names: Iterable[tuple[str, Day]], said: Mapping[str, str], asked: str) -> RangeWords:
    """Return the words of a language by its *names* and what is *said* between them.

    *asked* is how a question has the names that it asks about.
    """
    known: dict[str, list[Day]] = {}
    forms: dict[str, None] = {}
    for name, day in names:
        for typed in typed_forms(name):
            known.setdefault(typed, []).append(day)
        forms |= dict.fromkeys(_found(name))
    form = _one_of(forms)
    ranges = (
        rf"(?<!\w)(?P<first>{form})\.?(?:{_DASH}| {said['to']} )(?P<last>{form})(?!\w)"
        rf"|\b{said['between']} (?P<from>{form}) {said['and']} (?P<until>{form})(?!\w)"
    )
    return RangeWords(known, re.compile(ranges, re.IGNORECASE), re.compile(asked, re.IGNORECASE))


def _found(name: str) -> tuple[str, ...]:
    """Return what finds *name*: one of two letters has its capital, as without it is a word."""
    return typed_forms(name) if len(name) > len("Mo") else (f"(?-i:{name})",)


def _one_of(forms: Iterable[str]) -> str:
    return rf"(?:{'|'.join(sorted(dict.fromkeys(forms), key=len, reverse=True))})"


def _named(names: str, circle: int) -> Iterator[tuple[str, Day]]:
    """Yield each of *names* in order, in all the ways to write it, with what it stands for."""
    for at, ways in enumerate(names.split()):
        for way in ways.split("/"):
            yield way, Day(circle, at)


def _english() -> RangeWords:
    days, months = (in_small_letters(" ".join(each)) for each in (WEEKDAYS, MONTHS))
    full = (*_named(days, WEEK), *_named(months, YEAR))
    short = [(form, day) for name, day in full for form in (name[:3], f"{name}s")]
    also = [("tues", 1), ("thur", 3), ("thurs", 3)]
    names = [*full, *short, *((name, Day(WEEK, at)) for name, at in also), ("sept", Day(YEAR, 8))]
    words = "may|march|sat|sun|wed|mon|mar|dec|jan"
    asked = (
        rf"(?<![\w.-])(?:(?!(?:{words})\b)|(?<=\bin )|(?<=\bon )|(?-i:(?=[A-Z])))"
        rf"(?P<name>{_one_of(name for name, _ in names)})(?![\w-])(?! ?\d)"
    )
    said = {"to": "(?:to|until|till|through|up to)", "between": "between", "and": "and"}
    return _words(names, said, asked)


def _other(said: Mapping[str, str], months: Sequence[str]) -> RangeWords:
    """Return the words of another language, whose questions write them out."""
    days = list(_named(said["days"], WEEK))
    days += [(f"{name}s", day) for name, day in days if not name.endswith("s")]
    full = (*days, *_named(" ".join(months), YEAR))
    short = (*_named(said["short_days"], WEEK), *_named(said["short_months"], YEAR))
    form = _one_of(typed for name, _ in full for typed in typed_forms(name))
    also = said.get("also_words")
    alone = rf"(?:(?!(?:{also})\b)|(?<=\ben )|(?<=\bde ))" if also else ""
    asked = rf"(?<![\w.-]){alone}(?P<name>{form})(?![\w-])(?! ?\d)"
    return _words((*full, *short), said, asked)


RANGE_WORDS = (
    _english(),
    *(
        _other(stored(each)["ranges"], words.months)
        for each, words in zip(LANGUAGES, WRITTEN_WORDS, strict=True)
    ),
)
"""Those of English and of each of `LANGUAGES`."""
