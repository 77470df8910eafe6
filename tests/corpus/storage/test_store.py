"""The store: whole or not at all, each collection its own, every change a generation."""

import os
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import SourceRefused, StoreUnavailable, UnknownArticle, UnknownCollection
from corpus.migrations import newest_revision, revision_of
from corpus.storage.database import Database
from corpus.storage.schema import sources
from corpus.storage.stored_passages import EmbeddedPassage, StoredPassage
from corpus.store import OPERATOR, UNDO_FOR, Store
from corpus.vector_store import VectorStore
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, article, source
from tests.doubles.databases import database_engine
from tests.doubles.unsynced import synced

__all__ = ["database_engine"]

ONE = [EmbeddedPassage(0, 5, b"\x00\x00\x80?")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "footnote.db"


def added(store: Store, text: str, collection: str = OPERATOR) -> Article:
    return store.add(collection, article(text, collection=collection), "m", ONE)


def listed(vectors: VectorStore) -> list[StoredPassage]:
    with vectors.reading(OPERATOR, "m") as state:
        return list(state.passages)


def generations(vectors: VectorStore, *names: str) -> tuple[int, ...]:
    return tuple(each.generation for each in vectors.revisions(names))


def test_an_added_article_comes_back_as_it_was(store: Store) -> None:
    made = added(store, MEMOIR)

    assert store.articles([OPERATOR]) == (made,)
    assert store.article([OPERATOR], made.id) == made


def test_every_change_moves_the_generation_of_its_collection_alone(
    store: Store, vectors: VectorStore
) -> None:
    first = added(store, MEMOIR, "discord:1")
    assert generations(vectors, "discord:1", "discord:2") == (1, 0)

    store.replace("discord:1", replace(first, body=first.body.upper()), "m", ONE)
    added(store, BRIDGE, "discord:2")
    assert generations(vectors, "discord:1", "discord:2") == (2, 1)

    store.remove("discord:1", first.id)
    assert generations(vectors, "discord:1", "discord:2") == (3, 1)


def test_the_same_words_are_refused_twice_in_one_collection(
    store: Store, vectors: VectorStore
) -> None:
    made = added(store, MEMOIR)

    with pytest.raises(SourceRefused, match=f"already here as {made.id}"):
        store.add(OPERATOR, replace(made, id="0" * 12, body=made.body.upper()), "m", ONE)

    assert generations(vectors, OPERATOR) == (1,)
    assert len(store.articles([OPERATOR])) == 1


def test_two_collections_may_hold_the_same_words(store: Store) -> None:
    one = added(store, MEMOIR, "discord:1")
    two = added(store, MEMOIR, "discord:2")

    assert one.id != two.id
    assert store.articles(["discord:1"]) == (one,)
    assert store.articles(["discord:2"]) == (two,)


def test_another_collections_article_is_unknown(store: Store) -> None:
    made = added(store, MEMOIR, "discord:1")

    with pytest.raises(UnknownArticle):
        store.article(["discord:2"], made.id)
    with pytest.raises(UnknownArticle):
        store.remove("discord:2", made.id)
    assert store.articles(["discord:1"]) == (made,)


def test_a_replaced_article_keeps_its_id_and_only_its_newest_version_is_searched(
    store: Store,
    vectors: VectorStore,
) -> None:
    first = added(store, MEMOIR)

    second = store.replace(OPERATOR, replace(first, body=BRIDGE), "m", ONE * 1)

    assert (second.id, second.version) == (first.id, 2)
    assert [each.body for each in store.articles([OPERATOR])] == [BRIDGE]
    assert len(listed(vectors)) == 1


def test_a_failure_in_the_middle_stores_nothing(store: Store, vectors: VectorStore) -> None:
    doubled = [EmbeddedPassage(0, 5, b""), EmbeddedPassage(0, 9, b"")]  # one start twice

    with pytest.raises(StoreUnavailable):
        store.add(OPERATOR, article(MEMOIR), "m", doubled)

    assert store.articles([OPERATOR]) == ()
    assert generations(vectors, OPERATOR) == (0,)


def test_what_was_added_survives_the_process(store: Store, url: str) -> None:
    made = added(store, MEMOIR)

    again = Database(url)

    assert Store(again).articles([OPERATOR]) == (made,)
    again.close()


def test_an_unknown_collection_is_named_with_the_known_ones(store: Store) -> None:
    added(store, MEMOIR, "discord:1")

    with pytest.raises(UnknownCollection, match="use one of discord:1, operator"):
        store.require("nowhere")
    store.require(OPERATOR)


def test_a_withdrawn_article_is_searched_no_more_and_can_be_taken_back(
    store: Store, vectors: VectorStore
) -> None:
    made = added(store, MEMOIR)

    store.remove(OPERATOR, made.id)

    assert store.articles([OPERATOR]) == ()
    assert listed(vectors) == []
    assert store.restore(OPERATOR, made.id) == made
    assert len(listed(vectors)) == 1


def test_a_withdrawn_article_cannot_be_taken_back_after_a_week(store: Store, url: str) -> None:
    made = added(store, MEMOIR)
    store.remove(OPERATOR, made.id)
    long_ago = datetime.now(UTC) - UNDO_FOR - timedelta(minutes=1)
    with Database(url).write() as connection:
        connection.execute(sources.update().values(removed_at=long_ago))

    with pytest.raises(UnknownArticle, match="7 days"):
        store.restore(OPERATOR, made.id)


def test_a_withdrawn_article_that_is_posted_again_is_its_next_version(store: Store) -> None:
    made = added(store, MEMOIR)
    store.remove(OPERATOR, made.id)

    again = added(store, MEMOIR)

    assert (again.id, [each.version for each in store.articles([OPERATOR])]) == (made.id, [2])


def test_words_that_an_article_began_with_are_posted_as_another_once_it_has_others(
    store: Store,
) -> None:
    first = added(store, MEMOIR)
    store.replace(OPERATOR, replace(first, body=BRIDGE), "m", ONE)

    second = added(store, MEMOIR)
    store.replace(OPERATOR, replace(second, body=MISSILES), "m", ONE)
    third = added(store, MEMOIR)
    store.remove(OPERATOR, third.id)
    again = added(store, MEMOIR)

    assert len({first.id, second.id, third.id}) == 3
    assert (again.id, again.version) == (third.id, 2)
    bodies = {each.id: each.body for each in store.articles([OPERATOR])}
    assert bodies == {first.id: BRIDGE, second.id: MISSILES, third.id: MEMOIR}


@pytest.mark.sqlite
def test_the_file_is_in_wal_mode(store: Store, file: Path) -> None:
    added(store, MEMOIR)

    with sqlite3.connect(file) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.sqlite
def test_a_new_file_that_another_process_begins_to_write_is_waited_for(file: Path) -> None:
    file.parent.mkdir()
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")  # SQLite refuses to change to WAL meanwhile, without waiting
    done = threading.Timer(0.3, other.execute, ["COMMIT"])
    done.start()

    database = Database(f"sqlite:///{file}")

    assert done.finished.is_set()
    with database.read() as connection:
        assert revision_of(connection) == newest_revision()
    database.close()
    done.join()
    other.close()


@pytest.mark.sqlite
def test_only_what_need_not_be_durable_goes_without_waiting_for_the_disk(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    found = []
    with synced():
        for durable in (True, False, True):  # on one pooled connection, which changes each time
            with database.write(durable=durable) as connection:
                found.append(connection.exec_driver_sql("PRAGMA synchronous").scalar())
    database.close()

    normal, full = 1, 2  # https://www.sqlite.org/pragma.html#pragma_synchronous
    assert found == [full, normal, full]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "content", [b"this is not a database at all" * 50, b"SQLite format 3\x00junk" * 99]
)
def test_a_damaged_file_is_told_in_a_sentence_and_left_alone(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    with pytest.raises(StoreUnavailable, match="is damaged: restore it from a backup"):
        Database(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_a_newer_database_is_left_alone(store: Store, url: str) -> None:
    added(store, MEMOIR)
    with Database(url).write() as connection:
        newer = "UPDATE alembic_version SET version_num = '9999', usable_from = '9999'"
        connection.exec_driver_sql(newer)

    with pytest.raises(StoreUnavailable, match="made by a newer Footnote"):
        Database(url)


@pytest.mark.sqlite
def test_a_home_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(StoreUnavailable, match="set FOOTNOTE_HOME to a folder you may write to"):
        Database(f"sqlite:///{tmp_path}/file/home/footnote.db")


@pytest.mark.sqlite
@pytest.mark.parametrize("url", ["nonsense", "mysql+nothing://x"])
def test_a_url_that_is_none_is_told_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"FOOTNOTE_DATABASE|not installed"):
        Database(url)


def test_half_a_character_is_refused_and_nothing_is_stored(store: Store) -> None:
    made = replace(article(BRIDGE), source=source("\ud800.md"))

    with pytest.raises(SourceRefused, match="cannot be stored"):
        store.add(OPERATOR, made, "m", ONE)

    assert store.articles([OPERATOR]) == ()


@pytest.mark.parametrize("text", ["\0", "a\0b.md"])
def test_text_with_nul_in_it_is_refused_on_every_database_and_nothing_is_stored(
    store: Store, text: str
) -> None:
    made = replace(article(BRIDGE), source=source(text))

    with pytest.raises(SourceRefused, match="cannot be stored"):
        store.add(OPERATOR, made, "m", ONE)
    with pytest.raises(SourceRefused, match="cannot be stored"):
        store.article([OPERATOR], text)

    assert store.articles([OPERATOR]) == ()


@pytest.mark.sqlite
def test_nobody_but_its_owner_can_read_what_the_database_keeps(file: Path) -> None:
    before = os.umask(0o022)
    try:
        database = Database(f"sqlite:///{file}")
        store = Store(database)
        store.add(OPERATOR, article(BRIDGE), "m", ONE)
        modes = {
            each.name: each.stat().st_mode & 0o777 for each in [file.parent, *file.parent.iterdir()]
        }
        database.close()
    finally:
        os.umask(before)

    assert modes["home"] == 0o700
    assert {mode for name, mode in modes.items() if name != "home"} == {0o600}
    assert "footnote.db-wal" in modes


@pytest.mark.sqlite
def test_what_an_operator_let_others_read_stays_so(file: Path) -> None:
    file.parent.mkdir(mode=0o750)
    file.touch(mode=0o640)

    Database(f"sqlite:///{file}").close()

    assert file.parent.stat().st_mode & 0o777 == 0o750
    assert file.stat().st_mode & 0o777 == 0o640
