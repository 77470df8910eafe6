"""What is done for the indexes in memory while nobody waits for it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from index.encoding.memory import trim
from index.search.index_cache import IndexCache
from index.search.merging import tidied

TRIMMED_FROM = 32 * 1024 * 1024
"""Bytes of indexes that were let go, from which on the C library is asked to return what is free.
Our own choice: it takes milliseconds."""

_log = logging.getLogger(__name__)


class Upkeep:
    """Keeps the indexes of *cache* in few segments, in one thread, and gives back their memory.

    *give_way* is called before each part of that work, and may wait for what is more urgent.
    """

    def __init__(self, cache: IndexCache, give_way: Callable[[], object]) -> None:
        self._cache = cache
        self._give_way = give_way
        self._waiting: set[str] = set()
        self._lock = Lock()
        self._trimmed = 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="upkeep")
        cache.after_build = self.look_after

    def look_after(self, name: str) -> None:
        """Have the index of *name*, which was just built or changed, looked after soon."""
        with self._lock:
            if name in self._waiting:
                return
            self._waiting.add(name)
        self._worker.submit(self._tidy, name)

    def finish(self) -> None:
        """Return once all that was to be done so far is."""
        self._worker.submit(lambda: None).result()

    def _tidy(self, name: str) -> None:
        with self._lock:
            self._waiting.discard(name)
        try:
            while (index := self._cache.held(name)) is not None:
                change = tidied(index, self._give_way)
                if change is None:
                    break
                self._cache.change(name, change)
        except Exception:  # noqa: BLE001 - whatever it is, it must end no thread
            # It is answered from as it is, only not as fast.
            _log.exception("An index could not be made smaller")
        if self._cache.let_go - self._trimmed >= TRIMMED_FROM:
            self._trimmed = self._cache.let_go
            trim()
