"""What is worked out from texts, kept while they are used: as many as have so many characters."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class TextCache(Generic[Made]):
    """What *make* returns for a text; those longest unused go first. Thread-safe.

    Texts are counted by their *characters*, as some are passages and some are whole books. The
    last one stays, however long it is.
    """

    def __init__(self, make: Callable[[str], Made], characters: int) -> None:
        self._make = make
        self._most = characters
        self._held = 0
        self._kept: OrderedDict[str, Made] = OrderedDict()
        self._lock = Lock()

    def __call__(self, text: str) -> Made:
        """Return what was made of *text*, now or earlier."""
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        # Outside the lock: two that ask at once both work, and neither waits for other texts.
        made = self._make(text)
        with self._lock:
            if text not in self._kept:
                self._held += len(text)
            self._kept[text] = made
            while self._held > self._most and len(self._kept) > 1:
                gone, _ = self._kept.popitem(last=False)
                self._held -= len(gone)
        return made
