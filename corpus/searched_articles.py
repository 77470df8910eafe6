"""The articles that a question may be answered from: a collection's, the operator's, the sample."""

from collections.abc import Collection, Sequence

from corpus.article import Article
from corpus.store import SAMPLE, Listed, Store, crossed


class SearchedArticles:
    """What a question to a collection is answered from, as *store* holds it now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, collection: str) -> tuple[Article, ...]:
        """Return the articles that a question to *collection* may be answered from."""
        return self._store.articles(self._store.searched(collection))

    def listed(self, collection: str) -> tuple[Listed, ...]:
        """Return what a list tells of them, without their words."""
        return self._store.listed(self._store.searched(collection))

    def get(self, collection: str, article_id: str) -> Article:
        """Return one that it is or was answered from; raise `UnknownArticle` if it is none."""
        return self._store.article(_known_to(collection), article_id)

    def by_id(self, collection: str, ids: Collection[str]) -> dict[str, Article]:
        """Return those of *ids* that it is or was answered from, as the store holds them now."""
        return self._store.articles_by_id(_known_to(collection), ids) if ids else {}

    def generation(self, collection: str) -> str:
        """Return what moves whenever the articles do that *collection* is answered from."""
        return self.generations([collection])[collection]

    def generations(self, names: Sequence[str]) -> dict[str, str]:
        """Return `generation` of each collection of *names*."""
        known = {name: _known_to(name) for name in names}
        distinct = tuple({each for parts in known.values() for each in parts})
        now = dict(zip(distinct, self._store.generations(distinct), strict=True))
        return {name: ",".join(str(now[each]) for each in parts) for name, parts in known.items()}


def _known_to(collection: str) -> tuple[str, ...]:
    """Return where articles stand that *collection* was answered from at some time.

    An answer that was given from the sample stays as it is when other articles come.
    """
    return (*crossed(collection), SAMPLE)
