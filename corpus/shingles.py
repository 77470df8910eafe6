"""Runs of words, by which texts are told to be alike, and the sketch of them that is stored."""

import re
import struct
import unicodedata
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Self

from corpus.letters import HAN_AND_KANA, MARKS, SOUNDS
from corpus.normalise import fold

LEAST_SHINGLES = 30
"""Below this a text is too short for shares to mean anything."""

FORM = f"2-{unicodedata.unidata_version}"
"""How sketches are made; it moves with Unicode's tables, by which words are folded."""

_SHINGLE = 4
_UNSPACED = HAN_AND_KANA + SOUNDS
_WORD = re.compile(rf"[{_UNSPACED}]|(?:[^\W{_UNSPACED}]+[{MARKS}]*+)+")
"""Where no spaces part words, each letter counts as one."""
_HASH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    """How many shingles a text has, each counted once, and the hashes that they have."""

    count: int
    hashes: frozenset[int]

    @classmethod
    def of(cls, body: str) -> Self:
        """Return the sketch of *body*, the same in every process."""
        runs = {" ".join(run) for run in _runs(body)}
        return cls(len(runs), frozenset(zlib.crc32(run.encode()) for run in runs))

    @property
    def stored(self) -> bytes:
        """Return the hashes as they are stored."""
        return struct.pack(f"<{len(self.hashes)}I", *sorted(self.hashes))

    def most_shared(self, count: int, stored: bytes) -> float:
        """Return what `containment` is at most, with a text of *count* shingles.

        Two shingles that differ may have one hash, so this may be more than it is; it is never
        less: of shingles that both texts have, only as many share a hash as this one has fewer
        hashes than shingles.
        """
        smaller = min(self.count, count)
        if smaller < LEAST_SHINGLES:
            return 0.0
        hashes = struct.unpack(f"<{len(stored) // _HASH_BYTES}I", stored)
        shared = len(self.hashes.intersection(hashes)) + self.count - len(self.hashes)
        return min(1.0, shared / smaller)


def shingles(body: str) -> frozenset[int]:
    """Return the runs of four folded words in *body*, each as its hash in this process."""
    return frozenset(map(hash, _runs(body)))


def containment(one: Collection[int], other: frozenset[int]) -> float:
    """Return the share of the shorter text's shingles that both have; 0 for very short ones."""
    smaller = min(len(one), len(other))
    return len(other.intersection(one)) / smaller if smaller >= LEAST_SHINGLES else 0.0


def _runs(body: str) -> Iterable[tuple[str, ...]]:
    words = _WORD.findall(fold(body))
    return zip(*(words[first:] for first in range(_SHINGLE)), strict=False)
