"""bm25s with its own tokeniser and English stop words."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
from bm25s.tokenization import Tokenized
from exchange import serve


class Bm25sWords:
    """BM25's retrieval; it needs no model."""

    def __init__(self, model: str, folder: Path) -> None:
        del model
        self._folder = str(folder)
        self._index = bm25s.BM25()

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages*."""
        del titles
        self._index.index(self._words(passages), show_progress=False)

    def save(self) -> None:
        """Store the index."""
        self._index.save(self._folder)

    def open(self) -> None:
        """Load the index."""
        self._index = bm25s.BM25.load(self._folder)

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the passages found."""
        found, _ = self._index.retrieve(self._words([question]), k=depth, show_progress=False)
        return list(found[0])

    def _words(self, texts: Sequence[str]) -> Tokenized:
        return bm25s.tokenize(list(texts), stopwords="en", show_progress=False)


serve("bm25s", Bm25sWords)
