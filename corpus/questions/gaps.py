"""The questions that articles leave open, until they are answered, dismissed or forgotten."""

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.questions.gap import Cause, Gap, State, gap_of, selected_gaps
from corpus.questions.notifications import fall_due, wait_again
from corpus.servers.shards import ALL, Shards
from corpus.storage.claims import RELEASED, Claim, Claims
from corpus.storage.database import Database
from corpus.storage.schema import collections, gap_reviews, gaps, question_feedback, wishes
from corpus.storage.upserts import insert_new

MOST_OPEN = 300
"""Open gaps that are looked at, the newest: they are encoded to be grouped, a second's work."""


class Gaps:
    """The gaps of every collection; each goes with its question."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reviews = Claims(database, gap_reviews)

    def open(self, collection: str) -> tuple[Gap, ...]:
        """Return the open gaps of *collection*, the newest `MOST_OPEN`, newest first."""
        chosen = (
            selected_gaps()
            .where(gaps.c.collection == collection, gaps.c.state == State.OPEN.value)
            .order_by(gaps.c.raised_at.desc(), gaps.c.question_id)
            .limit(MOST_OPEN)
        )
        with self._database.read() as connection:
            return tuple(map(gap_of, connection.execute(chosen)))

    def answer(self, collection: str, keys: Sequence[str], article_id: str | None = None) -> int:
        """Settle the open gaps of *keys*, by a source or the article that a moderator named.

        Returns how many they were; whoever wished so is now due to be told.
        """
        with self._database.write() as connection:
            settled = _settle(connection, collection, keys, State.ANSWERED, article_id)
            fall_due(connection, settled)
        return len(settled)

    def dismiss(self, collection: str, keys: Sequence[str]) -> int:
        """Take the open gaps of *keys* off the list and return how many; nobody is told."""
        with self._database.write() as connection:
            return len(_settle(connection, collection, keys, State.DISMISSED, None))

    def reopen(self, collection: str, key: str) -> None:
        """Open a gap again whose answer has gone before anyone was told of it."""
        chosen = sa.and_(gaps.c.question_id == key, gaps.c.collection == collection)
        values = {"state": State.OPEN.value, "settled_at": None, "article_id": None}
        with self._database.write() as connection:
            if connection.execute(gaps.update().where(chosen).values(values)).rowcount:
                wait_again(connection, [key])

    def reviewed(self, shards: Shards = ALL) -> dict[str, str | None]:
        """Return the collections of *shards* that have open gaps.

        Each with the state of its articles at which they were last asked again.
        """
        name = collections.c.name
        is_open = sa.exists().where(gaps.c.collection == name, gaps.c.state == State.OPEN.value)
        chosen = (
            sa.select(name, gap_reviews.c.generations)
            .outerjoin(gap_reviews, gap_reviews.c.collection == name)
            .where(shards.own(name), is_open)
        )
        with self._database.read() as connection:
            return {row.name: row.generations for row in connection.execute(chosen)}

    def begin_review(self, collection: str, generations: str) -> Claim | None:
        """Return the claim by which the caller alone is to ask the gaps of *collection* again.

        It is `None` where they were asked of the articles as *generations* tell them meanwhile,
        or another process is at it.
        """
        theirs = gap_reviews.c.collection == collection
        with self._database.write() as connection:
            never = {"collection": collection, "generations": ""}
            insert_new(connection, gap_reviews, never)
            moved = gap_reviews.c.generations != generations
            if self._reviews.take(connection, sa.and_(theirs, moved)) is None:
                return None
        return self._reviews.claim(theirs)

    def end_review(self, collection: str, generations: str | None) -> None:
        """Give back the claim on a review.

        Where it came to its end, keep that the gaps were asked again of the articles as
        *generations* tell them, unless another process took it over.
        """
        ours = sa.and_(gap_reviews.c.collection == collection, self._reviews.held)
        values = RELEASED if generations is None else {"generations": generations} | RELEASED
        with self._database.write() as connection:
            connection.execute(gap_reviews.update().where(ours).values(values))


def raise_gap(connection: Connection, collection: str, key: str, cause: Cause) -> None:
    """Open a gap for the question *key*; one that is there already stays as it is."""
    row = {"question_id": key, "collection": collection, "cause": cause.value}
    state = {"state": State.OPEN.value, "raised_at": datetime.now(UTC)}
    insert_new(connection, gaps, row | state)


def withdraw_not_helpful(connection: Connection, collection: str, key: str) -> None:
    """Take back the gap that *key* was by feedback alone, once nobody finds it unhelpful."""
    complaints = sa.exists().where(
        question_feedback.c.question_id == key,
        question_feedback.c.collection == collection,
        question_feedback.c.helpful.is_(sa.false()),
    )
    wanted = sa.exists().where(wishes.c.question_id == key, wishes.c.collection == collection)
    connection.execute(
        gaps.delete().where(
            gaps.c.question_id == key,
            gaps.c.collection == collection,
            gaps.c.cause == Cause.NOT_HELPFUL.value,
            gaps.c.state == State.OPEN.value,
            ~complaints,
            ~wanted,
        )
    )


def _settle(
    connection: Connection, collection: str, keys: Sequence[str], to: State, article: str | None
) -> list[str]:
    chosen = sa.and_(
        gaps.c.collection == collection,
        gaps.c.question_id.in_(keys),
        gaps.c.state == State.OPEN.value,
    )
    locked = sa.select(gaps.c.question_id).where(chosen).order_by(gaps.c.question_id)
    settled = list(connection.scalars(locked.with_for_update()))
    values = {"state": to.value, "settled_at": datetime.now(UTC), "article_id": article}
    theirs = sa.and_(gaps.c.collection == collection, gaps.c.question_id.in_(settled))
    connection.execute(gaps.update().where(theirs).values(values))
    return settled
