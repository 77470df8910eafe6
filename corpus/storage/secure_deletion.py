"""What SQLite needs so that what is erased is gone from its files, too.

Deleted rows are overwritten (`PRAGMA secure_delete`), but SQLite's log keeps what was written
before until it is emptied, and pages may keep copies of rows that were moved: those go when the
file is written anew.
"""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

TRIES = 5
"""How often the log is tried to be emptied: whoever reads an older state of it keeps it."""

PATIENCE = 500
"""Milliseconds that one try waits, with writers waiting behind it."""

SMALL = 32 * 2**20
"""Bytes of a file that is written anew after every erasure; 410 MB took 8.6 s where two cores
were shared, so that this takes less than a second."""

AFFORDABLE = 2**30
"""Bytes of a file that is written anew once, at the first start with an older version's file."""

_CLEAN = 1
"""What `PRAGMA user_version` says of a file that never held what was deleted without care."""

log = logging.getLogger(__name__)


def has_file(engine: Engine) -> bool:
    """Return whether *engine* works on an SQLite file, through Python's own driver."""
    named, dialect = engine.url.database, engine.dialect
    known = (dialect.name, dialect.driver) == ("sqlite", "pysqlite")
    return known and bool(named) and named != ":memory:"


def clean_once(engine: Engine, *, is_new: bool) -> None:
    """Write a file of an older version anew, so that nothing deleted is left between its rows.

    A new one has nothing to be cleaned of. One that is too large for that, or in use, stays as it
    is: it is tried at the next start.
    """
    try:
        with _raw(engine) as raw:
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            if version >= _CLEAN or not (is_new or _is_affordable(engine, raw)):
                return
            if not is_new:
                raw.execute("VACUUM")
                _empty_log(raw)
            raw.execute(f"PRAGMA user_version = {_CLEAN}")
    except (sqlite3.Error, DBAPIError) as error:
        log.warning("The database could not be cleaned (%s): the next start tries.", error)


def scrub(engine: Engine, *, erased: bool) -> bool:
    """Rid the file and its log of what was erased before; return whether that was possible.

    Where nothing was *erased*, the log alone is emptied.
    """
    try:
        with _raw(engine) as raw:
            if erased and _size(raw) <= SMALL:
                raw.execute("VACUUM")
            return _empty_log(raw)
    except (sqlite3.Error, DBAPIError) as error:
        log.warning("The database's files could not be cleaned (%s): the next erasure does.", error)
        return False


def _is_affordable(engine: Engine, raw: sqlite3.Connection) -> bool:
    size = _size(raw)
    affordable = size <= AFFORDABLE and _has_room(engine, size)
    if not affordable:
        log.warning(
            "The database may still hold what older versions erased: stop the bot and run VACUUM "
            "and PRAGMA user_version = %s on it once, when the disk has room for two copies.",
            _CLEAN,
        )
    return affordable


def _empty_log(raw: sqlite3.Connection) -> bool:
    """Move all of SQLite's log into the file and cut it to nothing; return whether it was done."""
    for _ in range(TRIES):
        (busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            return True
    log.warning(
        "The database's log is being read: what was erased leaves it with the next erasure."
    )
    return False


def _size(raw: sqlite3.Connection) -> int:
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    (page,) = raw.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(page)


def _has_room(engine: Engine, size: int) -> bool:
    return shutil.disk_usage(Path(str(engine.url.database)).parent).free > 2 * size


@contextmanager
def _raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Yield the driver's own connection, outside any transaction, which waits for `PATIENCE`."""
    pooled = engine.raw_connection()
    try:
        raw = pooled.driver_connection
        if not isinstance(raw, sqlite3.Connection):
            raise TypeError(type(raw))
        (patience,) = raw.execute("PRAGMA busy_timeout").fetchone()
        raw.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield raw
        finally:
            raw.execute(f"PRAGMA busy_timeout = {patience}")
    finally:
        pooled.close()
