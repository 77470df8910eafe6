"""Word-piece vectors read from the store, kept for the passages that are looked at again."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from index.collection_index import Candidate

MEMORY = 32 * 1024 * 1024
"""Bytes kept: about 1,300 passages."""

Key = tuple[int, str, int, int]


class PieceCache:
    """What *read* returns for ids in the store; thread-safe, the least used leave first."""

    def __init__(
        self, read: Callable[[Sequence[int]], Mapping[int, bytes]], memory: int = MEMORY
    ) -> None:
        self._read = read
        self._memory = memory
        self._taken = 0
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, candidates: Sequence[Candidate]) -> list[bytes | None]:
        """Return the packed pieces of each of *candidates*; null for one no longer stored."""
        keys = list(map(_key, candidates))
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        missing = [key for key in keys if key not in found]
        if missing:
            read = self._read([key[0] for key in missing])
            new = {key: read[key[0]] for key in missing if key[0] in read}
            self._keep(new)
            found.update(new)
        return [found.get(key) for key in keys]

    def _keep(self, new: Mapping[Key, bytes]) -> None:
        with self._lock:
            for key, value in new.items():
                if key not in self._kept:
                    self._kept[key] = value
                    self._taken += len(value)
            while self._taken > self._memory:
                _, gone = self._kept.popitem(last=False)
                self._taken -= len(gone)


def _key(candidate: Candidate) -> Key:
    # A database may give the id of a passage that is gone to another one.
    article = candidate.article
    return candidate.id, article.id, article.version, candidate.start
