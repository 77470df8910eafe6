"""txtai's embeddings database, as it comes, or hybrid when told so."""

import sys
from collections.abc import Sequence
from pathlib import Path

from exchange import serve
from txtai import Embeddings


class TxtaiEmbeddings:
    """The database's search."""

    def __init__(self, model: str, folder: Path) -> None:
        self._embeddings = Embeddings(path=model, hybrid="hybrid" in sys.argv)
        self._folder = str(folder / "txtai")

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages*."""
        del titles
        self._embeddings.index(list(passages))

    def save(self) -> None:
        """Store the database."""
        self._embeddings.save(self._folder)

    def open(self) -> None:
        """Load the database."""
        self._embeddings.load(self._folder)

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the passages found."""
        return [place for place, _ in self._embeddings.search(question, depth)]


serve("txtai", TxtaiEmbeddings)
