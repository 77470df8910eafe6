"""What is compared where the most or the least is asked for: lengths, prices, days."""

from typing import NamedTuple

from index.ranking.tables.cell_words import Measure
from index.ranking.tables.comparing_words import COMPARING_WORDS


class Way(NamedTuple):
    """The *largest* value is asked for, or the smallest, of one of *measures*.

    A column tells it by its values, or, of bare numbers, by one of *names*, folded words, in its
    head.
    """

    largest: bool
    measures: frozenset[Measure]
    names: frozenset[str]


class Kind(NamedTuple):
    """Of which measures what is compared is, and the words by which a head names it."""

    measures: frozenset[Measure]
    names: frozenset[str]


def _kind(name: str, heads: str, *measures: Measure) -> Kind:
    """Return what is compared by *name*; a table in another language has its own words in *heads*.

    Who asks may ask in another language than that of the table.
    """
    every = " ".join((heads, *(each.heads[name] for each in COMPARING_WORDS.values())))
    return Kind(frozenset(measures), frozenset(every.split()))


LONG = _kind("long", "length duration time distance", Measure.DURATION, Measure.LENGTH)
TALL = _kind("tall", "height elevation altitude", Measure.LENGTH)
DEEP = _kind("deep", "depth", Measure.LENGTH)
WIDE = _kind("wide", "width", Measure.LENGTH)
FAR = _kind("far", "distance", Measure.LENGTH)
HEAVY = _kind("heavy", "weight mass", Measure.WEIGHT)
DEAR = _kind("dear", "price cost fee rate rent fare charge", Measure.PRICE)
LARGE = _kind("large", "area surface", Measure.AREA)
TIME = _kind("time", "time duration", Measure.DURATION, Measure.CLOCK)
SPEED = _kind("speed", "speed pace", Measure.SPEED)
AGE = _kind("age", "age", Measure.DURATION)
START = _kind(
    "start", "start begin open opening departure departs from", Measure.CLOCK, Measure.DAY
)
DAY = _kind(
    "day", "date day year born built founded opened released joined made since", Measure.DAY
)
KINDS = {
    "long": LONG,
    "tall": TALL,
    "deep": DEEP,
    "wide": WIDE,
    "far": FAR,
    "heavy": HEAVY,
    "dear": DEAR,
    "large": LARGE,
    "time": TIME,
    "speed": SPEED,
    "age": AGE,
    "start": START,
    "day": DAY,
}
"""What is compared, by the names that the tables of other languages have for it: of a word that may
compare two of them the first is looked for first."""
