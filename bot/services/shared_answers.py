"""One question, one answer: who asks the same of the same articles shares what was found."""

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from threading import Lock

from index.answer import Answer

MOST_SHARED = 256
"""Answers known at once, each some kilobytes; those longest unasked go first."""


@dataclass(frozen=True, slots=True)
class Equal:
    """What two questions have in common that get the same answer.

    *digest* stands for their words, so that none are held here; *state* tells the articles of
    *collection*, as they stand, from others.
    """

    collection: str
    state: str
    digest: bytes
    top: int


@dataclass(slots=True)
class _Shared:
    """An answer on its way; *found_at* is the moment it was there, in seconds."""

    answer: Future[Answer] = field(default_factory=Future)
    found_at: float = 0.0


class SharedAnswers:
    """The last answers, by what was asked; thread-safe.

    *crowded* tells whether there is no time to read closely now.
    """

    def __init__(
        self, crowded: Callable[[], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._crowded = crowded
        self._clock = clock
        self._shared: OrderedDict[Equal, _Shared] = OrderedDict()
        self._lock = Lock()

    def answer(self, asked: Equal, since: float, find: Callable[[], Answer]) -> Answer:
        """Return what *find* finds, or found for an equal question; raise what it raised.

        An answer without the close reading serves those who asked before it was there, at
        *since* s, and others only while it is crowded: after that it is found anew.
        """
        with self._lock:
            known = self._shared.get(asked)
            shared = known if known is not None and self._serves(known, since) else _Shared()
            self._shared[asked] = shared
            self._shared.move_to_end(asked)
            self._drop_old(asked)
        if shared is not known:
            self._lead(asked, shared, find)
        return shared.answer.result()

    def clear(self) -> None:
        """Forget every answer; who waits for one still gets it."""
        with self._lock:
            self._shared.clear()

    def _serves(self, known: _Shared, since: float) -> bool:
        if not known.answer.done():
            return True
        return not known.answer.result().unread or known.found_at >= since or self._crowded()

    def _lead(self, asked: Equal, shared: _Shared, find: Callable[[], Answer]) -> None:
        try:
            # Whose words they were is nothing that the next one has to know.
            found = replace(find(), question="")
        except BaseException as error:  # noqa: BLE001 - it is raised in each caller's thread
            with self._lock:
                if self._shared.get(asked) is shared:
                    del self._shared[asked]
            shared.answer.set_exception(error)
            return
        shared.found_at = self._clock()
        shared.answer.set_result(found)

    def _drop_old(self, asked: Equal) -> None:
        """Drop what other states of the same articles answered, and the oldest of too many."""
        for each in [each for each in self._shared if each.collection == asked.collection]:
            if each.state != asked.state:
                del self._shared[each]
        while len(self._shared) > MOST_SHARED:
            self._shared.popitem(last=False)
