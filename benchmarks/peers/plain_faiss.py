"""sentence-transformers and a flat FAISS index, as a tutorial builds it."""

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from exchange import serve
from sentence_transformers import SentenceTransformer


class PlainFaiss:
    """One vector a passage, the nearest first."""

    def __init__(self, model: str, folder: Path) -> None:
        self._encoder = SentenceTransformer(model)
        self._file = str(folder / "vectors.faiss")

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages*."""
        del titles
        vectors = self._encode(passages)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def save(self) -> None:
        """Store the index."""
        faiss.write_index(self._index, self._file)

    def open(self) -> None:
        """Load the index."""
        self._index = faiss.read_index(self._file)

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the nearest passages."""
        return list(self._index.search(self._encode([question]), depth)[1][0])

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        return self._encoder.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


serve("sentence-transformers", PlainFaiss)
