"""The way of an article: draft in, stored with its vectors, searchable from then on; and out."""

from collections.abc import Callable

from corpus.article import Article, Draft, Source, SourceKind
from corpus.drafts import as_article
from corpus.errors import SourceRefused
from corpus.storage.database import Database
from corpus.storage.history import OPERATORS, Action, Decision
from corpus.store import Store
from corpus.vector_store import VectorStore
from index.search.embedding import Embedder
from index.search.upkeep import Upkeep


class IndexWriter:
    """Takes articles into the collections of *database* and out of them; thread-safe.

    *embedder* makes their vectors, *upkeep* has the indexes in memory follow. *give_way* is called
    before each portion that is encoded, and may wait for what is more urgent.
    """

    def __init__(
        self, database: Database, embedder: Embedder, upkeep: Upkeep, give_way: Callable[[], object]
    ) -> None:
        self._store = Store(database)
        self._vectors = VectorStore(database)
        self._embedder = embedder
        self._upkeep = upkeep
        self._give_way = give_way

    def add(
        self, collection: str, draft: Draft, source: Source, decision: Decision = OPERATORS
    ) -> Article:
        """Store *draft* in *collection* and return it as an article, searchable from now on.

        Raises:
            SourceRefused: The collection already holds the same words.
            StoreUnavailable: The database could not take it; nothing was stored.
            UnknownSubmission: The submission that *decision* settles is settled already.
        """
        article = as_article(collection, draft, source)
        embedded = self._embedder.embed(article, before_each=self._give_way)
        added = self._store.add(collection, article, self._embedder.model, embedded, decision)
        self._upkeep.follow(collection)
        return added

    def replace(  # noqa: PLR0913 - one for each thing that a version is
        self,
        collection: str,
        article_id: str,
        draft: Draft,
        source: Source,
        *,
        action: Action = Action.REPLACED,
        decision: Decision = OPERATORS,
    ) -> Article:
        """Store *draft* as the next version of an article; raise `UnknownArticle` if none.

        Passages whose words stay the same keep their vectors.
        """
        article = as_article(collection, draft, source, article_id)
        model = self._embedder.model
        known = self._vectors.known_vectors(collection, article_id, model)
        embedded = self._embedder.embed(article, known, before_each=self._give_way)
        replaced = self._store.replace(
            collection, article, model, embedded, action=action, decision=decision
        )
        self._upkeep.follow(collection)
        return replaced

    def remove(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Withdraw an article from every search at once, and return it as it was.

        Raises:
            UnknownArticle: The collection holds no article of that id.
            SourceRefused: Its file in the articles folder would bring it back at the next start.
        """
        article = self._store.article([collection], article_id)
        if article.source.kind is SourceKind.FOLDER:
            raise SourceRefused(
                "This article comes from the articles folder: delete {file} there.",
                file=article.source.name,
            )
        removed = self._store.remove(collection, article_id, decision)
        self._upkeep.follow(collection)
        return removed

    def restore(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Take a withdrawn article back, as `Store.restore` does and raises."""
        restored = self._store.restore(collection, article_id, decision)
        self._upkeep.follow(collection)
        return restored
