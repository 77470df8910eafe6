"""Amounts of a question, written as the articles write them: "15,000,000" is "15 million"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.letters import in_small_letters
from index.english_calendar import MONTHS
from index.ranking.written.forms import Writing
from index.ranking.written.numbers import NUMBER_WORDS
from index.ranking.written.words import WRITTEN_WORDS, typed_forms
from index.search.shared_language import question_language
from index.search.words import ENGLISH

_ROUND = (("billion", 10**9), ("million", 10**6), ("thousand", 1000))
_ABROAD = {
    name: tuple(each for words in WRITTEN_WORDS for each in words.scales[name])
    for name, _ in _ROUND
}
_SCALES = {"k": 1000, "m": 10**6, "bn": 10**9} | {
    each.casefold(): scale for name, scale in _ROUND for each in (name, *_ABROAD[name])
}
_OFTENER_OTHERS = frozenset({"cent", "elf", "neuf", "once", "quince", "seize", "sept"})
"""Words for numbers that are others in English, or in their own language: "quoi de neuf"."""
_WORDS = {word: value for word, value in NUMBER_WORDS.items() if value > 1} | {
    typed: value
    for words in WRITTEN_WORDS
    for typed, value in words.number_words()
    if value > 1 and typed not in _OFTENER_OTHERS
}
"""Number words by what they say; "one" is more often something else."""

_ENGLISH_UNITS = (
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
_UNITS = tuple(
    tuple(
        dict.fromkeys(
            (
                *names,
                *(each.casefold() for of in WRITTEN_WORDS for each in of.units.get(names[0], ())),
            )
        )
    )
    for names in _ENGLISH_UNITS
)
"""Units and what else each is called."""
_SIGNS = ("\u20ac", "\u00a3", "$")
"""Those that stand before their amount."""
_GROUPED = 1000
"""The least number whose figures are parted by threes."""
_TENTH = 10

_BY_NAME = {name: names for names in _UNITS for name in names}
_ALL = "|".join(re.escape(name) for name in sorted(_BY_NAME, key=len, reverse=True))
_FIGURES = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d{1,12}"
_SCALED = "|".join(
    re.escape(each) for each in sorted(_SCALES, key=len, reverse=True) if len(each) > 1
)
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_AMOUNT = re.compile(
    r"(?<![\w.,:/\u00a3$\u20ac#-])(?P<sign>[\u00a3$\u20ac])?"
    rf"(?:(?P<figures>{_FIGURES})(?P<part>[.,]\d{{1,2}})?|(?P<spelt>{_SPELT}))"
    rf"(?: ?(?P<scale>{_SCALED})(?!\w)|(?P<short>[km](?!\w)))?"
    rf"(?: ?(?P<unit>{_ALL}))?(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)


_MONTH = "|".join(
    (
        *(month[:3] for month in MONTHS),
        *(each for words in WRITTEN_WORDS for month in words.months for each in typed_forms(month)),
    )
)
_OF_A_DAY = re.compile(rf"\.? (?:of |de )?(?:{_MONTH})", re.IGNORECASE)
_DAY_OF = re.compile(rf"\b(?:{_MONTH})[a-z]*\.? (?:the )?\Z", re.IGNORECASE)
"""Beside a month a number is its day, which `days.py` sees to."""
_LONGEST_MONTH = 30
"""Characters of a month before its day, with what stands between them."""


class _Amount(NamedTuple):
    """A number, in hundredths, and the names of its unit, none for a bare number."""

    hundredths: int
    unit: tuple[str, ...]


def _written(found: re.Match[str]) -> Iterator[str]:
    """Yield the amount as it was typed, and its other forms."""
    yield found[0]
    amount = None if _is_day(found) or _is_name(found) else _amount(found)
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
    # No further back than the longest month and its article: a question may be all numbers.
    text, start = found.string, found.start()
    before = _DAY_OF.search(text, max(0, start - _LONGEST_MONTH), start)
    return bool(before or _OF_A_DAY.match(text, found.end()))


def _is_name(found: re.Match[str]) -> bool:
    """Return whether another language's word for a number stands in a question in English.

    "Does it run on DOS" asks for no two.
    """
    spelt = in_small_letters(found["spelt"] or "")
    return bool(spelt) and spelt not in NUMBER_WORDS and question_language(found.string) == ENGLISH


def _amount(found: re.Match[str]) -> _Amount | None:
    """Return the amount that is said, `None` where two units are said."""
    sign, unit = found["sign"], found["unit"]
    scaled = in_small_letters(found["scale"] or found["short"] or "")
    if scaled == "m" and not sign:  # of people or of rope: "5m" alone is a length
        scaled, unit = "", "m"
    if sign and unit:
        return None
    scale = _SCALES.get(scaled, 1)
    names = _BY_NAME.get(sign or in_small_letters(unit or ""), ())
    if found["spelt"]:
        return _Amount(_WORDS[in_small_letters(found["spelt"])] * scale * 100, names)
    whole = int(re.sub(r"\D", "", found["figures"]))
    part = int((found["part"] or ".0")[1:].ljust(2, "0"))
    return _Amount((whole * 100 + part) * scale, names)


def _numbers(hundredths: int) -> Iterator[str]:
    """Yield the forms of a number."""
    whole, part = divmod(hundredths, 100)
    for behind in dict.fromkeys((f"{part:02}".rstrip("0"), f"{part:02}")) if part else ("",):
        for point, signs in ((".", ", \u00a0"), (",", ". ")):
            end = f"{point}{behind}" if behind else ""
            yield f"{whole}{end}"
            if whole >= _GROUPED:
                yield from (f"{whole:,}".replace(",", sign) + end for sign in signs)
    if not part:
        yield from _rounded(whole)
        yield from _spelt(whole)


def _rounded(whole: int) -> Iterator[str]:
    """Yield *whole* as so many thousands, millions and billions, with a tenth at most."""
    for name, scale in _ROUND:
        tenths, left = divmod(whole * _TENTH, scale)
        if whole >= scale and not left:
            count = f"{tenths / _TENTH:g}"
            yield f"{count} {name}"
            yield f"{count}{name[0] if name != 'thousand' else 'k'}"
            if count.isdigit():
                yield from (f"{word} {name}" for word in _spelt(int(count)))
            yield from (f"{count.replace('.', ',')} {each}" for each in _ABROAD[name])


def _spelt(number: int) -> Iterator[str]:
    """Yield the words for *number*, English ones first."""
    yield from (word for word, value in _WORDS.items() if value == number)


AMOUNTS = (Writing(_AMOUNT, _written),)
"""Numbers in figures or words, with or without a unit or a currency."""
