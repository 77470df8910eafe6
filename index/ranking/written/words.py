"""The words by which other languages than English write days, times of day and amounts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from index.ranking.languages import LANGUAGES, stored
from index.search.folding import folded


class WrittenWords(NamedTuple):
    """The words of a language, and the forms in which it writes days and times.

    *days* have no year, *days_of_a_year* have one; *first* is what the first of a month is written
    as. *hours* are those of full hours, *quarter* and *half* those of a quarter past and half past,
    which may tell *parts* of the day: morning, afternoon, night. *numbers* are the words for
    those from zero to twenty, *above_twenty* the spellings of each up to 99, *hundreds* those of
    each round hundred; *scales* and *units* what those of `amounts.py` are called.
    """

    months: Sequence[str]
    days: Sequence[str]
    days_of_a_year: Sequence[str]
    first: str
    hours: Sequence[str]
    minutes: Sequence[str]
    quarter: Sequence[str]
    half: Sequence[str]
    parts: Sequence[str]
    noon: str
    midnight: str
    numbers: Sequence[str]
    above_twenty: Sequence[Sequence[str]]
    hundreds: Sequence[Sequence[str]]
    scales: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[str]]

    def number_words(self) -> Iterator[tuple[str, int]]:
        """Yield each word for a number, as it is typed, with what it says."""
        by_value = (
            *((value, (word,)) for value, word in enumerate(self.numbers)),
            *enumerate(self.above_twenty, start=len(self.numbers)),
            *((100 * count, words) for count, words in enumerate(self.hundreds, start=1)),
        )
        for value, words in by_value:
            for typed in dict.fromkeys(chain.from_iterable(map(typed_forms, words))):
                yield typed, value


def typed_forms(word: str) -> tuple[str, ...]:
    """Return the ways in which *word* is typed, in small letters: with its accents or without."""
    return tuple(dict.fromkeys((word.lower(), folded(word))))


def _read(said: dict[str, Any]) -> WrittenWords:
    lists = {name: said[name].split() for name in ("months", "numbers")}
    spellings = {name: _spellings(said[name]) for name in ("above_twenty", "hundreds")}
    return WrittenWords(**({"first": "1", "parts": [""]} | said | lists | spellings))


def _spellings(written: str) -> list[list[str]]:
    """Return the words of a list with commas, each in all its spellings."""
    return [each.strip().split("/") for each in written.split(",")]


WRITTEN_WORDS = tuple(_read(stored(each)["written"]) for each in LANGUAGES)
"""Those of each of `LANGUAGES`."""
SPANISH = WRITTEN_WORDS[LANGUAGES.index("es")]
