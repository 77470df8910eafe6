"""Messages whose source was corrected or withdrawn since say so, once, and quote nothing old."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from bot.ask import old_answers
from bot.ask.old_answers import AT_ONCE, OldAnswerNotes
from bot.play.double.failures import Failure
from bot.play.double.payloads import BOT_USER
from corpus.article import Article, Metadata
from corpus.questions.outdated_answers import OutdatedAnswers
from corpus.storage.schema import answer_reviews, asked_questions, source_events
from tests.bot.ask.quoting import quoted
from tests.bot.staging import SERVER, Stage, staged, until
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

QUESTION = "Who is the memoir's author?"
CORRECTED = "The article was corrected on"
WITHDRAWN = "The article was withdrawn on"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    # Only what a test calls for is done: the bot itself would look every half minute.
    with patch.object(OldAnswerNotes, "start"), patch.object(old_answers, "PACE", 0):
        async with staged(tmp_path) as made:
            made.add(BRIDGE, title="The bridge")
            yield made


def article(stage: Stage) -> Article:
    return stage.add(MEMOIR, MISSILES)


def replaced(stage: Stage, held: Article, *paragraphs: str) -> None:
    stage.app.engine.writer.replace(SERVER, held.id, draft(*paragraphs, title="A memoir"), source())


async def ask(stage: Stage) -> str:
    """Have the question asked in the channel, and return the id of the message that answers."""
    reply = await stage.member.command("ask", question=QUESTION)
    assert quoted(reply) == MEMOIR
    return await known(stage, reply.message["id"])


async def known(stage: Stage, key: str) -> str:
    """Return the id of a message once the bot has noted that an answer stands in it."""
    asked = stage.client.questions.asked
    await until(lambda: bool(asked.earlier_than_reply(SERVER, key)))
    return key


async def look(stage: Stage) -> None:
    await OldAnswerNotes(stage.client).work()


def shown(stage: Stage, key: str) -> Reply:
    message = stage.discord.shown(key)
    assert message is not None
    return Reply(message, None)


async def test_an_answer_whose_source_was_withdrawn_shows_no_word_of_it(stage: Stage) -> None:
    held = article(stage)
    key = await ask(stage)

    stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)

    now = shown(stage, key)
    assert now.texts[0] == f"**{QUESTION}**"
    assert now.texts[1].startswith(f"-# {WITHDRAWN} ")
    assert len(now.texts) == 2
    assert list(now.buttons) == ["Ask again"]
    assert MEMOIR not in str(now.message)


async def test_words_that_were_corrected_go_and_those_that_stand_stay(stage: Stage) -> None:
    held = article(stage)
    key = await ask(stage)

    replaced(stage, held, BRIDGE + " Else.", MEMOIR)
    await look(stage)
    kept = shown(stage, key)
    other = await ask(stage)
    replaced(stage, held, "The memoir's author is unknown.", MISSILES)
    await look(stage)
    gone = shown(stage, other)

    assert quoted(kept) == MEMOIR
    assert CORRECTED in kept.text
    assert "¶ 2 of 2" in kept.text
    assert MEMOIR not in str(gone.message)
    assert CORRECTED in gone.text


async def test_each_message_is_edited_once_whatever_happens_to_its_source(stage: Stage) -> None:
    held = article(stage)
    key = await ask(stage)

    replaced(stage, held, MISSILES)
    await look(stage)
    stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)

    assert stage.discord.edits == [key]


@pytest.mark.parametrize("minutes", [-5, 5])
async def test_whoever_answered_by_a_clock_that_is_minutes_off_is_found(
    stage: Stage, minutes: int
) -> None:
    held = article(stage)
    key = await ask(stage)
    with stage.app.database.write() as connection:
        for row in connection.execute(sa.select(asked_questions)).all():
            at = row.asked_at + timedelta(minutes=minutes)
            connection.execute(asked_questions.update().values(asked_at=at))

    stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)

    assert stage.discord.edits == [key]


async def test_a_change_by_a_clock_that_is_minutes_off_is_looked_at_as_long(stage: Stage) -> None:
    held = article(stage)
    with patch("corpus.storage.history.datetime", wraps=datetime, create=True) as behind:
        behind.now.return_value = datetime.now(UTC) - timedelta(minutes=5)
        stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)

    with stage.app.database.read() as connection:
        assert connection.execute(sa.select(answer_reviews)).all() == []


async def test_what_is_corrected_in_another_source_leaves_an_answer_alone(stage: Stage) -> None:
    article(stage)
    await ask(stage)
    other = stage.add(MISSILES + " More.", title="Missiles")

    stage.app.engine.writer.remove(SERVER, other.id)
    await look(stage)

    assert stage.discord.edits == []


async def test_a_plain_answer_to_a_mention_becomes_a_card_that_says_so(stage: Stage) -> None:
    held = article(stage)
    answer = (await stage.member.ask(f"<@{BOT_USER}> {QUESTION}")).message
    await known(stage, answer["id"])

    stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)

    now = shown(stage, answer["id"])
    assert not now.message["content"]
    assert WITHDRAWN in now.text


async def test_a_private_answer_is_known_to_nobody_and_one_that_was_shared_is_edited(
    stage: Stage,
) -> None:
    held = article(stage)
    await stage.member.command("ask", question=QUESTION, private=True)
    mine = await stage.member.command("ask", question=QUESTION, private=True)
    await stage.member.press(mine, "Share")
    (posted,) = stage.discord.sent
    await known(stage, posted["id"])

    stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)

    assert stage.discord.edits == [posted["id"]]


async def test_a_message_that_was_deleted_meanwhile_is_not_tried_again(stage: Stage) -> None:
    held = article(stage)
    key = await ask(stage)
    stage.discord.deleted.add(key)

    stage.app.engine.writer.remove(SERVER, held.id)
    await look(stage)
    pass_time(stage, timedelta(minutes=5))
    await look(stage)

    assert stage.discord.edits == []
    assert sum(each.startswith("PATCH /channels/501/") for each in stage.discord.calls) == 1
    assert OutdatedAnswers(stage.app.database).due(1) == ()


def pass_time(stage: Stage, delay: timedelta) -> None:
    """Have changes made, and what was put off due, earlier by *delay*."""
    with stage.app.database.write() as connection:
        for table, name in ((source_events, "at"), (asked_questions, "claimed_until")):
            rows = connection.execute(sa.select(table).where(table.c[name].is_not(None)))
            for row in rows.mappings().all():
                earlier = {name: row[name] - delay}
                connection.execute(table.update().where(table.c.id == row["id"]).values(earlier))


async def test_what_discord_does_not_take_now_is_tried_again_after_longer_each_time(
    stage: Stage,
) -> None:
    held = article(stage)
    key = await ask(stage)
    stage.app.engine.writer.remove(SERVER, held.id)
    path = f"PATCH /channels/501/messages/{key}"
    failure = Failure(status=400, code=30046, route=path, times=4)
    stage.discord.failures.append(failure)

    tried_at, now = [], 0
    while failure.times:
        before = failure.times
        await look(stage)
        if failure.times != before:
            tried_at.append(now)
        pass_time(stage, timedelta(seconds=5))
        now += 5
    assert stage.discord.edits == []
    pass_time(stage, timedelta(minutes=5))
    await look(stage)

    pauses = [later - earlier for earlier, later in pairwise(tried_at)]
    assert pauses == sorted(pauses)
    assert pauses[0] == 10
    assert pauses[-1] >= 2 * pauses[0]
    assert stage.discord.edits == [key]


async def test_messages_that_are_put_off_keep_no_other_from_being_edited(stage: Stage) -> None:
    held = article(stage)
    asked = [await ask(stage) for _ in range(3)]
    stage.app.engine.writer.remove(SERVER, held.id)
    newest = f"PATCH /channels/501/messages/{asked[-1]}"
    stage.discord.failures.append(Failure(status=400, code=30046, route=newest))

    with patch.object(old_answers, "AT_ONCE", 1):
        for _ in range(3):
            await look(stage)
    assert stage.discord.edits == asked[1::-1]
    pass_time(stage, timedelta(minutes=1))
    await look(stage)

    assert stage.discord.edits == [asked[1], asked[0], asked[2]]


async def test_one_look_edits_so_many_messages_of_a_server_and_the_next_the_others(
    stage: Stage,
) -> None:
    held = article(stage)
    asked = [await ask(stage) for _ in range(3)]
    stage.app.engine.writer.remove(SERVER, held.id)

    with patch.object(old_answers, "AT_ONCE", 2):
        await look(stage)
        first = list(stage.discord.edits)
        await look(stage)

    assert AT_ONCE > 2
    assert first == asked[:0:-1]
    assert stage.discord.edits == [*first, asked[0]]


async def test_asking_again_answers_from_the_current_words_for_the_presser_alone(
    stage: Stage,
) -> None:
    held = article(stage)
    key = await ask(stage)
    newer = MEMOIR.replace(".", " today.", 1)
    replaced(stage, held, newer)
    await look(stage)

    anew = await stage.moderator.press(shown(stage, key), "Ask again")

    assert anew.ephemeral
    assert quoted(anew) == newer
    assert "Share" in anew.buttons


async def test_a_correction_of_the_details_is_told_with_the_quotation_under_the_new_ones(
    stage: Stage,
) -> None:
    held = article(stage)
    key = await ask(stage)

    told = Metadata(title="Memories", authors=("Ann Roe",))
    draft_now = replace(draft(MEMOIR, MISSILES), metadata=told)
    stage.app.engine.writer.replace(SERVER, held.id, draft_now, source())
    await look(stage)

    now = shown(stage, key)
    assert quoted(now) == MEMOIR
    assert "Memories · Ann Roe" in now.text
