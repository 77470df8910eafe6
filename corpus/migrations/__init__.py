"""Alembic migrations: each step from an older database to today's schema."""

import ast
import re
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

_REVISION = re.compile(r'^(down_)?revision = "(\w+)"', re.MULTILINE)
_NAME = re.compile(r"\w+")
_ALONE = f"""
SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SELECT pg_advisory_xact_lock({0x666F6F746E6F7465})
"""
"""A large table takes long to change. The number is "footnote", by which no other program locks."""

_VERSIONS = Path(__file__).parent / "versions"


class MadeByNewerVersion(Exception):
    """The database is at a revision that this version does not know."""


def newest_revision() -> str:
    """Return the revision of today's schema: the one that no other follows."""
    steps = [file.read_text("utf-8") for file in _VERSIONS.glob("r*.py")]
    found = [each for step in steps for each in _REVISION.findall(step)]
    followed = {revision for down, revision in found if down}
    (newest,) = {revision for down, revision in found if not down} - followed
    return str(newest)


def knows(revision: str) -> bool:
    """Return whether *revision* is a step of this version: a newer Footnote has others."""
    steps = (file.read_text("utf-8") for file in _VERSIONS.glob("r*.py"))
    return any(("", revision) in _REVISION.findall(step) for step in steps)


def steps_after(revision: str) -> dict[str, str]:
    """Return what each step after *revision* is for, by its own revision, in their order."""
    files = sorted(_VERSIONS.glob("r*.py"))
    told = {file.name[1:5]: ast.get_docstring(ast.parse(file.read_text("utf-8"))) for file in files}
    return {each: sentence or "" for each, sentence in told.items() if each > revision}


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the database of *connection*; `None` where Footnote made none there.

    Raises:
        ValueError: What it says of its schema is no revision's name.
    """
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalars(sa.text("SELECT version_num FROM alembic_version")).all()
    if len(found) != 1 or not _NAME.fullmatch(found[0]):
        raise ValueError(found)
    return str(found[0])


def is_current(connection: Connection) -> bool:
    """Return whether this version can use the database of *connection* as it stands.

    It has today's schema, or that of a newer version which merely added to it. It is asked at
    every start, so it does without Alembic, which takes long to import.

    Raises:
        ValueError: What it says of its schema is no revision's name.
    """
    found = revision_of(connection)
    if found is None or found == newest_revision():
        return found is not None
    return not knows(found) and knows(_usable_from(connection))


def _usable_from(connection: Connection) -> str:
    """Return the oldest revision whose code can use the database; nothing where it tells none."""
    columns = sa.inspect(connection).get_columns("alembic_version")
    if not any(each["name"] == "usable_from" for each in columns):
        return ""
    return str(connection.scalar(sa.text("SELECT usable_from FROM alembic_version")))


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database of *connection* to revision *to*, inside its transaction.

    Of several processes that start together one does so, while the others wait; they find it done.

    Raises:
        MadeByNewerVersion: This version cannot use it.
    """
    from alembic import command  # noqa: PLC0415 - see is_current
    from alembic.config import Config  # noqa: PLC0415 - see is_current
    from alembic.util import CommandError  # noqa: PLC0415 - see is_current

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        connection.exec_driver_sql(_ALONE)
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise MadeByNewerVersion from error
