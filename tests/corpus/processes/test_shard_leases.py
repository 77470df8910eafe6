"""Processes on one database divide the shards evenly, and what nobody renews is anybody's."""

from threading import Barrier, Thread

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from corpus.processes.shard_leases import ShardLeases, Share, fair_share
from corpus.storage.database import Database
from corpus.storage.schema import processes, shard_leases


def settle(*running: ShardLeases) -> list[set[int]]:
    """Let each of *running* say that it runs, until nothing moves; return what each holds."""
    for _ in range(3):
        for each in running:
            each.give_back(each.balance().excess)
    return [set(each.balance().held) for each in running]


def end_leases(database: Database) -> None:
    """Let time pass until every process that says nothing counts as ended."""
    past = sa.text("'2001-01-01 00:00:00'")
    with database.write() as connection:
        connection.execute(processes.update().values(until=past))
        connection.execute(
            shard_leases.update().where(shard_leases.c.owner.is_not(None)).values(until=past)
        )


@given(st.integers(1, 300), st.integers(1, 40))
def test_all_shards_are_divided_and_no_two_shares_differ_by_more_than_one(
    total: int, count: int
) -> None:
    shares = [fair_share(total, count, rank) for rank in range(count)]

    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


@given(st.integers(1, 300), st.integers(1, 40))
def test_a_process_that_comes_takes_from_others_and_none_of_them_takes_more(
    total: int, count: int
) -> None:
    pairs = [
        (fair_share(total, count, rank), fair_share(total, count + 1, rank))
        for rank in range(count)
    ]

    assert all(after <= before for before, after in pairs)


def test_one_process_takes_all_shards_at_once(database: Database) -> None:
    assert ShardLeases(database, 4).balance() == Share(frozenset({0, 1, 2, 3}))


def test_a_second_process_waits_until_the_first_gives_shards_back(database: Database) -> None:
    first, second = ShardLeases(database, 4), ShardLeases(database, 4)
    first.balance()

    before = second.balance()
    asked = first.balance()
    first.give_back(asked.excess)

    assert (before, asked) == (Share(), Share(frozenset(range(4)), frozenset({2, 3})))
    assert second.balance().held == {2, 3}


@pytest.mark.parametrize("count", [2, 3, 5])
def test_every_shard_is_held_by_one_of_several_processes_evenly(
    database: Database, count: int
) -> None:
    held = settle(*(ShardLeases(database, 4) for _ in range(count)))

    assert sorted(shard for each in held for shard in each) == [0, 1, 2, 3]
    assert max(map(len, held)) - min(map(len, held)) <= 1


def test_a_process_that_leaves_gives_all_back_at_once(database: Database) -> None:
    first, second = ShardLeases(database, 4), ShardLeases(database, 4)
    settle(first, second)

    first.leave()

    assert second.balance() == Share(frozenset(range(4)))


def test_the_shards_of_a_process_that_says_nothing_are_taken_when_its_lease_has_ended(
    database: Database,
) -> None:
    first, second = ShardLeases(database, 4), ShardLeases(database, 4)
    settle(first, second)

    before = second.balance().held
    end_leases(database)

    assert (len(before), sorted(second.balance().held)) == (2, [0, 1, 2, 3])


def test_a_process_that_was_held_up_goes_on_with_what_nobody_took(database: Database) -> None:
    first = ShardLeases(database, 4)
    first.balance()

    end_leases(database)

    assert first.balance() == Share(frozenset(range(4)))


def test_a_process_that_was_held_up_takes_nothing_back_by_force(database: Database) -> None:
    first, second = ShardLeases(database, 4), ShardLeases(database, 4)
    first.balance()
    end_leases(database)
    second.balance()

    assert first.balance() == Share()
    first.give_back(frozenset(range(4)))
    assert second.balance().held == {0, 1, 2, 3}


def test_a_process_with_another_total_waits_for_those_before_it(database: Database) -> None:
    first, second, third = (ShardLeases(database, each) for each in (2, 4, 4))
    first.balance()

    waiting = second.balance(), third.balance()
    still = first.balance()
    first.leave()

    assert waiting == (Share(other_total=2), Share(other_total=2))
    assert still == Share(frozenset({0, 1}))
    assert settle(second, third) == [{0, 1}, {2, 3}]


def test_shards_that_processes_take_at_the_same_moment_are_taken_once(database: Database) -> None:
    running = [ShardLeases(database, 16) for _ in range(6)]
    held: list[list[frozenset[int]]] = [[] for _ in running]
    together = Barrier(len(running))

    def run(number: int) -> None:
        together.wait()
        for _ in range(5):
            share = running[number].balance()
            running[number].give_back(share.excess)
            held[number].append(share.held - share.excess)

    threads = [Thread(target=run, args=(each,)) for each in range(len(running))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    last = sorted(shard for each in settle(*running) for shard in each)
    assert last == list(range(16))
    assert all(len(row) == 5 for row in held)
    with database.read() as connection:
        owners = connection.execute(sa.select(shard_leases.c.shard, shard_leases.c.owner)).all()
    assert len(owners) == 16


def test_a_restart_one_by_one_never_leaves_a_shard_with_two(database: Database) -> None:
    running = [ShardLeases(database, 6) for _ in range(3)]
    settle(*running)
    for number in range(3):
        running[number].leave()
        running[number] = ShardLeases(database, 6)
        held = settle(*running)

        assert sorted(shard for each in held for shard in each) == list(range(6))
