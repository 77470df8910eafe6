"""What is worked out from texts, kept while they are used: as many as have so many characters."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from index.search.bounded_cache import BoundedCache

Made = TypeVar("Made")


class TextCache(Generic[Made]):
    """What *make* returns for a text; those longest unused go first. Thread-safe.

    Texts are counted by their *characters*, as some are passages and some are whole books.
    """

    def __init__(self, make: Callable[[str], Made], characters: int) -> None:
        self._make = make
        self._kept: BoundedCache[str, Made] = BoundedCache(characters)

    def __call__(self, text: str) -> Made:
        """Return what was made of *text*, now or earlier."""
        return self._kept.get(text, len(text), partial(self._make, text))
