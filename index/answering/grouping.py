"""Questions that mean the same, put together by their vectors."""

import numpy as np

from index.encoding.encoder import Vectors, unit

SAME = 0.84
"""Best F1 of grouping on the articles of even position, from `benchmarks.quality.grouping`; other
encoders than the packaged one may want another."""


def grouped(vectors: Vectors, same: float = SAME) -> list[list[int]]:
    """Return the rows of *vectors* in groups of one meaning, the largest group first.

    *vectors* are of unit length, float32, n x d. Each row joins the group whose mean direction
    it is most similar to, if the cosine is *same* or more, else it begins one (the leader
    algorithm, Hartigan, Clustering Algorithms, 1975, with the mean as leader). So the order of
    rows decides ties, and the first row of a group is its oldest when rows are in that order.
    """
    groups: list[list[int]] = []
    sums = np.zeros_like(vectors)
    for row, vector in enumerate(vectors):
        likeness = unit(sums[: len(groups)]) @ vector
        nearest = int(likeness.argmax()) if groups else 0
        if groups and likeness[nearest] >= same:
            groups[nearest].append(row)
        else:
            nearest = len(groups)
            groups.append([row])
        sums[nearest] += vector
    return sorted(groups, key=len, reverse=True)
