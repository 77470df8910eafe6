"""The vectors of titles: a subject is often nearer to a title than to any of its paragraphs."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np

from corpus.article import Article
from index.encoding.encoder import Vectors

MOST_KEPT = 4096
"""Vectors known at once, about 6 MB."""

MOST_AT_ONCE = 128
"""Titles that are encoded for one question, some tenths of a second; those left are without a
vector until the next one."""


class TitleVectors:
    """The vectors of the titles asked for last, made by *encode*; thread-safe."""

    def __init__(self, encode: Callable[[Sequence[str]], Vectors]) -> None:
        self._encode = encode
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def beside(self, text: str, articles: Sequence[Article]) -> tuple[Vectors, Vectors]:
        """Return the unit vector of *text* (d), and of the titles of *articles* (n x d).

        An untitled article has the zero vector, which is similar to nothing.
        """
        titles = [each.metadata.title or "" for each in articles]
        with self._lock:
            known = {each: self._known[each] for each in titles if each in self._known}
        new = list(dict.fromkeys(each for each in titles if each and each not in known))
        made = self._encode([text, *new[:MOST_AT_ONCE]])
        known |= zip(new, made[1:], strict=False)
        self._keep(known)
        none = np.zeros_like(made[0])
        return made[0], np.stack([none, *(known.get(each, none) for each in titles)])[1:]

    def _keep(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for title, vector in vectors.items():
                self._known[title] = vector
                self._known.move_to_end(title)
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
