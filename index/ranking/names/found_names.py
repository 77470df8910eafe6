"""Where the things that a question names stand: in a passage, around it, elsewhere, or nowhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from index.ranking.names.aliases import aliases
from index.ranking.names.asked_things import AskedThings
from index.ranking.names.countries import SAME_COUNTRY
from index.ranking.names.name_forms import stands_in
from index.ranking.names.named_text import Words, acronyms, named_text
from index.ranking.written.numbers import stands_among
from index.search.words import is_content


class Place(IntEnum):
    """Where something stands, the nearest first."""

    HERE = 0
    NEAR = 1
    FAR = 2
    NOWHERE = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A *passage*, what its article *states* of itself, what stands *around* it, the *article*."""

    passage: str
    states: str
    around: str
    article: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where each name and number of a question stands."""

    names: tuple[Place, ...]
    numbers: tuple[Place, ...]


def look_for(asked: AskedThings, there: Surroundings) -> Found:
    """Return where the things *asked* about stand, as seen from a passage."""
    texts = _Texts(there, asked.language)
    return Found(
        tuple(texts.place_of_name(each) for each in asked.names),
        tuple(texts.place_of_number(each) for each in sorted(asked.numbers)),
    )


def found_row(found: Found) -> npt.NDArray[np.float32]:
    """Return *found* in numbers, the `CHECKED_SIGNALS` of `index/reader/signals.py`: shares."""
    return np.array(
        [
            _share(found.names, Place.FAR),
            _share(found.names, Place.NOWHERE),
            _share(found.numbers, Place.FAR) + _share(found.numbers, Place.NOWHERE),
        ],
        dtype=np.float32,
    )


class _Texts:
    """The texts of a passage's surroundings, and what the article says is the same name."""

    def __init__(self, there: Surroundings, language: str) -> None:
        self._language = language
        self.here = (named_text(there.passage), named_text(there.states))
        self.around = named_text(there.around)
        self.article = named_text(there.article)
        self.aliases = aliases(there.article)

    def place_of_name(self, name: Words) -> Place:
        if any(stands_in(name, each, self._language) for each in self.here) or self._meant_here(
            name
        ):
            return Place.HERE
        if self._stands_in_words(name):
            return Place.HERE
        if stands_in(name, self.around, self._language):
            return Place.NEAR
        return Place.FAR if stands_in(name, self.article, self._language) else Place.NOWHERE

    def place_of_number(self, number: str) -> Place:
        if any(stands_among(number, each.numbers) for each in self.here):
            return Place.HERE
        if stands_among(number, self.around.numbers):
            return Place.NEAR
        return Place.FAR if stands_among(number, self.article.numbers) else Place.NOWHERE

    def _stands_in_words(self, name: Words) -> bool:
        """Return whether all words of *name* stand here, one of them as an ordinary word.

        "The mayor" of an article of Marlund is the "Mayor of Marlund", and "the tug" the "Tug".
        """
        passage = self.here[0]
        named = {word for each in passage.runs for word in each.words}
        words = [word for word in name if is_content(word)]
        ordinary = {
            word
            for word in words
            if word in passage.words and word not in named and (word,) not in SAME_COUNTRY
        }
        return bool(ordinary) and all(
            word in ordinary or any(stands_in((word,), each, self._language) for each in self.here)
            for word in words
        )

    def _meant_here(self, name: Words) -> bool:
        """Return whether the passage speaks of *name* by another of its names, or by a part.

        That is its last parts, or its first where the article has nobody else of that name.
        """
        passage = self.here[0]
        for one, other in self.aliases:
            if _is_part(name, one) and stands_in(other, passage, self._language):
                return True
            if _is_part(name, other) and stands_in(one, passage, self._language):
                return True
        longer = {each.words for each in self.article.runs if len(each.words) > 1}
        shared = Counter(each[0] for each in longer)
        return any(
            _names_run(name, each)
            and (
                any(passage.holds_run(each[at:]) for at in range(1, len(each)))
                or (shared[each[0]] == 1 and passage.holds_run(each[:1]))
            )
            for each in longer
        )


def _names_run(name: Words, run: Words) -> bool:
    """Return whether *name* is *run*, a part of it, or its first letters."""
    return _is_part(name, run) or (len(name) == 1 and name[0] in acronyms(run))


def _is_part(name: Words, run: Words) -> bool:
    return f" {' '.join(name)} " in f" {' '.join(run)} "


def _share(places: Sequence[Place], place: Place) -> float:
    return sum(each is place for each in places) / len(places) if places else 0.0
