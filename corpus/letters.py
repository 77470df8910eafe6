"""Which characters words are made of, in every script: Python's word characters leave marks out.

Vowels of Indic scripts, vowel points of Arabic and Hebrew, and accents that stand by themselves
(as file names of macOS hold them) are marks to Unicode. A pattern that is made of word characters
alone cuts words at each of them.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

_CANDIDATES = (range(0x300, 0x20000), range(0xE0100, 0xE01F0))
"""Code points among which all marks are."""


def _marks() -> Iterator[str]:
    """Yield the marks as ranges of a character class."""
    for candidates in _CANDIDATES:
        found = (code for code in candidates if unicodedata.category(chr(code))[0] == "M")
        for _, run in groupby(enumerate(found), lambda each: each[1] - each[0]):
            codes = [code for _, code in run]
            yield f"{chr(codes[0])}-{chr(codes[-1])}"


JOINERS = "\u200c\u200d"
"""What tells in Persian and Indic words how the letters beside it are drawn, and is not seen
itself."""

SEEN_MARKS = "".join(_marks())
"""All marks, to be put into a character class."""

MARKS = SEEN_MARKS + JOINERS
"""The same with joiners, which are no marks to Unicode, but stand in words as these do."""

WORD = rf"\w[\w{MARKS}]*+"
"""The pattern of a word or number with its marks. A mark that stands alone is none."""

HAN_AND_KANA = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""The letters of Chinese and Japanese, for a character class."""

SOUNDS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ece\u1000-\u103f\u1050-\u108f\u1780-\u17d3"
)
"""Letters and marks, without digits and signs, of Thai, Lao, Burmese and Khmer. They put no space
between words either."""

LETTERS = rf"[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*+)*+"
"""The pattern of a run of letters with their marks."""

_MATCHED_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
"""What a pattern that ignores case takes for a letter that `str.lower` makes no such letter of: the
capital and the small i of Turkish, and the long s."""


def in_small_letters(found: str) -> str:
    """Return *found*, which a pattern matched in whatever case, in the letters of that pattern.

    So a table of what the pattern finds has it: "APR\u0130L", as Turkish keys type it, is "april".
    """
    return found.translate(_MATCHED_ALIKE).lower()
