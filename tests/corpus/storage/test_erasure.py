"""What is erased is gone from the database's files, not only from its tables."""

import logging
import random
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

from corpus import migrations
from corpus.article import SourceKind
from corpus.errors import UnknownArticle
from corpus.privacy.personal_data import PersonalData
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion, Asker
from corpus.servers.departures import GRACE, Servers
from corpus.servers.shards import ALL
from corpus.storage import secure_deletion
from corpus.storage.database import Database
from corpus.storage.schema import (
    article_sketches,
    article_versions,
    asked_questions,
    collections,
    passages,
    sources,
    submissions,
)
from corpus.store import UNDO_FOR
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import KEPT_FOR, Submissions
from index.engine import Engine
from tests.corpus.servers.sights import is_gone
from tests.doubles.articles import draft, source
from tests.doubles.encoder import WordEncoder

SERVER = "discord:1"
WORDS = "Who is the quillfeather memorandum's author?"
MARK = "quillfeather"
OTHER = "Whose marmalade is kept, as nobody wants it erased?"
KEPT = "marmalade"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def database(home: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{home / 'footnote.db'}")
    yield made
    made.close()


def stands(home: Path, words: str) -> list[str]:
    """Return the names of the database's files that hold *words*."""
    files = sorted(home.glob("footnote.db*"))
    return [each.name for each in files if words.encode() in each.read_bytes()]


def ask(database: Database, words: str = WORDS, asker: str = "7") -> None:
    AskedQuestions(database).remember(SERVER, AskedQuestion(words), Asker(asker, "501"))


def delete_mine(database: Database) -> Callable[[], object]:
    ask(database)
    return lambda: PersonalData(database).erase("7")


def forget_old(database: Database) -> Callable[[], object]:
    ask(database)
    past = datetime.now(UTC) - timedelta(days=31)
    mine = asked_questions.c.question == WORDS
    with database.write() as connection:
        connection.execute(asked_questions.update().where(mine).values(asked_at=past))
    return AskedQuestions(database).forget_old


def leave_server(database: Database) -> Callable[[], object]:
    AskedQuestions(database).remember("discord:2", AskedQuestion(WORDS), Asker("7"))
    past = datetime.now(UTC) - GRACE - timedelta(minutes=1)
    gone = collections.c.name == "discord:2"
    with database.write() as connection:
        connection.execute(collections.update().where(gone).values(left_at=past))
    return lambda: Servers(database).erase_gone(ALL, is_gone)


def withdraw(database: Database) -> Callable[[], object]:
    engine = Engine(database, WordEncoder())
    held = engine.writer.add(SERVER, draft(WORDS), source())
    engine.writer.replace(SERVER, held.id, draft(f"{WORDS} It is revised."), source())
    engine.writer.remove(SERVER, held.id)
    past = datetime.now(UTC) - UNDO_FOR - timedelta(minutes=1)
    with database.write() as connection:
        connection.execute(sources.update().values(removed_at=past))
    return engine.store.erase_withdrawn


def let_lapse(database: Database) -> Callable[[], object]:
    posted = Posted(SourceKind.TEXT, "pasted", "Ada", "7", data=WORDS.encode())
    Submissions(database).submit(SERVER, posted)
    past = datetime.now(UTC) - KEPT_FOR - timedelta(minutes=1)
    with database.write() as connection:
        connection.execute(submissions.update().values(posted_at=past))
    return Submissions(database).forget_old


@pytest.mark.parametrize("begin", [delete_mine, forget_old, leave_server, withdraw, let_lapse])
@pytest.mark.parametrize("small", [True, False])
def test_what_is_erased_is_gone_from_every_file_and_nothing_else_is(
    home: Path,
    database: Database,
    begin: Callable[[Database], Callable[[], object]],
    small: bool,  # noqa: FBT001 - a table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not small:
        monkeypatch.setattr(secure_deletion, "SMALL", 0)
    ask(database, OTHER, "8")
    erase = begin(database)
    assert stands(home, MARK) != []

    erase()

    assert stands(home, MARK) == []
    assert stands(home, KEPT) != []


def test_without_care_the_words_would_stay(
    home: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.storage.database.scrub", lambda *_, **__: True)
    delete_mine(database)()

    assert stands(home, MARK) != []


def test_who_reads_meanwhile_delays_the_cleaning_and_never_the_erasure(
    home: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(secure_deletion, "PATIENCE", 1)
    erase = delete_mine(database)
    reader = sqlite3.connect(home / "footnote.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT question FROM asked_questions").fetchall()

    erase()

    assert PersonalData(database).get("7").questions == ()
    assert stands(home, MARK) != []
    assert "is being read" in caplog.text
    reader.close()
    AskedQuestions(database).forget_old()
    assert stands(home, MARK) == []


def test_a_row_that_was_moved_between_pages_leaves_no_copy_behind(
    home: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, ids = random.Random(7), random.Random(1007)  # noqa: S311 - a repeatable mixture
    monkeypatch.setattr(secrets, "token_hex", lambda _: f"{ids.getrandbits(64):016x}")
    kept: dict[int, str] = {}
    gone: list[str] = []
    for number in range(500):
        kept[number] = f"Question-{number:06d}-{'x' * order.randint(1, 300)}"
        ask(database, kept[number], str(number % 9))
        with database.write(durable=False) as connection:
            if order.random() < 0.7:
                _grow(connection, order.choice(list(kept.values())), order.randint(0, 400))
            if order.random() < 0.35:
                gone.append(kept.pop(order.choice(list(kept))))
                lost = asked_questions.c.question == gone[-1]
                connection.execute(asked_questions.delete().where(lost))

    AskedQuestions(database).forget_old()

    held = b"".join(each.read_bytes() for each in home.glob("footnote.db*"))
    assert [each for each in gone if each[:16].encode() in held] == []
    assert [each for each in kept.values() if each[:16].encode() not in held] == []


def _grow(connection: Connection, question: str, length: int) -> None:
    chosen = asked_questions.c.question == question
    connection.execute(asked_questions.update().where(chosen).values(publication="y" * length))


def _older_file(home: Path, revision: str = "0006") -> str:
    """Make a database as an older version left it: freed pages full of deleted questions."""
    url = f"sqlite:///{home / 'footnote.db'}"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
        insert = sa.text(
            "INSERT INTO asked_questions (id, collection, question, asked_at) "
            "VALUES (:id, :collection, :words, '2026-11-01 10:00:00')"
        )
        rows = [{"id": f"{number:016d}", "collection": SERVER} for number in range(100)]
        connection.execute(insert, [row | {"words": WORDS * 9} for row in rows])
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
        connection.execute(sa.text("DELETE FROM asked_questions WHERE id > '0000000000000001'"))
        connection.execute(sa.text("UPDATE asked_questions SET question = :w"), {"w": OTHER})
    engine.dispose()
    return url


def test_the_first_start_cleans_the_file_of_an_older_version_once(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = _older_file(home)
    assert stands(home, MARK) == ["footnote.db"]

    Database(url).close()

    assert stands(home, MARK) == []
    assert stands(home, KEPT) != []
    assert _user_version(home) == 1
    assert caplog.text == ""


def test_a_file_too_large_to_be_cleaned_at_start_is_told_of_and_stays_usable(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    url = _older_file(home, "head")  # a step that makes tables anew would write over the pages
    monkeypatch.setattr(secure_deletion, "AFFORDABLE", 0)

    with caplog.at_level(logging.WARNING):
        opened = Database(url)

    with opened.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(asked_questions)) == 2
    opened.close()
    assert "run VACUUM" in caplog.text
    assert (_user_version(home), stands(home, MARK)) == (0, ["footnote.db"])
    monkeypatch.undo()
    Database(url).close()
    assert stands(home, MARK) == []


def test_a_new_file_has_nothing_to_be_cleaned_of(home: Path, database: Database) -> None:
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    assert _user_version(home) == 1


def test_a_withdrawn_source_leaves_its_number_and_history_alone(database: Database) -> None:
    engine = Engine(database, WordEncoder())
    held = engine.writer.add(SERVER, draft(WORDS), source())
    engine.writer.remove(SERVER, held.id)
    engine.store.erase_withdrawn()
    assert engine.store.restore(SERVER, held.id).body == WORDS
    engine.writer.remove(SERVER, held.id)
    with database.write() as connection:
        past = datetime.now(UTC) - UNDO_FOR - timedelta(minutes=1)
        connection.execute(sources.update().values(removed_at=past))

    engine.store.erase_withdrawn()

    with database.read() as connection:
        for table in (article_versions, article_sketches, passages):
            assert connection.execute(sa.select(table)).all() == []
    with pytest.raises(UnknownArticle, match="no longer be restored"):
        engine.store.restore(SERVER, held.id)
    again = engine.writer.add(SERVER, draft(WORDS), source("again.txt"))
    assert (again.id, again.version, again.source.name) == (held.id, 2, "again.txt")


def _user_version(home: Path) -> int:
    with sqlite3.connect(home / "footnote.db") as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
    return int(version)
