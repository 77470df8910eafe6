"""One session at a time is begun in each bucket, whichever process begins it."""

from threading import Barrier, Thread

import pytest

from corpus.processes.session_slots import SessionSlots
from corpus.storage.database import Database

HOUR = 3600.0


@pytest.fixture
def slots(database: Database) -> SessionSlots:
    return SessionSlots(database)


def claim(slots: SessionSlots, bucket: int = 0) -> float:
    return slots.claim(bucket, keep_for=HOUR, refused_for=2 * HOUR)


def test_a_claimed_bucket_is_kept_and_others_are_free(slots: SessionSlots) -> None:
    assert claim(slots) == 0
    assert HOUR - 60 < claim(slots) <= HOUR
    assert claim(slots, 1) == 0


def test_a_settled_bucket_is_free_after_its_pause(slots: SessionSlots) -> None:
    claim(slots)
    slots.settle(0, HOUR / 2)
    pause = claim(slots)
    slots.settle(0, 0.0)

    assert HOUR / 2 - 60 < pause <= HOUR / 2
    assert claim(slots) == 0


def test_the_claim_of_a_process_that_died_ends(slots: SessionSlots) -> None:
    assert slots.claim(0, keep_for=0.0, refused_for=HOUR) == 0
    assert claim(slots) == 0


def test_a_refusal_holds_up_all_buckets_until_a_session_is_accepted(slots: SessionSlots) -> None:
    slots.refuse(HOUR)
    waits = [claim(slots, each) for each in range(3)]
    slots.accept()

    assert all(HOUR - 60 < each <= HOUR for each in waits)
    assert [claim(slots, each) for each in range(3)] == [0, 0, 0]


def test_after_a_refusal_one_session_is_tried_in_all_buckets(slots: SessionSlots) -> None:
    slots.refuse(0.0)

    assert claim(slots, 1) == 0
    assert HOUR < claim(slots, 2) <= 2 * HOUR


def test_what_was_never_refused_is_accepted_without_a_trace(slots: SessionSlots) -> None:
    slots.accept()

    assert claim(slots) == 0


def test_a_bucket_that_many_claim_at_the_same_moment_is_given_to_one(slots: SessionSlots) -> None:
    together, given = Barrier(8), list[float]()

    def run() -> None:
        together.wait()
        given.append(claim(slots))

    threads = [Thread(target=run) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert len(given) == 8
    assert given.count(0.0) == 1
