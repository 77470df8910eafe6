"""What is worked out from an article once: its version never changes, so neither does that.

The same words posted anew to a server that was erased have the same id and begin at version 1
again, and may be of another day. When they were posted tells them apart.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from corpus.article import Article

MOST_ARTICLES = 20_000
"""Articles whose results are kept; the least recently used one leaves first. Our own choice."""

Made = TypeVar("Made")
Key = tuple[str, int, datetime]


class ArticleCache(Generic[Made]):
    """What *make* returns for an article, kept for that version of it; thread-safe.

    A new article costs its own work and no other's, whichever collection holds it.
    """

    def __init__(self, make: Callable[[Article], Made], most: int = MOST_ARTICLES) -> None:
        self._make = make
        self._most = most
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._lock = Lock()

    def __call__(self, article: Article) -> Made:
        """Return what was made of *article*, now or earlier."""
        key = (article.id, article.version, article.source.posted_at)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        # Outside the lock: two that ask at once both work, and neither waits for other articles.
        made = self._make(article)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
