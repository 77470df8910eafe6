"""What is in memory is bounded, is built once, and is what the store holds."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from corpus.store import OPERATOR
from index import collection_index, dense
from index.collection_index import Candidate, CollectionIndex
from index.index_cache import IndexCache
from index.late_interaction import Pieces, unpack
from index.piece_cache import PieceCache
from index.signals import measure
from tests.doubles.articles import MEMOIR, MISSILES, draft, engine, source

SIZE = 1000


class Sized(CollectionIndex):
    """An index that says it takes `SIZE` bytes."""

    def __init__(self, generation: int) -> None:
        super().__init__(generation, [], [], 4)

    @property
    def size(self) -> int:
        """Return `SIZE`."""
        return SIZE


def test_the_least_recently_used_index_leaves_first() -> None:
    cache = IndexCache(memory=2 * SIZE)
    first, second = (cache.get(name, 1, partial(Sized, 1)) for name in "ab")
    assert cache.get("a", 1, partial(Sized, 1)) is first

    cache.get("c", 1, partial(Sized, 1))

    assert len(cache) == 2
    assert cache.get("a", 1, partial(Sized, 1)) is first
    assert cache.get("b", 1, partial(Sized, 1)) is not second


def test_an_index_larger_than_the_bound_is_served_all_the_same() -> None:
    cache = IndexCache(memory=SIZE // 2)

    kept = cache.get("a", 1, partial(Sized, 1))

    assert cache.get("a", 1, partial(Sized, 1)) is kept


def test_a_moved_generation_is_built_anew_and_takes_the_place_of_the_old() -> None:
    cache = IndexCache(memory=2 * SIZE)
    for generation in range(5):
        assert cache.get("a", generation, partial(Sized, generation)).generation == generation
    cache.get("b", 1, partial(Sized, 1))

    assert len(cache) == 2


def test_many_that_ask_at_once_share_one_build() -> None:
    built: list[int] = []
    cache = IndexCache()

    def build() -> CollectionIndex:
        built.append(1)
        return Sized(1)

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: cache.get("a", 1, build), range(50)))

    assert (len(found), len(built)) == (1, 1)


def test_servers_share_the_operators_index() -> None:
    made = engine()
    made.add(OPERATOR, draft(MEMOIR), source())
    made.add("discord:1", draft(MISSILES), source())

    ones, twos = made.snapshot("discord:1"), made.snapshot("discord:2")

    assert ones.parts[0] is twos.parts[0]
    assert [each.text for each in ones.candidates] == [MEMOIR, MISSILES]
    assert [each.text for each in twos.candidates] == [MEMOIR]


def _candidate(number: int) -> Candidate:
    made = engine()
    made.add(OPERATOR, draft(MEMOIR), source())
    return replace(made.snapshot(OPERATOR).candidates[0], id=number)


def _unpacked(stored: bytes, candidate: Candidate) -> Pieces:
    return unpack(stored, candidate.sentences, 2)


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


def test_an_index_too_large_to_compare_whole_finds_what_comparing_whole_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["missiles", "harbour", "bridge", "senator", "secret", "troops"]
    texts = [f"The {a} saw the {b} near the {c}." for a in words for b in words for c in words]
    made = engine()
    made.add(OPERATOR, draft(*texts), source())
    whole = made.ask(OPERATOR, "Which senator saw the bridge?", top=5)
    monkeypatch.setattr(dense, "EXACT_BELOW", 10)
    monkeypatch.setattr(collection_index, "NEAREST", 10)
    large = engine()
    large.add(OPERATOR, draft(*texts), source())

    snapshot = large.snapshot(OPERATOR)
    found = large.ask(OPERATOR, "Which senator saw the bridge?", top=5)

    assert not snapshot.parts[0].passage_index.exact
    assert [each.text for each in found.passages] == [each.text for each in whole.passages]
    np.testing.assert_allclose(
        [each.score for each in found.passages], [each.score for each in whole.passages], atol=1e-3
    )
    vector = np.zeros(12, dtype=np.float32)
    assert len(measure(snapshot, "senator", vector).considered) < len(texts)
