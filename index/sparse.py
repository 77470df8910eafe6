"""BM25 over stems: what passages share with a question word for word."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from index.words import stems

K1 = 0.9
B = 0.75
"""Best of 36 settings tried on SQuAD and XQuAD; `benchmarks/ranking.py` measures them."""

Floats = npt.NDArray[np.float32]


class SparseIndex:
    """Which of *texts* hold which stems, how often: a few arrays, whatever their number.

    What depends on other texts (frequencies, the average length) is left to `SparseSearch`, so
    that an index can be searched alone and together with others.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        terms, rows, counts, lengths = array("i"), array("i"), array("f"), array("f")
        for row, text in enumerate(texts):
            words = stems(text)
            lengths.append(len(words))
            for word, count in Counter(words).items():
                terms.append(self._numbers.setdefault(word, len(self._numbers)))
                rows.append(row)
                counts.append(count)
        found = np.frombuffer(terms, dtype=np.int32)
        by_term = np.argsort(found, kind="stable")
        self._starts = np.searchsorted(found[by_term], np.arange(len(self._numbers) + 1))
        self._rows = np.frombuffer(rows, dtype=np.int32)[by_term]
        self._counts = np.frombuffer(counts, dtype=np.float32)[by_term]
        self.lengths: Floats = np.frombuffer(lengths, dtype=np.float32)

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        arrays = (self._starts, self._rows, self._counts, self.lengths)
        return sum(each.nbytes for each in arrays) + 100 * len(self._numbers)

    def holding(self, stem: str) -> tuple[npt.NDArray[np.int32], Floats]:
        """Return the rows of the texts that hold *stem*, in order, and how often each does."""
        number = self._numbers.get(stem)
        if number is None:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
        start, end = self._starts[number], self._starts[number + 1]
        return self._rows[start:end], self._counts[start:end]


class SparseSearch:
    """BM25 (Lucene's form) over the texts of *indexes*, as if they stood in one.

    Scores are shares of the most that the question could score, 0 to 1.
    """

    def __init__(self, indexes: Sequence[SparseIndex]) -> None:
        self._indexes = indexes
        self._count = sum(map(len, indexes))
        lengths = np.concatenate([np.empty(0, np.float32), *(each.lengths for each in indexes)])
        average = float(lengths.mean(dtype=np.float64)) if self._count else 0.0
        self._norms = np.asarray(K1 * (1 - B + B * lengths / (average or 1)), dtype=np.float32)

    def __len__(self) -> int:
        return self._count

    def inverse_frequency(self, stem: str) -> float:
        """Return the inverse document frequency of *stem*, highest for one never seen."""
        seen = sum(len(each.holding(stem)[0]) for each in self._indexes)
        return math.log(1 + (self._count - seen + 0.5) / (seen + 0.5))

    def scores(self, question: str) -> Floats:
        """Return each text's BM25 divided by the most *question* could score: float32, n.

        The maximum counts words that no text holds, so a question about something else
        scores low in a collection of any size.
        """
        words = list(dict.fromkeys(stems(question)))
        weights = [self.inverse_frequency(word) for word in words]
        most = sum(weights)
        found = np.zeros(self._count, dtype=np.float32)
        for word, weight in zip(words, weights, strict=True):
            first = 0
            for index in self._indexes:
                rows, counts = index.holding(word)
                here = rows + first
                # A row stands once among those of a word, so none is lost in this sum.
                found[here] += weight / most * counts / (counts + self._norms[here])
                first += len(index)
        return found
