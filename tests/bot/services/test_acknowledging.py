"""Acknowledging waits for nothing: neither for imports, nor for who presses without end."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.app import App
from bot.client import FootnoteClient
from bot.play.double.exchange import Exchange
from bot.services import heavy_work
from bot.services.rate_limits import MEMBER_WAITING, SUGGESTIONS, USES, RateLimits
from corpus.article import Article
from index.answer import Answer
from index.engine import Engine
from index.index_writer import IndexWriter
from tests.bot.running import app_in, running
from tests.bot.staging import until
from tests.discord_double.person import Person, Upload
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

QUESTION = "Who is the memoir's author?"
BUSY_SERVERS = range(1, 7)
OTHER = 7
ARCHIVE = Upload("bridge.md", f"# Bridge\n\n{BRIDGE} {BRIDGE}".encode())
PRESSES = 400
AT_ONCE = 20
"""Presses under way at once: on the machine of a test, Discord's 3 s are for no more."""

_SHOWN, _THINKING, _SILENT = 4, 5, 6
"""Kinds of first responses, from Discord's reference of interaction callbacks."""


@dataclass
class Place:
    """Seven servers with the bot; the last one has articles that answer."""

    discord: DiscordDouble
    client: FootnoteClient
    app: App

    def person(self, guild: int, name: str = "ada") -> Person:
        """Return somebody in the server *guild*, who may what their name says."""
        moderates, administers = name == "mod", name == "root"
        return Person(
            self.discord,
            f"{name} of {guild}",
            guild,
            moderates=moderates,
            administers=administers,
        )

    def stand_still(self) -> None:
        """Have no second pass for the paces, however slow this machine is."""
        self.client.rate_limits = RateLimits(self.client.questions.questions, clock=lambda: 1000.0)

    @property
    def unacknowledged(self) -> int:
        """Return how many interactions nobody has acknowledged."""
        return sum(each.kind is None for each in self.discord.exchanges.values())


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    app = app_in(tmp_path)
    for guild in (1, OTHER):
        app.engine.writer.add(
            f"discord:{guild}", draft(MEMOIR, MISSILES, BRIDGE, title="A memoir"), source()
        )
    async with (
        DiscordDouble((*BUSY_SERVERS, OTHER)) as discord,
        running(discord, app, tmp_path) as client,
    ):
        yield Place(discord, client, app)
    app.database.close()


@dataclass
class Gate:
    """Where work of some collections waits until it is opened."""

    arrived: list[str] = field(default_factory=list)
    opened: threading.Event = field(default_factory=threading.Event)

    def wait(self, collection: str) -> None:
        """Return once the gate is open."""
        self.arrived.append(collection)
        self.opened.wait(60)


@contextmanager
def imports_held() -> Iterator[Gate]:
    """Hold whatever is added to a server, as an archive of many articles would."""
    gate, add = Gate(), IndexWriter.add

    def held(writer: IndexWriter, collection: str, *given: object) -> Article:
        gate.wait(collection)
        return add(writer, collection, *given)  # type: ignore[arg-type]  # as they came

    with patch.object(IndexWriter, "add", held):
        try:
            yield gate
        finally:
            gate.opened.set()


@contextmanager
def searches_held(collection: str) -> Iterator[Gate]:
    """Hold every search in *collection*, as the index of a large one would."""
    gate, ask = Gate(), Engine.ask

    def held(engine: Engine, asked: str, question: str, **given: object) -> Answer:
        if asked == collection:
            gate.wait(asked)
        return ask(engine, asked, question, **given)  # type: ignore[arg-type]  # as they came

    with patch.object(Engine, "ask", held):
        try:
            yield gate
        finally:
            gate.opened.set()


async def begin_imports(place: Place, gate: Gate) -> list[Exchange]:
    """Have an archive imported in each busy server; return once two have begun, which is all."""
    moderators = [place.person(guild, "mod") for guild in BUSY_SERVERS]
    offered = [await each.command("source import", file=ARCHIVE) for each in moderators]
    begun = [
        await moderator.begin_press(reply, "Import")
        for moderator, reply in zip(moderators, offered, strict=True)
    ]
    await until(lambda: len(gate.arrived) == heavy_work.AT_ONCE and not place.unacknowledged)
    return begun


@pytest.mark.slow
async def test_whatever_else_is_used_is_acknowledged_while_six_servers_import(
    place: Place,
) -> None:
    member = place.person(OTHER)
    moderator = place.person(OTHER, "mod")
    administrator = place.person(OTHER, "root")
    with imports_held() as gate:
        importing = await begin_imports(place, gate)

        answer = await member.command("ask", question=QUESTION)
        more = await member.press(answer, "More quotes")
        context = await member.press(answer, "Context")
        titles = await member.autocomplete("ask", "article", "memoir")
        own = await moderator.autocomplete("source edit", "source", "memoir")
        form = await moderator.open_form("source edit", source=own[0][1])
        settings = await administrator.command("settings")
        listed = await moderator.command("source list")
        kept = await member.command("privacy")

        assert place.unacknowledged == 0
        assert not any(each.changed.is_set() for each in importing)
        gate.opened.set()
        await asyncio.wait_for(asyncio.gather(*(each.changed.wait() for each in importing)), 30)

    assert "**Its author had run the ministry" in answer.text
    assert "More quotes" in more.text
    assert MISSILES[:30] in context.text
    assert [name for name, _ in titles] == [name for name, _ in own] == ["A memoir"]
    assert form["custom_id"].endswith(own[0][1])
    assert all(each.texts for each in (settings, listed, kept))
    assert sorted(gate.arrived) == [f"discord:{guild}" for guild in BUSY_SERVERS]
    imported = [Reply(each.message, None).text for each in importing if each.message]
    assert ["Sources imported: 1." in each for each in imported] == [True] * len(BUSY_SERVERS)


async def test_an_import_that_would_wait_too_long_is_told_so_and_can_be_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    mod = place.person(OTHER, "mod")
    offered = await mod.command("source import", file=ARCHIVE)
    with imports_held() as gate:
        importing = await begin_imports(place, gate)
        monkeypatch.setattr(heavy_work, "PATIENCE", 0)
        told = await mod.press(offered, "Import")
        gate.opened.set()
        await asyncio.wait_for(asyncio.gather(*(each.changed.wait() for each in importing)), 30)
    monkeypatch.undo()
    done = await mod.press(Reply(offered.message, None), "Import")

    assert told.ephemeral
    assert "Many sources are being taken in right now" in told.text
    assert "Sources imported: 1." in done.text


async def test_an_archive_is_imported_once_however_often_that_is_pressed(place: Place) -> None:
    mod = place.person(OTHER, "mod")
    offered = await mod.command("source import", file=ARCHIVE)
    with imports_held() as gate:
        first = await mod.begin_press(offered, "Import")
        await until(lambda: len(gate.arrived) == 1)
        again = await mod.press(offered, "Import")
        cancelled = await mod.press(offered, "Cancel")
        gate.opened.set()
        await asyncio.wait_for(first.changed.wait(), 30)

    assert "is being imported already" in again.text
    assert "is being imported already" in cancelled.text
    assert first.message is not None
    assert "Sources imported: 1." in Reply(first.message, None).text


@pytest.mark.slow
async def test_the_presses_of_one_member_leave_another_server_its_answer(place: Place) -> None:
    place.stand_still()
    member, other = place.person(1), place.person(OTHER)
    asked = await member.command("ask", question=QUESTION, article="A memoir")
    reply = await member.press(asked, "More quotes")
    with searches_held("discord:1") as gate:
        presses: list[Exchange] = []
        for _ in range(PRESSES // AT_ONCE):
            presses += [
                await member.begin_press(reply, "From all articles") for _ in range(AT_ONCE)
            ]
            await until(lambda: place.unacknowledged == 0)
        answer = await other.command("ask", question=QUESTION)
        gate.opened.set()
        searched = [each for each in presses if each.kind == _THINKING]
        await asyncio.wait_for(asyncio.gather(*(each.changed.wait() for each in searched)), 30)

    assert "**Its author had run the ministry" in answer.text
    assert len(searched) == len(gate.arrived) == MEMBER_WAITING
    (refused,) = (each for each in presses if each.kind == _SHOWN)
    assert refused.ephemeral
    assert refused.message is not None
    assert "That was quick!" in Reply(refused.message, None).text
    silent = [each for each in presses if each.kind == _SILENT]
    assert len(silent) == PRESSES - MEMBER_WAITING - 1


@pytest.mark.parametrize("label", ["Context", "Helpful"])
async def test_every_button_has_a_pace_and_uses_up_no_question(place: Place, label: str) -> None:
    place.stand_still()
    member = place.person(OTHER)
    reply = await member.command("ask", question=QUESTION)

    presses = []
    for _ in range(USES.member[0]):
        presses.append(await member.begin_press(reply, label))
        await until(lambda: place.unacknowledged == 0 and presses[-1].kind is not None)

    assert [each.kind for each in presses] == [_THINKING] * (USES.member[0] - 1) + [_SHOWN]
    place.client.rate_limits.admit(f"discord:{OTHER}", member.id)


async def test_a_command_too_many_is_refused_to_its_member_alone(place: Place) -> None:
    place.stand_still()
    member = place.person(OTHER)
    for _ in range(USES.member[0]):
        await member.command("about")

    replies = [await member.command(each) for each in ("about", "privacy")]
    others = await place.person(OTHER, "bob").command("about")

    assert all("That was quick!" in each.text for each in replies)
    assert all(each.ephemeral for each in replies)
    assert "You ask faster" not in others.text


async def test_suggestions_have_a_pace_of_their_own(place: Place) -> None:
    place.stand_still()
    member = place.person(OTHER)

    offered = [
        await member.autocomplete("ask", "article", "memoir") for _ in range(SUGGESTIONS.member[0])
    ]
    refused = await member.autocomplete("ask", "article", "memoir")
    answer = await member.command("ask", question=QUESTION)

    assert all(offered)
    assert refused == []
    assert "**Its author had run the ministry" in answer.text
