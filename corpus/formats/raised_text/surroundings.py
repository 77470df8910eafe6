"""What stands around a mark in a line of text."""

import unicodedata
from itertools import takewhile
from typing import NamedTuple

REACH = 64
"""Characters before and behind a mark that tell what it is. Our own choice."""

_IN_NUMBERS = ".,'\u2019\u00a0\u202f"
"""What stands between the digits of long numbers."""


class Surroundings(NamedTuple):
    """The text *before* and *after* a mark, and whether its document *has_notes*."""

    before: str
    after: str
    has_notes: bool = False

    @property
    def last(self) -> str:
        """Return the character right before the mark, empty at the beginning of a line."""
        return self.before[-1:]

    @property
    def word(self) -> str:
        """Return the letters that end right before the mark."""
        return letters_at_end(self.before)

    @property
    def before_word(self) -> str:
        """Return what stands before `word`."""
        return self.before[: len(self.before) - len(self.word)]

    @property
    def number(self) -> str:
        """Return the number that ends right before the mark."""
        return number_at_end(self.before)

    @property
    def before_number(self) -> str:
        """Return what stands before `number`, without spaces at its end."""
        return self.before[: len(self.before) - len(self.number)].rstrip()

    @property
    def following(self) -> str:
        """Return the first character after the mark that is no space."""
        return self.after.lstrip()[:1]


def letters_at_end(text: str) -> str:
    """Return the letters that *text* ends with."""
    return "".join(takewhile(str.isalpha, reversed(text)))[::-1]


def number_at_end(text: str) -> str:
    """Return the number that *text* ends with, as it is written."""
    if not text[-1:].isdecimal():
        return ""
    return "".join(takewhile(_is_of_number, reversed(text)))[::-1].lstrip(_IN_NUMBERS)


def is_symbol(character: str) -> bool:
    """Tell whether *character* is a sign of mathematics, of money, or another symbol."""
    return unicodedata.category(character)[0] == "S"


def _is_of_number(character: str) -> bool:
    return character.isdecimal() or character in _IN_NUMBERS
