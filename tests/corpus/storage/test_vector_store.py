"""Vectors: each model's own, read at one moment, and what changed since another one."""

from dataclasses import replace

from corpus.article import Article
from corpus.storage.database import Database
from corpus.storage.schema import collections, sources
from corpus.storage.stored_passages import EmbeddedPassage, StoredPassage
from corpus.store import OPERATOR, Store
from corpus.vector_store import VectorStore
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, article
from tests.doubles.databases import database_engine

__all__ = ["database_engine"]

ONE = [EmbeddedPassage(0, 5, b"\x00\x00\x80?")]


def added(store: Store, text: str) -> Article:
    return store.add(OPERATOR, article(text), "m", ONE)


def listed(vectors: VectorStore, model: str = "m") -> list[StoredPassage]:
    with vectors.reading(OPERATOR, model) as state:
        return list(state.passages)


def test_passages_come_back_with_their_vectors(store: Store, vectors: VectorStore) -> None:
    made = added(store, MEMOIR)

    with vectors.reading(OPERATOR, "m") as state:
        (passage,) = state.passages
        found = state.vectors([passage.id])

    assert state.articles == (made,)
    assert (passage.article_id, passage.start, passage.end) == (made.id, 0, 5)
    assert found == {passage.id: b"\x00\x00\x80?"}


def test_a_collection_is_read_as_it_stood_when_reading_began(
    store: Store, vectors: VectorStore
) -> None:
    made = added(store, MEMOIR)

    with vectors.reading(OPERATOR, "m") as state:
        store.remove(OPERATOR, made.id)
        passages = list(state.passages)
        found = state.vectors([each.id for each in passages])

    assert (state.revision.generation, len(passages), len(found)) == (1, 1, 1)


def test_vectors_of_another_model_are_never_given(store: Store, vectors: VectorStore) -> None:
    made = added(store, MEMOIR)

    assert listed(vectors, "other") == []
    for model, missing in (("other", (made,)), ("m", ())):
        with vectors.reading(OPERATOR, model) as state:
            assert state.unembedded == missing


def test_what_changed_since_a_revision_is_told_article_by_article(
    store: Store, vectors: VectorStore
) -> None:
    stays, goes, comes = (added(store, text) for text in (MEMOIR, BRIDGE, MISSILES))
    store.remove(OPERATOR, comes.id)
    (before,) = vectors.revisions([OPERATOR])
    changed = replace(stays, body=MEMOIR.upper())
    store.replace(OPERATOR, changed, "m", ONE)
    store.remove(OPERATOR, goes.id)
    store.restore(OPERATOR, comes.id)

    with vectors.reading(OPERATOR, "m", before) as state:
        passages = [each.article_id for each in state.passages]

    there = (replace(changed, version=2), comes)
    assert state.changed == frozenset({stays.id, goes.id, comes.id})
    assert sorted(state.articles, key=lambda each: each.version) == sorted(
        there, key=lambda each: each.version
    )
    assert sorted(passages) == sorted(each.id for each in there)


def test_since_its_own_revision_nothing_changed(store: Store, vectors: VectorStore) -> None:
    added(store, MEMOIR)
    (now,) = vectors.revisions([OPERATOR])

    with vectors.reading(OPERATOR, "m", now) as state:
        assert (state.revision, state.changed, state.articles) == (now, frozenset(), ())


def test_new_passages_of_an_article_are_a_change_of_it(store: Store, vectors: VectorStore) -> None:
    made = added(store, MEMOIR)
    (before,) = vectors.revisions([OPERATOR])
    vectors.embed(OPERATOR, made, "other", ONE)

    with vectors.reading(OPERATOR, "m", before) as state:
        assert state.changed == frozenset({made.id})


def test_what_a_footnote_of_before_changed_is_read_whole(
    store: Store, vectors: VectorStore, url: str
) -> None:
    made = added(store, MEMOIR)
    (before,) = vectors.revisions([OPERATOR])
    with Database(url).write() as connection:
        connection.exec_driver_sql("UPDATE collections SET generation = generation + 1")
    added(store, BRIDGE)

    with vectors.reading(OPERATOR, "m", before) as state:
        assert state.changed is None
        assert made in state.articles


def test_a_collection_that_was_made_anew_is_read_whole(
    store: Store, vectors: VectorStore, url: str
) -> None:
    added(store, MEMOIR)
    (before,) = vectors.revisions([OPERATOR])
    with Database(url).write() as connection:
        connection.execute(sources.delete())
        connection.execute(collections.delete())
    other = added(store, BRIDGE)

    with vectors.reading(OPERATOR, "m", before) as state:
        assert (state.changed, state.articles) == (None, (other,))
        assert state.revision.generation == before.generation
