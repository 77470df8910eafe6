"""The store: whole or not at all, each collection its own, every change a generation."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import SourceRefused, StoreUnavailable, UnknownArticle, UnknownCollection
from corpus.migrations import newest_revision, revision_of
from corpus.storage.database import Database
from corpus.storage.queries import EmbeddedPassage, StoredPassage
from corpus.storage.schema import collections, sources
from corpus.store import OPERATOR, UNDO_FOR, Store
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, article, source
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]

ONE = [EmbeddedPassage(0, 5, b"\x00\x00\x80?")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "footnote.db"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return database_url(tmp_path / "home")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    database = Database(url)
    yield Store(database)
    database.close()


def added(store: Store, text: str, collection: str = OPERATOR) -> Article:
    return store.add(collection, article(text, collection=collection), "m", ONE)


def listed(store: Store, model: str = "m") -> list[StoredPassage]:
    with store.reading(OPERATOR, model) as state:
        return list(state.passages)


def test_an_added_article_comes_back_as_it_was(store: Store) -> None:
    made = added(store, MEMOIR)

    assert store.articles([OPERATOR]) == (made,)
    assert store.article([OPERATOR], made.id) == made


def test_passages_come_back_with_their_vectors(store: Store) -> None:
    made = added(store, MEMOIR)

    with store.reading(OPERATOR, "m") as state:
        (passage,) = state.passages
        vectors = state.vectors([passage.id])

    assert state.articles == (made,)
    assert (passage.article_id, passage.start, passage.end) == (made.id, 0, 5)
    assert vectors == {passage.id: b"\x00\x00\x80?"}


def test_a_collection_is_read_as_it_stood_when_reading_began(store: Store) -> None:
    made = added(store, MEMOIR)

    with store.reading(OPERATOR, "m") as state:
        store.remove(OPERATOR, made.id)
        passages = list(state.passages)
        vectors = state.vectors([each.id for each in passages])

    assert (state.revision.generation, len(passages), len(vectors)) == (1, 1, 1)


def test_vectors_of_another_model_are_never_given(store: Store) -> None:
    made = added(store, MEMOIR)

    assert listed(store, "other") == []
    for model, missing in (("other", (made,)), ("m", ())):
        with store.reading(OPERATOR, model) as state:
            assert state.unembedded == missing


def test_every_change_moves_the_generation_of_its_collection_alone(store: Store) -> None:
    first = added(store, MEMOIR, "discord:1")
    assert store.generations(["discord:1", "discord:2"]) == (1, 0)

    store.replace("discord:1", replace(first, body=first.body.upper()), "m", ONE)
    added(store, BRIDGE, "discord:2")
    assert store.generations(["discord:1", "discord:2"]) == (2, 1)

    store.remove("discord:1", first.id)
    assert store.generations(["discord:1", "discord:2"]) == (3, 1)


def test_what_changed_since_a_revision_is_told_article_by_article(store: Store) -> None:
    stays, goes, comes = (added(store, text) for text in (MEMOIR, BRIDGE, MISSILES))
    store.remove(OPERATOR, comes.id)
    (before,) = store.revisions([OPERATOR])
    changed = replace(stays, body=MEMOIR.upper())
    store.replace(OPERATOR, changed, "m", ONE)
    store.remove(OPERATOR, goes.id)
    store.restore(OPERATOR, comes.id)

    with store.reading(OPERATOR, "m", before) as state:
        passages = [each.article_id for each in state.passages]

    there = (replace(changed, version=2), comes)
    assert state.changed == frozenset({stays.id, goes.id, comes.id})
    assert sorted(state.articles, key=lambda each: each.version) == sorted(
        there, key=lambda each: each.version
    )
    assert sorted(passages) == sorted(each.id for each in there)


def test_since_its_own_revision_nothing_changed(store: Store) -> None:
    added(store, MEMOIR)
    (now,) = store.revisions([OPERATOR])

    with store.reading(OPERATOR, "m", now) as state:
        assert (state.revision, state.changed, state.articles) == (now, frozenset(), ())


def test_new_passages_of_an_article_are_a_change_of_it(store: Store) -> None:
    made = added(store, MEMOIR)
    (before,) = store.revisions([OPERATOR])
    store.embed(made, "other", ONE)

    with store.reading(OPERATOR, "m", before) as state:
        assert state.changed == frozenset({made.id})


def test_what_a_footnote_of_before_changed_is_read_whole(store: Store, url: str) -> None:
    made = added(store, MEMOIR)
    (before,) = store.revisions([OPERATOR])
    with Database(url).write() as connection:
        connection.exec_driver_sql("UPDATE collections SET generation = generation + 1")
    added(store, BRIDGE)

    with store.reading(OPERATOR, "m", before) as state:
        assert state.changed is None
        assert made in state.articles


def test_a_collection_that_was_made_anew_is_read_whole(store: Store, url: str) -> None:
    added(store, MEMOIR)
    (before,) = store.revisions([OPERATOR])
    with Database(url).write() as connection:
        connection.execute(sources.delete())
        connection.execute(collections.delete())
    other = added(store, BRIDGE)

    with store.reading(OPERATOR, "m", before) as state:
        assert (state.changed, state.articles) == (None, (other,))
        assert state.revision.generation == before.generation


def test_the_same_words_are_refused_twice_in_one_collection(store: Store) -> None:
    made = added(store, MEMOIR)

    with pytest.raises(SourceRefused, match=f"already here as {made.id}"):
        store.add(OPERATOR, replace(made, id="0" * 12, body=made.body.upper()), "m", ONE)

    assert store.generations([OPERATOR]) == (1,)
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
) -> None:
    first = added(store, MEMOIR)

    second = store.replace(OPERATOR, replace(first, body=BRIDGE), "m", ONE * 1)

    assert (second.id, second.version) == (first.id, 2)
    assert [each.body for each in store.articles([OPERATOR])] == [BRIDGE]
    assert len(listed(store)) == 1


def test_a_failure_in_the_middle_stores_nothing(store: Store) -> None:
    doubled = [EmbeddedPassage(0, 5, b""), EmbeddedPassage(0, 9, b"")]  # one start twice

    with pytest.raises(StoreUnavailable):
        store.add(OPERATOR, article(MEMOIR), "m", doubled)

    assert store.articles([OPERATOR]) == ()
    assert store.generations([OPERATOR]) == (0,)


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


def test_a_withdrawn_article_is_searched_no_more_and_can_be_taken_back(store: Store) -> None:
    made = added(store, MEMOIR)

    store.remove(OPERATOR, made.id)

    assert store.articles([OPERATOR]) == ()
    assert listed(store) == []
    assert store.restore(OPERATOR, made.id) == made
    assert len(listed(store)) == 1


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
    for durable in (True, False, True):  # on one pooled connection, which has to change each time
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

    with pytest.raises(SourceRefused, match="half a character"):
        store.add(OPERATOR, made, "m", ONE)

    assert store.articles([OPERATOR]) == ()
