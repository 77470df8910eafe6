"""Amounts of a question, written as the articles write them: "15,000,000" is "15 million"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.ranking.written_forms import Writing
from index.ranking.written_numbers import NUMBER_WORDS

_SCALES = {"k": 1000, "thousand": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_ROUND = (("billion", 10**9), ("million", 10**6), ("thousand", 1000))
_WORDS = {word: value for word, value in NUMBER_WORDS.items() if value > 1}
"""Number words by what they say; "one" is more often something else."""

_UNITS = (
    ("m", "metres", "meters", "metre", "meter"),
    ("km", "kilometres", "kilometers", "kilometre", "kilometer", "kms"),
    ("cm", "centimetres", "centimeters"),
    ("mm", "millimetres", "millimeters"),
    ("kg", "kilograms", "kilos", "kilogrammes", "kgs"),
    ("g", "grams", "grammes"),
    ("ml", "millilitres", "milliliters"),
    ("l", "litres", "liters", "litre", "liter"),
    ("mph", "miles an hour", "miles per hour"),
    ("km/h", "kilometres an hour", "kilometers per hour", "kph"),
    ("%", "per cent", "percent"),
    ("hours", "hrs", "hour", "hr", "h"),
    ("minutes", "mins", "minute", "min"),
    ("seconds", "secs", "sec"),
    ("\u20ac", "euros", "euro", "eur"),
    ("\u00a3", "pounds", "pound", "quid", "gbp"),
    ("$", "dollars", "dollar", "usd", "bucks"),
)
"""Units and what else each is called."""
_SIGNS = ("\u20ac", "\u00a3", "$")
"""Those that stand before their amount."""
_GROUPED = 1000
"""The least number whose figures are parted by threes."""
_TENTH = 10

_BY_NAME = {name: names for names in _UNITS for name in names}
_ALL = "|".join(re.escape(name) for name in sorted(_BY_NAME, key=len, reverse=True))
_FIGURES = r"\d{1,3}(?:,\d{3})+|\d{1,12}"
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_AMOUNT = re.compile(
    r"(?<![\w.,:/\u00a3$\u20ac#-])(?P<sign>[\u00a3$\u20ac])?"
    rf"(?:(?P<figures>{_FIGURES})(?P<part>\.\d{{1,2}})?|(?P<spelt>{_SPELT}))"
    r"(?: ?(?P<scale>thousand|million|billion|bn)|(?P<short>[km](?!\w)))?"
    rf"(?: ?(?P<unit>{_ALL}))?(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)


_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_OF_A_DAY = re.compile(rf" (?:of )?(?:{_MONTH})", re.IGNORECASE)
_DAY_OF = re.compile(rf"\b(?:{_MONTH})[a-z]*\.? (?:the )?\Z", re.IGNORECASE)
"""Beside a month a number is its day, which `written_days.py` sees to."""


class _Amount(NamedTuple):
    """A number, in hundredths, and the names of its unit, none for a bare number."""

    hundredths: int
    unit: tuple[str, ...]


def _written(found: re.Match[str]) -> Iterator[str]:
    """Yield the amount as it was typed, and its other forms."""
    yield found[0]
    amount = None if _is_day(found) else _amount(found)
    if amount is not None:
        for number in _numbers(amount.hundredths):
            yield from _with_unit(number, amount.unit)


def _with_unit(number: str, names: tuple[str, ...]) -> Iterator[str]:
    if not names:
        yield number
    elif names[0] in _SIGNS:
        yield f"{names[0]}{number}"
    for name in names:
        yield f"{number} {name}"
        yield f"{number}{name}"


def _is_day(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(_DAY_OF.search(before) or _OF_A_DAY.match(after))


def _amount(found: re.Match[str]) -> _Amount | None:
    """Return the amount that is said, `None` where two units are said."""
    sign, unit = found["sign"], found["unit"]
    scaled = (found["scale"] or found["short"] or "").lower()
    if scaled == "m" and not sign:  # of people or of rope: "5m" alone is a length
        scaled, unit = "", "m"
    if sign and unit:
        return None
    scale = _SCALES.get(scaled, 1)
    names = _BY_NAME.get(sign or (unit or "").lower(), ())
    if found["spelt"]:
        return _Amount(_WORDS[found["spelt"].lower()] * scale * 100, names)
    whole = int(found["figures"].replace(",", ""))
    part = int((found["part"] or ".0")[1:].ljust(2, "0"))
    return _Amount((whole * 100 + part) * scale, names)


def _numbers(hundredths: int) -> Iterator[str]:
    """Yield the forms of a number."""
    whole, part = divmod(hundredths, 100)
    for behind in dict.fromkeys((f".{part:02}".rstrip("0"), f".{part:02}")) if part else ("",):
        yield f"{whole}{behind}"
        if whole >= _GROUPED:
            yield from (f"{whole:,}{behind}".replace(",", sign) for sign in (",", " ", "\u00a0"))
    if not part:
        yield from _rounded(whole)
        if word := _spelt(whole):
            yield word


def _rounded(whole: int) -> Iterator[str]:
    """Yield *whole* as so many thousands, millions and billions, with a tenth at most."""
    for name, scale in _ROUND:
        tenths, left = divmod(whole * _TENTH, scale)
        if whole >= scale and not left:
            count = f"{tenths / _TENTH:g}"
            yield f"{count} {name}"
            yield f"{count}{name[0] if name != 'thousand' else 'k'}"
            if count.isdigit() and (word := _spelt(int(count))):
                yield f"{word} {name}"


def _spelt(number: int) -> str | None:
    return next((word for word, value in _WORDS.items() if value == number), None)


AMOUNTS = (Writing(_AMOUNT, _written),)
"""Numbers in figures or words, with or without a unit or a currency."""
