"""Rich Text Format taken apart into its tokens, in one pass over the bytes.

The grammar is small (Rich Text Format Specification 1.9.1, "RTF syntax"): groups in braces,
control words with a number, control symbols, and text.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32}+)(-?+\d{1,10}+)?+ ?+"  # a control word, its number, the space behind it
    rb"|\\'([0-9a-fA-F]{2})"  # a byte in hexadecimal
    rb"|\\([^a-zA-Z])"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n\x00]++"  # line ends, which mean nothing
    rb"|([^\\{}\r\n\x00]++)"
)


class Mark(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    TEXT = auto()


class Token(NamedTuple):
    """A token: the *name* of a control word or symbol and its *number*, or the bytes of a text."""

    mark: Mark
    name: str = ""
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of *data*; the raw bytes behind a `\bin` are passed over."""
    place = 0
    while found := _TOKEN.match(data, place):
        place = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if text is not None:
            yield Token(Mark.TEXT, text=text)
        elif word is not None:
            value = None if number is None else int(number)
            if word == b"bin":
                place += max(0, value or 0)
            else:
                yield Token(Mark.WORD, word.decode(), value)
        elif brace is not None:
            yield Token(Mark.OPEN if brace == b"{" else Mark.CLOSE)
        elif byte is not None:
            yield Token(Mark.TEXT, text=bytes.fromhex(byte.decode()))
        elif symbol is not None:
            yield Token(Mark.SYMBOL, symbol.decode("latin-1"))
