"""A question is answered once, whatever becomes of connection, server or channel meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

from bot.play.double.payloads import channel, thread
from tests.bot.connection.failing import Log
from tests.bot.connection.hurried import QUESTION, answering, hurried_connections
from tests.bot.staging import Stage, until
from tests.discord_double.reply import Reply

__all__ = ["hurried_connections"]

pytestmark = pytest.mark.usefixtures("hurried_connections")

MENTION = f"<@1001> {QUESTION}"

Happens = Callable[[Stage], Awaitable[None]]
Asks = Callable[[Stage], Coroutine[Any, Any, Reply]]


async def asked_to_reconnect(stage: Stage) -> None:
    await stage.discord.send_op(7)
    await stage.discord.resumed.wait()


async def asked_to_resume(stage: Stage) -> None:
    await stage.discord.send_op(9, data=True)
    await stage.discord.resumed.wait()


async def asked_twice_at_once(stage: Stage) -> None:
    await asyncio.gather(stage.discord.send_op(7), stage.discord.send_op(9, data=True))
    await stage.discord.resumed.wait()


async def ended_while_it_resumes(stage: Stage) -> None:
    """The session is no more when the bot comes to resume it: it begins another."""
    stage.discord.sessions.clear()
    await stage.discord.close_gateway(4000)
    await until(lambda: stage.discord.identifies == 2)


async def ended(stage: Stage) -> None:
    stage.discord.sessions.clear()
    await stage.discord.send_op(9, data=False)
    await until(lambda: stage.discord.identifies == 2)


async def timed_out(stage: Stage) -> None:
    await stage.discord.close_gateway(4009)
    await stage.discord.resumed.wait()


async def server_unavailable(stage: Stage) -> None:
    await stage.discord.dispatch("GUILD_DELETE", {"id": "1", "unavailable": True})


async def server_left(stage: Stage) -> None:
    await stage.discord.dispatch("GUILD_DELETE", {"id": "1"})


async def channel_deleted(stage: Stage) -> None:
    await stage.discord.dispatch("CHANNEL_DELETE", channel(1))


async def member_left(stage: Stage) -> None:
    stage.member.leaves(1)
    gone = {"guild_id": "1", "user": stage.member.user}
    await stage.discord.dispatch("GUILD_MEMBER_REMOVE", gone)


async def by_command(stage: Stage) -> Reply:
    return await stage.member.command("ask", question=QUESTION)


async def alone_by_command(stage: Stage) -> Reply:
    return await stage.member.command("ask", question=QUESTION, private=True)


async def by_mention(stage: Stage) -> Reply:
    return await stage.member.ask(MENTION)


async def in_a_thread(stage: Stage) -> Reply:
    return await stage.member.at(thread(1)).ask(MENTION)


@pytest.mark.parametrize(
    "happens",
    [
        asked_to_reconnect,
        asked_to_resume,
        asked_twice_at_once,
        ended_while_it_resumes,
        ended,
        timed_out,
        server_unavailable,
        server_left,
        channel_deleted,
        member_left,
    ],
)
@pytest.mark.parametrize("asks", [by_command, alone_by_command, by_mention, in_a_thread])
async def test_a_question_is_answered_once_whatever_happens_meanwhile(
    stage: Stage, log: Log, happens: Happens, asks: Asks
) -> None:
    async with answering() as begun:
        reply = asyncio.create_task(asks(stage))
        await until(begun.is_set)
        async with asyncio.timeout(15):
            await happens(stage)

    assert "memoir" in (await reply).text
    assert await stage.client.work_in_progress.finished(within=10)
    assert len(stage.discord.sent) == (asks in {by_mention, in_a_thread})
    assert log.lines("not delivered") == []
