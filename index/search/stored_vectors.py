"""From stored vectors to indexes of them, a batch at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from index.encoding.encoder import Vectors
from index.search.dense import SEED, DenseIndex
from index.search.embedding import unpack
from index.search.runs import Rows

READ_AT_ONCE = 1000
"""Passages whose vectors are in memory beside the indexes: 6 MB of them, as they usually are."""


class StoredVectors:
    """The vectors, of *dimension*, of the passages of *ids*, which have so many *sentences* each.

    *read* returns those of some ids: the passage's own, then one for each of its sentences.
    """

    def __init__(
        self,
        ids: Rows,
        sentences: Rows,
        dimension: int,
        read: Callable[[Sequence[int]], Mapping[int, bytes]],
    ) -> None:
        self._ids = ids
        self._sentences = sentences
        self._dimension = dimension
        self._read = read

    def fill(self, passage_index: DenseIndex, sentence_index: DenseIndex) -> None:
        """Put every passage's vector into one index and its sentences' into the other, in order."""
        if wanted := passage_index.trained_on:
            passage_index.train(self._drawn(wanted, np.ones_like(self._ids), slice(1)))
        if wanted := sentence_index.trained_on:
            sentence_index.train(self._drawn(wanted, self._sentences, slice(1, None)))
        for blocks in self._batches(self._ids):
            passage_index.add(np.concatenate([each[:1] for each in blocks]))
            sentence_index.add(np.concatenate([each[1:] for each in blocks]))

    def _drawn(self, wanted: int, counts: Rows, part: slice) -> Vectors:
        """Return *wanted* vectors of passages drawn by chance, *counts* being what each has."""
        chosen = np.random.default_rng(SEED).permutation(len(self._ids))
        enough = np.searchsorted(counts[chosen].cumsum(), wanted) + 1
        ids = self._ids[np.sort(chosen[:enough])]
        batches = [np.concatenate([b[part] for b in blocks]) for blocks in self._batches(ids)]
        return np.concatenate(batches)[:wanted]

    def _batches(self, ids: Rows) -> Iterator[list[Vectors]]:
        for first in range(0, len(ids), READ_AT_ONCE):
            own = ids[first : first + READ_AT_ONCE].tolist()
            stored = self._read(own)
            yield [unpack(stored[each], self._dimension) for each in own]
