"""Alembic migrations: each step from an older database to today's schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection


def upgrade(connection: Connection) -> None:
    """Bring the database of *connection* to the newest revision, inside its transaction.

    Raises `alembic.util.CommandError` for a database made by a newer Footnote.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
