"""`footnote backup`, `restore`, `copy-database` and `migrate`, as an operator types them."""

import json
import sqlite3
from pathlib import Path

import pytest

from corpus.migrations import newest_revision
from tests.bot.cli.commands import Footnote
from tests.doubles.articles import BRIDGE, MEMOIR

QUESTION = "memoir"


@pytest.fixture
def footnote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Footnote:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    return Footnote(monkeypatch, capsys)


def test_what_was_saved_answers_the_same_once_restored_or_copied(
    footnote: Footnote, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("memoir.txt", MEMOIR), ("bridge.txt", BRIDGE)):
        Path(name).write_text(text, encoding="utf-8")
        footnote("source", "add", name)
    before = footnote("ask", QUESTION, "--json").out

    saved = footnote("backup", "footnote.backup")
    copied = footnote("copy-database", f"sqlite:///{home}/footnote.db", "sqlite:///copy.db")
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "elsewhere"))
    restored = footnote("restore", "footnote.backup")
    from_backup = footnote("ask", QUESTION, "--json").out
    monkeypatch.setenv("FOOTNOTE_DATABASE", "sqlite:///copy.db")
    from_copy = footnote("ask", QUESTION, "--json").out

    assert json.loads(before)["passages"]
    assert before == from_backup == from_copy
    for each in (saved, copied, restored):
        assert (each.status, each.err) == (0, "")
    assert saved.out.endswith(" in footnote.backup. Keep it as safe as the database.\n")
    assert "held against its source, from footnote.backup.\n" in restored.out
    assert copied.out.endswith("To use the copy, set FOOTNOTE_DATABASE to its URL.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("backup", "memoir.txt"), "memoir.txt is there already and stays as it is"),
        (("restore", "memoir.txt"), "There is no database file /"),
        (("copy-database", "sqlite:///none.db", "sqlite:///new.db"), "no database file none.db"),
        (
            ("copy-database", "sqlite:///none.db", "new"),
            "A database is named by its URL: write it as",
        ),
        (("copy-database", "sqlite://", "sqlite:///new.db"), "in memory cannot be copied"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    footnote: Footnote, words: tuple[str, ...], sentence: str
) -> None:
    if words[0] == "backup":
        footnote("migrate")
        Path("memoir.txt").write_text(MEMOIR, encoding="utf-8")

    said = footnote(*words)

    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert sentence in said.err


def test_migrating_tells_each_step_that_was_taken(footnote: Footnote, home: Path) -> None:
    newest = newest_revision()
    made, again = footnote("migrate"), footnote("migrate")
    connection = sqlite3.connect(home / "footnote.db")
    with connection:
        said = "UPDATE alembic_version SET version_num = '9999', usable_from = '9999'"
        connection.execute(said)
    connection.close()
    newer = footnote("migrate")

    assert made.out == f"The database was made, at revision {newest}.\n"
    assert again.out == f"The database is at revision {newest} already: there is nothing to do.\n"
    assert (newer.status, newer.out) == (1, "")
    assert "was made by a newer Footnote: install that version" in newer.err
