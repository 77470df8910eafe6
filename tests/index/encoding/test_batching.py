"""A lone caller waits for nobody, later ones go together, and patient work gives way."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock, local

import pytest

from index.encoding.batching import Batches, RightOfWay


class Worker:
    """Doubles numbers, once it is let, and remembers which came together."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.let = Event()

    def __call__(self, items: Sequence[int]) -> list[int]:
        """Return twice each of *items*."""
        self.batches.append(list(items))
        assert self.let.wait(10)
        if 13 in items:
            raise ValueError("unlucky")
        return [2 * each for each in items]


def _until(worker: Worker, batches: Batches[int, int], waiting: int) -> None:
    deadline = time.monotonic() + 10
    while not worker.batches or len(batches._waiting) < waiting:  # noqa: SLF001 - no other sign
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_those_that_arrive_during_a_run_go_together_up_to_the_bound() -> None:
    worker = Worker()
    batches = Batches(worker, lambda items: len(items) <= 3, at_once=1)

    with ThreadPoolExecutor(6) as threads:
        first = threads.submit(batches.run, 0)
        _until(worker, batches, 0)
        later = [threads.submit(batches.run, each) for each in range(1, 6)]
        _until(worker, batches, 5)
        worker.let.set()

        assert [each.result(10) for each in (first, *later)] == [0, 2, 4, 6, 8, 10]
    assert [len(each) for each in worker.batches] == [1, 3, 2]


def test_as_many_run_at_once_as_may_and_wait_for_nobody() -> None:
    worker = Worker()
    batches = Batches(worker, lambda _: True, at_once=2)

    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(batches.run, each) for each in (1, 2)]
        deadline = time.monotonic() + 10
        while len(worker.batches) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.001)
        worker.let.set()

        assert [each.result(10) for each in both] == [2, 4]
    assert sorted(worker.batches) == [[1], [2]]


def test_an_error_reaches_its_callers_and_the_next_are_served() -> None:
    worker = Worker()
    worker.let.set()
    batches = Batches(worker, lambda _: True, at_once=1)

    with pytest.raises(ValueError, match="unlucky"):
        batches.run(13)
    assert batches.run(4) == 8


class MeetingLock:
    """A lock behind which two threads wait for each other, each the first time it comes by."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._barrier = Barrier(2)
        self._seen = local()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *raised: object) -> None:
        self._lock.release()
        if not hasattr(self._seen, "met"):
            self._seen.met = True
            self._barrier.wait(10)


def test_two_who_come_at_the_same_moment_both_get_their_result() -> None:
    worker = Worker()
    worker.let.set()
    batches = Batches(worker, lambda items: len(items) <= 4, at_once=2)
    batches._lock = MeetingLock()  # type: ignore[assignment]  # noqa: SLF001 - where they meet

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(batches.run, (1, 2))) == [2, 4]


def test_many_threads_all_get_their_own_result() -> None:
    worker = Worker()
    worker.let.set()
    batches = Batches(worker, lambda items: len(items) <= 4, at_once=2)

    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(batches.run, range(100, 1100)))

    assert found == [2 * each for each in range(100, 1100)]
    assert sum(map(len, worker.batches)) == 1000


def test_patient_work_waits_for_urgent_work_to_end() -> None:
    way = RightOfWay(patience=10)

    with ThreadPoolExecutor(1) as threads:
        with way.urgent():
            waited = threads.submit(way.give_way)
            time.sleep(0.05)
            assert not waited.done()
        assert waited.result(5) < 5


def test_patient_work_is_not_kept_for_ever() -> None:
    way = RightOfWay(patience=0.01)

    with way.urgent():
        assert way.give_way() >= 0.01


def test_patient_work_begins_while_there_is_room_for_urgent_work() -> None:
    way = RightOfWay(patience=10, room=2)

    with ThreadPoolExecutor(1) as threads, way.urgent(), way.urgent():
        assert not way.crowded
        assert way.give_way() < 5
        with way.urgent():
            assert way.crowded
            waited = threads.submit(way.give_way)
            time.sleep(0.05)
            assert not waited.done()
        assert waited.result(5) < 5


@pytest.mark.parametrize(("room", "waits"), [(None, False), (0, True)])
def test_work_with_less_room_gives_way_where_other_work_goes_on(
    room: int | None, *, waits: bool
) -> None:
    patience = 0.05 if waits else 60
    way = RightOfWay(patience, room=1)

    with way.urgent():
        waited = way.give_way(room)

    assert (waited >= patience) == waits
