"""Nobody waits for another's long queue, and who asks too fast is told so in private."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.services.questions import SERVER_WAITING, WAITING, Busy
from bot.services.rate_limits import (
    MEMBER_RATE,
    MEMBER_WAITING,
    MOST_PACES,
    SERVER_RATE,
    SUGGESTIONS,
    USES,
    RateLimits,
    TooFast,
)
from index.encoding.batching import RightOfWay
from index.engine import AT_ONCE
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import MEMOIR

QUESTION = "Who is the memoir's author?"
MENTION = f"<@1001> {QUESTION}"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the seconds it shows."""
        return self.now


def test_a_member_waits_after_a_burst_and_only_in_that_server() -> None:
    clock = Clock()
    fairness = RateLimits(RightOfWay(1), clock=clock)
    for _ in range(MEMBER_RATE[0]):
        fairness.admit("discord:1", "ada")

    with pytest.raises(TooFast, match="Ask again in 30 s") as refused:
        fairness.admit("discord:1", "ada")
    fairness.admit("discord:1", "bob")
    fairness.admit("discord:2", "ada")
    clock.now += refused.value.wait
    fairness.admit("discord:1", "ada")


def test_a_server_waits_when_its_members_together_ask_too_much() -> None:
    clock = Clock()
    fairness = RateLimits(RightOfWay(1), clock=clock)
    for number in range(SERVER_RATE[0]):
        fairness.admit("discord:1", str(number))

    with pytest.raises(TooFast, match="in this server"):
        fairness.admit("discord:1", "ada")
    fairness.admit("discord:2", "ada")


@pytest.mark.slow
def test_idle_paces_are_forgotten_and_busy_ones_are_not() -> None:
    clock = Clock()
    fairness = RateLimits(RightOfWay(1), clock=clock)
    for number in range(MOST_PACES):
        fairness.admit(f"discord:{number}", "ada")
    clock.now += 100
    for _ in range(MEMBER_RATE[0]):
        fairness.admit("discord:1", "bob")
    with pytest.raises(TooFast):
        fairness.admit("discord:1", "bob")


async def test_servers_take_turns_and_in_each_its_members() -> None:
    fairness = RateLimits(RightOfWay(1), at_once=1)
    order: list[str] = []

    async def ask(server: str, member: str, number: int) -> None:
        async with fairness.turn(server, member):
            order.append(f"{server}{member}{number}")
            await asyncio.sleep(0)

    waiting = [("a", "x", n) for n in range(4)] + [("a", "y", 0), ("b", "z", 0), ("b", "z", 1)]
    await asyncio.gather(*(ask(*each) for each in waiting))

    assert order == ["ax0", "ax1", "bz0", "ay0", "bz1", "ax2", "ax3"]


async def test_a_server_has_one_turn_at_once_and_holds_no_other_up() -> None:
    fairness = RateLimits(RightOfWay(1), at_once=2)
    order: list[str] = []

    async def ask(server: str) -> None:
        async with fairness.turn(server, "x"):
            order.append(server)

    async with fairness.turn("a", "x"):
        waiting = [asyncio.create_task(ask(each)) for each in "aabc"]
        await asyncio.sleep(0.01)
        before = list(order)
    await asyncio.gather(*waiting)

    assert before == ["b", "c"]
    assert order == ["b", "c", "a", "a"]


async def test_a_turn_that_is_given_up_goes_to_the_next() -> None:
    fairness = RateLimits(RightOfWay(1), at_once=1)
    done: list[str] = []

    async def ask(member: str) -> None:
        async with fairness.turn("a", member):
            done.append(member)

    async with fairness.turn("a", "first"):
        waiting = [asyncio.create_task(ask(each)) for each in ("second", "third")]
        await asyncio.sleep(0)
        waiting[0].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)

    assert done == ["third"]
    async with fairness.turn("a", "fourth"):
        done.append("fourth")
    assert done[-1] == "fourth"


def test_one_question_too_many_is_told_before_it_waits() -> None:
    fairness = RateLimits(RightOfWay(1), at_once=1)
    with ExitStack() as held:
        for number in range(WAITING + 1):
            held.enter_context(fairness.asking(f"discord:{number}", "ada"))

        with pytest.raises(Busy, match="try again in a moment"), fairness.asking("new", "ada"):
            pass

    for _ in range(MEMBER_RATE[0]):  # that refusal was not counted
        with fairness.asking("new", "ada"):
            pass


def test_one_member_and_one_server_have_a_share_of_the_places_alone() -> None:
    fairness = RateLimits(RightOfWay(1), at_once=1)
    with ExitStack() as held:
        for _ in range(MEMBER_WAITING):
            held.enter_context(fairness.place("a", "ada"))
        with pytest.raises(TooFast, match=r"That was quick! .* in 6 s"), fairness.place("a", "ada"):
            pass
        for number in range(SERVER_WAITING - MEMBER_WAITING):
            held.enter_context(fairness.place("a", str(number)))
        with pytest.raises(Busy), fairness.place("a", "bob"):
            pass
        with fairness.place("b", "ada"), fairness.place("b", "bob"):
            pass
    with fairness.place("a", "ada"):
        pass


def test_presses_and_suggestions_use_up_no_question() -> None:
    fairness = RateLimits(RightOfWay(1), clock=Clock())
    for pace in (USES, SUGGESTIONS):
        for _ in range(pace.member[0]):
            fairness.admit("a", "ada", pace)
        with pytest.raises(TooFast):
            fairness.admit("a", "ada", pace)

    fairness.admit("a", "ada")


async def test_it_is_crowded_while_some_wait_for_a_turn_and_not_before_or_after() -> None:
    questions = RightOfWay(1, room=2)
    fairness = RateLimits(questions, at_once=2)
    async with fairness.turn("a", "x"), fairness.turn("b", "y"):
        assert not questions.crowded
        third, fourth = (asyncio.create_task(_turn_of(fairness, each)) for each in "cd")
        await asyncio.sleep(0)
        fourth.cancel()
        await asyncio.sleep(0)
        assert questions.crowded
    await third

    assert not questions.crowded


async def test_ten_members_at_once_are_all_answered(stage: Stage) -> None:
    members = [Person(stage.discord, f"member {number}") for number in range(10)]

    replies = await asyncio.gather(*(each.command("ask", question=QUESTION) for each in members))

    assert all("**Its author had run the ministry" in each.text for each in replies)


async def test_ten_questions_of_one_member_are_answered_up_to_the_limit(stage: Stage) -> None:
    asked = [stage.member.command("ask", question=QUESTION) for _ in range(10)]

    replies = await asyncio.gather(*asked)

    refused = [each for each in replies if "That was quick!" in each.text]
    assert len(refused) == 10 - MEMBER_RATE[0]
    assert all(each.ephemeral for each in refused)
    assert "memoir" in (await stage.moderator.command("ask", question=QUESTION)).text


async def test_who_asks_when_no_more_can_wait_is_told_so_in_private(stage: Stage) -> None:
    with ExitStack() as held:
        for number in range(WAITING + AT_ONCE):
            held.enter_context(stage.client.rate_limits.place(f"discord:9{number}", "ada"))
        reply = await stage.member.command("ask", question=QUESTION)

    assert reply.ephemeral
    assert "Lots of questions right now" in reply.text
    assert "memoir" in (await stage.member.command("ask", question=QUESTION)).text


async def _turn_of(fairness: RateLimits, collection: str) -> None:
    async with fairness.turn(collection, "ada"):
        pass


async def test_who_mentions_too_fast_is_told_once_in_a_direct_message(stage: Stage) -> None:
    for _ in range(MEMBER_RATE[0]):
        stage.client.rate_limits.admit(SERVER, stage.member.id)
    for _ in range(3):
        await stage.member.say(MENTION)
    await stage.moderator.ask(MENTION)
    await asyncio.wait_for(_until_sent(stage, 2), 10)

    (told,) = (each for each in stage.discord.sent if each["channel_id"] != "501")
    assert told["channel_id"] == stage.discord.direct_channel(stage.member.id)
    assert "That was quick!" in told["content"]


async def _until_sent(stage: Stage, count: int) -> None:
    while len(stage.discord.sent) < count:  # noqa: ASYNC110 - the double raises no event for it
        await asyncio.sleep(0.01)
