"""Word pieces of a unigram vocabulary, held in a twentieth of the memory of the usual tree.

The library `tokenizers` takes 250 MB and ten seconds for the 250,002 pieces of this model. Here the
vocabulary is its pieces' hashes, in order; everything around it is done by that library.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, PreTokenizedString, Regex, Token, normalizers, pre_tokenizers

Piece = tuple[int, str]
"""The id of a word piece, and its text."""

LONGEST = 16
"""Characters of the longest piece."""

REMEMBERED = 4096
"""Words whose pieces are kept: most words of a text are common."""

_UNKNOWN_COSTS = 10.0
"""What an unknown character counts less than the least likely piece, as in SentencePiece."""


class Vocabulary:
    """*pieces* by id, and *scores*, the logarithms of their probabilities.

    What is *special*, given by id, is found in no text. *unknown* stands for what no piece covers.
    """

    def __init__(
        self,
        pieces: Iterable[bytes],
        scores: npt.NDArray[np.float32],
        special: Collection[int],
        unknown: int,
    ) -> None:
        hashes = _hashes(pieces)
        order = np.argsort(hashes).astype(np.int32)
        self._ids = order[~np.isin(order, list(special))]
        self._hashes = hashes[self._ids]
        self._scores = scores
        self._unknown = unknown
        self._worst = float(scores.min()) - _UNKNOWN_COSTS
        self._remembered = lru_cache(REMEMBERED)(self._likeliest)
        self._normalizer = normalizers.Sequence(
            [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
        )
        self._words = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")

    def encode(self, text: str) -> Encoding:
        """Return the pieces of *text* with their places in it, without special ones."""
        held = PreTokenizedString(text)
        held.normalize(self._normalizer.normalize)
        self._words.pre_tokenize(held)
        held.tokenize(self._tokens)
        return held.to_encoding()

    def _tokens(self, word: str) -> list[Token]:
        tokens = []
        place = 0
        for id_, piece in self.split(word):
            end = place + len(piece.encode())
            tokens.append(Token(id_, piece, (place, end)))
            place = end
        return tokens

    def split(self, word: str) -> Sequence[Piece]:
        """Return the likeliest pieces that make *word*; what is unknown stands together."""
        # What is not written in words is long, and never met twice.
        return self._remembered(word) if len(word) <= LONGEST else self._likeliest(word)

    def _likeliest(self, word: str) -> Sequence[Piece]:
        """Return the path through *word* of the greatest score (Viterbi)."""
        best = [0.0] + [-math.inf] * len(word)
        came: list[tuple[int, int]] = [(0, self._unknown)] * (len(word) + 1)
        for start, end, id_, score in self._steps(word):
            if best[start] + score > best[end]:
                best[end] = best[start] + score
                came[end] = (start, id_)
        found: list[Piece] = []
        end = len(word)
        while end:
            start, id_ = came[end]
            if found and id_ == self._unknown == found[-1][0]:
                found[-1] = (id_, word[start:end] + found[-1][1])
            else:
                found.append((id_, word[start:end]))
            end = start
        return tuple(reversed(found))

    def _steps(self, word: str) -> Iterator[tuple[int, int, int, float]]:
        """Yield where each piece in *word* begins and ends, its id and score, by its beginning."""
        content = word.encode()
        ends = list(accumulate((len(each.encode()) for each in word), initial=0))
        spans = [
            (start, end)
            for start in range(len(word))
            for end in range(start + 1, min(start + LONGEST, len(word)) + 1)
        ]
        ids = self._find([content[ends[start] : ends[end]] for start, end in spans])
        scores = self._scores[ids].tolist()
        for (start, end), id_, score in zip(spans, ids.tolist(), scores, strict=True):
            if id_ != self._unknown:
                yield start, end, id_, score
            elif end == start + 1:
                yield start, end, id_, self._worst

    def _find(self, texts: Sequence[bytes]) -> npt.NDArray[np.int32]:
        """Return the id of each of *texts* that is a piece, and of the unknown one for others."""
        wanted = _hashes(texts)
        places = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        return np.where(self._hashes[places] == wanted, self._ids[places], self._unknown)


def _hashes(texts: Iterable[bytes]) -> npt.NDArray[np.int64]:
    # Not of strings: Python gives "us" and the one character of the same two bytes one hash.
    return np.fromiter(map(hash, texts), dtype=np.int64)
