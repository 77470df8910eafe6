"""How many steps a pattern takes, by the way it is used, and how they grow with the text."""

from enum import StrEnum
from functools import lru_cache
from math import inf

from tests.patterns.machine import Machine, Program, Stand, Text, TooManySteps, rare
from tests.patterns.programs import Pattern, program_of
from tests.patterns.pumps import Pump

LINEAR = 2.5
"""Times as many steps that a text of twice the length may take."""

SHORT = 150
"""Characters that are tried first."""

FEW = 30
"""Steps for a character of the first try up to which nothing need be compared: a square of its
length would show.
"""


class Use(StrEnum):
    """How a pattern is tried; the most demanding comes first."""

    SEARCH = "search"
    """At every place, as `search`, `sub`, `split`, `findall` and `finditer` do."""
    MATCH = "match"
    FULLMATCH = "fullmatch"


def spans(pattern: Pattern, text: Text, use: Use) -> list[tuple[int, int]]:
    """Return where *pattern* is found in *text*, as Python's `re` finds it."""
    return _looked_through(Machine(text), pattern, use)


def steps(pattern: Pattern, text: Text, use: Use) -> float:
    """Return how many steps *pattern* takes to look through *text*, infinite for very many."""
    machine = Machine(text)
    try:
        _looked_through(machine, pattern, use)
    except TooManySteps:
        return inf
    return machine.steps


def growth(pattern: Pattern, pump: Pump, use: Use) -> float:
    """Return how many times more steps a text of *pump* takes that is twice as long as another."""
    binary = isinstance(pattern.pattern, bytes)

    def taken(length: int) -> float:
        return steps(pattern, pump.text(length, binary=binary), use)

    first = pump.text(SHORT, binary=binary)
    if steps(pattern, first, use) <= FEW * len(first):
        return 1.0
    few, many = taken(2 * SHORT), taken(4 * SHORT)
    return many / few if few < inf else inf


def _looked_through(machine: Machine, pattern: Pattern, use: Use) -> list[tuple[int, int]]:
    program, slots = _program(pattern, use)
    end = len(machine.text) if use is Use.SEARCH else 0
    found, begin = [], 0
    while begin <= end:
        match = machine.run(program, (-1,) * slots, begin, end)
        if match is None:
            break
        found.append(match[:2])
        begin = max(match[0] + 1, match[1])
    return found


@lru_cache(maxsize=512)
def _program(pattern: Pattern, use: Use) -> tuple[Program, int]:
    program, slots = program_of(pattern)
    whole = [rare(Stand(lambda text, at: at == len(text)))] if use is Use.FULLMATCH else []
    return (*program, *whole), slots
