"""What the bot sends of its own accord stays queued until Discord took it or never will."""

from datetime import timedelta

import pytest

from bot.play.double.failures import CLOSED, Failure
from corpus.storage.schema import wishes
from tests.bot.connection.failing import Log
from tests.bot.connection.own_messages import (
    KINDS,
    answer_is_found,
    hurried,
    is_put_off,
    kept,
    looked_again,
    settled,
)
from tests.bot.staging import Stage, until
from tests.doubles.claims import end_process
from tests.doubles.databases import database_engine

__all__ = ["database_engine", "hurried"]


# Each two of engine, status, taken and minutes stand beside each other at least once: all of them
# would take more than twice the time and tell no more.
@pytest.mark.parametrize(
    ("database_engine", "status", "taken", "minutes"),
    [
        ("sqlite", 503, False, 1),
        ("sqlite", 503, True, 30),
        ("sqlite", CLOSED, False, 30),
        ("sqlite", CLOSED, True, 1),
        ("postgresql", 503, True, 1),
        ("postgresql", CLOSED, False, 30),
    ],
    indirect=["database_engine"],
)
@pytest.mark.parametrize("name", KINDS)
async def test_what_fails_for_minutes_comes_once_when_discord_is_back(  # noqa: PLR0913 - pytest's
    stage: Stage, log: Log, name: str, status: int, *, taken: bool, minutes: int
) -> None:
    kind = KINDS[name]
    route = f"POST /channels/{kind.channel}/"
    outage = Failure(status, route=route, times=99, taken=taken)
    stage.discord.failures.append(outage)
    await kind.begin(stage)
    await until(lambda: is_put_off(stage, kind.table))
    await looked_again(stage, 1)
    await until(lambda: is_put_off(stage, kind.table, 2))

    outage.times = 0
    await looked_again(stage, minutes)
    await settled(stage, kind.table)

    assert [each["channel_id"] for each in stage.discord.sent] == [kind.channel]
    assert len(log.lines("not delivered")) == 2


@pytest.mark.parametrize(
    ("status", "code"),
    [
        *((403, 40333), (400, 40004), (400, 40006), (400, 20016), (403, 20028), (400, 130000)),
        (404, 10003),  # of a channel that the gateway has told of and not that it went
    ],
)
async def test_what_discord_does_not_take_for_the_moment_is_not_given_up(
    stage: Stage, status: int, code: int
) -> None:
    stage.discord.failures.append(Failure(status, code, "POST /channels/501/"))
    await answer_is_found(stage)
    await until(lambda: is_put_off(stage, wishes))

    await looked_again(stage, 1)
    await settled(stage, wishes)

    assert [each["channel_id"] for each in stage.discord.sent] == ["501"]
    assert kept(stage, wishes)["telling"] == "told"


# Each two of engine, minutes and was_sent stand beside each other once, as above.
@pytest.mark.parametrize(
    ("database_engine", "minutes", "was_sent"),
    [
        ("sqlite", 1, False),
        ("sqlite", 30, True),
        ("postgresql", 1, True),
        ("postgresql", 30, False),
    ],
    indirect=["database_engine"],
)
@pytest.mark.parametrize("name", KINDS)
async def test_what_a_killed_process_left_comes_once(
    stage: Stage, name: str, minutes: int, *, was_sent: bool
) -> None:
    kind = KINDS[name]
    failure = Failure(CLOSED, route=f"POST /channels/{kind.channel}/", taken=was_sent)
    stage.discord.failures.append(failure)
    await kind.begin(stage)
    await until(lambda: is_put_off(stage, kind.table))
    began = kept(stage, kind.table)["sending_since"]
    with stage.app.database.write() as connection:
        killed = {"claimed_by": "another", "attempts": 0, "sending_since": began}
        killed["claimed_until"] = began + timedelta(seconds=30)
        connection.execute(kind.table.update().values(killed))

    end_process(stage.app.database)
    await looked_again(stage, minutes)
    await settled(stage, kind.table)

    assert [each["channel_id"] for each in stage.discord.sent] == [kind.channel]
