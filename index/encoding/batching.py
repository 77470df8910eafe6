"""Work that arrives while the machine is busy is done together; what can wait gives way to it."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Condition, Event, Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Ticket(Generic[Item, Result]):
    """One caller's item on its way; *batch* is what the caller is to do, where it leads."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.batch: list[_Ticket[Item, Result]] | None = None
        self.woken = Event()
        self.result: Result | None = None
        self.error: BaseException | None = None


class Batches(Generic[Item, Result]):
    """Runs *work* on the items of its callers, in the threads that they call from.

    A caller that finds fewer than *at_once* runs under way waits for nobody. Later ones wait
    until a run ends; the first of them then does the work of all, as many as *fit* together.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Sequence[Result]],
        fit: Callable[[Sequence[Item]], bool],
        at_once: int,
    ) -> None:
        self._work = work
        self._fit = fit
        self._free = at_once
        self._waiting: deque[_Ticket[Item, Result]] = deque()
        self._lock = Lock()

    def run(self, item: Item) -> Result:
        """Return what *work* makes of *item*; raise what it raised for the batch."""
        ticket: _Ticket[Item, Result] = _Ticket(item)
        with self._lock:
            self._waiting.append(ticket)
            if self._free:
                self._free -= 1
                self._hand_over()
        ticket.woken.wait()
        if ticket.batch is not None:
            self._lead(ticket.batch)
        if ticket.error is not None:
            raise ticket.error
        return ticket.result  # type: ignore[return-value]  # set by whoever led

    def _hand_over(self) -> None:
        """Give the first that wait, as many as fit, to the first of them; the lock is held.

        Whoever is in a batch waits no more: no other leader can take them, nor be left with none.
        """
        batch = [self._waiting.popleft()]
        while self._waiting and self._fit([each.item for each in (*batch, self._waiting[0])]):
            batch.append(self._waiting.popleft())
        batch[0].batch = batch
        batch[0].woken.set()

    def _lead(self, batch: "list[_Ticket[Item, Result]]") -> None:
        """Do the work of *batch*, then hand over to those who came meanwhile."""
        try:
            results = self._work([each.item for each in batch])
            for ticket, result in zip(batch, results, strict=True):
                ticket.result = result
        except BaseException as error:  # noqa: BLE001 - it is raised in each caller's thread
            for ticket in batch:
                ticket.error = error
        with self._lock:
            if self._waiting:
                self._hand_over()
            else:
                self._free += 1
        for ticket in batch[1:]:
            ticket.woken.set()


class RightOfWay:
    """Lets patient work begin where urgent work leaves room, or after *patience* s.

    There is room while no more than *room* urgent pieces of work are under way.
    """

    def __init__(self, patience: float, room: int = 0) -> None:
        self._patience = patience
        self._room = room
        self._urgent = 0
        self._changed = Condition()

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Count urgent work from here on; what has begun goes on."""
        with self._changed:
            self._urgent += 1
        try:
            yield
        finally:
            with self._changed:
                self._urgent -= 1
                self._changed.notify_all()

    @property
    def crowded(self) -> bool:
        """Return whether more urgent work is under way than there is room for."""
        return self._urgent > self._room

    def give_way(self, room: int | None = None) -> float:
        """Return once it is not crowded, at the latest after *patience*: seconds waited.

        Work that can wait longest states a smaller *room*. Without a latest moment a busy server
        would never finish adding a source.
        """
        began = time.monotonic()
        most = self._room if room is None else room
        with self._changed:
            self._changed.wait_for(lambda: self._urgent <= most, self._patience)
        return time.monotonic() - began
