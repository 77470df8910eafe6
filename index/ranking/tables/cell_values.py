"""What the cell of a table comes to, where it can be compared with others of its column."""

import re
from typing import NamedTuple

from corpus.formats.written_dates import date_stated
from corpus.letters import in_small_letters
from index.ranking.tables.cell_words import CellWords, Measure, cell_words


class Value(NamedTuple):
    """From *low* to *high* of a measure, in its own unit; both are the same for a single value.

    *unit* tells prices in two currencies apart; it is empty for all else. *scale* is how much of
    the base unit the unit is that was written.
    """

    measure: Measure
    low: float
    high: float
    unit: str = ""
    scale: float = 1


_MINUTE, _HOUR = 60, 3600
_CLOCK = re.compile(
    r"(\d{1,3})(?::([0-5]\d)(?::([0-5]\d))?|(?=\s?[ap]\.?m))(?:\s?([ap])\.?m\.?)?", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,'\u2019 \u00a0\u202f]\d{3})+")
_NOON, _TWO = 12, 2
_COMPOUND = frozenset({Measure.DURATION, Measure.LENGTH, Measure.WEIGHT})
"""What is told in several units at once: "1 h 30 min"."""
_LONGEST = 80
"""Characters of a cell that holds a value; a longer one is prose. Our own choice."""


def is_empty(text: str, language: str) -> bool:
    """Return whether a cell of a table in *language* says that there is nothing to say."""
    return text.strip().casefold() in cell_words(language).empty


def value_of(text: str, language: str) -> Value | None:
    """Return what the cell *text* of a table in *language* comes to.

    It is `None` where it is no value, or more than one.
    """
    said, words = text.strip(), cell_words(language)
    if len(said) > _LONGEST:
        return None
    if said.casefold() in words.free:
        return Value(Measure.PRICE, 0, 0)
    return _day(said) or _clock(said) or _clock_in(said, words) or _amount(said, words)


def _day(said: str) -> Value | None:
    """Return the one date in *said*, where day and month cannot be mistaken for each other."""
    found = date_stated(said)
    days = set(found.days.values()) if found else set()
    if len(days) != 1:
        return None
    number = days.pop().toordinal()
    return Value(Measure.DAY, number, number)


def _clock(said: str) -> Value | None:
    found = _CLOCK.fullmatch(said)
    if found is None:
        return None
    hours, minutes, seconds, half = found.groups()
    first = int(hours) % _NOON + (_NOON if half.casefold() == "p" else 0) if half else int(hours)
    number = first * _HOUR + int(minutes or 0) * _MINUTE + int(seconds or 0)
    return Value(Measure.CLOCK, number, number)


def _clock_in(said: str, words: CellWords) -> Value | None:
    """Return the time of day that *said* is as only its language writes it: "19 h 30"."""
    found = words.clock.fullmatch(said)
    if found is None:
        return None
    number = int(found[1]) * _HOUR + int(found[2] or 0) * _MINUTE
    return Value(Measure.CLOCK, number, number)


def _amount(said: str, words: CellWords) -> Value | None:
    """Return the amount in *said*: one, one told in several units, or the range between two."""
    found = list(words.amount.finditer(said))
    values = [_valued(each, words) for each in found]
    if len(values) == 1:
        return values[0]
    if len(values) != _TWO:
        return None
    first, last = values
    if words.between.fullmatch(said[found[0].end() : found[1].start()]):
        return _range(first, last)
    if first.measure is last.measure and first.measure in _COMPOUND and last.low < first.low:
        return Value(first.measure, first.low + last.low, first.low + last.low)
    return None


def _range(first: Value, last: Value) -> Value | None:
    """Return all from *first* to *last*; what only *last* names, as in "2-3 hours", is of both."""
    if first.measure is Measure.NUMBER and last.measure is not Measure.NUMBER:
        scale = last.scale
        first = Value(last.measure, first.low * scale, first.low * scale, last.unit, scale)
    if (first.measure, first.unit) != (last.measure, last.unit) and last.measure is Measure.NUMBER:
        last = Value(first.measure, last.low * first.scale, last.low * first.scale, first.unit)
    if (first.measure, first.unit) != (last.measure, last.unit):
        return None
    return Value(first.measure, min(first.low, last.low), max(first.high, last.high), first.unit)


def _valued(found: re.Match[str], words: CellWords) -> Value:
    number = _number(found["number"])
    number *= words.scales.get(in_small_letters(found["scale"] or ""), 1)
    number *= -1 if found["minus"] else 1
    name = in_small_letters(found["sign"] or found["unit"] or "")
    if name in words.currencies:
        unit, scale = words.currencies[name]
        return Value(Measure.PRICE, number * scale, number * scale, unit, scale)
    measure, scale = words.units.get(name, (Measure.NUMBER, 1))
    return Value(measure, number * scale, number * scale, scale=scale)


def _number(written: str) -> float:
    """Return the number *written* with figures in threes, or a part behind its point or comma."""
    grouped = _GROUPED.match(written)
    whole = grouped[0] if grouped else ""
    part = written[len(whole) :].replace(",", ".")
    return float(re.sub(r"\D", "", whole) + part)
