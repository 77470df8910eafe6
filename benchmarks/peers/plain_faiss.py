"""sentence-transformers and a flat FAISS index, as a tutorial builds it."""

from collections.abc import Sequence

import faiss
from exchange import Search, answer
from sentence_transformers import SentenceTransformer


def build(passages: Sequence[str], model: str) -> Search:
    """Return the search over one vector a passage."""
    encoder = SentenceTransformer(model)
    vectors = encoder.encode(list(passages), normalize_embeddings=True, show_progress_bar=False)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)

    def search(question: str, depth: int) -> Sequence[int]:
        query = encoder.encode([question], normalize_embeddings=True, show_progress_bar=False)
        return [int(row) for row in index.search(query, depth)[1][0]]

    return search


answer("sentence-transformers", build)
