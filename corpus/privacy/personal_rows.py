"""The rows that are about one person, and the parts of their record that these make."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import SourceKind
from corpus.privacy.personal_record import (
    Check,
    Deed,
    Judgement,
    KeptQuestion,
    Pending,
    PersonalRecord,
    PostedSource,
    Wish,
)
from corpus.storage.history import Action
from corpus.storage.schema import (
    article_versions,
    asked_questions,
    direct_servers,
    question_feedback,
    source_events,
    sources,
    submissions,
    wishes,
)

_OF_PROCESSES = {"claimed_by", "claimed_until", "sending_since", "attempts"}
"""Columns by which processes share out work, which tell of nobody."""

_NAMING = [Action.ADDED.value, Action.REPLACED.value]
"""What makes a source name who did it."""


def record_in(connection: Connection, user_id: str) -> PersonalRecord:
    """Return all that the database keeps of *user_id*."""

    def rows(chosen: sa.Select[Any]) -> Sequence[sa.RowMapping]:
        return connection.execute(chosen).mappings().all()

    choice = connection.execute(_choice(user_id)).one_or_none()
    return PersonalRecord(
        tuple(_question(row) for row in rows(_questions(user_id))),
        tuple(Judgement(**row) for row in rows(_judgements(user_id))),
        tuple(Wish(**row) for row in rows(_wishes(user_id))),
        tuple(Deed(**row) for row in rows(_deeds(user_id))),
        choice.collection if choice else None,
        choice.chosen_at if choice else None,
        tuple(PostedSource(**row) for row in rows(_posted(user_id))),
        tuple(_pending(row) for row in rows(_submitted(user_id))),
        tuple(Check(**row) for row in rows(_checks(user_id))),
    )


def _question(row: sa.RowMapping) -> KeptQuestion:
    lists = {name: tuple(row[name] or ()) for name in ("earlier", "cited")}
    return KeptQuestion(**dict(row) | lists)


def _pending(row: sa.RowMapping) -> Pending:
    values = dict(row)
    draft, data = values.pop("draft"), values.pop("data")
    text = draft["body"] if draft else None
    if text is None and data is not None and row["kind"] == SourceKind.TEXT.value:
        text = data.decode(errors="replace")
    return Pending(**values, text=text)


def _questions(user_id: str) -> sa.Select[Any]:
    kept = asked_questions.c
    columns = [each for each in kept if each.name not in {"asker"} | _OF_PROCESSES]
    return sa.select(*columns).where(kept.asker == user_id).order_by(kept.asked_at.desc())


def _judgements(user_id: str) -> sa.Select[Any]:
    judged = question_feedback.c
    return (
        sa.select(judged.collection, judged.helpful, judged.at, judged.question_id)
        .where(judged.actor == user_id)
        .order_by(judged.at.desc())
    )


def _wishes(user_id: str) -> sa.Select[Any]:
    wished = wishes.c
    columns = [each for each in wished if each.name not in {"actor"} | _OF_PROCESSES]
    return sa.select(*columns).where(wished.actor == user_id).order_by(wished.at.desc())


def _choice(user_id: str) -> sa.Select[Any]:
    return sa.select(direct_servers).where(direct_servers.c.user_id == user_id)


def _deeds(user_id: str) -> sa.Select[Any]:
    done = source_events.c
    return (
        sa.select(done.collection, done.action, done.title, done.at, done.article_id, done.version)
        .where(done.actor == user_id)
        .order_by(done.at.desc())
    )


def _posted(user_id: str) -> sa.Select[Any]:
    """Return the query for the sources whose last posting was theirs: these name them."""
    done, own = source_events.c, sources.c
    naming = sa.select(sa.func.max(done.id)).where(done.action.in_(_NAMING))
    last = naming.group_by(done.collection, done.article_id)
    theirs = sa.exists().where(
        done.collection == own.collection,
        done.article_id == own.article_id,
        done.id.in_(last),
        done.actor == user_id,
    )
    names = ("collection", "article_id", "name", "posted_by", "posted_at", "removed_at")
    return sa.select(*(own[name] for name in names)).where(theirs).order_by(own.posted_at.desc())


def _submitted(user_id: str) -> sa.Select[Any]:
    held, left_out = (
        submissions.c,
        {"actor", "etag", "last_modified", "interruptions"} | _OF_PROCESSES,
    )
    columns = [each for each in held if each.name not in left_out]
    return sa.select(*columns).where(held.actor == user_id).order_by(held.posted_at.desc())


def _checks(user_id: str) -> sa.Select[Any]:
    held, current = sources.c, article_versions.c
    return (
        sa.select(
            held.collection,
            held.article_id,
            sa.func.coalesce(current.title, held.name).label("name"),
            held.check_every,
            held.check_channel,
            held.check_failed,
        )
        .join(
            article_versions,
            sa.and_(
                current.collection == held.collection,
                current.article_id == held.article_id,
                current.version == held.current_version,
            ),
        )
        .where(held.check_actor == user_id, held.check_every.is_not(None))
        .order_by(held.article_id)
    )
