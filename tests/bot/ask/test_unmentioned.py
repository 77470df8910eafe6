"""Where a server chose so, questions are answered without a mention, and nothing else is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.double.payloads import (
    BOT_USER,
    FORUM,
    GARDEN,
    GENERAL,
    Json,
    channel,
    snowflake,
    thread,
    user,
)
from corpus.servers.settings import ServerSettings
from tests.bot.ask.quoting import quoted
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

QUESTION = "Who is the memoir's author?"
UNKNOWN = "Do all volcanoes erupt?"
CHOSEN = channel(1)
MESSAGE_CONTENT = 1 << 15


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path, message_content=True) as made:
        made.add(MEMOIR, MISSILES, BRIDGE)
        made.settings.change(SERVER, questions_channel=CHOSEN["id"], questions_forum=str(1 + FORUM))
        yield made


async def begun(stage: Stage, title: str, text: str) -> tuple[Person, Json]:
    """Begin a post in the forum; return its writer there and its first message."""
    post = thread(1, snowflake(), parent_id=str(1 + FORUM), name=title)
    await stage.discord.dispatch("THREAD_CREATE", post)
    inside = stage.member.at(post)
    said = inside.message(text) | {"id": post["id"]}
    stage.discord.messages[said["id"]] = said
    await stage.discord.dispatch("MESSAGE_CREATE", said)
    return inside, said


async def nothing_was_said(stage: Stage) -> None:
    """Ask by mention, and find that nothing before was answered: events are heard in order."""
    reply = await Person(stage.discord, "zoe").ask(f"<@{BOT_USER}> {QUESTION}")
    assert await stage.client.work_in_progress.finished(within=10)
    assert [each["id"] for each in stage.discord.sent] == [reply.message["id"]]


async def test_a_question_that_an_article_answers_is_answered_in_the_chosen_channel(
    stage: Stage,
) -> None:
    reply = await stage.member.ask(QUESTION)

    assert stage.discord.intents & MESSAGE_CONTENT
    assert quoted(reply) == MEMOIR


@pytest.mark.parametrize(
    "said",
    [
        UNKNOWN,
        "hello everyone",
        "thanks!",
        "what can you do?",
        "lol the memoir",
        "!play memoir author",
        "https://example.org/memoir",
        f"Who is the memoir's author? {'really ' * 80}",
        "",
    ],
)
async def test_what_no_article_answers_or_is_no_question_gets_nothing_there(
    stage: Stage, said: str
) -> None:
    await stage.member.say(said)

    await nothing_was_said(stage)
    assert stage.personal_data.get(stage.member.id).questions == ()


async def test_who_speaks_to_others_is_not_interrupted(stage: Stage) -> None:
    bob = user(77, "bob")
    elsewhere = Reply(stage.moderator.message("What do you think?"), None)
    await stage.member.say(QUESTION, mentions=[bob])
    await stage.member.say(QUESTION, to=elsewhere, mentions=[])
    await stage.member.say(QUESTION, author=user(88, "robot", bot=True))
    await stage.member.say(QUESTION, webhook_id="99")

    await nothing_was_said(stage)


async def test_a_reply_to_an_answer_needs_no_ping_there(stage: Stage) -> None:
    first = await stage.member.ask(QUESTION)
    assert await stage.client.work_in_progress.finished(within=10)

    await stage.member.ask("And the missiles?", to=first, mentions=[])

    kept = stage.personal_data.get(stage.member.id).questions
    assert {each.question for each in kept} == {QUESTION, "And the missiles?"}


async def test_no_other_channel_is_answered(stage: Stage) -> None:
    for place in (channel(1, GARDEN), thread(1)):
        await stage.member.at(place).say(QUESTION)
    await Person(stage.discord, "eve", guild=2).say(QUESTION)

    await nothing_was_said(stage)


async def test_a_channel_in_which_the_bot_is_not_to_answer_stays_silent(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=(str(1 + GARDEN),))
    await stage.member.say(QUESTION)
    gardener = Person(stage.discord, "zoe").at(channel(1, GARDEN))

    reply = await gardener.ask(f"<@{BOT_USER}> {QUESTION}")

    assert [each["id"] for each in stage.discord.sent] == [reply.message["id"]]


async def test_a_forum_post_is_answered_once_and_replies_to_the_bot_follow(stage: Stage) -> None:
    inside, said = await begun(stage, "The book", QUESTION)
    first = await inside.answered(said)
    assert await stage.client.work_in_progress.finished(within=10)
    await inside.say("Which missiles were meant for Mexico?")

    await inside.ask("And the missiles?", to=first, mentions=[])

    kept = stage.personal_data.get(stage.member.id).questions
    assert quoted(first) == MEMOIR
    assert {each.question for each in kept} == {QUESTION, "And the missiles?"}
    assert len(stage.discord.sent) == 2


async def test_a_posts_title_is_its_question_where_its_words_are_none(stage: Stage) -> None:
    inside, said = await begun(stage, QUESTION, "title says it")

    assert quoted(await inside.answered(said)) == MEMOIR


async def test_who_clearly_asks_in_a_post_is_told_that_nothing_answers(stage: Stage) -> None:
    inside, said = await begun(stage, "Volcanoes", UNKNOWN)

    reply = await inside.answered(said)

    assert "Ask the moderators" in reply.buttons


async def test_a_post_that_asks_nothing_gets_nothing(stage: Stage) -> None:
    await begun(stage, "Hello", "I am new here, and wish everyone a good day.")

    await nothing_was_said(stage)


async def test_what_nobody_put_to_the_bot_takes_nothing_from_who_asks_it(stage: Stage) -> None:
    for _ in range(9):
        await stage.member.say(UNKNOWN)

    assert quoted(await stage.member.ask(f"<@{BOT_USER}> {QUESTION}")) == MEMOIR


async def test_more_than_the_pace_allows_is_not_looked_up(stage: Stage) -> None:
    for _ in range(9):
        await stage.member.say(UNKNOWN)
    await stage.member.say(QUESTION)

    await nothing_was_said(stage)


async def test_without_the_intent_nothing_is_asked_for_or_answered(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.add(MEMOIR)
        stage.settings.change(SERVER, questions_channel=CHOSEN["id"])
        await stage.member.say(QUESTION)

        assert not stage.discord.intents & MESSAGE_CONTENT
        await nothing_was_said(stage)


def test_it_is_off_until_a_server_chooses_it() -> None:
    settings = ServerSettings()

    assert (settings.questions_channel, settings.questions_forum) == (None, None)
    assert CHOSEN["id"] == str(1 + GENERAL)
