"""The marks and numbers that the items of lists begin with."""

import re
from dataclasses import dataclass

_BULLET = re.compile(
    "(?P<mark>[\u2022\u25e6\u25aa\u2023\u25cf\u25cb\u25a0\u25a1\u2043\u2219\u27a2\u2713\u2714\u2192"
    "\u25ba\u25b8\u2756\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076\uf02d])\\s?(?=\\S)"
)
"""Bullets, also those of the fonts Symbol and Wingdings, which have codes of their own."""
_PLAIN_BULLET = re.compile(r"(?P<mark>[-*\u2013\u2014\u00b7o])\s(?=\S)")
"""Characters that text may begin with as well."""
_NUMBER = re.compile(
    r"(?P<open>\(?)(?P<value>\d{1,3}|[a-z]|[ivx]{2,5}|[A-Z](?=\)))(?P<close>[.)])\s(?=\S)"
)
_BARE_NUMBER = re.compile(r"(?P<value>\d{1,3})\s(?=\S)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item begins with: its *style*, what it may count as, and how long it is.

    A letter may be a Roman numeral as well. *sure* tells that no other text begins so.
    """

    style: str
    values: tuple[int, ...]
    length: int
    sure: bool = False

    @property
    def is_bullet(self) -> bool:
        """Return whether it is no number."""
        return not self.values

    def is_behind(self, other: "Marker") -> bool:
        """Tell whether this is the mark of the item behind that of *other*."""
        if self.style != other.style:
            return False
        return self.is_bullet or any(value - 1 in other.values for value in self.values)


def marker_of(text: str, *, is_wide: bool = False) -> Marker | None:
    """Return the mark that *text* begins with, if any.

    *is_wide* tells that more than a space is behind its first word: then a number needs no dot.
    """
    bullet = _BULLET.match(text) or _PLAIN_BULLET.match(text)
    if bullet:
        return Marker(bullet["mark"], (), bullet.end(), sure=bullet.re is _BULLET)
    number = _NUMBER.match(text)
    bare = _BARE_NUMBER.match(text) if is_wide else None
    if bare:
        return Marker("1", (int(bare["value"]),), bare.end())
    if number is None or (number["open"] and number["close"] != ")"):
        return None
    value = number["value"]
    kind = "1" if value.isdecimal() else "A" if value.isupper() else "a"
    style = f"{number['open']}{kind}{number['close']}"
    return Marker(style, tuple(_values(value)), number.end())


def roman_value(numeral: str) -> int:
    """Return the number that the Roman *numeral*, of i, v and x, stands for."""
    digits = [_ROMAN[each] for each in numeral.lower()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(digit if digit >= after else -digit for digit, after in pairs)


def _values(value: str) -> list[int]:
    if value.isdecimal():
        return [int(value)]
    found = [ord(value.lower()) - ord("a") + 1] if len(value) == 1 else []
    return [*found, roman_value(value)] if set(value) <= set(_ROMAN) else found
