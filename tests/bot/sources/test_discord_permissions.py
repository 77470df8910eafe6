"""Nothing becomes a source that who posts it, or the bot, may not read."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.double import payloads
from bot.play.double.failures import Failure
from bot.play.double.payloads import PRIVATE_THREAD
from tests.bot.sources.written import Stage, link_to, staged
from tests.discord_double.person import Person
from tests.doubles.articles import BRIDGE, MEMOIR


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://discord.com/channels/2/502/700", "leads to another server"),
        ("https://discord.com/channels/3/700", "leads to another server"),
        ("https://discord.com/channels/@me/700/701", "leads to no message and no thread"),
        ("https://discord.com/channels/1", "leads to no message and no thread"),
        ("https://discord.com/channels/1/501", "leads to no message and no thread"),
        ("https://discord.com/channels/1/531", "leads to no message and no thread"),
        ("https://discord.com/channels/1/531/700", "leads to no message and no thread"),
        ("https://discord.com/channels/1/4444/700", "no message or thread at that link"),
        ("https://discord.com/channels/1/501/4444", "not there any more"),
    ],
)
async def test_a_link_that_leads_to_nothing_of_this_server_is_refused(
    stage: Stage, link: str, told: str
) -> None:
    stage.discord.messages["700"] = stage.moderator.message(MEMOIR) | {"channel_id": "502"}

    assert told in await stage.refused(link)
    assert not any("/channels/502" in call for call in stage.discord.calls)


async def test_a_thread_of_another_server_is_unseen_under_ones_own_servers_link(
    stage: Stage,
) -> None:
    other = payloads.thread(2, "9000")
    stage.discord.archived["9000"] = other
    stage.discord.messages["9001"] = stage.ada.at(other).message(MEMOIR) | {"id": "9001"}

    refused = await stage.refused("https://discord.com/channels/1/9000")

    assert "no message or thread at that link" in refused
    assert not any("9000/messages" in call for call in stage.discord.calls)


async def test_who_cannot_read_a_channel_makes_no_source_of_it(stage: Stage) -> None:
    closed = payloads.closed(1)
    said = stage.writes(stage.ada, MEMOIR, closed)
    curator = Person(stage.discord, "cleo", moderates=True, roles=(payloads.CURATORS,))

    refused = await stage.refused(link_to(closed, said))
    preview = await curator.command("source add", url=link_to(closed, said))

    assert "no message or thread at that link that you can read" in refused
    assert "Not everyone in this server can read that channel" in preview.text


@pytest.mark.parametrize("who", ["the bot", "the moderator"])
async def test_who_may_see_a_channel_and_not_its_history_reads_nothing_there(
    stage: Stage, who: str
) -> None:
    shut_out = str(payloads.BOT_USER) if who == "the bot" else stage.moderator.id
    denied = {"id": shut_out, "type": 1, "allow": "0", "deny": str(payloads.READ_HISTORY)}
    channel = payloads.channel(1, 600) | {"permission_overwrites": [denied]}
    stage.discord.archived[channel["id"]] = channel
    said = stage.writes(stage.ada, MEMOIR, channel)

    refused = await stage.refused(link_to(channel, said))

    told = "I can't read that channel" if who == "the bot" else "that you can read"
    assert told in refused
    assert not any(f"messages/{said['id']}" in call for call in stage.discord.calls)


async def test_a_private_thread_is_read_for_its_members_alone(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR, forum=False, type=PRIVATE_THREAD)

    refused = await stage.refused(link_to(thread))
    stage.discord.thread_members[thread["id"]] = {stage.moderator.id}
    preview = await stage.moderator.command("source add", url=link_to(thread))

    assert "that you can read" in refused
    assert "Not everyone in this server can read that channel" in preview.text


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (Failure(403, 50001), "give me View Channel and Read Message History"),
        (Failure(404, 10003), "not there any more"),
        (Failure(400, 50035), "Discord does not give that out right now"),
    ],
)
async def test_what_discord_refuses_is_told(stage: Stage, failure: Failure, told: str) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    failure.route = rf"GET /channels/{thread['id']}/messages"
    stage.discord.failures.append(failure)

    assert told in await stage.refused(link_to(thread))


async def test_without_the_intent_a_link_says_how_the_text_can_be_had(stage: Stage) -> None:
    stage.discord.message_content = False
    said = stage.writes(stage.ada, MEMOIR, payloads.channel(1))
    bot = payloads.user(payloads.BOT_USER, "Footnote", bot=True)
    to_bot = stage.writes(stage.ada, MEMOIR, payloads.channel(1), mentions=[bot])
    thread = stage.post(stage.ada, BRIDGE)

    for link in (link_to(payloads.channel(1), said), link_to(thread)):
        refused = await stage.refused(link)
        assert "in the menu of the message itself" in refused
        assert "Message Content Intent" in refused
    assert (await stage.published(link_to(payloads.channel(1), to_bot))).body == MEMOIR
