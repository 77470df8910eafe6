"""The words by which other languages than English write days, times of day and amounts."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from index.ranking.kinds import LANGUAGES, stored
from index.search.folding import folded


class WrittenWords(NamedTuple):
    """The words of a language, and the forms in which it writes days and times.

    *days* have no year, *days_of_a_year* have one; *first* is what the first of a month is written
    as. *hours* are those of full hours, *quarter* and *half* those of a quarter past and half past,
    which may tell *parts* of the day: morning, afternoon, night. *numbers* are the words for
    those from zero on, *scales* and *units* what those of `written_amounts.py` are called.
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
    scales: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[str]]


def _read(said: dict[str, Any]) -> WrittenWords:
    lists = {name: said[name].split() for name in ("months", "numbers")}
    return WrittenWords(**({"first": "1", "parts": [""]} | said | lists))


WRITTEN_WORDS = tuple(_read(stored(each)["written"]) for each in LANGUAGES)
"""Those of each of `LANGUAGES`."""
SPANISH = WRITTEN_WORDS[LANGUAGES.index("es")]


def typed_forms(word: str) -> tuple[str, ...]:
    """Return the ways in which *word* is typed, in small letters: with its accents or without."""
    return tuple(dict.fromkeys((word.casefold(), folded(word))))
