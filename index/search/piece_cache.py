"""Word pieces read from the store, kept ready for the passages that are looked at again."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from index.search.late_interaction import Pieces
from index.search.segment import Candidate

MEMORY = 32 * 1024 * 1024
"""Bytes kept: about 1,300 passages."""

Key = tuple[int, str, int, int]


class PieceCache:
    """What *read* returns for ids in the store, as *unpacked* makes it ready.

    Thread-safe; the least used leave first.
    """

    def __init__(
        self,
        read: Callable[[Sequence[int]], Mapping[int, bytes]],
        unpacked: Callable[[bytes, Candidate], Pieces],
        memory: int = MEMORY,
    ) -> None:
        self._read = read
        self._unpacked = unpacked
        self._memory = memory
        self._taken = 0
        self._kept: OrderedDict[Key, Pieces] = OrderedDict()
        self._lock = Lock()

    def get(self, candidates: Sequence[Candidate]) -> list[Pieces | None]:
        """Return the pieces of each of *candidates*; null for one no longer stored."""
        keys = list(map(_key, candidates))
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        missing = [each for each, key in zip(candidates, keys, strict=True) if key not in found]
        if missing:
            read = self._read([each.id for each in missing])
            new = {
                _key(each): self._unpacked(read[each.id], each)
                for each in missing
                if each.id in read
            }
            self._keep(new)
            found.update(new)
        return [found.get(key) for key in keys]

    def _keep(self, new: Mapping[Key, Pieces]) -> None:
        with self._lock:
            for key, value in new.items():
                if key not in self._kept:
                    self._kept[key] = value
                    self._taken += value.size
            while self._taken > self._memory:
                _, gone = self._kept.popitem(last=False)
                self._taken -= gone.size


def _key(candidate: Candidate) -> Key:
    # A database may give the id of a passage that is gone to another one.
    article = candidate.article
    return candidate.id, article.id, article.version, candidate.start
