"""Keys of all that is a server's say whose it is; a version before goes on, and need not say it."""

from dataclasses import dataclass

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Connection

from corpus.migrations.rebuilding import Rebuilt, rebuild

revision = "0018"
down_revision = "0017"

_OLDER = "before_0018_"
"""What is there for versions before this step alone: a later one drops it, and moves `usable_from`
to this one. By their keys of before they insert or update, so these stay unique; and where they
name no collection, a trigger does."""


@dataclass(frozen=True)
class _Keyed:
    """A table with its *key* of before, and the *parent* whose key its columns *by* refer to.

    Whose a row is stands at the row of *owner* whose id is in the first column of *by*, where the
    table does not say it itself.
    """

    table: str
    key: tuple[str, ...]
    by: tuple[str, ...] = ()
    parent: str = ""
    parent_key: tuple[str, ...] = ()
    owner: str = ""
    unique: tuple[str, ...] = ()

    @property
    def is_numbered(self) -> bool:
        """Return whether the database numbers its rows: SQLite does so by a key of one column."""
        return self.table in {"passages", "source_events"}

    @property
    def owners(self) -> str:
        """Return the query for whose a row is, without the end: the value of the first of *by*."""
        column = {"sources": "article_id", "asked_questions": "id"}[self.owner]
        return f"SELECT collection FROM {self.owner} WHERE {column} = "  # noqa: S608 - ours

    @property
    def constraints(self) -> tuple[str, ...]:
        """Return the constraints that have the collection in them, besides the primary key."""
        made = []
        if self.parent:
            name = f"fk_{self.table}_{self.by[0]}"
            refers = f"REFERENCES {self.parent} ({_with(self.parent_key)}) ON DELETE CASCADE"
            made.append(f"CONSTRAINT {name} FOREIGN KEY ({_with(self.by)}) {refers}")
        if self.unique:
            name = f"uq_{self.table}_{self.unique[0]}"
            made.append(f"CONSTRAINT {name} UNIQUE ({_with(self.unique)})")
        return tuple(made)


_VERSION = ("article_id", "version")
_SLICE = (*_VERSION, "model", "start")
_ID = ("id",)
_ASKED = ("question_id",)
_JUDGED = ("question_id", "actor")
_QUESTIONS = "asked_questions"
_KEYED = (
    _Keyed("sources", ("article_id",)),
    _Keyed("article_versions", _VERSION, ("article_id",), "sources", ("article_id",), "sources"),
    _Keyed("passages", _ID, _VERSION, "article_versions", _VERSION, "sources", _SLICE),
    _Keyed("article_sketches", ("article_id",), _VERSION, "article_versions", _VERSION, "sources"),
    _Keyed("source_events", _ID),
    _Keyed("submissions", _ID),
    _Keyed(_QUESTIONS, _ID),
    _Keyed("question_feedback", _JUDGED, _ASKED, _QUESTIONS, _ID, _QUESTIONS),
    _Keyed("gaps", _ASKED, _ASKED, _QUESTIONS, _ID),
    _Keyed("wishes", _JUDGED, _ASKED, _QUESTIONS, _ID, _QUESTIONS),
)
"""Each after what it refers to."""

_STILL_UNIQUE = tuple(
    each for each in _KEYED if each.table != "article_versions" and not each.is_numbered
)
"""Whose ids no other server's row may have, as before; the others' follow from those."""

_OF_COLLECTION = (
    "CONSTRAINT fk_sources_collection FOREIGN KEY (collection) "
    "REFERENCES collections (name) ON DELETE CASCADE"
)


def upgrade() -> None:
    """Put the collection into the keys, and let versions before go on writing by theirs."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        _change(connection)
    else:
        _rebuild(connection)


def _with(columns: tuple[str, ...]) -> str:
    return ", ".join([*columns, "collection"])


def _change(connection: Connection) -> None:
    names = ", ".join(each.table for each in _KEYED)
    # At once, so that what a process has begun is ended before, and what it begins waits.
    connection.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
    for each in _KEYED:
        if each.owner:
            _fill(connection, each)
    _keep_unique(connection)  # made before the new keys: found first where two write at once
    for each in reversed(_KEYED):
        _drop_keys(connection, each.table)
    for each in _KEYED:
        for key in (f"PRIMARY KEY ({_with(each.key)})", *each.constraints):
            connection.exec_driver_sql(f"ALTER TABLE {each.table} ADD {key}")
    for each in _KEYED:
        if each.owner:
            _fill_later(connection, each)


def _fill(connection: Connection, keyed: _Keyed) -> None:
    table = keyed.table
    connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN collection VARCHAR(64)")
    owners = f"({keyed.owners}{table}.{keyed.by[0]})"
    connection.exec_driver_sql(f"UPDATE {table} SET collection = {owners}")  # noqa: S608 - ours
    connection.exec_driver_sql(f"ALTER TABLE {table} ALTER COLUMN collection SET NOT NULL")


def _drop_keys(connection: Connection, table: str) -> None:
    found = sa.inspect(connection)
    dropped = [each["name"] for each in found.get_unique_constraints(table)]
    dropped += [each["name"] for each in found.get_foreign_keys(table) if table != "sources"]
    dropped.append(found.get_pk_constraint(table)["name"])
    for name in dropped:
        connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def _fill_later(connection: Connection, keyed: _Keyed) -> None:
    name = f"{_OLDER}{keyed.table}"
    connection.exec_driver_sql(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"NEW.collection := ({keyed.owners}NEW.{keyed.by[0]}); RETURN NEW; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {name} BEFORE INSERT ON {keyed.table} FOR EACH ROW "
        f"WHEN (NEW.collection IS NULL) EXECUTE FUNCTION {name}()"
    )


def _keep_unique(connection: Connection) -> None:
    for each in _STILL_UNIQUE:
        columns = ", ".join(each.key)
        name = f"{_OLDER}{each.table}"
        connection.exec_driver_sql(f"CREATE UNIQUE INDEX {name} ON {each.table} ({columns})")


def _rebuild(connection: Connection) -> None:
    rebuild(connection, [_rebuilt(each) for each in _KEYED if each.table != "source_events"])
    _keep_unique(connection)
    for each in _KEYED:
        if each.owner:
            filled = f"SET collection = ({each.owners}NEW.{each.by[0]}) WHERE rowid = NEW.rowid"
            connection.exec_driver_sql(
                f"CREATE TRIGGER {_OLDER}{each.table} AFTER INSERT ON {each.table} "
                f"WHEN NEW.collection = '' BEGIN UPDATE {each.table} {filled}; END"
            )


def _rebuilt(keyed: _Keyed) -> Rebuilt:
    key = ", ".join(keyed.key) if keyed.is_numbered else _with(keyed.key)
    constraints = [f"PRIMARY KEY ({key})", *keyed.constraints]
    if keyed.table == "sources":
        constraints.append(_OF_COLLECTION)
    if not keyed.owner:
        return Rebuilt(keyed.table, tuple(constraints))
    # What a version before leaves out is empty until the trigger fills it: its BEFORE could not.
    defined = "VARCHAR(64) DEFAULT '' NOT NULL"
    filled = f"({keyed.owners}old.{keyed.by[0]})"
    return Rebuilt(keyed.table, tuple(constraints), {"collection": (defined, filled)})
