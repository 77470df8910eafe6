"""Migrations lead to the schema that the code uses."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from corpus import migrations
from corpus.storage.database import Database
from corpus.storage.schema import metadata
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]


def test_the_newest_revision_is_the_head_of_the_one_chain() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_heads() == [migrations.newest_revision()]


def is_lasting(name: str | None, _kind: str, _parents: object) -> bool:
    """Return whether something of that name is not there for older versions alone."""
    return not (name or "").startswith("before_")


def test_the_newest_revision_is_the_schema(tmp_path: Path) -> None:
    Database(database_url(tmp_path)).close()

    engine = sa.create_engine(database_url(tmp_path))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_lasting})
        difference = compare_metadata(context, metadata)
    engine.dispose()

    assert difference == []
