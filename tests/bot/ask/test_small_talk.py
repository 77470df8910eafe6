"""Words that ask for no article get one line that suits them, whatever way they come."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.language import speaking
from bot.play.double.payloads import BOT_USER
from bot.wording import small_talk_text
from index.answer import SmallTalk
from tests.bot.ask.quoting import quoted
from tests.bot.staging import SERVER, Stage, staged
from tests.doubles.articles import MEMOIR

ME = f"<@{BOT_USER}>"

SAID = [
    ("good morning", SmallTalk.GREETING, "Hello!"),
    ("thank you so much", SmallTalk.THANKS, "You're welcome!"),
    ("good night everyone", SmallTalk.PARTING, "See you!"),
    ("lol", SmallTalk.CHAT, "I'm not much of a talker"),
    ("🎉🎉", SmallTalk.CHAT, "I'm not much of a talker"),
    ("you are so dumb", SmallTalk.INSULT, "Sorry that didn't help. Try other words"),
    ("who made you", SmallTalk.ABOUT_BOT, "I answer questions about the articles"),
    ("what's your opinion on that", SmallTalk.OPINION, "I have no opinions of my own"),
    ("write me a poem", SmallTalk.ORDER, "I can't do that,"),
]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


@pytest.mark.parametrize(("words", "kind", "line"), SAID)
async def test_each_kind_has_its_line_and_no_buttons(
    stage: Stage, words: str, kind: SmallTalk, line: str
) -> None:
    mention = await stage.member.ask(f"{ME} {words}")
    command = await stage.member.command("ask", question=words)

    assert small_talk_text(kind).startswith(line)
    assert line in mention.text
    assert line in command.text
    assert not mention.buttons
    assert MEMOIR not in mention.text + command.text


async def test_a_mention_without_words_is_told_what_the_bot_does(stage: Stage) -> None:
    reply = await stage.member.ask(ME)

    assert "I answer questions about the articles" in reply.text


async def test_thanks_are_returned_where_no_article_was_posted(tmp_path: Path) -> None:
    async with staged(tmp_path) as empty:
        reply = await empty.member.ask(f"{ME} thanks a lot")

    assert "You're welcome!" in reply.text


async def test_where_answers_are_private_small_talk_is_open(stage: Stage) -> None:
    stage.settings.change(SERVER, private_by_default=True)

    reply = await stage.member.ask(f"{ME} thanks a lot")

    assert "You're welcome!" in reply.text


async def test_it_is_said_in_the_language_of_the_server(stage: Stage) -> None:
    stage.settings.change(SERVER, language="de")

    reply = await stage.member.ask(f"{ME} danke dir")

    assert "Gern geschehen!" in reply.text


async def test_a_question_behind_thanks_is_answered(stage: Stage) -> None:
    reply = await stage.member.ask(f"{ME} thanks! and who is the memoir's author?")

    assert quoted(reply) == MEMOIR


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_kind_is_one_line_in_every_language(language: str) -> None:
    with speaking(language):
        lines = {small_talk_text(kind) for kind in SmallTalk}

    assert len(lines) == len(SmallTalk)
    assert all("\n" not in line and len(line) < 160 for line in lines)
