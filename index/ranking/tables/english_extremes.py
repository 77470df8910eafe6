"""How English asks for the most or the least of something."""

import re

from index.ranking.tables.compared_kinds import (
    AGE,
    DAY,
    DEAR,
    DEEP,
    FAR,
    HEAVY,
    LARGE,
    LONG,
    SPEED,
    START,
    TALL,
    TIME,
    WIDE,
    Kind,
    Way,
)
from index.search.words import is_content, stems

_SUPERLATIVES: dict[str, tuple[tuple[bool, Kind], ...]] = {
    "longest": ((True, LONG),),
    "shortest": ((False, LONG), (False, TALL)),
    "tallest": ((True, TALL),),
    "highest": ((True, TALL),),
    "lowest": ((False, TALL),),
    "deepest": ((True, DEEP),),
    "shallowest": ((False, DEEP),),
    "widest": ((True, WIDE),),
    "narrowest": ((False, WIDE),),
    "furthest": ((True, FAR),),
    "farthest": ((True, FAR),),
    "nearest": ((False, FAR),),
    "closest": ((False, FAR),),
    "heaviest": ((True, HEAVY),),
    "lightest": ((False, HEAVY),),
    "cheapest": ((False, DEAR),),
    "priciest": ((True, DEAR),),
    "dearest": ((True, DEAR),),
    "fastest": ((False, TIME), (True, SPEED)),
    "quickest": ((False, TIME), (True, SPEED)),
    "slowest": ((True, TIME), (False, SPEED)),
    "largest": ((True, LARGE),),
    "biggest": ((True, LARGE),),
    "smallest": ((False, LARGE),),
    "oldest": ((True, AGE), (False, DAY)),
    "youngest": ((False, AGE), (True, DAY)),
    "newest": ((True, DAY),),
    "earliest": ((False, START), (False, DAY)),
    "most expensive": ((True, DEAR),),
    "least expensive": ((False, DEAR),),
    "most recent": ((True, DAY),),
    "most recently": ((True, DAY),),
    "latest": ((True, START), (True, DAY)),
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


def english_ways(question: str) -> tuple[Way, ...]:
    """Return the ways in which a table may tell what *question* asks for the most of."""
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
    named = frozenset(filter(is_content, behind))
    if not named or behind[0] in _NO_COUNT:
        return []
    return [Way(_COUNTED[word], frozenset(), named)]


COMPARING = frozenset(stems(" ".join((*_SUPERLATIVES, *_COUNTED))))
"""Stems that say that things are compared, and nothing of what is."""
