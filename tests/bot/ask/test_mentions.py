"""Members ask by mentioning the bot or replying to it, and it is silent otherwise."""

import re
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from bot.play.double.payloads import (
    BOT_USER,
    CURATORS,
    GARDEN,
    GENERAL,
    channel,
    role,
    thread,
    user,
)
from corpus.privacy.personal_data import PersonalData
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.conversation import MOST_EARLIER, Earlier
from corpus.questions.question import AskedQuestion, Asker
from index.answer import Answer
from index.engine import Engine
from tests.bot.ask.quoting import quoted
from tests.bot.running import app_in
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

ME = f"<@{BOT_USER}>"
AUTHOR = f"{ME} Who is the memoir's author?"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR, MISSILES, BRIDGE)
        yield made


async def only_the_next_is_answered(stage: Stage) -> None:
    """Ask, and find that nothing before was answered: events are heard in order."""
    reply = await stage.member.ask(AUTHOR)
    assert [each["id"] for each in stage.discord.sent] == [reply.message["id"]]


async def settled(stage: Stage, asking: Awaitable[Reply]) -> Reply:
    """Return the reply to *asking*, once it is noted which message it is."""
    reply = await asking
    assert await stage.client.work_in_progress.finished(within=10)
    return reply


@contextmanager
def questions_before() -> Iterator[list[list[str]]]:
    """Yield a list that grows by the earlier questions of each that the engine is asked."""
    real, before = Engine.ask, []

    def ask(self: Engine, *words: Any, **more: Any) -> Answer:  # noqa: ANN401 - as the engine takes
        before.append(list(more["earlier"]))
        return real(self, *words, **more)

    with patch.object(Engine, "ask", ask):
        yield before


async def test_a_mention_is_answered_in_plain_text_that_a_notification_shows(
    stage: Stage,
) -> None:
    reply = await stage.member.ask(AUTHOR)

    assert quoted(reply) == MEMOIR
    assert reply.message["content"].count("-# ¹ A memoir · Jane Q. Doe") == 1
    assert reply.message["flags"] & 4
    assert list(reply.buttons) == ["More quotes", "Context", "Helpful", "Not helpful"]


async def test_the_mention_may_stand_anywhere_and_others_are_read_by_name(stage: Stage) -> None:
    bob = user(77, "bob")
    bot = user(BOT_USER, "Footnote", bot=True)

    reply = await stage.member.ask(f"<@77> asks when the memoir appeared {ME}", mentions=[bob, bot])

    assert quoted(reply) == MEMOIR
    assert await stage.client.work_in_progress.finished(within=10)
    record = stage.personal_data.get(stage.member.id)
    assert record.questions[0].question == "bob asks when the memoir appeared"
    assert record.questions[0].message_id == reply.message["id"]


async def test_bots_webhooks_and_unaddressed_messages_are_not_answered(stage: Stage) -> None:
    robot = user(88, "robot", bot=True)
    await stage.member.say("Who is the memoir's author?")
    await stage.member.say(AUTHOR, author=robot)
    await stage.member.say(AUTHOR, webhook_id="99")
    await stage.member.say(AUTHOR, mentions=[])

    await only_the_next_is_answered(stage)


async def test_who_mentions_the_bots_role_is_told_how_to_ask(stage: Stage) -> None:
    own = role(799, "Footnote") | {"managed": True, "tags": {"bot_id": str(BOT_USER)}}
    await stage.discord.dispatch("GUILD_ROLE_CREATE", {"guild_id": "1", "role": own})

    await stage.member.say("", mention_roles=[str(CURATORS)])
    reply = await stage.member.ask("", mention_roles=["799"])

    assert re.fullmatch(r"That was my role: mention me instead, or use </ask:\d+>\.", reply.text)
    assert len(stage.discord.sent) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", r"Das war meine Rolle: Erwähne stattdessen mich, oder nimm </ask:\d+>\."),
        ("fr", r"C.était mon rôle\u00a0: mentionne-moi plutôt, ou utilise </ask:\d+>\."),
        ("es", r"Ese era mi rol: mencióname a mí, o usa </ask:\d+>\."),
    ],
)
async def test_who_mentions_the_role_is_told_in_the_language_of_the_server(
    stage: Stage, language: str, told: str
) -> None:
    own = role(799, "Footnote") | {"managed": True, "tags": {"bot_id": str(BOT_USER)}}
    await stage.discord.dispatch("GUILD_ROLE_CREATE", {"guild_id": "1", "role": own})
    stage.settings.change(SERVER, language=language)

    assert re.fullmatch(told, (await stage.member.ask("", mention_roles=["799"])).text)


async def test_announcement_channels_and_forum_posts_are_answered_and_crossposts_are_not(
    stage: Stage,
) -> None:
    news = channel(1, 530) | {"type": 5, "name": "news"}
    forum = channel(1, 540) | {"type": 15, "name": "forum"}
    post = thread(1, "899") | {"parent_id": forum["id"]}
    for each in (news, forum):
        await stage.discord.dispatch("CHANNEL_CREATE", each)
    await stage.discord.dispatch("THREAD_CREATE", post)

    await stage.member.at(news).say(AUTHOR, webhook_id="99", flags=2)
    answers = [await stage.member.at(each).ask(AUTHOR) for each in (news, post)]

    assert [quoted(each) for each in answers] == [MEMOIR, MEMOIR]
    assert len(stage.discord.sent) == 2


async def test_a_channel_that_the_server_has_not_allowed_hears_nothing(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=(str(1 + GENERAL),))
    gardener = stage.member.at(channel(1, GARDEN))
    await gardener.say(AUTHOR)

    told = await gardener.command("ask", question="Who is the memoir's author?")

    assert told.ephemeral
    assert told.text == "I don't answer in this channel. Ask me in <#501>."
    await only_the_next_is_answered(stage)
    assert quoted(await stage.member.at(thread(1)).ask(AUTHOR)) == MEMOIR


async def test_a_thread_of_a_channel_that_is_allowed_is_answered_though_the_bot_does_not_hold_it(
    stage: Stage,
) -> None:
    stage.settings.change(SERVER, channels=(str(1 + GENERAL),))
    elsewhere = thread(1, "9002", parent_id=str(1 + GARDEN))
    stage.discord.archived = {"9001": thread(1, "9001"), "9002": elsewhere}

    await stage.member.at(elsewhere).say(AUTHOR)
    reply = await stage.member.at(thread(1, "9001")).ask(AUTHOR)

    assert quoted(reply) == MEMOIR
    assert [each["id"] for each in stage.discord.sent] == [reply.message["id"]]


async def test_who_asks_in_a_thread_that_discord_tells_nothing_of_is_told_where_to(
    stage: Stage,
) -> None:
    unknown = stage.member.at(thread(1, "9001"))
    assert quoted(await unknown.ask(AUTHOR)) == MEMOIR
    stage.settings.change(SERVER, channels=(str(1 + GENERAL),))

    told = await unknown.ask(AUTHOR)

    assert told.text == "I don't answer in this channel. Ask me in <#501>."


async def test_a_reply_to_an_answer_follows_its_question(stage: Stage) -> None:
    first = await settled(stage, stage.member.ask(AUTHOR))
    with questions_before() as before:
        second = await settled(stage, stage.member.ask("And the missiles?", to=first))
        await stage.member.ask("And the bridge?", to=second)

    assert before == [
        ["Who is the memoir's author?"],
        ["Who is the memoir's author?", "And the missiles?"],
    ]


async def test_a_reply_to_an_older_answer_follows_that_one_not_the_latest(stage: Stage) -> None:
    first = await settled(stage, stage.member.ask(AUTHOR))
    second = await settled(stage, stage.member.ask("And the missiles?", to=first))
    await settled(stage, stage.member.ask(f"{ME} How long is the bridge over the harbour?"))
    with questions_before() as before:
        await settled(stage, stage.member.ask("And when was it published?", to=first))
        await stage.member.ask("Why?", to=second)

    assert before == [
        ["Who is the memoir's author?"],
        ["Who is the memoir's author?", "And the missiles?"],
    ]


async def test_in_a_thread_a_reply_follows_the_answer_it_replies_to(stage: Stage) -> None:
    inside = stage.member.at(thread(1))
    first = await settled(stage, inside.ask(AUTHOR))
    await settled(stage, inside.ask(f"{ME} How long is the bridge over the harbour?"))
    with questions_before() as before:
        await inside.ask("And the missiles?", to=first)

    assert before == [["Who is the memoir's author?"]]


async def test_a_chain_keeps_its_last_questions_for_its_buttons(stage: Stage) -> None:
    reply = await settled(stage, stage.moderator.ask(AUTHOR))
    for number in range(MOST_EARLIER + 1):
        asking = stage.member.ask(f"And when did it appear, {number} asks?", to=reply)
        reply = await settled(stage, asking)
    key = reply.custom_ids[0].split(":")[2]

    with questions_before() as before:
        await stage.member.press_id(reply, reply.custom_ids[0])
        await stage.client.questions.recall(SERVER, key, 9)

    kept = stage.client.questions.asked.recall(SERVER, key)
    assert [each.question for each in kept.earlier] == [
        f"And when did it appear, {number} asks?" for number in range(MOST_EARLIER)
    ]
    assert [len(each) for each in before] == [MOST_EARLIER]


async def test_a_reply_to_a_slash_answer_follows_it_too(stage: Stage) -> None:
    asking = stage.member.command("ask", question="Who is the memoir's author?")
    first = await settled(stage, asking)
    with questions_before() as before:
        await stage.member.ask("And the missiles?", to=first)

    assert before == [["Who is the memoir's author?"]]


async def test_a_thread_that_began_with_an_answer_is_a_conversation(stage: Stage) -> None:
    first = await settled(stage, stage.member.ask(AUTHOR))
    begun = thread(1, first.message["id"])
    await stage.discord.dispatch("THREAD_CREATE", begun)
    inside = stage.member.at(begun)
    with questions_before() as before:
        await settled(stage, inside.ask(f"{ME} And the missiles?"))
        await inside.command("ask", question="And the bridge over the harbour?")

    assert before == [
        ["Who is the memoir's author?"],
        ["Who is the memoir's author?", "And the missiles?"],
    ]


async def test_what_is_not_kept_is_known_until_the_bot_stops(stage: Stage) -> None:
    stage.settings.change(SERVER, keep_days=0)
    first = await settled(stage, stage.member.ask(AUTHOR))
    with questions_before() as before:
        await stage.member.ask("And the missiles?", to=first)

    assert before == [["Who is the memoir's author?"]]
    assert stage.personal_data.get(stage.member.id).questions == ()


def test_earlier_questions_are_kept_as_long_as_their_askers_have_them_kept(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    asked = AskedQuestions(app.database)
    first = asked.remember(SERVER, AskedQuestion("Who wrote it?"), Asker("7"))
    later = AskedQuestion(
        "And when?",
        publication="The Harbour Post",
        after=date(2022, 1, 1),
        before=date(2022, 12, 31),
        earlier=(Earlier(first, "Who wrote it?"),),
    )
    second = asked.remember(SERVER, later, Asker("8"))

    assert asked.recall(SERVER, second) == later
    PersonalData(app.database).erase("7")
    assert asked.recall(SERVER, second).earlier == ()
    app.database.close()


async def test_a_server_that_keeps_answers_private_has_mentions_answered_for_the_asker_alone(
    stage: Stage,
) -> None:
    stage.settings.change(SERVER, private_by_default=True)

    public = await stage.member.ask(AUTHOR)
    mine = await stage.member.press(public, "Read the answer")
    theirs = await stage.moderator.press(public, "Read the answer")

    assert "memoir" not in public.text
    assert (mine.ephemeral, quoted(mine)) == (True, MEMOIR)
    assert "Share" in mine.buttons
    assert theirs.text.startswith("Only the person who asked can do this")


async def test_too_long_a_question_is_refused_in_a_sentence(stage: Stage) -> None:
    reply = await stage.member.ask(f"{ME} {'memoir ' * 280}")

    assert "ask in 500 or fewer" in reply.text


async def test_an_error_is_silent_in_the_channel_and_loud_in_the_log(stage: Stage) -> None:
    with patch.object(Engine, "ask", autospec=True, side_effect=ZeroDivisionError("detail")):
        reply = await stage.member.ask(AUTHOR)

    assert reply.text.startswith("Something went wrong on my side")
    assert "detail" not in reply.text


async def test_while_stopping_whoever_asks_the_bot_is_told_to_ask_again(stage: Stage) -> None:
    stage.client.stopping = True

    replies = [await stage.member.ask(AUTHOR), await stage.member.alone.ask("Who is the author?")]

    assert {each.text for each in replies} == {"I'm restarting: try again in a minute."}
