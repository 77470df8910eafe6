"""Logs tell operators what happened, and nothing of who asked what."""

import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import structlog

from bot.logs import set_up_logs
from corpus.questions.question import row_of
from index.search.live_indexes import LiveIndexes
from tests.bot.staging import Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import MEMOIR

QUESTION = "quillfeather, when did the memoir appear?"
NAME = "zebediah"


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Yield what the bot logs, set up as it does that, during one test."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    set_up_logs(as_json=getattr(request, "param", False))
    yield written
    root.handlers, root.level = handlers, level
    structlog.configure(**before)


@pytest.fixture
async def stage(logs: io.StringIO, tmp_path: Path) -> AsyncIterator[Stage]:
    del logs
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


def told_nothing_of(person: Person, logged: str) -> bool:
    return not any(each in logged for each in ("quillfeather", NAME, person.id))


async def test_asking_judging_and_deleting_leave_no_words_and_no_names(
    stage: Stage, logs: io.StringIO
) -> None:
    person = Person(stage.discord, NAME)
    reply = await person.command("ask", question=QUESTION)
    await person.press(reply, "Helpful")
    await person.ask(f"<@1001> {QUESTION}")
    mine = await person.command("ask", question=QUESTION, private=True)
    await person.press(mine, "Share")
    await person.command("ask", question=QUESTION, article="quillfeather")
    told = await person.press(await person.command("privacy"), "Delete mine")
    await person.press(told, "Delete for good")

    logged = logs.getvalue()

    assert "ready" in logged
    assert told_nothing_of(person, logged)


async def test_a_failing_statement_is_logged_without_what_it_was_given(
    stage: Stage, logs: io.StringIO
) -> None:
    person = Person(stage.discord, NAME)

    def broken(*given: Any) -> dict[str, object]:  # noqa: ANN401 - as the store takes
        return row_of(*given) | {"asked_at": "never"}

    with patch("corpus.questions.asked_questions.row_of", broken):
        reply = await person.command("ask", question=QUESTION)
        await person.ask(f"<@1001> {QUESTION}")

    logged = logs.getvalue()
    assert "holds something that cannot be read" in reply.text
    assert logged.count("store unavailable") == 2
    assert told_nothing_of(person, logged)


async def test_a_failing_search_is_logged_without_local_variables(
    stage: Stage, logs: io.StringIO
) -> None:
    person = Person(stage.discord, NAME)

    with patch.object(LiveIndexes, "snapshot", side_effect=ZeroDivisionError):
        await person.command("ask", question=QUESTION)

    logged = logs.getvalue()
    assert "ZeroDivisionError" in logged
    assert told_nothing_of(person, logged)


@pytest.mark.parametrize("logs", [True], indirect=True)
async def test_as_json_each_event_is_an_object_on_a_line_of_its_own(
    stage: Stage, logs: io.StringIO
) -> None:
    person = Person(stage.discord, NAME)

    with patch.object(LiveIndexes, "snapshot", side_effect=ZeroDivisionError("one\ntwo")):
        await person.command("ask", question=QUESTION)
    logging.getLogger("a.library").warning("first %s", "line\n\u202esecond")

    events = {each["event"]: each for each in map(json.loads, logs.getvalue().splitlines())}
    failed = events["command failed"]
    assert failed["level"] == "error"
    assert failed["timestamp"].endswith("Z")
    assert failed["exception"].startswith("Traceback (most recent call last):\n")
    assert failed["exception"].endswith("ZeroDivisionError: one\ntwo")
    assert events["first line\n\u202esecond"]["level"] == "warning"
    assert "\u202e" not in logs.getvalue()
    assert told_nothing_of(person, logs.getvalue())
