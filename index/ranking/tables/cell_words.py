"""How the cells of tables write values, by language: units, currencies, grouping, what is free."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from index.ranking.languages import LANGUAGES, stored
from index.search.words import ENGLISH


class Measure(StrEnum):
    """What a value is so much of; values of two measures are never compared."""

    NUMBER = "number"
    PRICE = "price"
    DURATION = "duration"
    LENGTH = "length"
    AREA = "area"
    WEIGHT = "weight"
    SHARE = "share"
    SPEED = "speed"
    CLOCK = "clock"
    """Hours and minutes with a colon: a time of day, or how long something took."""
    DAY = "day"


class CellWords(NamedTuple):
    """The *units* and *currencies* of a language by their names, with how much each is of its base.

    *amount* is a pattern of what is so written, *scales* what its large numbers are called, *clock*
    times beside those with a colon, *between* what stands in a range. A cell may be *free*, or say
    that there is nothing (*empty*); a row that begins with one of *totals* sums the others up.
    """

    units: Mapping[str, tuple[Measure, float]]
    currencies: Mapping[str, tuple[str, float]]
    amount: re.Pattern[str]
    scales: Mapping[str, int]
    clock: re.Pattern[str]
    between: re.Pattern[str]
    free: frozenset[str]
    empty: frozenset[str]
    totals: frozenset[str]


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
            Measure.AREA,
            {
                "m\u00b2 m2 sqm": 1,
                "ha hectare hectares": 10_000,
                "km\u00b2 km2": 1_000_000,
                "acre acres": 4046.86,
                "ft\u00b2": 0.092903,
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
_SCALES = {"k": 10**3, "million": 10**6, "billion": 10**9}
_ROUND = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_EMPTY = frozenset({"", "-", "\u2013", "\u2014", "n/a", "na", "none", "tbc", "tbd", "?", "unknown"})

_NUMBER = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_COMMA_NUMBER = r"\d{1,3}(?:[.'\u2019 \u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?"
"""A number of a language that writes "1.375,50". One comma before three figures is neither grouping
nor a part for certain: there is no value then."""


def _amount(number: str, names: Mapping[str, object], scales: Mapping[str, int]) -> str:
    """Return the pattern of a *number* with what may stand beside it."""
    unit = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    scale = "|".join(re.escape(each) for each in sorted(scales, key=len, reverse=True))
    return (
        rf"(?<![\w.,:/])(?P<minus>[-\u2212](?=[\d{_SIGNS}]))?(?P<sign>[{_SIGNS}])?\s?"
        rf"(?P<number>{number})(?:\s?(?P<scale>{scale})(?!\w))?"
        rf"(?:[\s-]?(?P<unit>{unit}|[{_SIGNS}])(?!\w))?(?![\w/]|[.,:]\d)"
    )


def _english() -> CellWords:
    amount = _amount(_NUMBER, {**_UNITS, **_CURRENCIES}, _SCALES)
    return CellWords(
        _UNITS,
        _CURRENCIES,
        re.compile(amount, re.IGNORECASE),
        _SCALES,
        re.compile(r"(?!)"),
        re.compile(r"\s?(?:[\u2013\u2014-]|to)\s?", re.IGNORECASE),
        free=frozenset({"free", "free of charge", "no charge"}),
        empty=_EMPTY,
        totals=frozenset({"total", "totals", "sum", "average", "mean", "all", "overall"}),
    )


def _read(said: dict[str, Any]) -> CellWords:
    """Return the words of a language: those of units that all languages share are English too."""
    cells, written = said["cells"], said["written"]
    called = {name: list(each) for name, each in written["units"].items()}
    for name, each in cells["units"].items():
        called.setdefault(name, []).extend(each.split(","))
    names = [(name, each.strip().casefold()) for name, of in called.items() for each in of if each]
    units = _UNITS | {each: _UNITS[name] for name, each in names if name in _UNITS}
    money = _CURRENCIES | {each: _CURRENCIES[name] for name, each in names if name in _CURRENCIES}
    scales = {each.casefold(): _ROUND[at] for at, of in written["scales"].items() for each in of}
    return CellWords(
        units,
        money,
        re.compile(_amount(_COMMA_NUMBER, {**units, **money}, scales), re.IGNORECASE),
        scales,
        re.compile(cells["clock"], re.IGNORECASE),
        re.compile(rf"\s?(?:[\u2013\u2014-]|{cells['to']})\s?", re.IGNORECASE),
        free=frozenset(cells["free"].split()),
        empty=_EMPTY | frozenset(cells["empty"].split()),
        totals=frozenset(cells["totals"].split()),
    )


_CELL_WORDS = {ENGLISH: _english()} | {each: _read(stored(each)) for each in LANGUAGES}


def cell_words(language: str) -> CellWords:
    """Return how cells in *language* write values; as in English in one that nobody wrote down."""
    return _CELL_WORDS.get(language, _CELL_WORDS[ENGLISH])
