"""What is kept of one person, in every server: for them to see, take along and erase."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.database import Database
from corpus.schema import (
    asked_questions,
    direct_servers,
    question_feedback,
    source_events,
    wishes,
)


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question of theirs, where it was asked and what came of it."""

    collection: str
    question: str
    asked_at: datetime
    channel_id: str | None
    message_id: str | None
    private: bool
    answered: bool | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What they thought of an answer, theirs or another's."""

    collection: str
    helpful: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """That they asked to be told when a question is answered, and how far that has come."""

    collection: str
    at: datetime
    telling: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What they did to a source as a moderator; the server's record, which stays."""

    collection: str
    action: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """All that is kept of a person, newest first.

    *direct_server* is the collection that they chose for direct messages.
    """

    questions: tuple[KeptQuestion, ...]
    judgements: tuple[Judgement, ...]
    wishes: tuple[Wish, ...]
    deeds: tuple[Deed, ...]
    direct_server: str | None = None


class PersonalData:
    """The traces of persons, by their Discord user id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, user_id: str) -> PersonalRecord:
        """Return all that is kept of *user_id*."""
        with self._database.read() as connection:
            return PersonalRecord(
                tuple(KeptQuestion(**row) for row in _rows(connection, _questions(user_id))),
                tuple(Judgement(**row) for row in _rows(connection, _judgements(user_id))),
                tuple(Wish(**row) for row in _rows(connection, _wishes(user_id))),
                tuple(Deed(**row) for row in _rows(connection, _deeds(user_id))),
                connection.scalar(_direct_server(user_id)),
            )

    def erase(self, user_id: str) -> int:
        """Erase what *user_id* asked, judged, wished and chose; return how many questions.

        What they did to sources stays: it is the record of the server, of who posted what.
        """
        with self._database.write() as connection:
            for table in (question_feedback, wishes):
                connection.execute(table.delete().where(table.c.actor == user_id))
            chosen = direct_servers.c.user_id == user_id
            connection.execute(direct_servers.delete().where(chosen))
            erased = connection.execute(
                asked_questions.delete().where(asked_questions.c.asker == user_id)
            )
        return int(erased.rowcount)


def _rows(connection: Connection, chosen: sa.Select[Any]) -> list[dict[str, Any]]:
    """Return the rows of *chosen* by column name, which are the fields of the record's parts."""
    return [dict(row) for row in connection.execute(chosen).mappings()]


def _questions(user_id: str) -> sa.Select[Any]:
    kept = asked_questions.c
    return (
        sa.select(
            kept.collection,
            kept.question,
            kept.asked_at,
            kept.channel_id,
            kept.message_id,
            kept.private,
            kept.answered,
        )
        .where(kept.asker == user_id)
        .order_by(kept.asked_at.desc())
    )


def _judgements(user_id: str) -> sa.Select[Any]:
    return (
        sa.select(asked_questions.c.collection, question_feedback.c.helpful, question_feedback.c.at)
        .join(asked_questions, asked_questions.c.id == question_feedback.c.question_id)
        .where(question_feedback.c.actor == user_id)
        .order_by(question_feedback.c.at.desc())
    )


def _wishes(user_id: str) -> sa.Select[Any]:
    return (
        sa.select(asked_questions.c.collection, wishes.c.at, wishes.c.telling)
        .join(asked_questions, asked_questions.c.id == wishes.c.question_id)
        .where(wishes.c.actor == user_id)
        .order_by(wishes.c.at.desc())
    )


def _direct_server(user_id: str) -> sa.Select[Any]:
    return sa.select(direct_servers.c.collection).where(direct_servers.c.user_id == user_id)


def _deeds(user_id: str) -> sa.Select[Any]:
    done = source_events.c
    return (
        sa.select(done.collection, done.action, done.title, done.at)
        .where(done.actor == user_id)
        .order_by(done.at.desc())
    )
