"""What is in memory is bounded, is built once, and is what the store holds."""

import gc
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.storage.database import Database
from corpus.storage.revisions import Revision
from corpus.store import OPERATOR
from corpus.vector_store import State
from index.engine import Engine
from index.search import collection_index, dense, stored_vectors
from index.search.collection_index import CollectionIndex, highest
from index.search.filters import Filters
from index.search.index_cache import KEPT_ALWAYS, IndexCache
from index.search.late_interaction import Pieces, unpack
from index.search.piece_cache import PieceCache
from index.search.segment import Candidate
from index.search.similarities import measure
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder

SIZE = 1000


class Sized(CollectionIndex):
    """An index that says it takes *size* bytes."""

    def __init__(self, generation: int, size: int = SIZE) -> None:
        self._size = size
        made = CollectionIndex.of(State(Revision(generation), (), (), lambda _: {}), 4)
        super().__init__(made.revision, made.layers, made.order)

    @property
    def size(self) -> int:
        """Return what it was told."""
        return self._size


def sized(generation: int, size: int = SIZE) -> Callable[[CollectionIndex | None], Sized]:
    """Return what makes an index of that generation and size."""
    return lambda _: Sized(generation, size)


def test_the_least_recently_used_index_leaves_first() -> None:
    cache = IndexCache(memory=3 * SIZE)
    first, second, _ = (cache.get(name, Revision(1), sized(1)) for name in "abc")
    assert cache.get("a", Revision(1), sized(1)) is first

    cache.get("d", Revision(1), sized(1))

    assert len(cache) == 3
    assert cache.get("a", Revision(1), sized(1)) is first
    assert cache.get("b", Revision(1), sized(1)) is not second


def test_an_index_larger_than_the_bound_is_served_all_the_same() -> None:
    cache = IndexCache(memory=SIZE // 2)

    kept = cache.get("a", Revision(1), sized(1))

    assert cache.get("a", Revision(1), sized(1)) is kept


def test_a_large_index_and_the_others_do_not_drive_each_other_out() -> None:
    cache = IndexCache(memory=3 * SIZE)
    large = cache.get("large", Revision(1), sized(1, 4 * SIZE))
    operators = cache.get("operator", Revision(1), sized(1))

    for name in "abcd":
        cache.get(name, Revision(1), sized(1))
        assert cache.get("operator", Revision(1), sized(1)) is operators
        assert cache.get("large", Revision(1), sized(1, 4 * SIZE)) is large

    assert len(cache) == 4


def test_of_the_large_ones_those_of_one_question_stay() -> None:
    cache = IndexCache(memory=SIZE)
    first, second, third = (cache.get(name, Revision(1), sized(1, 2 * SIZE)) for name in "abc")

    assert cache.get("c", Revision(1), sized(1)) is third
    assert cache.get("b", Revision(1), sized(1)) is second
    assert cache.get("a", Revision(1), sized(1)) is not first


@pytest.mark.parametrize(("line", "held"), [("", 1), ("erased and made anew", 0)])
def test_an_index_is_given_to_what_follows_it_and_else_let_go_first(line: str, held: int) -> None:
    cache = IndexCache()
    first = cache.get("a", Revision(1), sized(1))
    given: list[CollectionIndex | None] = []

    def build(before: CollectionIndex | None) -> CollectionIndex:
        given.append(before)
        assert len(cache) == held
        return Sized(2)

    cache.get("a", Revision(2, line), build)

    assert given == [first if held else None]


def test_a_moved_generation_is_built_anew_and_takes_the_place_of_the_old() -> None:
    cache = IndexCache(memory=2 * SIZE)
    for generation in range(5):
        revision = Revision(generation)
        assert cache.get("a", revision, sized(generation)).revision == revision
    cache.get("b", Revision(1), sized(1))

    assert len(cache) == 2


def test_who_looked_where_the_articles_stand_too_early_gets_what_followed_them_since() -> None:
    cache = IndexCache()
    later = cache.get("a", Revision(2), sized(2))

    assert cache.get("a", Revision(1), sized(1)) is later
    assert cache.counts.builds == 1


def test_only_an_index_that_is_here_and_leads_there_is_made_to_follow() -> None:
    cache = IndexCache()
    cache.follow("a", Revision(1), sized(1))
    first = cache.get("a", Revision(1), sized(1))
    cache.follow("a", Revision(1), sized(1))
    cache.follow("a", Revision(2, "erased and made anew"), sized(2))
    assert cache.held("a") is first

    cache.follow("a", Revision(2), sized(2))

    held = cache.held("a")
    assert held is not None
    assert (held.revision, cache.counts.builds, cache.counts.misses) == (Revision(2), 2, 1)


def test_a_change_is_taken_in_before_anyone_asks(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'footnote.db'}")
    asked = engine(database)
    first = asked.writer.add(OPERATOR, draft(MEMOIR), source())
    asked.indexes.upkeep.finish()
    assert asked.indexes.counts.builds == 0
    asked.indexes.snapshot(OPERATOR)
    before = asked.indexes.counts
    changes: list[Callable[[], object]] = [
        lambda: asked.writer.add(OPERATOR, draft(MISSILES), source()),
        lambda: asked.writer.replace(OPERATOR, first.id, draft(BRIDGE), source()),
        lambda: asked.writer.remove(OPERATOR, first.id),
        lambda: asked.writer.restore(OPERATOR, first.id),
    ]

    for change in changes:
        change()
        asked.indexes.upkeep.finish()
        assert asked.indexes.snapshot(OPERATOR).articles() == list(asked.articles.all(OPERATOR))

    after = asked.indexes.counts
    assert (after.misses - before.misses, after.builds - before.builds) == (0, 4)
    asked.indexes.upkeep.close()
    asked.writer.remove(OPERATOR, first.id)
    assert asked.indexes.snapshot(OPERATOR).articles() == list(asked.articles.all(OPERATOR))
    database.close()


def test_many_that_ask_at_once_share_one_build() -> None:
    built: list[int] = []
    cache = IndexCache()

    def build(_: CollectionIndex | None) -> CollectionIndex:
        built.append(1)
        return Sized(1)

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: cache.get("a", Revision(1), build), range(50)))

    assert (len(found), len(built)) == (1, 1)


def test_a_build_that_fails_leaves_nothing_behind_and_is_tried_again() -> None:
    cache = IndexCache()

    def fail(_: CollectionIndex | None) -> CollectionIndex:
        raise MemoryError

    before = set(map(id, locks()))
    for number in range(9):
        with pytest.raises(MemoryError):
            cache.get(f"discord:{number}", Revision(1), fail)

    assert set(map(id, locks())) - before == set()
    assert cache.get("discord:1", Revision(1), sized(1)).revision == Revision(1)


def locks() -> list[object]:
    """Return the locks that dictionaries hold."""
    kind = type(Lock())
    held = (each.values() for each in gc.get_objects() if type(each) is dict)
    return [each for values in held for each in list(values) if type(each) is kind]


@pytest.mark.parametrize(("memory", "kept"), [(1, KEPT_ALWAYS), (10**6, 4)])
def test_an_engine_keeps_the_indexes_that_its_memory_has_room_for(memory: int, kept: int) -> None:
    made = Engine(empty_database(), WordEncoder(), memory=memory)
    for server in ("discord:1", "discord:2", "discord:3"):
        made.writer.add(server, draft(MEMOIR), source())
        made.indexes.snapshot(server)

    assert made.indexes.counts.collections == kept


def test_servers_share_the_operators_index() -> None:
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR), source())
    made.writer.add("discord:1", draft(MISSILES), source())

    ones, twos = made.indexes.snapshot("discord:1"), made.indexes.snapshot("discord:2")

    assert ones.parts[0] is twos.parts[0]
    assert [each.text for each in ones.candidates] == [MEMOIR, MISSILES]
    assert [each.text for each in twos.candidates] == [MEMOIR]


def _candidate(number: int) -> Candidate:
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR), source())
    return replace(made.indexes.snapshot(OPERATOR).candidates[0], id=number)


def _unpacked(stored: bytes, candidate: Candidate) -> Pieces:
    return unpack(stored, candidate.sentences, 2)


@pytest.mark.slow
def test_pieces_are_read_once_and_leave_under_the_bound() -> None:
    reads: list[list[int]] = []

    def read(ids: Sequence[int]) -> dict[int, bytes]:
        reads.append(list(ids))
        return {each: bytes(6) for each in ids if each != 9}

    one, two, gone = map(_candidate, (1, 2, 9))
    size = _unpacked(bytes(6), one).size
    cache = PieceCache(read, _unpacked, memory=2 * size)

    first = cache.get([one, two, gone])
    again = cache.get([two, one])
    cache.get([_candidate(3)])
    cache.get([two])

    assert [each is None for each in first] == [False, False, True]
    assert again == [first[1], first[0]]
    assert reads == [[1, 2, 9], [3], [2]]


def test_pieces_of_a_passage_that_took_over_an_id_are_read_anew() -> None:
    held = {1: bytes(4) + b"ol"}
    cache = PieceCache(lambda ids: {each: held[each] for each in ids}, _unpacked)
    before = _candidate(1)
    after = replace(before, article=replace(before.article, version=2))
    cache.get([before])
    held[1] = bytes(4) + b"ne"

    (found,) = cache.get([after])

    assert found is not None
    assert found.numbers.tobytes() == b"ne"


WORDS = ["missiles", "harbour", "bridge", "senator", "secret", "troops"]
SENTENCES = [f"The {a} saw the {b} near the {c}." for a in WORDS for b in WORDS for c in WORDS]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An engine over two articles, of many passages and of one, too many to be compared whole."""
    monkeypatch.setattr(dense, "EXACT_BELOW", 10)
    monkeypatch.setattr(collection_index, "NEAREST", 10)
    monkeypatch.setattr(collection_index, "COMPARED", 10)
    monkeypatch.setattr(stored_vectors, "READ_AT_ONCE", 10)
    return _two_articles()


def _two_articles() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, draft(*SENTENCES, title="One"), source())
    made.writer.add(OPERATOR, draft(*SENTENCES[:4], "Another one.", title="Two"), source())
    return made


QUESTION = "Which senator saw the bridge?"


@pytest.mark.parametrize("title", [None, "One", "Two"])
def test_an_index_too_large_to_compare_whole_finds_what_comparing_whole_finds(
    title: str | None, large: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {each.metadata.title: each.id for each in large.articles.all(OPERATOR)}
    filters = Filters(ids.get(title))
    found = large.ask(OPERATOR, QUESTION, top=5, filters=filters)
    snapshot = large.indexes.snapshot(OPERATOR)
    monkeypatch.setattr(dense, "EXACT_BELOW", 1000)

    whole = _two_articles().ask(OPERATOR, QUESTION, top=5, filters=filters)

    assert not snapshot.parts[0].passage_index.exact
    assert [each.text for each in found.passages] == [each.text for each in whole.passages]
    np.testing.assert_allclose(
        [each.score for each in found.passages], [each.score for each in whole.passages], atol=1e-3
    )


def test_in_a_large_index_few_are_looked_at_unless_few_are_asked(
    large: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection_index, "NEAREST", 3)
    snapshot = large.indexes.snapshot(OPERATOR)
    one, two = (snapshot.positions([np.array(flags)]) for flags in ([True, False], [False, True]))
    vector = np.zeros(12, dtype=np.float32)

    everything = measure(snapshot, "senator", vector).considered
    in_one = measure(snapshot, "senator", vector, one).considered
    in_two = measure(snapshot, "senator", vector, two).considered

    assert len(everything) < len(snapshot.candidates)
    assert len(in_one) < len(one)
    assert set(in_one) <= set(one)
    assert in_two.tolist() == two.tolist()


def test_an_index_reads_vectors_in_batches(large: Engine) -> None:
    reads: list[int] = []

    with large.vectors.reading(OPERATOR, large.embedder.model) as state:

        def read(ids: Sequence[int]) -> Mapping[int, bytes]:
            reads.append(len(ids))
            return state.vectors(ids)

        made = CollectionIndex.of(replace(state, vectors=read), 12)

    assert max(reads) == stored_vectors.READ_AT_ONCE < len(made)


@given(
    st.integers(0, 2**32 - 1), st.integers(0, 3000), st.integers(0, 60), st.sampled_from([3, 10**6])
)
def test_the_highest_of_many_scores_are_those_of_sorting_all(
    seed: int, size: int, count: int, values: int
) -> None:
    scores = np.random.default_rng(seed).integers(0, values, size).astype(np.float32)

    found = highest(scores, count)

    assert len(set(found.tolist())) == len(found)
    assert sorted(scores[found], reverse=True) == sorted(scores, reverse=True)[:count]
