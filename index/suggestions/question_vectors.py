"""The vectors of questions that were asked before, known by a digest of their words alone."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

import numpy as np

from index.encoding.encoder import Vectors

MOST_KEPT = 4096
"""Vectors known at once, about 6 MB; those longest unused go first."""

MOST_AT_ONCE = 64
"""Questions encoded at once, some hundredths of a second; those left come with the next call."""


class QuestionVectors:
    """The vectors of the questions asked for last; thread-safe."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Vectors] = OrderedDict()
        self._forgotten = 0
        self._lock = Lock()

    def beside(
        self, asked: str, others: Sequence[str], encode: Callable[[Sequence[str]], Vectors]
    ) -> tuple[Vectors, dict[str, Vectors]]:
        """Return the unit vector of *asked* (d), and of each of *others* that has one by now.

        *encode* makes those that are not known.
        """
        keys = {each: _key(each) for each in others}
        with self._lock:
            forgotten = self._forgotten
            known = {each: self._known[key] for each, key in keys.items() if key in self._known}
        new = [each for each in keys if each not in known][:MOST_AT_ONCE]
        made = encode([asked, *new])
        # Copied, as a row of an array keeps the whole of it in memory.
        known |= zip(new, map(np.copy, made[1:]), strict=True)
        with self._lock:
            if forgotten == self._forgotten:
                self._keep({keys[each]: vector for each, vector in known.items()})
        return made[0], {each: known[each] for each in keys if each in known}

    def forget(self) -> None:
        """Forget all of them, of which somebody had theirs erased, and those being made now."""
        with self._lock:
            self._forgotten += 1
            self._known.clear()

    def _keep(self, used: Mapping[bytes, Vectors]) -> None:
        """Know what was *used* just now; the lock is held."""
        for key, vector in used.items():
            self._known[key] = vector
            self._known.move_to_end(key)
        while len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)


def _key(question: str) -> bytes:
    return hashlib.sha256(question.encode()).digest()
