"""Text as it is compared: its words, numbers and marks, without what a typist is not blamed for.

Not compared are case, kinds of quotation marks, apostrophes and dashes, white space, invisible
characters, Unicode's compatibility forms (ligatures, full-width letters), and the marks of
Discord's Markdown. Everything else is: letters, accents, digits, each mark of punctuation.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.combining import normalised

ELLIPSIS = "\u2026"
"""Stands for any run of dots."""

CHUNKS_KEPT = 20_000
"""Chunks whose tokens are remembered: nearly all that texts repeat, in some 6 MB."""

LONGEST_KEPT = 40
"""Characters of a chunk that is remembered: words repeat, and longer ones do not."""

_CHUNK = re.compile(
    r"""\S++
    (?:(?<=\d)(?<!\d{4})[ ](?=\d{3}(?!\d)|[%\u2030\u20ac])\S++)*+  # 10 000, 5 %: one number
    """,
    re.VERBOSE,
)
_QUOTATION_MARKS = frozenset(
    "\"'`\u00b4\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02\uff07"
)
_APOSTROPHES = frozenset("'\u2018\u2019`\u00b4\u02bc\uff07")
_DASHES = frozenset("-\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d")
_MARKDOWN = frozenset("\\*_~|")
_IN_NUMBERS = frozenset(".,:/")
_BEHIND_NUMBERS = frozenset("%\u2030\u00b0")
_PLAIN_MARKS = frozenset(".,;:!?")
_SIGNS = frozenset("+-\u2212\u2013")
_WITHOUT_SPACES = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Myanmar
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3040", "\u30ff"),  # Hiragana, Katakana
    ("\u3400", "\u9fff"),  # Han
)
"""Scripts that put no space between words: each of their letters counts as one."""


class Token(NamedTuple):
    """A word, number or mark: *text* as it is compared, `[start:end]` as it stands."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Return whether it is a word or a number, not a mark."""
        return is_word(self.text)


def tokens(text: str) -> list[Token]:
    """Return the tokens of *text*, in order."""
    return [
        Token(token, found.start() + start, found.start() + end)
        for found in _CHUNK.finditer(text)
        for token, start, end in _of_chunk(found[0])
    ]


def compared(text: str) -> Iterator[str]:
    """Yield what is compared of *text*, token by token, in order."""
    for chunk in _CHUNK.findall(text):
        for token in _of_chunk(chunk):
            yield token[0]


def is_word(token: str) -> bool:
    """Return whether *token*, as it is compared, is a word or a number, not a mark."""
    return any(map(str.isalnum, token))


def is_quotation_mark(character: str) -> bool:
    """Return whether *character* opens or closes quotations, in any language."""
    return character in _QUOTATION_MARKS or "\u2018" <= character <= "\u201f"


def _of_chunk(chunk: str) -> tuple[Token, ...]:
    """Return the tokens of *chunk*, a run without white space but inside a number."""
    return _kept(chunk) if len(chunk) <= LONGEST_KEPT else tuple(_cut(chunk))


@lru_cache(maxsize=CHUNKS_KEPT)
def _kept(chunk: str) -> tuple[Token, ...]:
    # Most are plain words, with a mark behind them or without: all else takes ten times as long.
    word = chunk[:-1] if chunk[-1] in _PLAIN_MARKS else chunk
    if not (word.isascii() and word.isalpha()):
        return tuple(_cut(chunk))
    plain = Token(word.lower(), 0, len(word))
    return (plain, Token(chunk[-1], len(word), len(chunk))) if word != chunk else (plain,)


def _cut(chunk: str) -> Iterator[Token]:
    seen = [_Seen(each, at) for at, each in enumerate(chunk) if not _is_unseen(each)]
    at = 0
    while at < len(seen):
        length = _length(seen, at)
        own = seen[at : at + length]
        text = "".join(each.character for each in own)
        yield Token(_compared(text), own[0].place, own[-1].place + 1)
        at += length


class _Seen(NamedTuple):
    """A character that is compared, and its place in its chunk."""

    character: str
    place: int


def _is_unseen(character: str) -> bool:
    return character in _MARKDOWN or unicodedata.category(character) == "Cf"


def _length(seen: Sequence[_Seen], at: int) -> int:
    """Return how many of the characters *seen* make the token that begins with the one *at*."""
    first = seen[at].character
    if _stands_alone(first):
        return 1
    end = at + 1
    if _is_in_word(first) or _opens_number(seen, at):
        while end < len(seen) and _goes_on(seen, end):
            end += 1
        return end - at
    alike = _is_dash if _is_dash(first) else _is_dot if _is_dot(first) else None
    while alike and end < len(seen) and alike(seen[end].character):
        end += 1
    return end - at


def _goes_on(seen: Sequence[_Seen], at: int) -> bool:
    """Return whether the character *at* belongs to the word or number before it."""
    (before, place), (this, own) = seen[at - 1], seen[at]
    following = seen[at + 1].character if at + 1 < len(seen) else ""
    if _is_in_word(this):
        # Of 5*3 no mark is lost: two numbers would become one.
        is_hidden = own - place > 1
        return not (_stands_alone(this) or (is_hidden and before.isdigit() and this.isdigit()))
    if this in _APOSTROPHES:
        return _is_in_word(before) and _is_in_word(following)
    if this in _IN_NUMBERS:
        return before.isdigit() and following.isdigit()
    # A space is in a chunk only inside a number.
    is_behind = this in _BEHIND_NUMBERS or _is_currency(this)
    return this == " " or (is_behind and (before.isdigit() or before == " "))


def _opens_number(seen: Sequence[_Seen], at: int) -> bool:
    """Return whether a sign or a currency *at* stands before digits, and before it no word."""
    this = seen[at].character
    following = [each.character for each in seen[at + 1 : at + 3]]
    if _is_currency(this):
        return following[:1] != [] and following[0].isdigit()
    if this not in _SIGNS or (at and not _opens(seen[at - 1].character)):
        return False
    if following and _is_currency(following[0]):
        following = following[1:]
    return following[:1] != [] and following[0].isdigit()


def _opens(character: str) -> bool:
    return character in "([{" or is_quotation_mark(character)


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _is_in_word(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] in "LMN"


def _stands_alone(character: str) -> bool:
    if character < _WITHOUT_SPACES[0][0]:
        return False
    return any(first <= character <= last for first, last in _WITHOUT_SPACES)


def _is_dash(character: str) -> bool:
    return character in _DASHES or "\u2010" <= character <= "\u2015"


def _is_dot(character: str) -> bool:
    return character in {".", ELLIPSIS}


def _compared(text: str) -> str:
    """Return *text*, a token as it stands, in the form that is compared."""
    first = text[0]
    if text == ELLIPSIS or (len(text) > 1 and _is_dot(first)):
        return ELLIPSIS
    if not any(map(_is_in_word, text)):
        if _is_dash(first):
            return "-"
        return '"' if is_quotation_mark(first) else normalised("NFKC", text)
    plain = "".join(_plain(each) for each in text)
    # Raised digits and fractions would become digits like others: 10\u00b2 is not 102.
    if any(unicodedata.category(each) == "No" for each in plain):
        return plain.lower()
    return normalised("NFKC", plain).lower()


def _plain(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if _is_dash(character):
        return "-"
    return "" if character == " " else character
