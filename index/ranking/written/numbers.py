"""Numbers and days in one form, however they are written."""

import re
from collections.abc import Collection

from index.english_calendar import MONTHS, WEEKDAYS

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: value for value, word in enumerate(ONES)} | {
    f"{tens}-{ONES[ones]}" if ones else tens: 10 * place + ones
    for place, tens in enumerate(TENS, start=2)
    for ones in range(10)
}
"""What each word for a number below a hundred says."""
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_VALUES = (
    NUMBER_WORDS
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {"dozen": 12, "hundred": 100, "thousand": 1000}
)
_UNTOLD = frozenset({"one", "first", "zero", "zeroth", "second"})
"""Words that are more often something else than a number."""

_MONTHS = [each.casefold() for each in MONTHS]
_WEEKDAYS = [each.casefold() for each in WEEKDAYS]
_CALENDAR = (
    {form: name for name in (*_MONTHS, *_WEEKDAYS) for form in (name, f"{name}s")}
    | {name[:3]: name for name in _MONTHS if name not in {"may", "march"}}
    | {"sept": "september"}
)
_ALSO_WORDS = frozenset({"may", "march", "marches", "dec", "mar", "jan"})

_PART = re.compile(
    r"\b(?:\d\d)?\d0s\b|\d[\d,]*k\b|\d[\d,]*(?:\.\d+)?(?=(?:st|nd|rd|th)?\b|\D)"
    r"|[^\W\d_]+(?:-[^\W\d_]+)?"
)
_YEAR = 4
"""Figures of a year."""


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of *text*, each as its figures, and its months and days of the week.

    "Twelve", "12th" and "12" are the same, and so are "1,200" and "1200", "84k" and "84,000".
    """
    found = (_number(part) for part in _PART.findall(text))
    return frozenset(each for each in found if each)


def stands_among(number: str, numbers: Collection[str]) -> bool:
    """Return whether *number* is one of *numbers*, or a decade of which one is a year."""
    decade = number.removesuffix("s")
    years = (each.removesuffix("s") for each in numbers)
    return number in numbers or (
        decade != number
        and any(len(each) == _YEAR and each[:-1].endswith(decade[:-1]) for each in years)
    )


def _number(part: str) -> str | None:
    if part[0].isdigit():
        return part.replace(",", "").rstrip(".").replace("k", "000")
    word = part.casefold()
    if word in _CALENDAR and (part[0].isupper() or word not in _ALSO_WORDS):
        return _CALENDAR[word]
    if word in _UNTOLD:
        return None
    return str(_VALUES[word]) if word in _VALUES else None
