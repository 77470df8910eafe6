"""The double is what discord.py takes for Discord: a small client of its own runs against it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

import discord
import pytest
import yarl
from aiohttp import ClientSession
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.play.double import exchange, message_payloads, messages
from bot.play.double.failures import Failure
from bot.play.double.gateway import TOKEN
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble


class Form(ui.Modal, title="A form"):
    """A form of one field, which the reply repeats."""

    word: ui.TextInput[Any] = ui.TextInput(label="Word", custom_id="word")

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Repeat the word."""
        await interaction.response.send_message(self.word.value, ephemeral=True)


class Small(discord.Client):
    """A client that pings, opens a form, is slow, answers twice, and hears messages."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True)
        mentions = discord.AllowedMentions.none()
        super().__init__(intents=intents, allowed_mentions=mentions, guild_ready_timeout=0.05)
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.errors: asyncio.Queue[int] = asyncio.Queue()
        self.delay = 0.0
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Publish the commands."""

        @self.tree.command(description="Answer")
        async def ping(interaction: discord.Interaction[Any]) -> None:
            await asyncio.sleep(self.delay)
            try:
                await interaction.response.send_message("pong")
            except discord.NotFound as error:
                self.errors.put_nowait(error.code)

        @self.tree.command(description="Open a form")
        async def form(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_modal(Form())

        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Remember what was said."""
        self.heard.put_nowait(message.content)


@asynccontextmanager
async def connected(double: DiscordDouble) -> AsyncIterator[Small]:
    with (
        patch.object(Route, "BASE", double.api),
        patch.object(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(double.gateway)),
    ):
        client = Small()
        life = asyncio.create_task(client.start(TOKEN))
        await asyncio.wait_for(double.identified.wait(), 10)
        await asyncio.wait_for(client.wait_until_ready(), 10)
        yield client
        await client.close()
        await asyncio.wait([life])


@pytest.fixture
async def double() -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble() as made:
        yield made
        made.faults.clear()  # the small client is no model of what the bot may send


async def test_a_command_is_answered(double: DiscordDouble) -> None:
    async with connected(double):
        reply = await Person(double).command("ping")

    assert reply.message["content"] == "pong"
    assert sorted(command["name"] for command in double.commands) == ["form", "ping"]


async def test_a_form_is_opened_and_submitted(double: DiscordDouble) -> None:
    async with connected(double):
        member = Person(double)
        form = await member.open_form("form")
        reply = await member.submit(form, {"word": "harbour"})

    assert form["title"] == "A form"
    assert (reply.message["content"], reply.ephemeral) == ("harbour", True)


async def test_a_message_is_heard(double: DiscordDouble) -> None:
    async with connected(double) as client:
        await Person(double).say("good morning")

        assert await asyncio.wait_for(client.heard.get(), 5) == "good morning"


async def test_an_interaction_is_forgotten_when_nobody_acknowledges_it_in_time(
    double: DiscordDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "ACKNOWLEDGE_WITHIN", 0.1)
    async with connected(double) as client:
        client.delay = 0.3
        waiting = asyncio.create_task(Person(double).command("ping"))

        assert await asyncio.wait_for(client.errors.get(), 5) == 10062
        waiting.cancel()


async def test_nobody_else_presses_a_button_of_an_ephemeral_message(double: DiscordDouble) -> None:
    async with connected(double):
        member = Person(double)
        reply = await member.submit(await member.open_form("form"), {"word": "x"})

        with pytest.raises(AssertionError, match="nobody else sees"):
            await Person(double, "eve").press_id(reply, "any")


@pytest.mark.parametrize("status", [429, 500])
async def test_a_fault_of_rest_is_played_once_and_survived(
    double: DiscordDouble, status: int
) -> None:
    async with connected(double):
        double.failures.append(Failure(status))
        reply = await Person(double).command("ping")

    assert reply.message["content"] == "pong"


@pytest.mark.parametrize("how", ["reconnect", "close"])
async def test_a_lost_session_is_resumed(double: DiscordDouble, how: str) -> None:
    async with connected(double):
        if how == "reconnect":
            await double.send_op(7)
        else:
            await double.close_gateway(4000)
        await asyncio.wait_for(double.resumed.wait(), 10)
        reply = await Person(double).command("ping")

    assert reply.message["content"] == "pong"


@pytest.mark.parametrize("op", [2, 6])
async def test_whoever_was_closed_for_good_is_closed_again(double: DiscordDouble, op: int) -> None:
    await double.close_gateway(4014)

    async with ClientSession() as session, session.ws_connect(double.gateway) as socket:
        await socket.receive_json()
        await socket.send_json({"op": op, "d": {"token": TOKEN, "session_id": "session-1"}})
        await socket.receive()

    assert socket.close_code == 4014


async def test_a_heartbeat_takes_as_long_to_be_answered_as_it_is_to(double: DiscordDouble) -> None:
    double.heartbeats_take = 0.1
    async with ClientSession() as http, http.ws_connect(double.gateway) as socket:
        await socket.receive_json()
        sent = asyncio.get_running_loop().time()
        await socket.send_json({"op": 1, "d": None})
        answer = await socket.receive_json()

    assert answer == {"op": 11}
    assert asyncio.get_running_loop().time() - sent >= double.heartbeats_take


async def test_an_ended_session_is_begun_anew(double: DiscordDouble) -> None:
    async def at_once(*_: object, **__: object) -> None:
        """Spare the test the five seconds that discord.py waits before it identifies again."""

    async with connected(double) as client:
        with patch.object(client, "before_identify_hook", at_once):
            double.identified.clear()
            await double.send_op(9, data=False)
            reply = await Person(double).command("ping")

    assert reply.message["content"] == "pong"


async def test_a_message_of_a_nonce_of_the_last_minutes_is_not_sent_again(
    double: DiscordDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(double) as client:
        channel = client.get_partial_messageable(501)
        first = await channel.send("first", nonce="item")
        same = await channel.send("second", nonce="item")
        await channel.send("third", nonce="other")
        monkeypatch.setattr(messages, "NONCE_KEPT", 0.0)
        late = await channel.send("late", nonce="item")

    assert (same.id, same.content) == (first.id, "first")
    assert late.id != first.id
    assert [each["content"] for each in double.sent] == ["first", "third", "late"]


async def test_of_a_deleted_message_of_the_same_nonce_discord_says_that_it_is_unknown(
    double: DiscordDouble,
) -> None:
    async with connected(double) as client:
        channel = client.get_partial_messageable(501)
        first = await channel.send("first", nonce="item")
        double.deleted.add(str(first.id))
        with pytest.raises(discord.NotFound) as refused:
            await channel.send("second", nonce="item")

    assert refused.value.code == 10008


async def test_a_message_is_one_whoever_was_told_of_it_and_whoever_changed_it_last() -> None:
    own = {"Authorization": f"Bot {TOKEN}"}
    silent: dict[str, Any] = {"allowed_mentions": {"parse": []}}
    async with DiscordDouble() as double, ClientSession(f"{double.api}/", headers=own) as session:
        answer = message_payloads.message("501", {"content": "first"})
        for token in ("asked", "chosen"):
            double.exchanges[token] = exchange.Exchange("501", message=answer)
        await session.patch(
            "webhooks/1000/chosen/messages/@original", json=silent | {"content": "chosen"}
        )
        await session.patch(
            f"channels/501/messages/{answer['id']}", json=silent | {"content": "noted", "flags": 0}
        )
        said = [each.message["content"] for each in double.exchanges.values() if each.message]

    assert said == ["noted", "noted"]
