"""Each place where something of a person is kept is known, shown to them, and erased or told."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.privacy.card import UPLOAD, exported
from corpus.article import SourceKind
from corpus.privacy.personal_data import PersonalData
from corpus.privacy.personal_record import Erased, PersonalRecord
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.conversation import Earlier
from corpus.questions.kept_answer import KeptAnswer
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from corpus.storage.schema import UtcDateTime, asked_questions, metadata, sources, submissions
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.doubles.databases import empty_database

POLICY = Path(__file__).parents[3] / "docs" / "privacy.md"
SERVER = "discord:1"
ME = "70007"
NOW = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)

CLAIMED = {"claimed_by", "claimed_until"}
SENT = CLAIMED | {"sending_since", "attempts"}
"""Which process is at a row: of nobody."""

THEIRS = {
    "asked_questions": {each.name for each in asked_questions.c} - CLAIMED,
    "question_feedback": {"question_id", "collection", "actor", "helpful", "at"},
    "wishes": {"question_id", "collection", "actor", "at", "language", "telling"},
    "direct_servers": {"user_id", "collection", "chosen_at"},
    "submissions": {each.name for each in submissions.c}
    - {"etag", "last_modified", "interruptions"}
    - SENT,
    "sources": {"check_every", "check_actor", "check_channel", "check_failed"},
}
"""What is a person's by table: it is in their record, and goes when they have it erased (of a check
only who asked for it)."""

RECORD = {
    "sources": {
        "article_id", "collection", "kind", "name", "posted_by", "posted_at", "current_version",
        "removed_at",
    },
    "source_events": {
        "id", "collection", "article_id", "version", "title", "action", "actor", "at",
    },
    "article_versions": {each.name for each in metadata.tables["article_versions"].c},
}  # fmt: skip
"""What moderators did to published sources, which is their server's record, and stays."""

OF_NOBODY = {
    "collections": {"name", "generation", "told", "origin", "left_at", "missing_since"},
    "erasures": {"id", "digest", "at"},
    "known_servers": {"collection", "name", "locale"},
    "processes": {"id", "total", "began_at", "until"},
    "session_slots": {"bucket", "until"},
    "shard_leases": {"shard", "owner", "until"},
    "sources": {"generation", "etag", "last_modified", "checked_at"},
    "submissions": {"etag", "last_modified", "interruptions"} | SENT,
    "asked_questions": CLAIMED,
    "wishes": SENT,
    "passages": {
        "id", "collection", "article_id", "version", "model", "start", "end", "vectors", "pieces",
    },
    "article_sketches": {"article_id", "collection", "version", "form", "shingles", "hashes"},
    "gaps": {
        "question_id", "collection", "cause", "state", "raised_at", "announced_at", "settled_at",
        "article_id",
    } | SENT,
    "answer_reviews": {"collection", "event"},
    "gap_reviews": {"collection", "generations"} | CLAIMED,
    "daily_counts": {"collection", "day", "asked", "answered", "helpful", "not_helpful"},
    "daily_citations": {"collection", "day", "article_id", "start", "end", "times"},
    "server_settings": {
        "collection", "channels", "private_by_default", "curator_role", "moderators_channel",
        "digest_channel", "keep_days", "language", "preferred_language", "questions_channel",
        "questions_forum",
        "pictures",
    },
    "greetings": {"collection", "joined_at", "begun_at"} | SENT,
    "digests": {"collection", "week", "begun_at", "sent_at"} | SENT,
    "command_syncs": {"application_id", "tree_sha256"},
}  # fmt: skip
"""What tells of no person: a new column belongs here, above, or in the record and its erasure."""

SHOWN_ELSEWHERE = {"id", "kind", "collection", "asker", "actor", "user_id", "check_actor", "draft"}
"""Columns that a record need not repeat: whose it is, or what has another name there."""


@pytest.fixture
def database() -> Database:
    return empty_database()


def filled(database: Database) -> dict[str, dict[str, Any]]:
    """Put one row that is about `ME` into each table that may be; return the rows by table."""
    rows = {name: _row(metadata.tables[name]) for name in ("collections", *THEIRS, *RECORD)}
    rows["asked_questions"] |= {"earlier": ["earlier-mark"], "cited": [["cited-mark", 0, 9]]}
    rows["asked_questions"] |= {"answer": {"form": "answer-mark"}}
    rows["submissions"] |= {"draft": {"body": "draft-mark"}, "stated": {"title": "stated-mark"}}
    rows["submissions"] |= {"scheduled": False, "kind": "text"}
    rows["article_versions"] |= {"authors": [], "paragraphs": [], "warnings": []}
    rows["source_events"] |= {"action": "added", "article_id": "sources-article_id"}
    rows["sources"] |= {"current_version": 7, "article_id": "sources-article_id"}
    rows["article_versions"] |= {"article_id": "sources-article_id", "title": None}
    with database.write() as connection:
        for table in metadata.sorted_tables:
            if table.name in rows:
                connection.execute(table.insert(), rows[table.name])
    return rows


def _row(table: sa.Table) -> dict[str, Any]:
    return {column.name: _value(table.name, column) for column in table.c}


def _value(table: str, column: sa.Column[Any]) -> Any:  # noqa: ANN401 - of any column
    if column.name in {"asker", "actor", "user_id", "check_actor"}:
        return ME
    if column.name == "collection" or (table == "collections" and column.name == "name"):
        return SERVER
    if column.name == "question_id" or (table, column.name) == ("asked_questions", "id"):
        return "question-id-mark"
    if isinstance(column.type, UtcDateTime):
        return NOW
    kinds: dict[type[object], object] = {
        int: 7,
        bool: True,
        date: NOW.date(),
        bytes: b"bytes-mark",
        dict: {},
    }
    return kinds.get(column.type.python_type, _text(table, column))


def _text(table: str, column: sa.Column[Any]) -> str:
    """Return a mark of the column that fits into it."""
    mark, length = f"{table}-{column.name}", getattr(column.type, "length", None)
    return mark if length is None or len(mark) <= length else f"{column.name}-{table}"[:length]


def test_every_column_is_somebodys_the_servers_or_nobodys() -> None:
    known: dict[str, list[str]] = {}
    for part in (THEIRS, RECORD, OF_NOBODY):
        for table, columns in part.items():
            known.setdefault(table, []).extend(columns)

    assert {name: sorted(columns) for name, columns in known.items()} == {
        table.name: sorted(column.name for column in table.c) for table in metadata.sorted_tables
    }


def test_a_record_shows_every_text_of_every_row_about_a_person(database: Database) -> None:
    rows = filled(database)

    shown = exported(PersonalData(database).get(ME))

    told = json.loads(shown)
    for table, columns in THEIRS.items():
        for name in columns - SHOWN_ELSEWHERE:
            value = rows[table][name]
            if isinstance(value, str):
                assert value in shown, (table, name)
    for mark in ("earlier-mark", "cited-mark", "answer-mark", "draft-mark", "stated-mark"):
        assert mark in shown
    (deed,), (posted,), (check,) = told["deeds"], told["sources"], told["checks"]
    assert (deed["title"], deed["action"]) == ("source_events-title", "added")
    assert (posted["posted_by"], posted["article_id"]) == ("sources-posted_by", check["article_id"])
    assert check["check_channel"] == "check_channel-source"
    assert told["direct_server"] == SERVER


def test_a_record_is_of_one_person_alone(database: Database) -> None:
    filled(database)

    assert PersonalData(database).get("8") == PersonalRecord((), (), (), ())


def test_what_is_a_persons_is_erased_and_the_servers_record_stays(database: Database) -> None:
    filled(database)
    kept = PersonalData(database)

    erased = kept.erase(ME)

    assert erased == Erased(questions=1, submissions=1, checks=1)
    left = kept.get(ME)
    assert (left.questions, left.judgements, left.wishes, left.direct_server) == ((), (), (), None)
    assert (left.submissions, left.checks) == ((), ())
    assert (len(left.deeds), len(left.sources)) == (1, 1)
    with database.read() as connection:
        for table in THEIRS.keys() - RECORD.keys():
            assert connection.execute(sa.select(metadata.tables[table])).all() == []
        (source,) = connection.execute(sa.select(sources))
    assert (source.check_actor, source.check_every) == (None, "check_ev")


def test_a_change_that_a_check_found_waits_on_without_a_name(database: Database) -> None:
    found = Posted(SourceKind.LINK, "https://news.example/a", "Ada", ME, scheduled=True)
    made = Submissions(database).submit(SERVER, found)

    assert PersonalData(database).erase(ME).submissions == 0
    assert Submissions(database).get(SERVER, made.id).posted.actor is None


def test_pasted_text_that_nobody_has_read_yet_is_shown(database: Database) -> None:
    Submissions(database).submit(SERVER, Posted(SourceKind.TEXT, "A", "Ada", ME, data=b"my words"))

    (pending,) = PersonalData(database).get(ME).submissions

    assert (pending.text, pending.state, pending.posted_by) == ("my words", "queued", "Ada")


def test_a_record_too_large_for_discord_leaves_unpublished_texts_out(database: Database) -> None:
    words = b"word " * (UPLOAD // 5)
    Submissions(database).submit(SERVER, Posted(SourceKind.TEXT, "A", "Ada", ME, data=words))

    shown = exported(PersonalData(database).get(ME))

    (pending,) = json.loads(shown)["submissions"]
    assert (pending["text"], pending["name"]) == (None, "A")


def test_what_is_held_in_memory_is_shown_and_erased_too(database: Database) -> None:
    ServerSettingsStore(database).change(SERVER, keep_days=0)
    asked = AskedQuestions(database)
    kept = PersonalData(database, asked.held)
    answer = KeptAnswer(answered=True, confidence="high", reason=None, passages=())
    outcome = Outcome(answered=True, confidence="high", answer=answer)
    mine = asked.remember(SERVER, AskedQuestion("Who held this?"), Asker(ME, "501"), outcome)
    asked.judged(SERVER, mine, ME, helpful=True)
    later = AskedQuestion("And why?", earlier=(Earlier(mine, "Who held this?"),))
    theirs = asked.remember(SERVER, later, Asker("8", "501"))
    asked.judged(SERVER, theirs, ME, helpful=False)

    record = kept.get(ME)
    erased = kept.erase(ME)

    assert [each.question for each in record.in_memory] == ["Who held this?"]
    assert record.in_memory[0].answered
    assert set(record.judged_in_memory) == {mine, theirs}
    assert "Who held this?" in exported(record)
    assert erased == Erased(questions=1, submissions=0, checks=0)
    assert kept.get(ME) == PersonalRecord((), (), (), ())
    assert asked.recall(SERVER, theirs) == AskedQuestion("And why?")
    assert "Who held this?" not in repr(asked.held._held)  # noqa: SLF001 - what is in memory


def test_earlier_ones_of_written_questions_leave_memory_with_them(database: Database) -> None:
    asked = AskedQuestions(database)
    mine = asked.remember(SERVER, AskedQuestion("Who wrote this?"), Asker(ME, "501"))
    ServerSettingsStore(database).change(SERVER, keep_days=0)
    later = AskedQuestion("And why?", earlier=(Earlier(mine, "Who wrote this?"),))
    theirs = asked.remember(SERVER, later, Asker("8", "501"))

    asked.forget_old()

    assert asked.recall(SERVER, theirs).earlier == ()


def test_what_is_held_of_an_erased_server_is_forgotten(database: Database) -> None:
    for name in (SERVER, "discord:2"):
        ServerSettingsStore(database).change(name, keep_days=0)
    asked = AskedQuestions(database)
    for name in (SERVER, "discord:2"):
        asked.remember(name, AskedQuestion("Who left?"), Asker(ME, "501"))

    asked.forget_collections([SERVER])

    assert [each.collection for each in PersonalData(database, asked.held).get(ME).in_memory] == [
        "discord:2"
    ]


def test_the_policy_names_every_table_that_holds_something_of_a_person() -> None:
    told = POLICY.read_text("utf-8")

    for table in THEIRS.keys() | RECORD.keys():
        assert f"`{table}`" in told, table


def test_the_exported_names_are_those_of_the_record(database: Database) -> None:
    filled(database)
    record = PersonalData(database).get(ME)

    assert set(json.loads(exported(record))) == set(asdict(record))
