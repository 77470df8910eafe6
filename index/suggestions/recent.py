"""What was found out about the questions asked last, without their words."""

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

MOST_KEPT = 1024
"""Questions known at once, each some hundred bytes; those longest unasked go first."""

Found = TypeVar("Found")


class Recent(Generic[Found]):
    """What was found for a question while the articles stood as they do; thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, Found] = OrderedDict()
        self._lock = Lock()

    def get(self, state: str, question: str) -> Found | None:
        """Return what was found for *question* of the articles of *state*, if it is known."""
        key = _key(state, question)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, state: str, question: str, found: Found) -> None:
        """Know *found* from now on."""
        with self._lock:
            self._kept[_key(state, question)] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)


def _key(state: str, question: str) -> bytes:
    return hashlib.sha256(repr((state, question)).encode()).digest()
