"""The indexes in memory: read when first asked for, the least recently used one leaves first."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from corpus.storage.revisions import Revision
from index.search.collection_index import CollectionIndex

MEMORY = 256 * 1024 * 1024
"""Bytes that all indexes together may take, but for those that are larger by themselves."""

KEPT_ALWAYS = 2
"""Indexes that a question needs at once, the operator's and a server's: as many of the larger
ones are kept beside the others, and as many of the others whatever they take."""


@dataclass(frozen=True, slots=True)
class CacheCounts:
    """What the cache holds now, and what has been asked of it since the start, for who measures.

    *size* is in bytes. A *miss* had to wait for a build, its own or another's.
    """

    collections: int
    size: int
    hits: int
    misses: int
    builds: int


class IndexCache:
    """Indexes by their collection; thread-safe. Two that ask for the same wait for one build."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self.after_build: Callable[[str], object] = lambda _: None
        """Called with the name of each index that was built."""
        self._taken = 0
        self._kept: OrderedDict[str, CollectionIndex] = OrderedDict()
        self._larger: OrderedDict[str, CollectionIndex] = OrderedDict()
        self._building: dict[str, Lock] = {}
        self._lock = Lock()
        self._hits = self._misses = self._builds = 0
        self.let_go = 0
        """Bytes of all indexes that are no longer here, since the start."""

    @property
    def counts(self) -> CacheCounts:
        """Return what is held and was asked for."""
        with self._lock:
            size = self._taken + sum(each.size for each in self._larger.values())
            return CacheCounts(len(self), size, self._hits, self._misses, self._builds)

    def __len__(self) -> int:
        return len(self._kept) + len(self._larger)

    def get(
        self,
        name: str,
        revision: Revision,
        build: Callable[[CollectionIndex | None], CollectionIndex],
    ) -> CollectionIndex:
        """Return the index of *name* at *revision*, made by *build* when it moved on.

        It is given the one of before, if that leads there.
        """
        if (kept := self._current(name, revision)) is not None:
            with self._lock:
                self._hits += 1
            return kept
        with self._lock:
            self._misses += 1
        return self._made(name, revision, build)

    def follow(
        self,
        name: str,
        revision: Revision,
        build: Callable[[CollectionIndex | None], CollectionIndex],
    ) -> None:
        """Have *build* make the index of *name* that is here follow its articles to *revision*.

        Nothing is done where it does not lead there: what nobody asks for is not built anew.
        """
        kept = self.held(name)
        if kept is not None and kept.revision != revision and kept.revision.leads_to(revision):
            self._made(name, revision, build)

    def _made(
        self,
        name: str,
        revision: Revision,
        build: Callable[[CollectionIndex | None], CollectionIndex],
    ) -> CollectionIndex:
        with self._lock:
            turn = self._building.setdefault(name, Lock())
        with turn:
            # Another may have built it while this one waited.
            if (kept := self._current(name, revision)) is not None:
                return kept
            try:
                built = build(self._leading(name, revision))
                with self._lock:
                    self._builds += 1
                    self._keep(name, built)
            finally:
                with self._lock:
                    self._building.pop(name, None)
        self.after_build(name)
        return built

    def held(self, name: str) -> CollectionIndex | None:
        """Return the index of *name*, if there is one, whatever it is of."""
        with self._lock:
            return self._kept.get(name, self._larger.get(name))

    def change(self, name: str, change: Callable[[CollectionIndex], CollectionIndex]) -> None:
        """Put what *change* makes of the index of *name* in its place, if there is one."""
        while (before := self.held(name)) is not None:
            made = change(before)
            with self._lock:
                # Another may have made it follow its articles meanwhile.
                if self._kept.get(name, self._larger.get(name)) is before:
                    self._keep(name, made)
                    return

    def _leading(self, name: str, revision: Revision) -> CollectionIndex | None:
        """Return the index of *name* that is here, if it leads to *revision*."""
        with self._lock:
            kept = self._kept.get(name, self._larger.get(name))
            if kept is not None and kept.revision.leads_to(revision):
                return kept
            # Nobody is answered from it any more, and the new one needs the room.
            self._drop(name)
            return None

    def _current(self, name: str, revision: Revision) -> CollectionIndex | None:
        """Return the index of *name* that is here, if it is of *revision* or a later one.

        Another may have had it follow its articles since the caller looked where they stand.
        """
        with self._lock:
            home = self._larger if name in self._larger else self._kept
            kept = home.get(name)
            if kept is None or not revision.leads_to(kept.revision):
                return None
            home.move_to_end(name)
            return kept

    def _keep(self, name: str, built: CollectionIndex) -> None:
        self._drop(name)
        if built.size > self._memory:
            self._larger[name] = built
        else:
            self._kept[name] = built
            self._taken += built.size
        while self._taken > self._memory and len(self._kept) > KEPT_ALWAYS:
            _, gone = self._kept.popitem(last=False)
            self._taken -= gone.size
            self.let_go += gone.size
        while len(self._larger) > KEPT_ALWAYS:
            _, gone = self._larger.popitem(last=False)
            self.let_go += gone.size

    def _drop(self, name: str) -> None:
        if (gone := self._kept.pop(name, None)) is not None:
            self._taken -= gone.size
            self.let_go += gone.size
        elif (gone := self._larger.pop(name, None)) is not None:
            self.let_go += gone.size
