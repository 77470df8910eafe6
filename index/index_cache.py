"""The indexes in memory: read when first asked for, the least recently used one leaves first."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from index.collection_index import CollectionIndex

MEMORY = 256 * 1024 * 1024
"""Bytes that all indexes together may take; one that is larger stays while it is used."""


class IndexCache:
    """Indexes by their collection; thread-safe. Two that ask for the same wait for one build."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._taken = 0
        self._kept: OrderedDict[str, CollectionIndex] = OrderedDict()
        self._building: dict[str, Lock] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(
        self, name: str, generation: int, build: Callable[[], CollectionIndex]
    ) -> CollectionIndex:
        """Return the index of *name* at *generation*, made by *build* when it moved on."""
        if (kept := self._current(name, generation)) is not None:
            return kept
        with self._lock:
            turn = self._building.setdefault(name, Lock())
        with turn:
            # Another may have built it while this one waited.
            if (kept := self._current(name, generation)) is not None:
                return kept
            built = build()
            with self._lock:
                self._keep(name, built)
                self._building.pop(name, None)
        return built

    def _current(self, name: str, generation: int) -> CollectionIndex | None:
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept.generation != generation:
                return None
            self._kept.move_to_end(name)
            return kept

    def _keep(self, name: str, built: CollectionIndex) -> None:
        if (before := self._kept.pop(name, None)) is not None:
            self._taken -= before.size
        self._kept[name] = built
        self._taken += built.size
        while self._taken > self._memory and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._taken -= gone.size
