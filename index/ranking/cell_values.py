"""What the cell of a table comes to, where it can be compared with others of its column."""

import re
from enum import StrEnum
from typing import NamedTuple

from corpus.formats.written_dates import date_stated
from corpus.letters import in_small_letters


class Measure(StrEnum):
    """What a value is so much of; values of two measures are never compared."""

    NUMBER = "number"
    PRICE = "price"
    DURATION = "duration"
    LENGTH = "length"
    WEIGHT = "weight"
    SHARE = "share"
    SPEED = "speed"
    CLOCK = "clock"
    """Hours and minutes with a colon: a time of day, or how long something took."""
    DAY = "day"


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


_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_UNITS: dict[str, tuple[Measure, float]] = {
    name: (measure, scale)
    for measure, scaled in (
        (
            Measure.DURATION,
            {
                "s sec secs second seconds": 1,
                "min mins minute minutes": _MINUTE,
                "h hr hrs hour hours": _HOUR,
                "d day days": _DAY,
                "wk wks week weeks": 7 * _DAY,
                "month months": 30.4 * _DAY,
                "yr yrs year years": 365.25 * _DAY,
            },
        ),
        (
            Measure.LENGTH,
            {
                "mm": 0.001,
                "cm": 0.01,
                "m metre metres meter meters": 1,
                "km kms kilometre kilometres kilometer kilometers": 1000,
                "in inch inches": 0.0254,
                "ft foot feet": 0.3048,
                "yd yard yards": 0.9144,
                "mi mile miles": 1609.344,
            },
        ),
        (
            Measure.WEIGHT,
            {
                "mg": 0.001,
                "g gram grams": 1,
                "kg kgs kilo kilos kilogram kilograms": 1000,
                "t tonne tonnes ton tons": 1_000_000,
                "oz ounce ounces": 28.3495,
                "lb lbs": 453.592,
            },
        ),
        (Measure.SHARE, {"% percent": 1}),
        (Measure.SPEED, {"km/h kph": 1, "mph": 1.609344, "m/s": 3.6, "knots": 1.852}),
    )
    for names, scale in scaled.items()
    for name in names.split()
}
"""Units by their names: what they measure, and how much of its base unit each is (SI brochure;
NIST SP 811 for those of other systems). A month and a year are means."""

_SIGNS = "$\u00a3\u20ac\u00a5\u20b9"
_CURRENCIES: dict[str, tuple[str, float]] = {
    **{sign: (sign, 1) for sign in _SIGNS},
    **dict.fromkeys(("eur", "euro", "euros"), ("\u20ac", 1)),
    **dict.fromkeys(("usd", "dollar", "dollars"), ("$", 1)),
    **dict.fromkeys(("gbp", "pound", "pounds"), ("\u00a3", 1)),
    **dict.fromkeys(("p", "pence"), ("\u00a3", 0.01)),
}
"""Currencies by their names and signs, and how much of each that is."""
_FREE = frozenset({"free", "free of charge", "no charge"})
_EMPTY = frozenset({"", "-", "\u2013", "\u2014", "n/a", "na", "none", "tbc", "tbd", "?", "unknown"})

_NUMBER = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_NAMES = "|".join(
    re.escape(each) for each in sorted({*_UNITS, *_CURRENCIES}, key=len, reverse=True)
)
_AMOUNT = re.compile(
    rf"(?<![\w.,:/])(?P<minus>[-\u2212](?=[\d{_SIGNS}]))?(?P<sign>[{_SIGNS}])?\s?"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<scale>k|million|billion)(?!\w))?"
    rf"(?:[\s-]?(?P<unit>{_NAMES}|[{_SIGNS}])(?!\w))?(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
_SCALES = {"k": 10**3, "million": 10**6, "billion": 10**9}
_CLOCK = re.compile(
    r"(\d{1,3})(?::([0-5]\d)(?::([0-5]\d))?|(?=\s?[ap]\.?m))(?:\s?([ap])\.?m\.?)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s?(?:[\u2013\u2014-]|to)\s?", re.IGNORECASE)
_NOON, _TWO = 12, 2
_COMPOUND = frozenset({Measure.DURATION, Measure.LENGTH, Measure.WEIGHT})
"""What is told in several units at once: "1 h 30 min"."""
_LONGEST = 80
"""Characters of a cell that holds a value; a longer one is prose. Our own choice."""


def is_empty(text: str) -> bool:
    """Return whether a cell says that there is nothing to say."""
    return text.strip().casefold() in _EMPTY


def value_of(text: str) -> Value | None:
    """Return what the cell *text* comes to; `None` where it is no value, or more than one."""
    said = text.strip()
    if len(said) > _LONGEST:
        return None
    if said.casefold() in _FREE:
        return Value(Measure.PRICE, 0, 0)
    return _day(said) or _clock(said) or _amount(said)


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


def _amount(said: str) -> Value | None:
    """Return the amount in *said*: one, one told in several units, or the range between two."""
    found = list(_AMOUNT.finditer(said))
    values = [_valued(each) for each in found]
    if len(values) == 1:
        return values[0]
    if len(values) != _TWO:
        return None
    first, last = values
    if _BETWEEN.fullmatch(said[found[0].end() : found[1].start()]):
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


def _valued(found: re.Match[str]) -> Value:
    number = float(re.sub(r"[, \u00a0\u202f]", "", found["number"]))
    number *= _SCALES.get(in_small_letters(found["scale"] or ""), 1) * (-1 if found["minus"] else 1)
    name = in_small_letters(found["sign"] or found["unit"] or "")
    if name in _CURRENCIES:
        unit, scale = _CURRENCIES[name]
        return Value(Measure.PRICE, number * scale, number * scale, unit, scale)
    measure, scale = _UNITS.get(name, (Measure.NUMBER, 1))
    return Value(measure, number * scale, number * scale, scale=scale)
