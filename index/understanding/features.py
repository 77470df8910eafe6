"""A question as a bag of its words and their parts, each hashed to one of a few thousand numbers.

Hashing needs no list of words, so that what was learned is small and any word counts for something.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.search.folding import folded

BUCKETS = 5500
"""Numbers that words are hashed to: as many as keep the learned file below 300 kB."""

_WORDS_TOGETHER = (1, 2, 3)
_LETTERS_TOGETHER = (3, 4)
_MOST_REPEATED = 2
"""Letters of a kind in a row that are kept: “soooo” is “soo”."""

_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u2018\u2019\u02bc"))
_TOKEN = re.compile(r"\w+|[^\w\s]")


def words_of(question: str) -> list[str]:
    """Return the words of *question* as they are learned, emoji among them, in order.

    Case, accents, apostrophes and punctuation tell nothing apart; of a number only its length
    counts.
    """
    plain = folded(question).translate(_APOSTROPHES)
    found = [each.group() for each in _TOKEN.finditer(plain)]
    return [_word(each) for each in found if each[0].isalnum() or _is_picture(each)]


def buckets_of(question: str) -> npt.NDArray[np.int64]:
    """Return the numbers of what *question* is made of, each once, in order."""
    parts = {crc32(part.encode()) % BUCKETS for part in _parts(words_of(question))}
    return np.array(sorted(parts), dtype=np.int64)


def _word(token: str) -> str:
    if token.isdigit():
        return "#" * len(token)
    kept = (list(run)[:_MOST_REPEATED] for _, run in groupby(token))
    return "".join(letter for run in kept for letter in run)


def _is_picture(token: str) -> bool:
    """Return whether *token* is an emoji or another symbol that says something by itself."""
    return not token.isascii() and unicodedata.category(token[0]) == "So"


def _parts(words: list[str]) -> Iterator[str]:
    framed = ["^", *words, "$"]
    for count in _WORDS_TOGETHER:
        for start in range(len(framed) - count + 1):
            yield " ".join(["w", *framed[start : start + count]])
    for word in words:
        edged = f"<{word}>"
        for count in _LETTERS_TOGETHER:
            for start in range(len(edged) - count + 1):
                yield f"c {edged[start : start + count]}"
