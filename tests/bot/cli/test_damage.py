"""A database of which parts are gone is told in one sentence, whatever is done with it."""

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from corpus.errors import FootnoteError, StoreUnavailable
from corpus.storage.database import Database
from corpus.store import OPERATOR, Store
from tests.bot.cli.commands import Footnote
from tests.bot.processes import forked, said
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

PAGE = 4096
"""Bytes of a page of SQLite's."""

REMEDY = "restore it from a backup, or move it away to start empty."

COMMANDS = (
    ("ask", "Who wrote the memoir?"),
    ("ask", "Who wrote the memoir?", "--json"),
    ("chat",),
    ("source", "list"),
    ("source", "list", "--json"),
    ("source", "show", "ID"),
    ("source", "history"),
    ("source", "export", "out.zip"),
    ("source", "add", "new.md"),
    ("source", "import", "kept.zip"),
    ("source", "refresh", "ID"),
    ("source", "remove", "ID"),
)


@pytest.fixture
def footnote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Footnote:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    return Footnote(monkeypatch, capsys)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for a database of twelve articles, which the first test that asks fills."""
    return tmp_path_factory.mktemp("filled")


@pytest.fixture
def file(footnote: Footnote, home: Path, filled: Path) -> Path:
    """Return a database of twelve articles, of many pages."""
    if not (filled / "kept.zip").exists():
        fill(footnote)
        shutil.copy("kept.zip", filled)
        shutil.copytree(home, filled / "home")
    shutil.copy(filled / "kept.zip", "kept.zip")
    shutil.copytree(filled / "home", home, dirs_exist_ok=True)
    Path("new.md").write_text(f"---\ntitle: New\n---\n{BRIDGE} It is new.", encoding="utf-8")
    return home / "footnote.db"


def fill(footnote: Footnote) -> None:
    names = [f"{number}.md" for number in range(12)]
    for name in names:
        letters = "\n\n".join(f"Keeper {name} wrote letter {n}. {BRIDGE}" for n in range(8))
        text = (
            f"---\ntitle: Memoir {name}\n---\n{MEMOIR} So {name} ends.\n\n{letters}\n\n{MISSILES}"
        )
        Path(name).write_text(text, encoding="utf-8")
    assert footnote("source", "add", *names).status == 0
    assert footnote("source", "export", "kept.zip").status == 0


def zeroed(kind: str, data: bytes) -> bytes:
    """Return *data* with half of it, or a part, made zeros."""
    size, damaged = len(data), bytearray(data)
    spans: list[tuple[int, int]]
    match kind:
        case "first half":
            spans = [(0, size // 2)]
        case "second half":
            spans = [(size // 2, size)]
        case "all but the header":
            spans = [(100, size)]
        case "middle":
            spans = [(size // 4, 3 * size // 4)]
        case "every other page":
            spans = [(start, start + PAGE) for start in range(PAGE, size, 2 * PAGE)]
        case "the end of every page":
            spans = [(start + PAGE // 2, start + PAGE) for start in range(0, size, PAGE)]
        case _:
            spans = [(start, start + 1) for start in range(100, size, 2)]
    for start, end in spans:
        damaged[start:end] = bytes(end - start)
    return bytes(damaged)


def damage(file: Path, kind: str) -> None:
    """Make half of *file* zeros, or a part, as `zeroed` says."""
    file.write_bytes(zeroed(kind, file.read_bytes()))


def write(file: Path, statement: str) -> None:
    """Change the database as Footnote would not: without a check of anything."""
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "kind",
    [
        "first half",
        "second half",
        "all but the header",
        "middle",
        "every other page",
        "the end of every page",
        "every other byte",
    ],
)
def test_a_half_zeroed_database_is_one_sentence_for_every_command(
    footnote: Footnote, file: Path, kind: str
) -> None:
    key = json.loads(footnote("source", "list", "--json").out)[0]["id"]
    damaged = zeroed(kind, file.read_bytes())
    for words in COMMANDS:
        file.write_bytes(damaged)

        told = footnote(*(key if each == "ID" else each for each in words))

        assert told.status == 1, words
        assert told.out == "", words
        assert told.err.endswith(f"{REMEDY}\n"), (words, told.err)
        assert len(told.err.splitlines()) == 1, words


@pytest.mark.slow
def test_where_any_part_is_zeroed_a_command_works_or_ends_in_one_sentence(
    footnote: Footnote, file: Path
) -> None:
    key = json.loads(footnote("source", "list", "--json").out)[0]["id"]
    sound, chance = file.read_bytes(), random.Random(16)  # noqa: S311 - the same places every time
    refused = 0
    for _ in range(30):
        start = chance.randrange(100, len(sound))
        end = min(len(sound), start + chance.choice([16, 512, PAGE, 10 * PAGE]))
        damaged = sound[:start] + bytes(end - start) + sound[end:]
        for words in (
            ("ask", "Who wrote the memoir?"),
            ("source", "list"),
            ("source", "remove", key),
        ):
            file.write_bytes(damaged)

            told = footnote(*words)

            assert len(told.err.splitlines()) == told.status, (start, end, told.err)
            assert "\\u0000" not in told.out, (start, end)
            refused += told.status
    assert refused > 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article_versions SET paragraphs = '[[1, \"body\"'",
        "UPDATE article_versions SET paragraphs = '[[1, \"bo\", 0, 3]]'",
        "UPDATE article_versions SET paragraphs = 'null'",
        "UPDATE article_versions SET authors = ''",
        "UPDATE article_versions SET published = 'long ago'",
        "UPDATE article_versions SET body = CAST(x'ff00' AS TEXT)",
        "UPDATE article_versions SET body = body || char(0)",
        "UPDATE sources SET posted_at = '2026'",
        "UPDATE sources SET kind = 'rumour'",
        "UPDATE passages SET vectors = x'0001'",
        "UPDATE passages SET pieces = x'0102030405'",
        "UPDATE alembic_version SET version_num = char(0)",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
        "DROP TABLE passages",
    ],
)
def test_rows_that_are_not_as_they_were_written_are_damage(
    footnote: Footnote, file: Path, statement: str
) -> None:
    write(file, statement)

    told = footnote("ask", "Who wrote the memoir?")

    assert (told.status, told.out) == (1, "")
    assert told.err.endswith(f"{REMEDY}\n")
    assert len(told.err.splitlines()) == 1


def test_what_no_database_can_look_for_is_a_refusal_and_no_damage(footnote: Footnote) -> None:
    told = footnote("source", "show", "\udcff")

    assert told.status == 1
    assert told.err == (
        "This has a character in it that cannot be stored: write it again without.\n"
    )


def test_a_refusal_inside_a_transaction_stays_what_it_is(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")

    with pytest.raises(FootnoteError, match="Mine") as found, database.read():
        raise FootnoteError("Mine.")

    assert not isinstance(found.value, StoreUnavailable)
    assert Store(database).articles([OPERATOR]) == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["first half", "second half", "every other page"])
async def test_the_bot_does_not_start_on_a_half_zeroed_database_and_says_why(
    footnote: Footnote, file: Path, home: Path, kind: str
) -> None:
    del footnote
    damage(file, kind)

    async with DiscordDouble() as discord, forked(discord, home) as process:
        errors = await said(process)

    assert process.returncode == 1
    assert errors.endswith(f"{REMEDY}\n")
    assert "Traceback" not in errors


async def test_the_bot_stops_where_its_articles_cannot_be_read_and_says_why(
    footnote: Footnote, file: Path, home: Path
) -> None:
    del footnote
    write(file, "UPDATE article_versions SET body = body || char(0)")

    async with DiscordDouble() as discord, forked(discord, home) as process:
        errors = await said(process)

    assert process.returncode == 1
    assert errors.endswith(f"{REMEDY}\n")
    assert "Traceback" not in errors
