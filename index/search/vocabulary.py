"""The words of a collection as they are written, and those that a misspelt word is near to."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from corpus.letters import LETTERS
from index.search.words import word_form

SHORTEST, LONGEST = 3, 32
"""Letters of the words that are kept: others are hardly misspelt, or hardly words."""

_RUN = re.compile(LETTERS)
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
"""Words with a capital inside a sentence."""

_CHANGED_LETTERS, _CHANGED_PAIRS = 2, 6
"""Different letters, and pairs of neighbouring letters, that one slip makes at most."""

_ENGLISH = 26
_PAIR_BITS = 64

MOST_NEAR = 24
"""Words looked at more closely: of 100,000 two slips leave a thousand, and few share most pairs."""


Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a word stands there, in small letters, and with a capital inside a sentence."""

    count: int = 0
    small: int = 0
    capital: int = 0

    @property
    def is_name(self) -> bool:
        """Return whether it is mostly written with a capital, inside sentences."""
        return self.capital > 0 and 2 * self.small < self.count


class Vocabulary:
    """The words of *texts*, folded, in alphabetical order: a few arrays, whatever their number."""

    def __init__(self, texts: Iterable[str]) -> None:
        written: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        for text in texts:
            written.update(_RUN.findall(text))
            inside.update(_INSIDE.findall(text))
        found = _by_folded(written, inside)
        words = sorted(found)
        self._fill(words, np.array([found[word] for word in words], dtype=np.int32))

    @classmethod
    def added(
        cls, vocabularies: Iterable["Vocabulary"], without: Iterable["Vocabulary"] = ()
    ) -> "Vocabulary":
        """Return the words of all *vocabularies* but for as many as stand in those *without*.

        It makes no object for each word but the word: Python would look through all there are for
        garbage in the midst of it, and hold all threads up: of 100,000 passages nearly a second.
        """
        places: dict[str, int] = {}
        added = []
        for each, sign in (*((v, 1) for v in vocabularies), *((v, -1) for v in without)):
            own = (places.setdefault(word, len(places)) for word in each.words())
            added.append((np.fromiter(own, dtype=np.int64, count=len(each)), sign * each.table))
        total: Numbers = np.zeros((len(places), 3), dtype=np.int32)
        for rows, uses in added:
            total[rows] += uses
        counts = total[:, 0].tolist()
        words = [word for word in sorted(places) if counts[places[word]]]
        held = np.fromiter(map(places.__getitem__, words), dtype=np.int64, count=len(words))
        made = cls(())
        made._fill(words, total[held])
        return made

    def _fill(self, words: Sequence[str], uses: Numbers) -> None:
        self._joined = "".join(words)
        self._starts: Numbers = np.cumsum([0, *map(len, words)], dtype=np.int32)
        self._lengths = np.diff(self._starts).astype(np.int8)
        self._letters = np.fromiter(map(_letters, words), dtype=np.uint32, count=len(words))
        self._pairs = np.fromiter(map(_pairs, words), dtype=np.uint64, count=len(words))
        self._uses: Numbers = uses.reshape(-1, 3)

    def __len__(self) -> int:
        return len(self._uses)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        arrays = (self._starts, self._lengths, self._letters, self._pairs, self._uses)
        return len(self._joined) + sum(each.nbytes for each in arrays)

    @property
    def table(self) -> Numbers:
        """Return the numbers of the `Uses` of each word, in their order (n x 3)."""
        return self._uses

    def words(self) -> Iterator[str]:
        """Yield the words, in alphabetical order."""
        return map(self._word, range(len(self)))

    def uses(self, word: str) -> Uses:
        """Return how the folded *word* stands there."""
        place = self._place(word)
        return Uses() if place is None else Uses(*self._uses[place].tolist())

    def count(self, word: str) -> int:
        """Return how often the folded *word* stands there, 0 where it does not."""
        return self.uses(word).count

    def is_name(self, word: str) -> bool:
        """Return whether the folded *word* is mostly written with a capital, inside sentences."""
        return self.uses(word).is_name

    def near(self, word: str, slips: int) -> Sequence[str]:
        """Return words that so many *slips* may have made *word* of, some of which it cannot be.

        A slip leaves out, adds or exchanges a letter, or two neighbours change places. Where many
        words come near, those that share most pairs of letters are meant.
        """
        return [found for _, found in islice(self.nearest(word, slips), MOST_NEAR)]

    def nearest(self, word: str, slips: int) -> Iterator[tuple[int, str]]:
        """Yield all of them, those first that share most pairs, each behind how many it does not.

        Those that share as many come in alphabetical order.
        """
        if len(word) > LONGEST + slips:  # a number of eight bits holds the length of any other
            return
        close = np.abs(self._lengths - np.int8(len(word))) <= slips
        places = np.flatnonzero(close)
        apart = np.bitwise_count(self._letters[places] ^ np.uint32(_letters(word)))
        places = places[apart <= _CHANGED_LETTERS * slips]
        apart = np.bitwise_count(self._pairs[places] ^ np.uint64(_pairs(word)))
        for each in np.argsort(apart, kind="stable").tolist():
            if apart[each] > _CHANGED_PAIRS * slips:
                return
            yield int(apart[each]), self._word(places[each])

    def _place(self, word: str) -> int | None:
        place = bisect_left(range(len(self)), word, key=self._word)
        return place if place < len(self) and self._word(place) == word else None

    def _word(self, place: int) -> str:
        return self._joined[self._starts[place] : self._starts[place + 1]]


def _by_folded(written: Counter[str], inside: Counter[str]) -> dict[str, list[int]]:
    """Return of each word what `Uses` tells of it."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for word, times in written.items():
        form = word_form(word)
        if SHORTEST <= len(form) <= LONGEST:
            uses = found[form]
            uses[0] += times
            uses[1] += times * word[0].islower()
            uses[2] += inside[word]
    return found


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
