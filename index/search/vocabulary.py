"""The words of a collection as they are written, and those that a misspelt word is near to."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from index.search.words import word_form

SHORTEST, LONGEST = 3, 32
"""Letters of the words that are kept: others are hardly misspelt, or hardly words."""

_RUN = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
"""Words with a capital inside a sentence."""

_CHANGED_LETTERS, _CHANGED_PAIRS = 2, 6
"""Different letters, and pairs of neighbouring letters, that one slip makes at most."""

_ENGLISH = 26
_PAIR_BITS = 64

_NEAREST = 24
"""Words looked at more closely: of 100,000 two slips leave a thousand, and few share most pairs."""

Numbers = npt.NDArray[np.int32]


class Vocabulary:
    """The words of *texts*, folded, in alphabetical order: a few arrays, whatever their number."""

    def __init__(self, texts: Iterable[str]) -> None:
        written: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        for text in texts:
            written.update(_RUN.findall(text))
            inside.update(_INSIDE.findall(text))
        counts, small, capital = _by_folded(written, inside)
        words = sorted(counts)
        self._joined = "".join(words)
        self._starts: Numbers = np.cumsum([0, *map(len, words)], dtype=np.int32)
        self._lengths = np.diff(self._starts).astype(np.int8)
        self._letters = np.fromiter(map(_letters, words), dtype=np.uint32, count=len(words))
        self._pairs = np.fromiter(map(_pairs, words), dtype=np.uint64, count=len(words))
        self._counts: Numbers = np.array([counts[word] for word in words], dtype=np.int32)
        self._names = np.array(
            [capital[word] > 0 and 2 * small[word] < counts[word] for word in words], dtype=np.bool_
        )

    def __len__(self) -> int:
        return len(self._counts)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        arrays = (self._starts, self._lengths, self._letters, self._pairs, self._counts)
        return len(self._joined) + self._names.nbytes + sum(each.nbytes for each in arrays)

    def count(self, word: str) -> int:
        """Return how often the folded *word* stands there, 0 where it does not."""
        place = self._place(word)
        return 0 if place is None else int(self._counts[place])

    def is_name(self, word: str) -> bool:
        """Return whether the folded *word* is mostly written with a capital, inside sentences."""
        place = self._place(word)
        return place is not None and bool(self._names[place])

    def near(self, word: str, slips: int) -> Sequence[str]:
        """Return words that so many *slips* may have made *word* of, some of which it cannot be.

        A slip leaves out, adds or exchanges a letter, or two neighbours change places. Where many
        words come near, those that share most pairs of letters are meant.
        """
        close = np.abs(self._lengths - np.int8(len(word))) <= slips
        places = np.flatnonzero(close)
        apart = np.bitwise_count(self._letters[places] ^ np.uint32(_letters(word)))
        places = places[apart <= _CHANGED_LETTERS * slips]
        apart = np.bitwise_count(self._pairs[places] ^ np.uint64(_pairs(word)))
        nearest = np.argsort(apart, kind="stable")[:_NEAREST]
        nearest = nearest[apart[nearest] <= _CHANGED_PAIRS * slips]
        return [self._word(each) for each in places[nearest].tolist()]

    def _place(self, word: str) -> int | None:
        place = bisect_left(range(len(self)), word, key=self._word)
        return place if place < len(self) and self._word(place) == word else None

    def _word(self, place: int) -> str:
        return self._joined[self._starts[place] : self._starts[place + 1]]


def _by_folded(
    written: Counter[str], inside: Counter[str]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return how often each word stands there, in small letters, with a capital in a sentence."""
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for word, times in written.items():
        form = word_form(word)
        if SHORTEST <= len(form) <= LONGEST:
            counts[form] += times
            small[form] += times * word[0].islower()
            capital[form] += inside[word]
    return counts, small, capital


def _letters(word: str) -> int:
    """Return a bit for each letter in *word*; those that are not English share one."""
    found = 0
    for letter in word:
        place = ord(letter) - ord("a")
        found |= 1 << (place if 0 <= place < _ENGLISH else _ENGLISH)
    return found


def _pairs(word: str) -> int:
    """Return bits for the pairs of neighbouring letters in *word*, whose ends count as letters."""
    found, before = 0, 0
    for letter in (*word, " "):
        code = ord(letter)
        found |= 1 << (31 * before + code) % _PAIR_BITS
        before = code
    return found
