"""Answers that stand in a message although a source of theirs was corrected or withdrawn since."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.questions.kept_answer import KeptAnswer, KeptPassage, kept_of
from corpus.servers.collection_names import guild_id_of
from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import RELEASED, Claim, Claims
from corpus.storage.database import Database
from corpus.storage.history import Action
from corpus.storage.outgoing import FIRST_DELAY, LONGEST_DELAY
from corpus.storage.schema import (
    answer_reviews,
    article_versions,
    asked_questions,
    collections,
    source_events,
)
from corpus.storage.upserts import raise_to

MOST_EVENTS = 500
"""Changes of one collection that are looked through at once, so that a look stays short."""

CLOCKS_APART = timedelta(minutes=10)
"""By how much the clock of a process that answered may be ahead of the database's."""

SETTLED = timedelta(minutes=2)
"""How long changes are looked at again: an answer sent meanwhile may not have its message yet."""

_CHANGES = frozenset({Action.EDITED, Action.REFRESHED, Action.REPLACED, Action.REMOVED})
_QUOTING = frozenset({"answer", "fact", "article"})
"""Replies that say what an article says; others list articles, or are about none."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an article: *version* is the one that it has now, or had last."""

    article_id: str
    version: int
    action: Action
    at: datetime


@dataclass(frozen=True, slots=True)
class OutdatedAnswer:
    """An answer in a message that everyone in its channel sees, and the last change it missed.

    *words* are those that it *quoted*; they are `None` where it quoted more than one passage, or
    none, or they were withdrawn.
    """

    key: str
    collection: str
    channel_id: str
    message_id: str
    question: str
    change: Change
    quoted: KeptPassage | None = None
    words: str | None = None


class OutdatedAnswers:
    """The outdated answers of every collection, each until it is noted."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claims = Claims(database, asked_questions)

    def due(self, most: int, shards: Shards = ALL) -> tuple[OutdatedAnswer, ...]:
        """Return up to *most* answers of each collection of *shards*, newest first.

        Their messages are to say so. Where a collection has none left, its changes are not looked
        at again. The operator's articles answer everywhere, so their changes are one process's.
        """
        found: dict[str, OutdatedAnswer] = {}
        for collection in self._moved(shards):
            with self._database.read() as connection:
                last, changes = _changes(connection, collection)
                due, is_done = _due(connection, collection, changes, most)
            found |= {each.key: each for each in due}
            if is_done and last is not None:
                self._reviewed(collection, last)
        return tuple(found.values())

    def begin(self, key: str) -> Claim | None:
        """Return the claim by which the caller, and nobody else, is to edit the message now."""
        its = asked_questions.c.id == key
        with self._database.write(durable=False) as connection:
            due = sa.and_(its, asked_questions.c.outdated_at.is_(None))
            if self._claims.take(connection, due) is None:
                return None
        return self._claims.claim(its)

    def end(self, outdated: OutdatedAnswer, *, noted: bool) -> None:
        """Keep that the message of an answer says so, or that there is none; else put it off.

        It is put off for as long as its source has been changed: twice as long each time.
        """
        ours = sa.and_(asked_questions.c.id == outdated.key, self._claims.held)
        with self._database.write(durable=False) as connection:
            now = clock.now(connection)
            delay = min(max(now - outdated.change.at, FIRST_DELAY), LONGEST_DELAY)
            put_off = {"claimed_by": None, "claimed_until": now + delay}
            values = {"outdated_at": datetime.now(UTC)} | RELEASED if noted else put_off
            connection.execute(asked_questions.update().where(ours).values(values))

    def _moved(self, shards: Shards) -> list[str]:
        """Return the collections with changes that were not looked through."""
        seen = sa.func.coalesce(answer_reviews.c.event, 0)
        newer = sa.exists().where(
            source_events.c.collection == collections.c.name, source_events.c.id > seen
        )
        chosen = (
            sa.select(collections.c.name)
            .outerjoin(answer_reviews, answer_reviews.c.collection == collections.c.name)
            .where(shards.own(collections.c.name), newer)
            .order_by(collections.c.name)
        )
        with self._database.read() as connection:
            return list(connection.scalars(chosen))

    def _reviewed(self, collection: str, event: int) -> None:
        with self._database.write(durable=False) as connection:
            raise_to(connection, answer_reviews, {"collection": collection, "event": event})


def _changes(connection: Connection, collection: str) -> tuple[int | None, dict[str, Change]]:
    """Return the last event that need not be looked at again, and the last change by article."""
    known = sa.select(answer_reviews.c.event).where(answer_reviews.c.collection == collection)
    after = connection.scalar(known) or 0
    events = source_events.c
    chosen = sa.select(source_events).where(events.collection == collection, events.id > after)
    rows = connection.execute(chosen.order_by(events.id).limit(MOST_EVENTS)).all()
    moment = clock.now(connection) - SETTLED
    settled = [row.id for row in rows if row.at < moment]
    last = {
        row.article_id: Change(row.article_id, row.version, Action(row.action), row.at)
        for row in rows
    }
    changed = {key: each for key, each in last.items() if each.action in _CHANGES}
    return (settled[-1] if settled else None), changed


def _due(
    connection: Connection, collection: str, changes: Mapping[str, Change], most: int
) -> tuple[list[OutdatedAnswer], bool]:
    """Return up to *most* answers that are to be noted now, and whether there are no others."""
    due: list[OutdatedAnswer] = []
    is_done, now = True, clock.now(connection)
    for row, kept, change in _outdated(connection, collection, changes):
        is_done = False
        is_free = row.claimed_until is None or row.claimed_until <= now
        if is_free and len(due) < most:
            due.append(_answer(connection, collection, row, kept, change))
    return due, is_done


def _outdated(
    connection: Connection, collection: str, changes: Mapping[str, Change]
) -> Iterator[tuple[Row[Any], KeptAnswer, Change]]:
    for change in changes.values():
        for row in connection.execute(_citing(collection, change)):
            kept = kept_of(row.answer)
            if kept is not None and _missed(kept, change):
                yield row, kept, change


def _citing(collection: str, change: Change) -> sa.Select[Any]:
    """Return what finds the answers in messages that name the article of *change* anywhere."""
    asked = asked_questions.c
    chosen = sa.select(asked_questions).where(
        asked.message_id.is_not(None),
        asked.channel_id.is_not(None),
        asked.outdated_at.is_(None),
        asked.answered.is_(True),
        asked.asked_at <= change.at + CLOCKS_APART,
        sa.cast(asked.answer, sa.Text).contains(change.article_id),
    )
    if guild_id_of(collection) is not None:  # the operator's articles answer in every server
        chosen = chosen.where(asked.collection == collection)
    return chosen.order_by(asked.asked_at.desc())


def _missed(kept: KeptAnswer, change: Change) -> bool:
    """Return whether what *kept* shows is of an earlier version than *change* left."""
    version = _shown(kept).get(change.article_id)
    if version is None:
        return False
    return change.action is Action.REMOVED or version < change.version


def _shown(kept: KeptAnswer) -> dict[str, int]:
    """Return the version of each article whose words or facts *kept* shows."""
    if kept.reply not in _QUOTING:
        return {}
    return {each.article_id: each.version for each in _quoted(kept)} | dict(kept.shown)


def _quoted(kept: KeptAnswer) -> tuple[KeptPassage, ...]:
    if kept.reply == "article":
        return kept.passages
    return kept.versions or kept.passages[:1]


def _answer(
    connection: Connection, collection: str, row: Row[Any], kept: KeptAnswer, change: Change
) -> OutdatedAnswer:
    quoted = _quoted(kept)
    alone = quoted[0] if len(quoted) == 1 and change.action is not Action.REMOVED else None
    return OutdatedAnswer(
        row.id,
        row.collection,
        row.channel_id,
        row.message_id,
        row.question,
        change,
        alone,
        _words(connection, {collection, row.collection}, alone) if alone else None,
    )


def _words(connection: Connection, names: Collection[str], quoted: KeptPassage) -> str | None:
    """Return what was *quoted*, of an article of the collections *names*."""
    versions = article_versions.c
    chosen = sa.select(versions.body).where(
        versions.collection.in_(names),
        versions.article_id == quoted.article_id,
        versions.version == quoted.version,
    )
    body: str | None = connection.scalar(chosen)
    return None if body is None else body[quoted.start : quoted.end]
