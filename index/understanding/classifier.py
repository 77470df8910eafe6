"""The learned part of understanding: a linear score for each want, from words and vector."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.encoding.learned_files import PACKAGED, learned_file
from index.understanding.features import buckets_of

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Classifier:
    """What `benchmarks/training/wants.py` learned; all float32.

    *names* (k) are the wants in the order of the columns; *words* (b x k) has a row for each
    bucket, *vector* (d x k) one for each number of the question's vector; *bias* is k wide.
    """

    names: tuple[str, ...]
    words: Floats
    vector: Floats
    bias: Floats

    def scores(self, question: str, vector: Floats) -> Floats:
        """Return the log-odds (k) of what *question* wants, but for a constant.

        It was learned with and without vectors: where *vector* has another width than d, the words
        alone decide.
        """
        buckets = buckets_of(question)
        found = self.bias + self.words[buckets].sum(axis=0) / np.sqrt(max(len(buckets), 1))
        if vector.shape == self.vector.shape[:1]:
            found = found + vector @ self.vector
        return np.asarray(found, dtype=np.float32)


@lru_cache(maxsize=4)
def classifier(weights: str) -> Classifier:
    """Return the classifier learned with the vectors of the model of *weights*.

    Where nothing was, it is the packaged model's, which then looks at no vector.
    """
    own = learned_file(weights, "wants.npz")
    found = own or learned_file(PACKAGED, "wants.npz")
    if found is None:
        raise FileNotFoundError("index/fitted has lost what tells wants.")
    with found.open("rb") as file, np.load(file) as stored:
        vector = stored["vector"].astype(np.float32)
        return Classifier(
            tuple(map(str, stored["names"])),
            stored["words"].astype(np.float32),
            vector if own else vector[:0],
            stored["bias"].astype(np.float32),
        )
