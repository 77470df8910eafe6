"""Everyone sees, takes along and erases what is kept of them, and of nobody else."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.services.rate_limits import RateLimits
from bot.services.shared_answers import SharedAnswers
from bot.services.suggestions import RefusalSuggestions
from corpus.article import Source, SourceKind
from corpus.privacy.personal_data import PersonalData
from corpus.storage import schema
from corpus.storage.history import Decision
from corpus.submissions.refresh_schedules import Interval, RefreshSchedules, Schedule
from corpus.submissions.submission import Posted
from index.encoding.batching import RightOfWay
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import MEMOIR, draft, source

QUESTION = "Who is the memoir's author?"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


async def test_everyone_is_told_what_is_kept_and_how_long(stage: Stage) -> None:
    usual = await stage.member.command("privacy")
    stage.settings.change(SERVER, keep_days=1)
    day = await stage.member.command("privacy")
    stage.settings.change(SERVER, keep_days=0)
    never = await stage.member.command("privacy")

    assert usual.ephemeral
    assert "kept for 30 days" in usual.text
    assert "kept for 1 day," in day.text
    assert "not written down here" in never.text
    assert list(usual.buttons) == ["See mine", "Export mine", "Delete mine"]


async def test_a_member_sees_their_own_questions_alone(stage: Stage) -> None:
    other = Person(stage.discord, "bob")
    await stage.member.command("ask", question=QUESTION)
    await other.command("ask", question="Do volcanoes erupt?")

    seen = await stage.member.press(await stage.member.command("privacy"), "See mine")

    assert seen.ephemeral
    assert "**I keep 1 question of yours.**" in seen.text
    assert QUESTION in seen.text
    assert "volcanoes" not in seen.text


async def test_the_export_is_a_file_with_all_that_is_kept(stage: Stage) -> None:
    stage.app.engine.writer.add(SERVER, draft(MEMOIR), source())
    await stage.member.command("ask", question=QUESTION)

    sent = await stage.member.press(await stage.member.command("privacy"), "Export mine")

    assert sent.ephemeral
    exported = json.loads(sent.files["footnote-data.json"])
    (question,) = exported["questions"]
    assert (question["collection"], question["question"]) == (SERVER, QUESTION)
    assert question["answered"] is True
    assert exported["judgements"] == exported["wishes"] == exported["deeds"] == []


async def test_deletion_is_confirmed_and_takes_what_is_theirs_alone(stage: Stage) -> None:
    other = Person(stage.discord, "bob")
    await stage.member.command("ask", question=QUESTION)
    await other.command("ask", question=QUESTION)
    kept = PersonalData(stage.app.database)
    asked = await stage.member.press(await stage.member.command("privacy"), "Delete mine")
    assert "**Delete 1 question of yours" in asked.text
    assert len(kept.get(stage.member.id).questions) == 1

    done = await stage.member.press(asked, "Delete for good")

    assert "Deleted" in done.text
    assert kept.get(stage.member.id).questions == ()
    assert len(kept.get(other.id).questions) == 1


async def test_what_is_in_memory_is_shown_and_deleted_like_what_is_written(stage: Stage) -> None:
    stage.add(MEMOIR)
    stage.settings.change(SERVER, keep_days=0)
    reply = await stage.member.command("ask", question=QUESTION, private=True)
    menu = await stage.member.command("privacy")

    seen = await stage.member.press(menu, "See mine")
    file = await stage.member.press(menu, "Export mine")
    asked = await stage.member.press(menu, "Delete mine")
    done = await stage.member.press(asked, "Delete for good")

    assert "**I keep 1 question of yours.**" in seen.text
    assert QUESTION in seen.text
    (held,) = json.loads(file.files["footnote-data.json"])["in_memory"]
    assert held["question"] == QUESTION
    assert "**Delete 1 question of yours" in asked.text
    assert done.text.startswith("Deleted")
    assert QUESTION not in repr(stage.client.questions.asked.held._held)  # noqa: SLF001 - in memory
    assert "no longer have this question" in (await stage.member.press(reply, "Share")).text


async def test_what_a_moderator_has_under_way_goes_and_the_record_stays(stage: Stage) -> None:
    me, engine, sources = stage.moderator.id, stage.app.engine, stage.client.sources
    schedules = RefreshSchedules(stage.app.database)
    posted = Posted(SourceKind.TEXT, "Mine", "mod", me, data=MEMOIR.encode())
    await sources.submit(SERVER, posted)
    link = Source(SourceKind.LINK, "https://news.example/a", "mod", datetime.now(UTC))
    held = engine.writer.add(SERVER, draft(MEMOIR, title="A link"), link, Decision(me))
    with stage.app.database.write() as connection:  # so that it is not due at once
        connection.execute(schema.sources.update().values(checked_at=datetime.now(UTC)))
    schedules.set(SERVER, held.id, Schedule(Interval.DAILY, me, "501"))
    menu = await stage.moderator.command("privacy")

    seen = await stage.moderator.press(menu, "See mine")
    told = await stage.moderator.press(menu, "Delete mine")
    done = await stage.moderator.press(told, "Delete for good")

    assert "unpublished sources: 1 · link checks: 1 · sources with your name: 1" in seen.text
    assert "What stays" in told.text
    assert "1 source that you posted and that was not published" in done.text
    assert "1 link is still checked, without your name" in done.text
    record = stage.personal_data.get(me)
    assert (record.submissions, record.checks) == ((), ())
    assert [each.action for each in record.deeds] == ["added"]
    assert schedules.get(SERVER) == {held.id: Interval.DAILY}
    (due,) = schedules.take_due(datetime.now(UTC) + timedelta(days=2))
    assert due.posted.actor is None


async def test_what_was_found_for_a_question_is_forgotten_with_it(stage: Stage) -> None:
    stage.add(MEMOIR)
    await stage.member.command("ask", question=QUESTION)
    asked = await stage.member.press(await stage.member.command("privacy"), "Delete mine")

    with patch.object(SharedAnswers, "clear", autospec=True) as cleared:
        await stage.member.press(asked, "Delete for good")

    cleared.assert_called_once()


async def test_who_asked_long_ago_is_forgotten_by_the_pace_too() -> None:
    now = [1000.0]
    fairness = RateLimits(RightOfWay(1), clock=lambda: now[0])
    fairness.admit(SERVER, "7")
    fairness.first_refusal("8", 5)

    fairness.forget_idle()
    known = dict(fairness._allowances)  # noqa: SLF001 - what is in memory
    now[0] = 1061.0
    fairness.forget_idle()

    assert set(known) == {("questions", SERVER), ("questions", SERVER, "7")}
    assert (fairness._allowances, fairness._told) == ({}, {})  # noqa: SLF001 - what is in memory


async def test_what_was_found_to_suggest_is_forgotten_with_it(stage: Stage) -> None:
    asked = await stage.member.press(await stage.member.command("privacy"), "Delete mine")

    with patch.object(RefusalSuggestions, "forget", autospec=True) as forget:
        await stage.member.press(asked, "Delete for good")

    forget.assert_called_once_with(stage.client.refusal_suggestions)
