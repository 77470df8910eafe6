"""Discord is asked who is in a server: each time it matters, and not twice where it does not."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.connection import membership
from bot.connection.membership import Memberships
from bot.play.double.failures import Failure
from tests.bot.staging import Stage, staged

ASKED = "GET /guilds/1/members/{}"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


def requests(stage: Stage) -> int:
    """Return how often Discord was asked whether the member is in the first server."""
    return stage.discord.calls.count(ASKED.format(stage.member.id))


async def test_what_an_answer_hangs_on_is_asked_each_time(stage: Stage) -> None:
    memberships, member = Memberships(stage.client), int(stage.member.id)
    before = await memberships.holds(1, member)
    stage.member.leaves(1)

    assert (before, await memberships.holds(1, member)) == (True, False)
    assert requests(stage) == 2


async def test_a_list_asks_no_server_twice_within_a_minute(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    memberships, member = Memberships(stage.client), int(stage.member.id)
    within = [await memberships.held_lately(1, member) for _ in range(2)]
    asked = requests(stage)
    monkeypatch.setattr(membership, "LATELY", 0.0)
    stage.member.leaves(1)

    assert (within, asked) == ([True, True], 1)
    assert await memberships.held_lately(1, member) is False


async def test_where_the_bot_is_not_nobody_is_a_member_and_that_is_kept(stage: Stage) -> None:
    stage.discord.failures.append(Failure(403, 50001, route="/members/"))
    memberships, member = Memberships(stage.client), int(stage.member.id)

    assert [await memberships.held_lately(1, member) for _ in range(2)] == [False, False]
    assert requests(stage) == 1


async def test_what_discord_cannot_tell_is_a_no_and_is_asked_again(stage: Stage) -> None:
    stage.discord.failures.append(Failure(400, route="/members/"))
    memberships, member = Memberships(stage.client), int(stage.member.id)

    assert [await memberships.held_lately(1, member) for _ in range(2)] == [False, True]


async def test_no_more_answers_are_kept_than_fit(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(membership, "MOST_KEPT", 1)
    memberships, member = Memberships(stage.client), int(stage.member.id)
    await asyncio.gather(*(memberships.held_lately(1, each) for each in (member, 5)))
    await memberships.held_lately(2, member)
    await memberships.held_lately(1, member)

    assert requests(stage) == 2
