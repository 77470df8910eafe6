"""A backup: one file of one form for every engine, with the proof that it is whole.

It is an SQLite database of the schema that the saved one had, with a manifest beside its tables.
"""

import json
from dataclasses import asdict
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.drafts import now
from corpus.errors import StoreUnavailable
from corpus.migrations import upgrade
from corpus.storage.database import name_of
from corpus.storage.transfer.copying import copy_contents, known_revision, reading, writing
from corpus.storage.transfer.row_copying import Progress, Tally, differing

FORM = 1
"""The form of the manifest; a higher one was written by a newer Footnote."""

_manifest = sa.Table(
    "backup_manifest",
    sa.MetaData(),
    sa.Column("form", sa.Integer, nullable=False),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("contents", sa.Text, nullable=False),
)


def back_up(url: str, file: Path, progress: Progress) -> dict[str, Tally]:
    """Save the database of *url*, as it is at one moment, in the new *file*; return what it has.

    Raises:
        StoreUnavailable: The database cannot be read, *file* is there or cannot be written, or
            what was written differs from what was read.
    """
    with reading(url) as source:
        revision = known_revision(source, name_of(url))
        with writing(_url_of(file)) as target:
            saved = copy_contents(source, target, revision, progress)
            _write_manifest(target, saved)
    return saved


def restore(file: Path, url: str, progress: Progress) -> dict[str, Tally]:
    """Bring what *file* holds into the empty database of *url*, in today's schema; return it.

    Raises:
        StoreUnavailable: *file* is no backup, is damaged or was made by a newer Footnote; or the
            database holds something or cannot be written.
    """
    with reading(_url_of(file)) as source:
        expected = _read_manifest(source, file)
        revision = known_revision(source, f"The backup {file}")
        with writing(url) as target:
            restored = copy_contents(source, target, revision, progress)
            _require_whole(expected, restored, file)
            upgrade(target)
    return restored


def _write_manifest(connection: Connection, contents: dict[str, Tally]) -> None:
    _manifest.create(connection)
    written = json.dumps({name: asdict(each) for name, each in contents.items()})
    row = {"form": FORM, "made_at": now().isoformat(), "contents": written}
    connection.execute(sa.insert(_manifest), [row])


def _read_manifest(connection: Connection, file: Path) -> dict[str, Tally]:
    if not sa.inspect(connection).has_table(_manifest.name):
        raise StoreUnavailable(
            "{file} is no backup: name one that `footnote backup` made. A database is copied by "
            "`footnote copy-database`.",
            file=str(file),
        )
    found = connection.execute(sa.select(_manifest)).one()
    if found.form > FORM:
        raise StoreUnavailable(
            "{file} was made by a newer Footnote: install that version.", file=str(file)
        )
    return {name: Tally(**each) for name, each in json.loads(found.contents).items()}


def _require_whole(expected: dict[str, Tally], found: dict[str, Tally], file: Path) -> None:
    if found != expected:
        raise StoreUnavailable(
            "{file} is not as it was written ({tables}), and nothing was restored: take another "
            "backup.",
            file=str(file),
            tables=differing(expected, found),
        )


def _url_of(file: Path) -> str:
    return f"sqlite:///{file.absolute()}"
