"""Where the bot may not write, who turned to it is told alone which permission it lacks."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.play.double.failures import Failure
from bot.play.double.payloads import (
    BOT_USER,
    FORUM,
    GARDEN,
    READ_HISTORY,
    SEND_IN_THREADS,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Json,
    channel,
    member,
    thread,
    user,
)
from tests.bot.staging import SERVER, Stage, staged, until
from tests.doubles.articles import MEMOIR

QUESTION = "Who is the memoir's author?"
MENTION = f"<@{BOT_USER}> {QUESTION}"
ADD_REACTIONS, EMBED_LINKS, ATTACH_FILES, EXTERNAL_EMOJIS = 1 << 6, 1 << 14, 1 << 15, 1 << 18
LACKS_SEND = "I can't write in this channel: a moderator can give me Send Messages here."
LACKS_THREADS = (
    "I can't write in this channel: a moderator can give me Send Messages in Threads here."
)
LACKS_VIEW = "I can't write in this channel: a moderator can give me View Channel here."
LACKS_BOTH = (
    "I can't write in this channel: a moderator can give me View Channel and Send Messages here."
)
TIMED_OUT = "I am timed out in this server, so I can't write here: a moderator can end that."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path, message_content=True) as made:
        made.add(MEMOIR)
        yield made


async def denied(stage: Stage, permission: int) -> Json:
    """Return a channel of the server in which everyone lacks *permission*, as Discord tells it."""
    garden = channel(1, GARDEN)
    garden["permission_overwrites"] = [
        {"id": "1", "type": 0, "allow": "0", "deny": str(permission)}
    ]
    await stage.discord.dispatch("CHANNEL_UPDATE", garden)
    return garden


async def timed_out(stage: Stage) -> None:
    until_then = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    me = member(user(BOT_USER, "Footnote", bot=True))
    told = me | {"communication_disabled_until": until_then, "guild_id": "1"}
    await stage.discord.dispatch("GUILD_MEMBER_UPDATE", told)


def told_alone(stage: Stage) -> list[str]:
    """Return what the member was told in their direct messages."""
    direct = stage.discord.direct_channel(stage.member.id)
    return [each["content"] for each in stage.discord.sent if each["channel_id"] == direct]


def link(said: Json) -> str:
    return f"-# https://discord.com/channels/1/{said['channel_id']}/{said['id']}"


@pytest.mark.parametrize(
    ("permission", "in_thread", "told"),
    [
        (SEND_MESSAGES, False, LACKS_SEND),
        (VIEW_CHANNEL, False, LACKS_BOTH),
        (SEND_IN_THREADS, True, LACKS_THREADS),
        (VIEW_CHANNEL, True, LACKS_VIEW),
    ],
)
async def test_who_mentions_the_bot_is_told_alone_which_permission_it_lacks(
    stage: Stage,
    permission: int,
    in_thread: bool,  # noqa: FBT001 - pytest's
    told: str,
) -> None:
    where = await denied(stage, permission)
    if in_thread:
        where = thread(1, "8001", parent_id=where["id"])
        await stage.discord.dispatch("THREAD_CREATE", where)

    said = await stage.member.at(where).say(MENTION)
    await until(lambda: bool(stage.discord.sent))

    assert told_alone(stage) == [f"{link(said)}\n{told}"]
    assert len(stage.discord.sent) == 1


@pytest.mark.parametrize(
    ("permission", "in_thread"),
    [
        (READ_HISTORY, False),
        (EMBED_LINKS, False),
        (ATTACH_FILES, False),
        (ADD_REACTIONS, False),
        (EXTERNAL_EMOJIS, False),
        (SEND_IN_THREADS, False),
        (SEND_MESSAGES, True),
    ],
)
async def test_no_other_permission_keeps_a_mention_from_its_answer(
    stage: Stage,
    permission: int,
    in_thread: bool,  # noqa: FBT001 - pytest's
) -> None:
    where = await denied(stage, permission)
    if in_thread:
        where = thread(1, "8001", parent_id=where["id"])
        await stage.discord.dispatch("THREAD_CREATE", where)

    assert "memoir" in (await stage.member.at(where).ask(MENTION)).text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (50013, LACKS_SEND),
        (50001, LACKS_VIEW),
        (50083, "This thread is closed: once it is open again, I can write here."),
        (160005, "This thread is closed: once it is open again, I can write here."),
    ],
)
async def test_what_only_discord_knows_to_be_closed_is_told_alone_too(
    stage: Stage, code: int, told: str
) -> None:
    stage.discord.failures.append(Failure(403, code, "POST /channels/501/"))

    said = await stage.member.say(MENTION)
    await until(lambda: bool(stage.discord.sent))

    assert told_alone(stage) == [f"{link(said)}\n{told}"]


async def test_they_are_told_once_and_others_too(stage: Stage) -> None:
    closed = await denied(stage, SEND_MESSAGES)
    for _ in range(3):
        await stage.member.at(closed).say(MENTION)

    await stage.moderator.at(closed).say(MENTION)
    await until(lambda: len(stage.discord.sent) == 2)
    await stage.member.ask(MENTION)

    assert len(told_alone(stage)) == 1
    assert len(stage.discord.sent) == 3


async def test_who_takes_no_direct_messages_is_told_nothing(stage: Stage) -> None:
    direct = stage.discord.direct_channel(stage.member.id)
    stage.discord.failures.append(Failure(403, 50007, f"POST /channels/{direct}/"))

    await stage.member.at(await denied(stage, SEND_MESSAGES)).say(MENTION)
    await stage.member.ask(MENTION)

    assert [each["channel_id"] for each in stage.discord.sent] == ["501"]


async def test_who_did_not_turn_to_the_bot_is_told_nothing(stage: Stage) -> None:
    closed = await denied(stage, SEND_MESSAGES)
    stage.settings.change(SERVER, questions_channel=closed["id"], questions_forum=str(1 + FORUM))
    await stage.member.at(closed).say(QUESTION)
    elsewhere = await stage.member.ask(MENTION)
    stage.discord.failures.append(Failure(403, 50013, "POST /channels/8002/"))
    post = thread(1, "8002", parent_id=str(1 + FORUM))
    await stage.discord.dispatch("THREAD_CREATE", post)
    await stage.member.at(post).say(QUESTION, id="8002")
    again = await stage.member.ask(f"{MENTION} And when?")

    assert [each["id"] for each in stage.discord.sent] == [
        elsewhere.message["id"], again.message["id"],
    ]  # fmt: skip


async def test_where_the_server_wants_no_answers_nobody_is_told_what_the_bot_lacks(
    stage: Stage,
) -> None:
    stage.settings.change(SERVER, channels=("501",))
    await stage.member.at(await denied(stage, SEND_MESSAGES)).say(MENTION)
    await stage.member.ask(MENTION)

    assert told_alone(stage) == []


async def test_a_bot_that_is_timed_out_says_so_instead_of_naming_a_permission(
    stage: Stage,
) -> None:
    mine = await stage.member.command("ask", question=QUESTION, private=True)
    await timed_out(stage)

    said = await stage.member.say(MENTION)
    await until(lambda: bool(stage.discord.sent))
    stage.discord.bot_permissions = str(VIEW_CHANNEL | READ_HISTORY)
    refused = await stage.member.press(mine, "Share")

    assert told_alone(stage) == [f"{link(said)}\n{TIMED_OUT}"]
    assert refused.text == TIMED_OUT


@pytest.mark.parametrize(
    ("held", "in_thread", "told"),
    [
        (VIEW_CHANNEL, False, LACKS_SEND),
        (0, False, LACKS_BOTH),
        (VIEW_CHANNEL | SEND_MESSAGES, True, LACKS_THREADS),
        (0, True, LACKS_VIEW),
    ],
)
async def test_who_shares_is_told_the_permission_that_is_missing_and_no_other(
    stage: Stage,
    held: int,
    in_thread: bool,  # noqa: FBT001 - pytest's
    told: str,
) -> None:
    person = stage.member.at(thread(1)) if in_thread else stage.member
    mine = await person.command("ask", question=QUESTION, private=True)
    stage.discord.bot_permissions = str(held)

    refused = await person.press(mine, "Share")

    assert refused.text == told
    assert stage.discord.sent == []
