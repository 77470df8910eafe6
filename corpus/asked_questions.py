"""Questions that buttons below an answer still refer to, kept for a while and then forgotten."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from corpus.database import Database
from corpus.errors import InvalidQuestion
from corpus.schema import asked_questions

KEPT_FOR = timedelta(days=30)
"""How long the text of a question is kept; the privacy notice in the README says the same."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was asked, and the article it was narrowed to, if any."""

    question: str
    article_id: str | None


class AskedQuestions:
    """The asked questions of every collection; only their own collection can recall them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, collection: str, asked: AskedQuestion) -> str:
        """Return the id, 16 hex digits, by which *collection* can recall *asked*."""
        key = secrets.token_hex(8)
        with self._database.write() as connection:
            connection.execute(
                asked_questions.insert().values(
                    id=key,
                    collection=collection,
                    question=asked.question,
                    article_id=asked.article_id,
                    asked_at=datetime.now(UTC),
                )
            )
        return key

    def recall(self, collection: str, key: str) -> AskedQuestion:
        """Return the question of *key*; raise `InvalidQuestion` when it is not kept (any more)."""
        chosen = sa.select(asked_questions).where(
            asked_questions.c.id == key, asked_questions.c.collection == collection
        )
        with self._database.read() as connection:
            row = connection.execute(chosen).one_or_none()
        if row is None:
            raise InvalidQuestion("This question is no longer kept: ask it again with /ask.")
        return AskedQuestion(row.question, row.article_id)

    def forget_old(self) -> None:
        """Erase the questions that were asked longer ago than `KEPT_FOR`."""
        with self._database.write() as connection:
            connection.execute(
                asked_questions.delete().where(
                    asked_questions.c.asked_at < datetime.now(UTC) - KEPT_FOR
                )
            )
