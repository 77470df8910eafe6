"""What is said where a database fails, in one sentence, and whether to try again may help."""

import re

from sqlalchemy.exc import DataError, DBAPIError, OperationalError

from corpus.errors import StoreUnavailable, gettext_noop

_DAMAGED = ("not a database", "malformed", "no such ", "already exists", "decode", "file format")
"""What SQLite says of a file that is not as it was written: in part, or in all."""

_LOST = re.compile(r"08...|57P0[123]|25P03")
"""States of PostgreSQL in which it ended a connection, as one that was idle for too long amid a
transaction, or takes none yet
(https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

_COLLIDED = ("40001", "40P01")
"""Those in which it undid a transaction that two could not both have done."""

_IN_USE = gettext_noop(
    "{database} is in use by another process for too long: try again in a moment."
)
_FULL = gettext_noop(
    "{database} cannot grow because the disk is full: free some space and try again."
)
_UNUSABLE = gettext_noop("{database} cannot be used ({reason}): check FOOTNOTE_DATABASE.")

_OF_STATES = {
    "55P03": _IN_USE,
    "57014": gettext_noop("{database} took too long to answer: try again in a moment."),
    "53100": _FULL,
    "53300": gettext_noop(
        "{database} accepts no more connections: set FOOTNOTE_DATABASE_CONNECTIONS lower, or let "
        "it accept more."
    ),
}
"""What is said where PostgreSQL refuses a statement, or a connection, for one of these reasons."""


class Interrupted(StoreUnavailable):
    """Nothing of the transaction was kept through no fault of its own: another may well succeed."""


class DiskFull(StoreUnavailable):
    """The database cannot grow: that passes once somebody frees space, who has to be told."""


def failure(error: DBAPIError, name: str) -> StoreUnavailable:
    """Return what to say of the database called *name*, whose driver raised *error*."""
    reason = str(error.orig)
    if type(error.orig).__module__.partition(".")[0] == "sqlite3":
        return _of_sqlite(reason, name)
    state = getattr(error.orig, "sqlstate", None)
    if state in _COLLIDED:
        return Interrupted(_IN_USE, database=name)
    # Without a state it is the driver that speaks: of a connection that it lost, or did not get.
    lost = isinstance(error, OperationalError) if state is None else _LOST.fullmatch(state)
    if lost:
        return Interrupted("{database} does not answer: try again in a moment.", database=name)
    if state in _OF_STATES:
        said = _OF_STATES[state]
        return (DiskFull if said == _FULL else StoreUnavailable)(said, database=name)
    return _unusable(reason, name)


def has_nul(error: DBAPIError) -> bool:
    """Return whether *error* is about text with NUL in it, which psycopg does not send."""
    return isinstance(error, DataError) and getattr(error.orig, "sqlstate", None) is None


def exhausted(name: str) -> StoreUnavailable:
    """Return what to say where no connection to the database called *name* becomes free."""
    return StoreUnavailable(
        "All connections to {database} are in use: try again in a moment, or set "
        "FOOTNOTE_DATABASE_CONNECTIONS higher.",
        database=name,
    )


def _of_sqlite(reason: str, name: str) -> StoreUnavailable:
    if any(each in reason for each in _DAMAGED):
        return StoreUnavailable(
            "{database} is damaged: restore it from a backup, or move it away to start empty.",
            database=name,
        )
    if "full" in reason:
        return DiskFull(_FULL, database=name)
    if "readonly" in reason or "unable to open" in reason:
        return StoreUnavailable(
            "{database} cannot be written: set FOOTNOTE_HOME to a folder you may write to.",
            database=name,
        )
    if "locked" in reason:
        return StoreUnavailable(_IN_USE, database=name)
    return _unusable(reason, name)


def _unusable(reason: str, name: str) -> StoreUnavailable:
    return StoreUnavailable(_UNUSABLE, database=name, reason=reason.partition("\n")[0])
