"""bm25s with its own tokeniser and English stop words."""

from collections.abc import Sequence

import bm25s
from exchange import Search, answer


def build(passages: Sequence[str], model: str) -> Search:
    """Return BM25's retrieval; it needs no model."""
    del model
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(passages), stopwords="en", show_progress=False))

    def search(question: str, depth: int) -> Sequence[int]:
        words = bm25s.tokenize([question], stopwords="en", show_progress=False)
        return [int(place) for place in index.retrieve(words, k=depth, show_progress=False)[0][0]]

    return search


answer("bm25s", build)
