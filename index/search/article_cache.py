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
        self._most = most
        self._taken = 0
        self._kept: OrderedDict[Key, tuple[Made, int]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, article: Article) -> Made:
        """Return what was made of *article*, now or earlier."""
        key = (article.id, article.version, article.source.posted_at)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        # Outside the lock: two that ask at once both work, and neither waits for other articles.
        made = self._make(article)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made, len(article.body)
                self._taken += len(article.body)
            while self._taken > self._most and len(self._kept) > 1:
                _, (_, gone) = self._kept.popitem(last=False)
                self._taken -= gone
        return made
