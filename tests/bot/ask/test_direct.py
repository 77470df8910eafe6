"""Direct messages: the member picks the server once, and only of those they are in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from corpus.servers.departures import GRACE, Servers
from corpus.servers.shards import ALL
from corpus.store import OPERATOR
from tests.bot.ask.quoting import quoted
from tests.bot.running import app_in, running
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.corpus.servers.sights import is_gone
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

QUESTION = "Who is the memoir's author?"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        made.add(MISSILES, BRIDGE, collection=OTHER)
        yield made


async def picked(stage: Stage, person: Person, server: str) -> Reply:
    """Return the answer to what *person* asked before picking *server*."""
    offered = await person.alone.ask(QUESTION)
    (told,) = await person.alone.choose(offered, server)
    assert f"**{server}**" in told.text
    await stage.client.work_in_progress.finished(within=10)
    return Reply(stage.discord.sent[-1], None)


async def test_with_one_server_shared_nothing_is_asked_first(stage: Stage) -> None:
    reply = await stage.member.alone.ask(QUESTION)

    assert quoted(reply) == MEMOIR
    assert "-# from the articles of Server 1" in reply.text


async def test_a_direct_message_is_answered_in_the_language_of_the_server(stage: Stage) -> None:
    stage.settings.change(SERVER, language="de")

    reply = await stage.member.alone.ask(QUESTION)
    by_command = await stage.member.alone.command("ask", question=QUESTION)

    assert quoted(reply) == MEMOIR
    assert "-# aus den Artikeln von Server 1" in reply.text
    assert "from the articles of Server 1" in by_command.text


async def test_with_two_servers_the_member_picks_once_and_is_answered(stage: Stage) -> None:
    stage.member.joins(2)

    offered = await stage.member.alone.ask(QUESTION)
    answered = await picked(stage, stage.member, "Server 1")
    later = await stage.member.alone.ask("And who is the author?")

    assert "Whose articles" in offered.text
    assert "memoir" not in offered.text
    assert (quoted(answered), quoted(later)) == (MEMOIR, MEMOIR)


async def test_the_choice_can_be_changed_and_is_kept_through_a_restart(tmp_path: Path) -> None:
    async with DiscordDouble((1, 2)) as discord:
        app = app_in(tmp_path)
        app.engine.writer.add(SERVER, draft(MEMOIR), source())
        app.engine.writer.add(OTHER, draft(MISSILES), source())
        member = Person(discord)
        member.joins(2)
        async with running(discord, app, tmp_path):
            await member.alone.choose(await member.alone.ask(QUESTION), "Server 1")
        app.database.close()

        again = app_in(tmp_path)
        async with running(discord, again, tmp_path):
            first = await member.alone.ask(QUESTION)
            offered = await member.alone.press(first, "Change server")
            await member.alone.choose(offered, "Server 2")
            second = await member.alone.ask("Which missiles were meant for Mexico?")
        again.database.close()

    assert (quoted(first), quoted(second)) == (MEMOIR, MISSILES)


async def test_who_left_a_server_is_answered_from_it_no_more(stage: Stage) -> None:
    stage.member.joins(2)
    reply = await picked(stage, stage.member, "Server 1")
    stage.member.leaves(1)

    after = await stage.member.alone.ask(QUESTION)
    more = await stage.member.alone.press(reply, "Context")

    assert "memoir appeared" not in after.text
    assert "from the articles of Server 2" in after.text
    assert "memoir appeared" not in more.text


async def test_a_server_that_the_member_is_not_in_cannot_be_picked(stage: Stage) -> None:
    stage.member.joins(2)
    offered = await stage.member.alone.ask(QUESTION)
    stage.member.leaves(2)

    (told,) = await stage.member.alone.choose(offered, "Server 2")

    assert "You are not in that server" in told.text


async def test_who_shares_no_server_is_answered_from_the_operators_articles(stage: Stage) -> None:
    stage.app.engine.writer.add(OPERATOR, draft(BRIDGE, title="Ours"), source())
    stage.member.leaves(1)

    reply = await stage.member.alone.ask("Who walked across the bridge over the harbour?")

    assert quoted(reply) == BRIDGE
    assert "from the articles of" not in reply.text


async def test_commands_and_buttons_work_in_direct_messages(stage: Stage) -> None:
    stage.member.joins(2)
    offered = await stage.member.alone.command("ask", question=QUESTION)
    await stage.member.alone.choose(offered, "Server 1")

    reply = await stage.member.alone.command("ask", question=QUESTION)
    helped = await stage.member.alone.press(reply, "Helpful")
    missed = await stage.member.alone.command("ask", question="How do volcanoes erupt?")
    wished = await stage.member.alone.press(missed, "Ask the moderators")
    titles = await stage.member.alone.autocomplete("ask", "article", "mem")

    assert quoted(reply) == MEMOIR
    assert "Share" not in reply.buttons
    assert "Thanks" in helped.text
    assert "I'll tell you" in wished.text
    assert [name for name, _ in titles] == ["A memoir"]


async def test_a_direct_conversation_follows_its_last_questions(stage: Stage) -> None:
    await stage.member.alone.ask(QUESTION)
    await stage.client.work_in_progress.finished(within=10)
    await stage.member.alone.ask("And when?")

    earlier = stage.client.questions.asked.earlier_in(
        SERVER, stage.discord.direct_channel(stage.member.id), stage.member.id
    )
    others = stage.client.questions.asked.earlier_in(
        SERVER, stage.discord.direct_channel(stage.member.id), "8"
    )
    assert [each.question for each in earlier] == [QUESTION, "And when?"]
    assert others == ()


async def test_a_direct_reply_to_an_older_answer_follows_that_one(stage: Stage) -> None:
    first = await stage.member.alone.ask(QUESTION)
    await stage.client.work_in_progress.finished(within=10)
    await stage.member.alone.ask("How long is the bridge over the harbour?")
    await stage.client.work_in_progress.finished(within=10)
    await stage.member.alone.ask("And when?", to=first)
    await stage.client.work_in_progress.finished(within=10)

    (last,) = stage.client.questions.asked.earlier_in(
        SERVER, stage.discord.direct_channel(stage.member.id), stage.member.id
    )[-1:]
    kept = stage.client.questions.asked.recall(SERVER, last.key)
    assert (last.question, [each.question for each in kept.earlier]) == ("And when?", [QUESTION])


async def test_the_choice_goes_with_the_members_data_and_with_the_server(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = stage.client.direct_messages
    await chosen.choose(int(stage.member.id), 1)
    await chosen.choose(int(stage.moderator.id), 1)
    assert stage.personal_data.get(stage.member.id).direct_server == SERVER

    stage.personal_data.erase(stage.member.id)
    assert stage.personal_data.get(stage.member.id).direct_server is None
    servers = Servers(stage.app.database)
    servers.left(SERVER)
    monkeypatch.setattr("corpus.servers.departures.GRACE", -GRACE)
    servers.erase_gone(ALL, is_gone)
    assert stage.personal_data.get(stage.moderator.id).direct_server is None
