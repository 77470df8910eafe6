"""A backup holds what the database did at one moment, and is restored whole or not at all."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from corpus.errors import StoreUnavailable
from corpus.migrations import newest_revision, upgrade
from corpus.storage.database import Database
from corpus.storage.schema import metadata
from corpus.storage.transfer.backup import back_up, restore
from corpus.storage.transfer.copying import copy_database, writing
from corpus.storage.transfer.migrating import migrate
from tests.corpus.storage.contents import contents
from tests.corpus.storage.transfer.filling import ROWS, fill

TABLES = len(metadata.tables)


def silent(_table: str, _rows: int) -> None:
    """Tell nobody of progress."""


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def contents_of(url: str) -> str:
    database = Database(url)
    try:
        return contents(database)
    finally:
        database.close()


def execute(file: Path, statement: str, *values: object) -> None:
    """Change what is in *file* as no part of Footnote would."""
    connection = sqlite3.connect(file)
    with connection:
        connection.execute(statement, values)
    connection.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a database that has rows in every table, and its backup."""
    folder = tmp_path_factory.mktemp("made")
    database = Database(url_of(folder / "kept.db"))
    with database.write() as connection:
        fill(connection)
    database.close()
    back_up(url_of(folder / "kept.db"), folder / "backup", silent)
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """Return the file of a database with rows in every table."""
    return Path(shutil.copy(made / "kept.db", tmp_path))


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """Return a backup of that database."""
    return Path(shutil.copy(made / "backup", tmp_path))


def test_a_restored_backup_holds_every_row_of_every_table(kept: Path, tmp_path: Path) -> None:
    saved = back_up(url_of(kept), tmp_path / "backup", silent)
    restored = restore(tmp_path / "backup", url_of(tmp_path / "new/restored.db"), silent)

    assert {each.rows for each in saved.values()} == {ROWS}
    assert len(saved) == TABLES
    assert restored == saved
    assert contents_of(url_of(tmp_path / "new/restored.db")) == contents_of(url_of(kept))


def test_what_is_written_during_a_backup_waits_for_nothing_and_is_not_in_it(
    kept: Path, tmp_path: Path
) -> None:
    before = contents_of(url_of(kept))

    def write(table: str, _rows: int) -> None:
        if table == metadata.sorted_tables[0].name:  # the others are read after it
            execute(kept, "UPDATE collections SET generation = 77")
            execute(kept, "DELETE FROM wishes")

    back_up(url_of(kept), tmp_path / "backup", write)
    restore(tmp_path / "backup", url_of(tmp_path / "restored.db"), silent)

    assert contents_of(url_of(tmp_path / "restored.db")) == before
    assert contents_of(url_of(kept)) != before


def test_a_backup_is_for_its_owner_alone(made: Path) -> None:
    assert (made / "backup").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_stays_as_it_is(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("mine", "utf-8")

    with pytest.raises(StoreUnavailable, match=r"backup is there already and stays as it is"):
        back_up(url_of(kept), tmp_path / "backup", silent)

    assert (tmp_path / "backup").read_text("utf-8") == "mine"


def test_the_log_of_a_former_database_keeps_another_from_its_place(
    backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "restored.db-wal").write_bytes(b"of another database")

    with pytest.raises(StoreUnavailable, match=r"restored\.db-wal is there already"):
        restore(backup, url_of(tmp_path / "restored.db"), silent)


def test_a_backup_that_fails_in_the_middle_leaves_nothing(kept: Path, tmp_path: Path) -> None:
    execute(kept, "UPDATE server_settings SET channels = '[half'")

    with pytest.raises(StoreUnavailable, match=r"kept\.db holds something that cannot be copied"):
        back_up(url_of(kept), tmp_path / "backups/backup", silent)

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_that_was_altered_is_refused_and_nothing_restored(
    backup: Path, tmp_path: Path
) -> None:
    execute(backup, "UPDATE passages SET start = start + 1 WHERE id = 2")

    with pytest.raises(StoreUnavailable, match=r"not as it was written \(passages\)"):
        restore(backup, url_of(tmp_path / "new/restored.db"), silent)

    assert list((tmp_path / "new").iterdir()) == []


def test_a_damaged_backup_is_refused_and_is_what_the_sentence_names(
    backup: Path, tmp_path: Path
) -> None:
    pages = bytearray(backup.read_bytes())
    pages[8192:-8192] = bytes(len(pages) - 16384)
    backup.write_bytes(pages)

    with pytest.raises(StoreUnavailable, match=r"backup"):
        restore(backup, url_of(tmp_path / "new/restored.db"), silent)

    assert not (tmp_path / "new/restored.db").exists()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", r"newer Footnote"),
        ("UPDATE backup_manifest SET form = 2", r"newer Footnote"),
        ("DROP TABLE backup_manifest", r"backup is no backup: name one"),
        ("DELETE FROM backup_manifest", r"cannot be copied"),
        ("UPDATE backup_manifest SET contents = '[1]'", r"cannot be copied"),
        ("UPDATE backup_manifest SET contents = '{\"sources\": 1}'", r"cannot be copied"),
        (
            "UPDATE backup_manifest SET contents = replace(hex(zeroblob(50000)), '0', '[')",
            r"cannot be copied",
        ),
        ("DROP TABLE alembic_version", r"is none of Footnote's"),
    ],
)
def test_what_this_version_cannot_restore_is_refused(
    backup: Path, tmp_path: Path, statement: str, sentence: str
) -> None:
    execute(backup, statement)

    with pytest.raises(StoreUnavailable, match=sentence):
        restore(backup, url_of(tmp_path / "restored.db"), silent)


def test_a_database_that_is_not_there_is_not_made_by_saving_it(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"There is no database file"):
        back_up(url_of(tmp_path / "none.db"), tmp_path / "backup", silent)

    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_no_backup_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(StoreUnavailable, match="There is no database file"):
        restore(tmp_path / "pipe", url_of(tmp_path / "restored.db"), silent)


def test_an_older_database_is_saved_as_it_is_and_restored_in_todays_schema(tmp_path: Path) -> None:
    old, restored = url_of(tmp_path / "old.db"), url_of(tmp_path / "restored.db")
    with writing(old) as connection:
        upgrade(connection, "0005")
        connection.exec_driver_sql("INSERT INTO collections (name, generation) VALUES ('a', 5)")
        connection.exec_driver_sql(
            "INSERT INTO server_settings (collection, channels, private_by_default, keep_days) "
            "VALUES ('a', '[]', false, 7)"
        )

    back_up(old, tmp_path / "backup", silent)
    restore(tmp_path / "backup", restored, silent)

    done = migrate(old)
    assert done.before == "0005"
    assert next(iter(done.steps)) == "0006"
    assert "('a', [], False, None, None, None, 7, None, True" in contents_of(restored)
    assert contents_of(restored) == contents_of(old)


def test_a_database_of_a_newer_version_is_not_saved(kept: Path, tmp_path: Path) -> None:
    execute(kept, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreUnavailable, match=r"kept\.db was made by a newer Footnote"):
        back_up(url_of(kept), tmp_path / "backup", silent)


def test_a_copy_is_never_written_into_what_holds_something(kept: Path, tmp_path: Path) -> None:
    Database(url_of(tmp_path / "used.db")).close()

    with pytest.raises(StoreUnavailable, match=r"used\.db is there already"):
        copy_database(url_of(kept), url_of(tmp_path / "used.db"), silent)


def test_the_steps_to_todays_schema_are_told(tmp_path: Path) -> None:
    url = url_of(tmp_path / "footnote.db")

    made, again = migrate(url), migrate(url)

    assert (made.before, made.after, made.steps) == (None, newest_revision(), {})
    assert (again.before, again.after, again.steps) == (newest_revision(), newest_revision(), {})
