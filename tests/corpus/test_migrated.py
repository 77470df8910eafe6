"""A database of the tests is what migrations make of an empty one, without going through them."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from corpus import migrations
from corpus.storage.database import Database


def content(file: Path) -> list[str]:
    with sqlite3.connect(file) as connection:
        made = list(connection.iterdump())
    connection.close()
    return made


def test_a_new_database_holds_what_migrating_an_empty_one_leaves(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path / 'new.db'}").close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    with engine.begin() as connection:
        migrations.upgrade(connection)
    engine.dispose()

    assert content(tmp_path / "new.db") == content(tmp_path / "migrated.db")


def test_one_of_an_older_version_is_migrated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        migrations.upgrade(connection, "0001")
    Database(url).close()

    with engine.connect() as connection:
        assert migrations.revision_of(connection) == migrations.newest_revision()
    engine.dispose()
