"""Everyone sees, takes along and erases what is kept of them, and of nobody else."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from corpus.personal_data import PersonalData
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
    assert "**1 question of yours is kept.**" in seen.text
    assert QUESTION in seen.text
    assert "volcanoes" not in seen.text


async def test_the_export_is_a_file_with_all_that_is_kept(stage: Stage) -> None:
    stage.app.engine.add(SERVER, draft(MEMOIR), source())
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
    assert len(kept.of(stage.member.id).questions) == 1

    done = await stage.member.press(asked, "Delete for good")

    assert "Deleted" in done.text
    assert kept.of(stage.member.id).questions == ()
    assert len(kept.of(other.id).questions) == 1
