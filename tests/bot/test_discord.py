"""The bot on Discord, end to end: real discord.py, our own Discord, every body judged."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from structlog.testing import capture_logs

from bot.app import App
from bot.client import FootnoteClient
from corpus.article import Article
from corpus.store import OPERATOR
from index.engine import Engine
from tests.bot.ask.quoting import quoted_text, unescape
from tests.bot.running import app_in, running
from tests.discord_double.judge import OPENAPI
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

LINK = "https://news.example/memoir"
HOSTILE = (
    "The memoir says @everyone and <@1> and <#2> [here](https://evil.example) **bold** `code` "
    "||hidden|| ~~gone~~ __line__ https://evil.example/x <:e:1> </ask:1> <t:1> and more."
)


@dataclass
class Stage:
    """All that stands on it: our Discord, the bot, its app, a member."""

    discord: DiscordDouble
    client: FootnoteClient
    app: App
    member: Person
    home: Path

    def add(self, *paragraphs: str, collection: str = OPERATOR, title: str = "A memoir") -> Article:
        """Store an article."""
        made = draft(*paragraphs, title=title, url=LINK)
        return self.app.engine.writer.add(collection, made, source())


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    app = app_in(tmp_path)
    async with DiscordDouble((1, 2)) as discord, running(discord, app, tmp_path) as client:
        yield Stage(discord, client, app, Person(discord), tmp_path)
    app.database.close()


def quoted(reply: Reply) -> str:
    """Return the quotation of an answer, read back."""
    lines = [line for text in reply.texts for line in text.split("\n") if line.startswith("> ")]
    return quoted_text("\n".join(lines))


@pytest.mark.skipif(not OPENAPI.is_file(), reason="Discord's OpenAPI file is not on this machine")
async def test_bodies_are_judged_by_discords_own_file(stage: Stage) -> None:
    from tests.discord_double.judge import schema_faults  # noqa: PLC0415 - beside what it proves

    faults = list(schema_faults("PUT", "/applications/1000/commands", [{"name": "x" * 33}]))

    assert faults
    assert "commands" in faults[0]
    assert stage.discord.faults == []


async def test_a_question_is_answered_with_the_exact_words_and_their_citation(
    stage: Stage,
) -> None:
    stage.add(MEMOIR, MISSILES, BRIDGE)

    reply = await stage.member.command("ask", question="Which missiles were meant for Mexico?")

    assert not reply.ephemeral
    assert quoted(reply) == MISSILES
    assert "**The missiles were meant for Mexico and its cartels.**" in reply.text
    assert "-# ¹ A memoir · Jane Q. Doe · The Harbour Post · 6 May 2022 · ¶ 2 of 3" in reply.text
    assert list(reply.buttons) == [
        "More quotes", "Context", "Read the article", "Helpful", "Not helpful",
    ]  # fmt: skip
    assert reply.buttons["Read the article"]["url"].startswith(f"{LINK}#:~:text=The%20missiles")


async def test_a_private_answer_is_seen_by_the_asker_alone(stage: Stage) -> None:
    stage.add(MEMOIR)

    reply = await stage.member.command("ask", question="Who is the memoir's author?", private=True)

    assert reply.ephemeral
    assert quoted(reply) == MEMOIR


async def test_what_no_source_covers_is_refused(stage: Stage) -> None:
    stage.add(MEMOIR)

    reply = await stage.member.command("ask", question="How do volcanoes erupt?")

    assert "I couldn't find that in this server's articles." in reply.text
    assert "memoir" not in reply.text


async def test_without_articles_the_asker_is_told_who_can_help(stage: Stage) -> None:
    reply = await stage.member.command("ask", question="Who wrote the memoir?")

    assert "A moderator can add the first one." in reply.text
    assert list(reply.buttons) == ["Ask the moderators"]


async def test_titles_are_suggested_and_narrow_the_search(stage: Stage) -> None:
    stage.add(MEMOIR)
    bridge = stage.add(BRIDGE, title="Across the harbour")
    stage.add(MISSILES, title="Elsewhere", collection="discord:2")

    assert await stage.member.autocomplete("ask", "article", "ACROSS") == [
        ("Across the harbour", bridge.id)
    ]
    assert len(await stage.member.autocomplete("ask", "article", "")) == 2
    reply = await stage.member.command(
        "ask", question="Who walked across the bridge over the harbour?", article=bridge.id
    )
    assert quoted(reply) == BRIDGE


async def test_free_text_for_an_article_is_refused_in_a_sentence(stage: Stage) -> None:
    stage.add(MEMOIR)

    reply = await stage.member.command("ask", question="Who wrote it?", article="something else")

    assert reply.text.startswith("That article is not here")


async def test_more_passages_come_privately_until_there_are_none(stage: Stage) -> None:
    stage.add(*(f"{MEMOIR} Chapter {number} is about the harbour." for number in range(6)))
    reply = await stage.member.command("ask", question="Who is the memoir's author?")

    more = await stage.member.press(reply, "More quotes")
    last = await stage.member.press(more, "More quotes")

    assert more.ephemeral
    assert [sum(text.count("-# ") for text in each.texts) for each in (more, last)] == [3, 2]
    assert "More quotes" not in last.buttons


async def test_context_shows_the_paragraphs_before_and_after(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES, BRIDGE)
    reply = await stage.member.command("ask", question="Which missiles were meant for Mexico?")

    context = await stage.member.press(reply, "Context")

    assert context.ephemeral
    assert [quoted_text(text) for text in context.texts[:3]] == [MEMOIR, MISSILES, BRIDGE]


async def test_old_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async with DiscordDouble() as discord:
        app = app_in(tmp_path)
        app.engine.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())
        member = Person(discord)
        async with running(discord, app, tmp_path):
            reply = await member.command("ask", question="Which missiles were meant for Mexico?")
        app.database.close()

        again = app_in(tmp_path)
        async with running(discord, again, tmp_path):
            context = await member.press(reply, "Context")
            more = await member.press(reply, "More quotes")
        again.database.close()

    assert quoted_text(context.texts[1]) == MISSILES
    assert "More quotes" in more.text
    assert discord.syncs == 1


async def test_an_answers_buttons_say_so_when_the_article_is_gone(stage: Stage) -> None:
    held = stage.add(MEMOIR)
    reply = await stage.member.command("ask", question="Who is the memoir's author?")
    stage.app.engine.writer.remove(OPERATOR, held.id)

    context = await stage.member.press(reply, "Context")

    assert context.ephemeral
    assert "The article was withdrawn on" in context.text


async def test_a_button_of_another_server_opens_nothing(stage: Stage) -> None:
    stage.add(MEMOIR, BRIDGE, collection="discord:1")
    reply = await stage.member.command("ask", question="Who is the memoir's author?")
    stranger = Person(stage.discord, "eve", guild=2)

    context = await stranger.press(reply, "Context")
    more = await stranger.press(reply, "More quotes")

    assert quoted(reply) == MEMOIR
    assert "There is no article with the id" in context.text
    assert "I no longer have this question" in more.text


async def test_a_button_that_no_version_knows_is_answered(stage: Stage) -> None:
    stage.add(MEMOIR)
    reply = await stage.member.command("ask", question="Who is the memoir's author?")

    old = await stage.member.press_id(reply, "fn0:gone")

    assert old.ephemeral
    assert old.text == f"This button is out of date: ask again with {mention(stage, 'ask')}."


async def test_a_member_is_spoken_to_in_the_language_they_set_discord_to(stage: Stage) -> None:
    stage.add(MEMOIR)
    german = Person(stage.discord, "grete", locale="de")
    reply = await german.command("ask", question="Who is the memoir's author?")

    old = await german.press_id(reply, "fn0:gone")

    assert old.text == f"Dieser Knopf ist veraltet: Frag noch einmal mit {mention(stage, 'ask')}."


async def test_commands_are_clicked_after_a_restart_too_and_stay_words_where_discord_has_none(
    home: Path,
) -> None:
    app = app_in(home)
    async with DiscordDouble() as discord:
        async with running(discord, app, home):
            pass
        async with running(discord, app, home):
            known = await Person(discord, "ada").command("about")
            assert discord.syncs == 1
        discord.commands.clear()
        async with running(discord, app, home):
            unknown = await Person(discord, "ada").command("about")
    app.database.close()

    assert re.search(r"see </privacy:\d+>\.", known.text)
    assert "see /privacy." in unknown.text


def mention(stage: Stage, name: str) -> str:
    """Return how the command *name* is clicked in a sentence."""
    (known,) = (each for each in stage.discord.commands if each["name"] == name)
    return f"</{name}:{known['id']}>"


async def test_an_error_inside_a_command_is_one_sentence_with_a_reference_that_the_log_has(
    stage: Stage,
) -> None:
    with (
        capture_logs() as logs,
        patch.object(Engine, "ask", autospec=True, side_effect=ZeroDivisionError("secret detail")),
    ):
        reply = await stage.member.command("ask", question="Who wrote the memoir?")

    assert reply.text.startswith("Something went wrong on my side (reference")
    assert "secret detail" not in reply.text
    assert "ZeroDivisionError" not in reply.text
    (logged,) = [entry for entry in logs if entry["event"] == "command failed"]
    assert f"(reference {logged['reference']})" in unescape(reply.text)


async def test_hostile_text_is_shown_and_does_nothing(stage: Stage) -> None:
    stage.add(HOSTILE, title="[A](https://evil.example) @everyone")

    reply = await stage.member.command("ask", question="What does the memoir say?")

    assert quoted(reply) == HOSTILE
    for live in ("@everyone", "<@1>", "https://evil", "[here](", "`code`", "||hidden", "<:e:1>"):
        assert live not in reply.text


async def test_an_overlong_passage_is_cut_visibly_within_discords_limits(stage: Stage) -> None:
    sentence = "_*_*_*_*_*_*_*_*_*_*_*_*_*_*_*_*_*_* and so on it goes for ever and ever. "
    stage.add(f"The memoir has an author. {sentence * 9}".strip())

    reply = await stage.member.command("ask", question="Who is the memoir's author?")

    assert sum(len(text) for text in reply.texts) <= 4000
    assert "**The memoir has an author.**" in reply.text


async def test_about_tells_what_is_searched_and_kept(stage: Stage) -> None:
    stage.add(MEMOIR)

    reply = await stage.member.command("about")

    assert reply.ephemeral
    assert "Articles here: 1" in reply.text
    assert "30 days" in reply.text


@pytest.mark.parametrize("is_public", [True, False])
async def test_about_leads_to_the_invitation_where_others_may_add_the_bot(
    stage: Stage, *, is_public: bool
) -> None:
    assert stage.client.application is not None
    stage.client.application.bot_public = is_public

    reply = await stage.member.command("about")

    assert ("Add me to a server" in reply.buttons) is is_public


async def test_while_stopping_the_asker_is_told_to_come_back(stage: Stage) -> None:
    stage.client.stopping = True

    reply = await stage.member.command("ask", question="Who wrote the memoir?")

    assert "restarting" in reply.text


async def test_the_gateway_may_ask_for_a_reconnect(stage: Stage) -> None:
    stage.add(MEMOIR)
    stage.discord.identified.clear()

    await stage.discord.send_op(7)
    reply = await stage.member.command("ask", question="Who is the memoir's author?")

    assert quoted(reply) == MEMOIR
