"""The learned part of understanding: a linear score for each want, from words and vector."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

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

        It was learned with and without vectors: where *vector* has another width than d, as another
        encoder's has, the words alone decide.
        """
        buckets = buckets_of(question)
        found = self.bias + self.words[buckets].sum(axis=0) / np.sqrt(max(len(buckets), 1))
        if vector.shape == self.vector.shape[:1]:
            found = found + vector @ self.vector
        return np.asarray(found, dtype=np.float32)


@lru_cache(maxsize=1)
def classifier() -> Classifier:
    """Return the classifier that the package carries."""
    with files("index").joinpath("wants.npz").open("rb") as file, np.load(file) as stored:
        return Classifier(
            tuple(map(str, stored["names"])),
            stored["words"].astype(np.float32),
            stored["vector"].astype(np.float32),
            stored["bias"].astype(np.float32),
        )
