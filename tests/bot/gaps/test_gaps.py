"""An unanswered question reaches the moderators, and the answer finds its way back, once."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from unittest.mock import AsyncMock, patch

import pytest
import sqlalchemy as sa

from bot.digest.digest import WeeklyDigest
from bot.play.double.payloads import Json
from bot.services.questions import Busy
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications, NotificationState
from corpus.storage.schema import wishes
from tests.bot.ask.quoting import unescape
from tests.bot.running import app_in, running
from tests.bot.staging import SERVER, Stage, staged, until
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.claims import end_process, unend

QUESTION = "Who walked across the bridge over the harbour?"
ARTICLE = f"{BRIDGE} {MISSILES}\n\n{MEMOIR} {MISSILES}"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.app.engine.writer.add(SERVER, draft(MEMOIR), source())
        yield made


async def ask(stage: Stage, person: Person | None = None, question: str = QUESTION) -> str:
    """Have *question* asked and return its key; the reply is known to stand in a message."""
    person = person or stage.member
    before = {each.key for each in Gaps(stage.app.database).open(SERVER)}
    reply = await person.command("ask", question=question)
    (gap,) = (each for each in Gaps(stage.app.database).open(SERVER) if each.key not in before)
    stage.client.questions.asked.placed(SERVER, gap.key, reply.message["id"])
    return gap.key


def wish(stage: Stage, key: str, person: Person, language: str | None = None) -> None:
    """Have *person* press what asks the moderators."""
    stage.client.questions.asked.wished(SERVER, key, person.id, language)
    stage.client.gaps.changed.set()


async def publish(stage: Stage, listed: Reply) -> None:
    """Have the moderator add the source by the button of the list."""
    form = await stage.moderator.press_for_form(listed, "Add a source")
    preview = await stage.moderator.submit(form, {"title": "The bridge", "text": ARTICLE}, listed)
    await stage.moderator.press(preview, "Publish")


def told(stage: Stage) -> list[Json]:
    """Return the messages that mention somebody."""
    return [each for each in stage.discord.sent if each["content"]]


async def test_a_gap_is_raised_a_source_is_posted_and_the_asker_is_told_once(
    stage: Stage,
) -> None:
    key = await ask(stage)
    wish(stage, key, stage.member)
    listed = await stage.moderator.command("gaps")
    assert listed.ephemeral
    assert "**1 open question**" in listed.text
    assert f"**{QUESTION}**" in listed.text
    assert "1 member waits" in listed.text

    await publish(stage, listed)
    await until(lambda: bool(told(stage)))
    again = await stage.moderator.command("gaps")
    stage.client.gaps.changed.set()
    await stage.moderator.command("gaps")

    (message,) = told(stage)
    assert message["content"].startswith(f"<@{stage.member.id}> Your question has an answer now")
    assert BRIDGE.split(".")[0] in message["content"]
    assert message["channel_id"] == "501"
    assert stage.discord.sent_bodies[-1]["allowed_mentions"]["users"] == [int(stage.member.id)]
    assert "**No open questions.**" in again.text


async def test_the_moderators_channel_hears_of_a_wish_once_and_can_act_on_it(
    stage: Stage,
) -> None:
    stage.settings.change(SERVER, moderators_channel="501", language="de")
    key = await ask(stage)
    wish(stage, key, stage.member)
    await until(lambda: bool(stage.discord.sent))
    wish(stage, key, Person(stage.discord, "bob"))
    message = Reply(stage.discord.sent[0], None)

    refused = await stage.member.press_id(message, f"fn1:gap:dismiss:{key}")
    dismissed = await stage.moderator.press_id(message, f"fn1:gap:dismiss:{key}")

    assert QUESTION in message.text
    assert "Manage Messages" in refused.text
    assert "Dismissed" in dismissed.text
    assert len(stage.discord.sent) == 1
    assert Gaps(stage.app.database).open(SERVER) == ()


async def test_questions_of_one_meaning_are_one_line_with_their_count(stage: Stage) -> None:
    await ask(stage)
    await ask(stage, Person(stage.discord, "bob"), "who crossed the bridge over the harbour")
    await ask(stage, question="Do volcanoes erupt?")

    listed = await stage.moderator.command("gaps")
    dismissed = await stage.moderator.press_id(listed, first_button(listed, "dismiss"))

    assert "**3 open questions**" in listed.text
    assert "asked 2 times" in listed.text
    assert "“who crossed the bridge over the harbour”" in listed.text
    assert "https://discord.com/channels/1/501/" in listed.text
    assert "**1 open question**" in dismissed.text
    assert "volcanoes" in dismissed.text


def first_button(reply: Reply, what: str) -> str:
    """Return the id of the first button of its kind."""
    return next(each for each in reply.custom_ids if each.startswith(f"fn1:gap:{what}:"))


async def test_a_moderator_names_the_article_that_answers(stage: Stage) -> None:
    bridge = stage.app.engine.writer.add(
        SERVER, draft(BRIDGE, title="Across the harbour"), source()
    )
    key = await ask(stage, question="Do volcanoes erupt?")
    wish(stage, key, stage.member, "fr")
    listed = await stage.moderator.command("gaps")

    picked = await stage.moderator.press(listed, "Answered by …")
    (done,) = await stage.moderator.choose(picked, "Across the harbour")
    await until(lambda: bool(told(stage)))

    assert "**Which article answers this?**" in picked.text
    assert "Answered by “Across the harbour”" in unescape(done.text)
    assert "1 member is told." in done.text
    assert BRIDGE.split(".")[0] in told(stage)[0]["content"]
    assert bridge.id


async def test_where_the_bot_may_not_write_the_asker_is_told_directly(stage: Stage) -> None:
    key = await ask(stage)
    wish(stage, key, stage.member)
    stage.discord.closed_channels.add("501")

    await publish(stage, await stage.moderator.command("gaps"))
    await until(lambda: bool(told(stage)))

    (message,) = told(stage)
    assert message["channel_id"] == stage.discord.direct_channel(stage.member.id)
    assert message["content"].startswith("Your question has an answer now")


async def test_while_members_ask_much_gaps_wait_and_are_asked_again_later(stage: Stage) -> None:
    key = await ask(stage)
    wish(stage, key, stage.member)
    listed = await stage.moderator.command("gaps")
    busy = AsyncMock(side_effect=Busy())

    with patch.object(stage.client.questions, "recall", busy):
        await publish(stage, listed)
        await until(lambda: busy.await_count > 0)
    assert told(stage) == []
    stage.client.gaps.changed.set()
    await until(lambda: bool(told(stage)))

    assert len(told(stage)) == 1


async def test_a_member_who_cannot_be_reached_is_not_tried_again(stage: Stage) -> None:
    key = await ask(stage)
    wish(stage, key, stage.member)
    stage.discord.closed_channels |= {"501", stage.discord.direct_channel(stage.member.id)}

    await publish(stage, await stage.moderator.command("gaps"))
    await until(lambda: _telling(stage) == ["failed"])
    stage.discord.closed_channels.clear()
    stage.client.gaps.changed.set()
    await stage.moderator.command("gaps")

    assert told(stage) == []
    assert _telling(stage) == ["failed"]


async def test_an_answer_to_a_private_question_is_told_in_private(stage: Stage) -> None:
    await stage.member.command("ask", question=QUESTION, private=True)
    (gap,) = Gaps(stage.app.database).open(SERVER)
    wish(stage, gap.key, stage.member)
    listed = await stage.moderator.command("gaps")

    await publish(stage, listed)
    await until(lambda: bool(told(stage)))

    assert "https://discord.com" not in listed.text
    assert told(stage)[0]["channel_id"] == stage.discord.direct_channel(stage.member.id)


async def test_what_a_crash_left_begun_is_never_sent_twice_and_what_is_due_is_sent(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    app.engine.writer.add(SERVER, draft(MEMOIR), source())
    async with DiscordDouble() as discord:
        member, other = Person(discord), Person(discord, "bob")
        async with running(discord, app, tmp_path) as client:
            await member.command("ask", question=QUESTION)
            (gap,) = Gaps(app.database).open(SERVER)
            for person in (member, other):
                client.questions.asked.wished(SERVER, gap.key, person.id)
        app.engine.writer.add(SERVER, draft(BRIDGE), source())
        Gaps(app.database).answer(SERVER, [gap.key])
        assert Notifications(app.database).begin(gap.key, member.id)
        async with running(discord, app, tmp_path):
            await until(lambda: bool(discord.sent))
        async with running(discord, app, tmp_path):
            await member.command("about")

    assert [each["content"][:20].partition(">")[0] for each in discord.sent] == [f"<@{other.id}"]
    app.database.close()


async def test_neither_a_member_nor_another_server_settles_a_gap(stage: Stage) -> None:
    await ask(stage)
    listed = Reply((await stage.moderator.command("gaps")).message, None)
    stranger = Person(stage.discord, "eve", guild=2, moderates=True)

    for what in ("add", "by", "dismiss"):
        refused = await stage.member.press_id(listed, first_button(listed, what))
        assert "Manage Messages" in refused.text
    for what in ("by", "dismiss"):
        foreign = await stranger.press_id(listed, first_button(listed, what))
        assert "settled already" in foreign.text
    assert len(Gaps(stage.app.database).open(SERVER)) == 1


async def test_a_long_list_is_paged_and_its_buttons_work_after_a_restart(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as discord:
        moderator = Person(discord, moderates=True)
        async with running(discord, app, tmp_path):
            for number in range(7):
                member = Person(discord, f"member {number}")
                await member.command("ask", question=f"Where does volcano {number} erupt?")
            listed = await moderator.command("gaps")
        async with running(discord, app, tmp_path):
            second = await moderator.press(listed, "Next")
            left = await moderator.press_id(second, first_button(second, "dismiss"))

    assert "page 1 of 2" in listed.text
    assert "page 2 of 2" in second.text
    assert list(second.buttons) == ["Add a source", "Answered by …", "Dismiss", "Back"]
    assert "**6 open questions**" in left.text
    app.database.close()


def _telling(stage: Stage) -> list[str]:
    with stage.app.database.read() as connection:
        return list(connection.scalars(wishes.select().with_only_columns(wishes.c.telling)))


async def test_what_reads_as_no_question_comes_last_in_one_group_and_goes_at_once(
    stage: Stage,
) -> None:
    for text in ("ferry prices", "bridge https://e.example harbour", "/skip ferry prices"):
        await ask(stage, question=text)
    wish(stage, await ask(stage, question="harbour bridge"), stage.member)
    await ask(stage)

    listed = await stage.moderator.command("gaps")
    last = [each for each in listed.custom_ids if each.startswith("fn1:gap:")][-1]
    dismissed = await stage.moderator.press_id(listed, last)

    assert "**2 open questions**" in listed.text
    assert listed.text.endswith(
        "**Not questions, it seems**: 3\n-# “/skip ferry prices”\n"
        "-# “bridge https:\u2060//e.example harbour”\n-# “ferry prices”"
    )
    assert sum(":add:" in each for each in listed.custom_ids) == 1, "two of one meaning"
    assert "Not questions" not in dismissed.text
    assert "**2 open questions**" in dismissed.text


async def test_where_nothing_open_reads_as_a_question_there_are_no_open_questions(
    stage: Stage,
) -> None:
    await ask(stage, question="ferry prices")

    listed = await stage.moderator.command("gaps")
    digest = await WeeklyDigest(stage.client).gather(SERVER, date(2026, 11, 23))

    assert listed.text.startswith("**No open questions.**")
    assert "**Not a question, it seems**: 1\n-# “ferry prices”" in listed.text
    assert (digest.open_gaps, digest.gaps) == (0, ())


async def test_whom_a_killed_process_told_and_did_not_note_is_told_once(stage: Stage) -> None:
    key = await ask(stage)
    wish(stage, key, stage.member)
    await publish(stage, await stage.moderator.command("gaps"))
    await until(lambda: bool(told(stage)))
    with stage.app.database.write() as connection:
        connection.execute(wishes.update().values(telling=NotificationState.BEGUN.value))
    unend(stage.app.database, wishes)
    end_process(stage.app.database)

    stage.client.gaps.changed.set()
    await until(lambda: not Notifications(stage.app.database).due())
    await until(lambda: telling_of(stage) == NotificationState.TOLD.value)

    assert len(told(stage)) == 1


def telling_of(stage: Stage) -> str:
    """Return how far telling the one member has come."""
    with stage.app.database.read() as connection:
        return str(connection.scalar(sa.select(wishes.c.telling)))
