"""Who did what to which source, and when: written with the change itself, never afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.limits import Limits
from corpus.storage import clock
from corpus.storage.database import Database
from corpus.storage.schema import source_events

SHOWN = 200
"""Events that are listed at most, newest first."""


class Action(StrEnum):
    """What can be done to a source."""

    ADDED = "added"
    EDITED = "edited"
    REFRESHED = "refreshed"
    REPLACED = "replaced"
    REMOVED = "removed"
    RESTORED = "restored"


WORDS_CHANGED = frozenset({Action.REFRESHED, Action.REPLACED, Action.REMOVED})
"""Actions after which an article's words may be others, or gone."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided a change, and which submission it settles; nobody is the operator.

    *within* are the limits that its collection must keep to; the operator's has none.
    """

    actor: str | None = None
    submission: str | None = None
    within: Limits | None = None


OPERATORS = Decision()
"""What the operator decides, outside Discord."""


@dataclass(frozen=True, slots=True)
class Event:
    """One change of a source; *actor* is `None` for the operator."""

    article_id: str
    version: int
    title: str
    action: Action
    actor: str | None
    at: datetime


def record(
    connection: Connection, collection: str, article: Article, action: Action, actor: str | None
) -> None:
    """Write that *actor* did *action* to *article*, in the transaction that does it."""
    connection.execute(
        source_events.insert().values(
            collection=collection,
            article_id=article.id,
            version=article.version,
            title=article.metadata.title or article.source.name,
            action=action.value,
            actor=actor,
            at=clock.now(connection),  # all processes compare these with one another
        )
    )


class History:
    """The changes of every collection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(
        self, names: Sequence[str], article_id: str | None = None, limit: int = SHOWN
    ) -> tuple[Event, ...]:
        """Return the newest *limit* changes in the collections, or of one article there."""
        chosen = sa.select(source_events).where(source_events.c.collection.in_(names))
        if article_id is not None:
            chosen = chosen.where(source_events.c.article_id == article_id)
        with self._database.read() as connection:
            rows = connection.execute(chosen.order_by(source_events.c.id.desc()).limit(limit))
            return tuple(
                Event(row.article_id, row.version, row.title, Action(row.action), row.actor, row.at)
                for row in rows
            )
