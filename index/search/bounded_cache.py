"""What is worked out once and kept while it is used, within a bound."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class BoundedCache(Generic[Key, Made]):
    """What was made of each key, together no heavier than *most*; thread-safe.

    Those longest unused go first. The last one stays, however heavy it is.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._kept: OrderedDict[Key, tuple[Made, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, weight: int, make: Callable[[], Made]) -> Made:
        """Return what *make* returned for *key*, of that *weight*, now or earlier."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        # Outside the lock: two that ask at once both work, and neither waits for other keys.
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made, weight
                self._held += weight
            while self._held > self._most and len(self._kept) > 1:
                _, (_, gone) = self._kept.popitem(last=False)
                self._held -= gone
        return made
