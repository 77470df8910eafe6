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
    """Return whether *engine* works on an SQLite file."""
    named = engine.url.database
    return engine.dialect.name == "sqlite" and bool(named) and named != ":memory:"


def mark_clean(engine: Engine) -> None:
    """Note that the file was new when it was first opened: it has nothing to be cleaned of."""
    with _raw(engine) as raw:
        raw.execute(f"PRAGMA user_version = {_CLEAN}")


def clean_once(engine: Engine) -> None:
    """Write a file of an older version anew, so that nothing deleted is left between its rows.

    One that is too large for that, or in use, stays as it is: it is tried at the next start.
    """
    with _raw(engine) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        if version >= _CLEAN:
            return
        size = _size(raw)
        if size > AFFORDABLE or not _has_room(engine, size):
            log.warning(
                "The database may still hold what older versions erased: stop the bot and run "
                "VACUUM and PRAGMA user_version = %s on it once, when the disk has room for two "
                "copies.",
                _CLEAN,
            )
            return
        try:
            raw.execute("VACUUM")
            raw.execute(f"PRAGMA user_version = {_CLEAN}")
        except sqlite3.Error as error:
            log.warning("The database could not be cleaned (%s): the next start tries.", error)
    empty_log(engine)


def scrub(engine: Engine, *, erased: bool) -> bool:
    """Rid the file and its log of what was erased before; return whether that was possible.

    Where nothing was *erased*, the log alone is emptied.
    """
    if erased:
        with _raw(engine) as raw:
            if _size(raw) <= SMALL:
                try:
                    raw.execute("VACUUM")
                except sqlite3.Error as error:
                    log.warning("The database could not be written anew (%s).", error)
                    return False
    return empty_log(engine)


def empty_log(engine: Engine) -> bool:
    """Move all of SQLite's log into the file and cut it to nothing; return whether it was done."""
    with _raw(engine) as raw:
        for _ in range(TRIES):
            try:
                (busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error as error:
                log.warning("The database's log could not be emptied (%s).", error)
                return False
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
