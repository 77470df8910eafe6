"""The vectors of questions that were asked before, known by a digest of their words alone."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from index.encoding.encoder import Vectors

MOST_KEPT = 4096
"""Vectors known at once, about 6 MB; those longest unused go first."""

MOST_AT_ONCE = 64
"""Questions encoded at once, some hundredths of a second; those left come with the next call."""


class QuestionVectors:
    """The vectors of the questions asked for last; thread-safe."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Vectors] = OrderedDict()
        self._lock = Lock()

    def beside(
        self, asked: str, others: Sequence[str], encode: Callable[[Sequence[str]], Vectors]
    ) -> tuple[Vectors, dict[str, Vectors]]:
        """Return the unit vector of *asked* (d), and of each of *others* that has one by now.

        *encode* makes those that are not known.
        """
        keys = {each: _key(each) for each in others}
        with self._lock:
            known = {each: self._known[key] for each, key in keys.items() if key in self._known}
        new = [each for each in keys if each not in known][:MOST_AT_ONCE]
        made = encode([asked, *new])
        known |= zip(new, made[1:], strict=True)
        with self._lock:
            for each, vector in known.items():
                self._known[keys[each]] = vector
                self._known.move_to_end(keys[each])
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
        return made[0], {each: known[each] for each in keys if each in known}

    def forget(self) -> None:
        """Forget all of them, of which somebody had theirs erased."""
        with self._lock:
            self._known.clear()


def _key(question: str) -> bytes:
    return hashlib.sha256(question.encode()).digest()
