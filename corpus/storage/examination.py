"""A look at a database that changes nothing in it: is it there, whole, and of this version?"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError

from corpus.migrations import is_current, knows, revision_of
from corpus.storage.database import connectable, name_of
from corpus.storage.failures import failure


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database stands; *damage* is what SQLite says of its file, where it is not whole."""

    is_current: bool
    is_newer: bool
    damage: str | None


def examine(url: str) -> Condition | None:
    """Return how the database of *url* stands; `None` where there is none yet.

    Raises:
        StoreUnavailable: It cannot be reached or read at all.
    """
    name = name_of(url)
    if not is_there(url):
        return None
    engine = connectable(url)
    try:
        with engine.connect() as connection:
            return _condition(connection)
    except DBAPIError as error:
        raise failure(error, name) from error
    finally:
        engine.dispose()


def is_there(url: str) -> bool:
    """Return whether there is a database of *url* already, as far as its file tells."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return True
    return Path(parsed.database).exists()


def _condition(connection: Connection) -> Condition:
    damage = None
    if connection.dialect.name == "sqlite":
        said = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        damage = None if said == "ok" else said
    found = revision_of(connection)
    usable = is_current(connection)
    is_newer = not usable and found is not None and not knows(found)
    return Condition(is_current=usable, is_newer=is_newer, damage=damage)
