"""txtai's embeddings database, as it comes, or hybrid when told so."""

import sys
from collections.abc import Sequence

from exchange import Search, answer
from txtai import Embeddings


def build(passages: Sequence[str], model: str) -> Search:
    """Return the database's search."""
    embeddings = Embeddings(path=model, hybrid="hybrid" in sys.argv)
    embeddings.index(list(passages))
    return lambda question, depth: [place for place, _ in embeddings.search(question, depth)]


answer("txtai", build)
