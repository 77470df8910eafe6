"""What is done for the indexes in memory while nobody waits for it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from corpus.errors import FootnoteError
from index.encoding.memory import trim
from index.search.index_cache import IndexCache
from index.search.merging import tidied

TRIMMED_FROM = 32 * 1024 * 1024
"""Bytes of indexes that were let go, from which on the C library is asked to return what is free.
Our own choice: it takes milliseconds."""

_log = logging.getLogger(__name__)


class Upkeep:
    """Keeps the indexes of *cache* in few segments, in one thread, and gives back their memory.

    *take_in* has the index of a name follow its articles, so that no question has to. *give_way*
    is called before each part of the work, and may wait for what is more urgent.
    """

    def __init__(
        self, cache: IndexCache, take_in: Callable[[str], object], give_way: Callable[[], object]
    ) -> None:
        self._cache = cache
        self._take_in = take_in
        self._give_way = give_way
        self._waiting: set[str] = set()
        self._changed: set[str] = set()
        self._lock = Lock()
        self._closed = False
        self._trimmed = 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="upkeep")
        cache.after_build = self.look_after

    def look_after(self, name: str) -> None:
        """Have the index of *name*, which was just built or changed, looked after soon."""
        with self._lock:
            if name in self._waiting or self._closed:
                return
            self._waiting.add(name)
            self._worker.submit(self._look_after, name)

    def follow(self, name: str) -> None:
        """Have the index of *name*, if it is in memory, follow its articles, which were changed.

        A question that comes before that is done has it done, or waits for it, as it ever did.
        """
        if self._cache.held(name) is None:
            return
        with self._lock:
            self._changed.add(name)
        self.look_after(name)

    def close(self) -> None:
        """Leave all that is not begun, and return once what is begun has ended."""
        with self._lock:
            self._closed = True
        self._worker.shutdown(cancel_futures=True)

    def finish(self) -> None:
        """Return once all that was to be done so far is."""
        self._worker.submit(lambda: None).result()

    def _look_after(self, name: str) -> None:
        with self._lock:
            self._waiting.discard(name)
            changed = name in self._changed
            self._changed.discard(name)
        try:
            if changed:
                self._have_followed(name)
            self._tidy(name)
        except Exception:  # noqa: BLE001 - whatever it is, it must end no thread
            # It is answered from as it is, only not as fast.
            _log.exception("An index could not be looked after")
        if self._cache.let_go - self._trimmed >= TRIMMED_FROM:
            self._trimmed = self._cache.let_go
            trim()

    def _have_followed(self, name: str) -> None:
        self._give_way()
        try:
            self._take_in(name)
        except FootnoteError as error:
            # The question that comes next tries it again, and tells what it meets.
            _log.info("An index does not follow its articles yet: %s", error)

    def _tidy(self, name: str) -> None:
        while (index := self._cache.held(name)) is not None:
            change = tidied(index, self._give_way)
            if change is None:
                break
            self._cache.change(name, change)
