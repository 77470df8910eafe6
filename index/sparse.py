"""BM25 over stems: what passages share with a question word for word."""

import logging
import math
from collections import Counter
from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt

from index.words import stems

K1 = 0.9
B = 0.75
"""Best of 36 settings tried on SQuAD and XQuAD; `benchmarks/ranking.py` measures them."""

logging.getLogger("bm25s").setLevel(logging.WARNING)  # the library sets DEBUG on import


class SparseIndex:
    """BM25 (Lucene's form) over *texts*; scores are shares of the question's maximum, 0 to 1."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        tokenised = [stems(text) for text in texts]
        self._frequencies = Counter(word for words in tokenised for word in set(words))
        self._index = bm25s.BM25(k1=K1, b=B, method="lucene") if self._frequencies else None
        if self._index is not None:
            self._index.index(tokenised, show_progress=False)

    def __len__(self) -> int:
        return self._count

    def inverse_frequency(self, stem: str) -> float:
        """Return the inverse document frequency of *stem*, highest for one never seen."""
        seen = self._frequencies.get(stem, 0)
        return math.log(1 + (self._count - seen + 0.5) / (seen + 0.5))

    def scores(self, question: str) -> npt.NDArray[np.float32]:
        """Return each text's BM25 divided by the most *question* could score: float32, n.

        The maximum counts words that no text holds, so a question about something else
        scores low in a collection of any size.
        """
        words = list(dict.fromkeys(stems(question)))
        most = sum(self.inverse_frequency(word) for word in words)
        known = [word for word in words if word in self._frequencies]
        if self._index is None or not known or most <= 0:
            return np.zeros(self._count, dtype=np.float32)
        return np.asarray(self._index.get_scores(known) / most, dtype=np.float32)
