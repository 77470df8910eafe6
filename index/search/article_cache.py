"""What is worked out from an article once: its version never changes, so neither does that.

The same words posted anew to a server that was erased have the same id and begin at version 1
again, and may be of another day. When they were posted tells them apart.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from corpus.article import Article
from index.search.bounded_cache import BoundedCache

MOST_CHARACTERS = 50_000_000
"""Characters of the articles whose results are kept, whatever these are: what is made of a text
grows with it. The least recently used one leaves first. Our own choice."""

Made = TypeVar("Made")
Key = tuple[str, int, datetime]


class ArticleCache(Generic[Made]):
    """What *make* returns for an article, kept for that version of it; thread-safe.

    A new article costs its own work and no other's, whichever collection holds it.
    """

    def __init__(self, make: Callable[[Article], Made], most: int = MOST_CHARACTERS) -> None:
        self._make = make
        self._kept: BoundedCache[Key, Made] = BoundedCache(most)

    def __call__(self, article: Article) -> Made:
        """Return what was made of *article*, now or earlier."""
        key = (article.id, article.version, article.source.posted_at)
        return self._kept.get(key, len(article.body), partial(self._make, article))
