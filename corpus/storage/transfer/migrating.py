"""Bringing a database to today's schema when the operator says so, and telling what was done."""

from dataclasses import dataclass

from corpus.migrations import newest_revision, revision_of, steps_after
from corpus.storage.database import Database
from corpus.storage.examination import is_there
from corpus.storage.transfer.copying import reading


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which revision a database came to which; `None` where there was none before.

    *steps* says what each step was for, by its revision.
    """

    before: str | None
    after: str
    steps: dict[str, str]


def migrate(url: str) -> Migrated:
    """Bring the database of *url* to today's schema; return what was done.

    Raises:
        StoreUnavailable: It cannot be used, or was made by a newer Footnote.
    """
    before = _revision(url) if is_there(url) else None
    Database(url).close()
    steps = {} if before is None else steps_after(before)
    # A newer version's schema may be one that this version can use: it stays.
    return Migrated(before, _revision(url) or newest_revision(), steps)


def _revision(url: str) -> str | None:
    with reading(url) as connection:
        return revision_of(connection)
