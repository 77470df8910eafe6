"""How a list counts: a number as letters, as Roman numerals or as digits."""

from collections.abc import Callable, Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LARGEST_OF_LETTERS = 780
"""Up to thirty times the same letter, as Word counts (ISO/IEC 29500-1, 17.18.59)."""
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_OF_ROMAN = 4_999
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def counted(number: int, form: str, example: str | None = None) -> str:
    """Return *number* in the *form* that a list states, in digits where that is not known.

    *example* is how a list with a form of its own writes its first number, such as 001.
    """
    if form == "none":
        return ""
    if form == "custom":
        return str(number).zfill(len((example or "").partition(",")[0]))
    return _FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    if not 0 < number <= _LARGEST_OF_LETTERS:
        return str(number)
    times, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * (times + 1)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_OF_ROMAN:
        return str(number)
    numerals = ""
    for worth, numeral in _ROMAN:
        numerals += numeral * (number // worth)
        number %= worth
    return numerals


def _ordinal(number: int) -> str:
    in_teens = number // 10 % 10 == 1
    return f"{number}{'th' if in_teens else _ORDINALS.get(number % 10, 'th')}"


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
}
