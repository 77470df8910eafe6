"""Questions that are older than their server has them kept."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.servers.settings import ServerSettings
from corpus.storage.schema import asked_questions, server_settings


def drop_old_questions(connection: Connection) -> set[str]:
    """Erase the questions, of all servers, that are kept no longer; return their ids.

    It asks once for each number of days that servers decided, not for each server.
    """
    decided = set(connection.scalars(sa.select(server_settings.c.keep_days).distinct()))
    keys: set[str] = set()
    for days in sorted(decided | {ServerSettings().keep_days}):
        old = sa.and_(_of_servers_that_keep(days), asked_questions.c.asked_at <= _before(days))
        keys.update(connection.scalars(sa.select(asked_questions.c.id).where(old)))
        connection.execute(asked_questions.delete().where(old))
    return keys


def _before(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def _of_servers_that_keep(days: int) -> sa.ColumnElement[bool]:
    decided = sa.exists().where(server_settings.c.collection == asked_questions.c.collection)
    theirs = decided.where(server_settings.c.keep_days == days)
    return sa.or_(theirs, ~decided) if days == ServerSettings().keep_days else theirs
