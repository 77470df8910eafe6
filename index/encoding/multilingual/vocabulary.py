"""Word pieces of a unigram vocabulary, held in little memory.

The library `tokenizers` takes 250 MB and ten seconds for the 250,002 pieces of this model. Here the
vocabulary is its pieces' hashes, in order; everything around it is done by that library.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, PreTokenizedString, Regex, Token, normalizers, pre_tokenizers

from index.encoding.multilingual.four_bit_file import JoinedPieces

Piece = tuple[int, str]
"""The id of a word piece, and its text."""

Integers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

LONGEST = 16
"""Characters of the longest piece."""

_LENGTHS = np.arange(1, LONGEST + 1)

_AT_ONCE = 1024
"""Characters that are looked at together: a text may be as long as an article."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(int(_FACTOR), -1, 1 << 64))
"""Odd, so that it has an inverse: a multiple of it is known wherever in a text it stands."""

_LIKELY_BITS = 22
_SHIFT = np.uint64(64 - _LIKELY_BITS)
"""Of hashes that begin with the same 22 bits as that of no piece nothing more is asked."""

REMEMBERED = 4096
"""Words whose pieces are kept before all are forgotten."""

_UNKNOWN_COSTS = 10.0
"""What an unknown character counts less than the least likely piece, as in SentencePiece."""


class Vocabulary:
    """*pieces* by id, and *scores*, the logarithms of their probabilities.

    What is *special*, given by id, is found in no text. *unknown* stands for what no piece covers.
    """

    def __init__(
        self,
        pieces: JoinedPieces,
        scores: npt.NDArray[np.float32],
        special: Collection[int],
        unknown: int,
    ) -> None:
        hashes = _Hashes(pieces.text)(pieces.bounds[:-1], pieces.bounds[1:])
        order = np.argsort(hashes).astype(np.int32)
        self._ids = order[~np.isin(order, list(special))]
        self._hashes = hashes[self._ids]
        self._likely = np.zeros(1 << _LIKELY_BITS, dtype=np.bool_)
        self._likely[self._hashes >> _SHIFT] = True
        self._scores = scores
        self._unknown = unknown
        self._worst = float(scores.min()) - _UNKNOWN_COSTS
        self._kept: dict[str, Sequence[Piece]] = {}
        self._normalizer = normalizers.Sequence(
            [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
        )
        self._words = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")

    def encode(self, text: str) -> Encoding:
        """Return the pieces of *text* with their places in it, without special ones."""
        held = PreTokenizedString(text)
        held.normalize(self._normalizer.normalize)
        self._words.pre_tokenize(held)
        pieces = self.split({word for word, *_ in held.get_splits()})
        held.tokenize(lambda word: _tokens(pieces[word]))
        return held.to_encoding()

    def split(self, words: Collection[str]) -> dict[str, Sequence[Piece]]:
        """Return the likeliest pieces that make each of *words*; what is unknown stands together.

        Those of short words are kept: most words of a text are common.
        """
        kept = self._kept
        found = {word: kept[word] for word in words if word in kept}
        new = [word for word in words if word not in found]
        found |= zip(new, self._likeliest(new), strict=True)
        if len(kept) > REMEMBERED:
            self._kept = kept = {}
        kept.update((word, found[word]) for word in new if len(word) <= LONGEST)
        return found

    def _likeliest(self, words: Sequence[str]) -> Iterator[Sequence[Piece]]:
        """Yield the path through each of *words* of the greatest score (Viterbi)."""
        text = "".join(words)
        ends = list(accumulate(map(len, words), initial=0))
        best = [0.0] + [-math.inf] * len(text)
        came = [(0, self._unknown)] * (len(text) + 1)
        for start, end, id_, score in self._steps(text, ends):
            if best[start] + score > best[end]:
                best[end] = best[start] + score
                came[end] = (start, id_)
        for begin, end in pairwise(ends):
            yield tuple(reversed(list(self._path(text, came, begin, end))))

    def _path(
        self, text: str, came: Sequence[tuple[int, int]], begin: int, end: int
    ) -> Iterator[Piece]:
        """Yield the pieces of *text* from *end* back to *begin*."""
        while end > begin:
            start, id_ = came[end]
            while start > begin and id_ == self._unknown == came[start][1]:
                start = came[start][0]
            yield id_, text[start:end]
            end = start

    def _steps(self, text: str, bounds: Sequence[int]) -> Iterator[tuple[int, int, int, float]]:
        """Yield where each piece within words of *text* begins and ends, its id and its score.

        They come by their beginnings. *bounds* are where words begin, and where the last one ends.
        """
        hashes = _Hashes(text)
        stops = np.repeat(bounds[1:], np.diff(bounds))
        for first in range(0, len(text), _AT_ONCE):
            starts = np.arange(first, min(first + _AT_ONCE, len(text)))[:, None]
            # Where the word ends earlier the last length stands again, which changes nothing.
            ends = np.minimum(starts + _LENGTHS, stops[starts])
            ids = self._find(hashes(starts, ends))
            ids[:, 0] = np.where(ids[:, 0] < 0, self._unknown, ids[:, 0])
            rows, columns = np.nonzero(ids >= 0)
            found = ids[rows, columns]
            scores = np.where(found == self._unknown, self._worst, self._scores[found])
            steps = (rows + first, ends[rows, columns], found, scores)
            yield from zip(*(each.tolist() for each in steps), strict=True)

    def _find(self, hashes: Integers) -> npt.NDArray[np.int32]:
        """Return the id of the piece of each of *hashes*, and -1 where there is none."""
        ids = np.full(hashes.shape, -1, dtype=np.int32)
        likely = np.nonzero(self._likely[hashes >> _SHIFT])
        wanted = hashes[likely]
        places = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        ids[likely] = np.where(self._hashes[places] == wanted, self._ids[places], -1)
        return ids


def _tokens(pieces: Sequence[Piece]) -> list[Token]:
    """Return *pieces* with their places in the UTF-8 of their word."""
    sizes = [len(piece.encode()) for _, piece in pieces]
    ends = accumulate(sizes)
    return [
        Token(id_, piece, (end - size, end))
        for (id_, piece), size, end in zip(pieces, sizes, ends, strict=True)
    ]


class _Hashes:
    """Hashes of the parts of *text*, each told from those of what comes before its two ends.

    A part's hash is the sum of its characters, each times a power of `_FACTOR` by its place.
    """

    def __init__(self, text: str) -> None:
        # One more than the code point: else a first character of none would count for nothing.
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4") + 1
        powers = _powers(_FACTOR, len(points))
        self._sums = np.concatenate([[np.uint64(0)], np.cumsum(points * powers, dtype=np.uint64)])
        self._inverse = _powers(_INVERSE, len(points) + 1)

    def __call__(self, starts: Places, ends: Places) -> Integers:
        """Return the hash of each part from *starts* to *ends*."""
        sums = self._sums[ends] - self._sums[starts]
        return np.asarray(sums * self._inverse[starts], dtype=np.uint64)


def _powers(factor: np.uint64, count: int) -> Integers:
    powers = np.full(count, factor, dtype=np.uint64)
    powers[:1] = 1
    return np.cumprod(powers, dtype=np.uint64)
