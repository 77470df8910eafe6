"""What a question asks for the most or the least of: "the longest", "the cheapest", "most wins"."""

import re
from typing import NamedTuple

from index.ranking.cell_values import Measure
from index.search.words import stems


class Way(NamedTuple):
    """The *largest* value is asked for, or the smallest, of one of *measures*.

    A column tells it by its values, or, of bare numbers, by one of *names*, stems, in its head.
    """

    largest: bool
    measures: frozenset[Measure]
    names: frozenset[str]


class _Kind(NamedTuple):
    measures: frozenset[Measure]
    names: frozenset[str]


def _kind(names: str, *measures: Measure) -> _Kind:
    return _Kind(frozenset(measures), frozenset(stems(names)))


_LONG = _kind("length duration time distance", Measure.DURATION, Measure.LENGTH)
_TALL = _kind("height elevation altitude", Measure.LENGTH)
_DEEP = _kind("depth", Measure.LENGTH)
_WIDE = _kind("width", Measure.LENGTH)
_FAR = _kind("distance", Measure.LENGTH)
_HEAVY = _kind("weight mass", Measure.WEIGHT)
_DEAR = _kind("price cost fee rate rent fare charge", Measure.PRICE)
_TIME = _kind("time duration", Measure.DURATION, Measure.CLOCK)
_SPEED = _kind("speed pace", Measure.SPEED)
_AGE = _kind("age", Measure.DURATION)
_DAY = _kind("date day year born built founded opened released joined made since", Measure.DAY)
_START = _kind("start begin open opening departure departs from", Measure.CLOCK, Measure.DAY)

_SUPERLATIVES: dict[str, tuple[tuple[bool, _Kind], ...]] = {
    "longest": ((True, _LONG),),
    "shortest": ((False, _LONG), (False, _TALL)),
    "tallest": ((True, _TALL),),
    "highest": ((True, _TALL),),
    "lowest": ((False, _TALL),),
    "deepest": ((True, _DEEP),),
    "shallowest": ((False, _DEEP),),
    "widest": ((True, _WIDE),),
    "narrowest": ((False, _WIDE),),
    "furthest": ((True, _FAR),),
    "farthest": ((True, _FAR),),
    "nearest": ((False, _FAR),),
    "closest": ((False, _FAR),),
    "heaviest": ((True, _HEAVY),),
    "lightest": ((False, _HEAVY),),
    "cheapest": ((False, _DEAR),),
    "priciest": ((True, _DEAR),),
    "dearest": ((True, _DEAR),),
    "fastest": ((False, _TIME), (True, _SPEED)),
    "quickest": ((False, _TIME), (True, _SPEED)),
    "slowest": ((True, _TIME), (False, _SPEED)),
    "oldest": ((True, _AGE), (False, _DAY)),
    "youngest": ((False, _AGE), (True, _DAY)),
    "newest": ((True, _DAY),),
    "earliest": ((False, _START), (False, _DAY)),
    "most expensive": ((True, _DEAR),),
    "least expensive": ((False, _DEAR),),
    "most recent": ((True, _DAY),),
    "most recently": ((True, _DAY),),
    "latest": ((True, _START), (True, _DAY)),
}
"""Words that compare by themselves; of each the ways in which a table may tell it."""
_COUNTED = {
    "most": True,
    "highest": True,
    "largest": True,
    "biggest": True,
    "greatest": True,
    "least": False,
    "fewest": False,
    "lowest": False,
    "smallest": False,
}
"""Words behind which stands what is compared: "the most wins"."""
_PLACES = frozenset({"second", "third", "fourth", "fifth", "next", "except", "besides", "not"})
"""Words by which another than the first is asked for: "the second fastest"."""
_REACH = 3
"""Words behind one of these among which what it counts is looked for. Our own choice."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_COUNT = frozenset({"of", "at", "popular", "important", "common", "likely"})
"""Behind "most" and the like, what tells that nothing in a table is asked for."""


def ways_asked(question: str) -> tuple[Way, ...]:
    """Return the ways in which a table may tell what *question* asks for the most of.

    There is none where it asks for nothing of the kind. "At most" and "at least" ask for a bound.
    """
    words = [each[0] for each in _WORD.finditer(question.casefold())]
    if not _PLACES.isdisjoint(words):
        return ()
    found: list[Way] = []
    for at, word in enumerate(words):
        if word in _COUNTED and words[at - 1 : at] != ["at"]:
            found += _counted(word, words[at + 1 : at + 1 + _REACH])
        both = " ".join(words[at : at + 2])
        ways = _SUPERLATIVES.get(both) or _SUPERLATIVES.get(word, ())
        found += (Way(largest, *kind) for largest, kind in ways)
    return tuple(found)


def _counted(word: str, behind: list[str]) -> list[Way]:
    named = frozenset(stems(" ".join(behind)))
    if not named or behind[0] in _NO_COUNT:
        return []
    return [Way(_COUNTED[word], frozenset(), named)]


COMPARING = frozenset(stems(" ".join((*_SUPERLATIVES, *_COUNTED))))
"""Stems that say that things are compared, and nothing of what is."""
