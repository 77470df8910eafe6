"""The indexes in memory, each as the articles of its collection stand in the database now."""

from collections.abc import Callable, Sequence
from functools import partial

from corpus.article import Article
from corpus.searched_articles import crossed
from corpus.store import SAMPLE
from corpus.vector_store import VectorStore
from index.search.collection_index import CollectionIndex
from index.search.embedding import Embedder
from index.search.following import made_of
from index.search.index_cache import CacheCounts, IndexCache
from index.search.snapshot import Snapshot
from index.search.upkeep import Upkeep


class LiveIndexes:
    """Indexes of collections, made of their *vectors*, up to *memory* bytes together; thread-safe.

    They are a cache of the database, and follow it when any process moves it. *give_way* is called
    before work that nobody waits for, and may wait for what is more urgent.
    """

    def __init__(
        self, vectors: VectorStore, embedder: Embedder, memory: int, give_way: Callable[[], object]
    ) -> None:
        self._vectors = vectors
        self._embedder = embedder
        self._cache = IndexCache(memory)
        self.upkeep = Upkeep(self._cache, self._follow, give_way)

    @property
    def counts(self) -> CacheCounts:
        """Return what indexes are in memory, and how often one was asked for and made."""
        return self._cache.counts

    def snapshot(self, collection: str) -> Snapshot:
        """Return the index of what *collection* may search, as the articles stand now.

        It is told here as in `SearchedArticles` what that is, without a further look.
        """
        parts = self._parts(crossed(collection))
        return Snapshot(parts if any(each.articles for each in parts) else self._parts((SAMPLE,)))

    def _parts(self, names: Sequence[str]) -> list[CollectionIndex]:
        revisions = self._vectors.revisions(names)
        return [
            self._cache.get(name, revision, partial(self._built, name))
            for name, revision in zip(names, revisions, strict=True)
        ]

    def _follow(self, name: str) -> None:
        """Have the index of *name* that is in memory follow its articles before anyone asks."""
        (revision,) = self._vectors.revisions((name,))
        self._cache.follow(name, revision, partial(self._built, name))

    def _built(self, name: str, before: CollectionIndex | None) -> CollectionIndex:
        """Return the index of a collection as it stands now, from that of *before* if it can be."""
        tried: set[str] = set()
        while True:
            since = None if before is None else before.revision
            with self._vectors.reading(name, self._embedder.model, since) as state:
                missing = [each for each in state.unembedded if each.id not in tried]
                if not missing:
                    made = made_of(before, state, self._embedder.dimension)
                    if made is not None:
                        return made
                    before = None
            self._embed_stored(name, missing)
            tried.update(each.id for each in missing)

    def _embed_stored(self, name: str, articles: Sequence[Article]) -> None:
        """Store the passages of *articles* of the collection *name* for the embedder's model."""
        for article in articles:
            # A question waits for this: it gives way to no other.
            embedded = self._embedder.embed(article)
            self._vectors.embed(name, article, self._embedder.model, embedded)
