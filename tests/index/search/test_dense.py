"""Dense search, each value compared with a NumPy brute force."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.search import dense
from index.search.dense import SEED, DenseIndex, Hit

finite = st.floats(-1, 1, width=32)


def brute_force(
    vectors: npt.NDArray[np.float32], query: npt.NDArray[np.float32], count: int
) -> list[tuple[int, float]]:
    similarities = vectors @ query
    order = sorted(range(len(vectors)), key=lambda row: (-similarities[row], row))
    return [(row, float(similarities[row])) for row in order[:count]]


def index_of(vectors: npt.NDArray[np.float32]) -> DenseIndex:
    index = DenseIndex(*vectors.shape)
    if index.trained_on:
        chosen = np.random.default_rng(SEED).choice(len(vectors), index.trained_on, replace=False)
        index.train(vectors[np.sort(chosen)])
    index.add(vectors)
    return index


@pytest.mark.parametrize("count", [1, 3, 10, 500])
def test_search_gives_the_rows_and_cosines_of_a_brute_force(count: int) -> None:
    random = np.random.default_rng(7)
    vectors = random.normal(size=(200, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    query = vectors[3] + 0.1 * vectors[4]

    hits = index_of(vectors).search(query, count)

    expected = brute_force(vectors, query, count)
    assert [hit.row for hit in hits] == [row for row, _ in expected]
    np.testing.assert_allclose(
        [hit.similarity for hit in hits], [value for _, value in expected], atol=4e-5
    )


@given(arrays(np.float32, st.tuples(st.integers(0, 12), st.just(4)), elements=finite), st.data())
def test_similarities_are_the_inner_products_in_row_order(
    vectors: npt.NDArray[np.float32], data: st.DataObject
) -> None:
    query = data.draw(arrays(np.float32, 4, elements=finite))

    found = index_of(vectors).similarities(query)

    # Four numbers, each off by half of 1/32767 at most.
    np.testing.assert_allclose(found, vectors @ query, rtol=1e-4, atol=7e-5)


def test_an_empty_index_finds_nothing() -> None:
    index = index_of(np.empty((0, 4), dtype=np.float32))

    assert index.search(np.ones(4, dtype=np.float32), 5) == []
    assert index.similarities(np.ones(4, dtype=np.float32)).tolist() == []


def test_asking_for_more_than_there_is_gives_all_and_no_padding() -> None:
    index = index_of(np.eye(2, dtype=np.float32))

    hits = index.search(np.array([1, 0], dtype=np.float32), 10)

    assert hits == [Hit(0, 1.0), Hit(1, 0.0)]


def test_a_zero_vector_is_similar_to_nothing() -> None:
    index = index_of(np.array([[0, 0], [0, 1]], dtype=np.float32))

    assert index.similarities(np.array([0, 1], dtype=np.float32)).tolist() == [0.0, 1.0]
    assert index.similarities(np.zeros(2, dtype=np.float32)).tolist() == [0.0, 0.0]


def test_duplicates_come_in_row_order() -> None:
    index = index_of(np.array([[0, 1], [1, 0], [1, 0], [1, 0]], dtype=np.float32))

    rows = [hit.row for hit in index.search(np.array([1, 0], dtype=np.float32), 4)]

    assert rows == [1, 2, 3, 0]


def test_a_negative_inner_product_is_a_hit_like_any_other() -> None:
    index = index_of(np.array([[-1, 0], [0, 1]], dtype=np.float32))

    assert index.search(np.array([1, 0], dtype=np.float32), 2) == [Hit(1, 0.0), Hit(0, -1.0)]


@pytest.fixture
def clustered(monkeypatch: pytest.MonkeyPatch) -> npt.NDArray[np.float32]:
    """Vectors too many to be compared whole, as the index is told; all clusters are searched."""
    monkeypatch.setattr(dense, "EXACT_BELOW", 100)
    vectors = np.random.default_rng(3).normal(size=(2000, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_clusters_filled_in_steps_give_what_a_brute_force_gives(
    clustered: npt.NDArray[np.float32],
) -> None:
    index = DenseIndex(len(clustered), 8)
    index.train(clustered[: index.trained_on])
    for first in range(0, len(clustered), 300):
        index.add(clustered[first : first + 300])
    query = clustered[3] + 0.1 * clustered[4]

    assert not index.exact
    expected = brute_force(clustered, query, 20)
    hits = index.search(query, 20)
    np.testing.assert_allclose(
        [hit.similarity for hit in hits], [value for _, value in expected], atol=2e-3
    )
    assert len({hit.row for hit in hits} & {row for row, _ in expected}) >= 19  # 16 bits a number
    rows = np.array([7, 1999, 0])
    np.testing.assert_allclose(index.similarities(query, rows), clustered[rows] @ query, atol=2e-3)
    np.testing.assert_allclose(index.similarities(query), clustered @ query, atol=2e-3)


@pytest.mark.parametrize("exact", [True, False])
def test_only_rows_among_those_chosen_are_found(
    clustered: npt.NDArray[np.float32],
    monkeypatch: pytest.MonkeyPatch,
    exact: bool,  # noqa: FBT001 - both kinds
) -> None:
    monkeypatch.setattr(dense, "EXACT_BELOW", 10_000 if exact else 100)
    # Few clusters are searched, but so many more as there are fewer rows to be found.
    monkeypatch.setattr(dense, "PROBED", 8)
    monkeypatch.setattr(dense, "COMPARED", 1)
    index = index_of(clustered)
    chosen = np.arange(0, 2000, 100)
    among = np.zeros(2000, dtype=np.bool_)
    among[chosen] = True

    hits = index.search(clustered[5], 30, among)

    expected = brute_force(clustered[chosen], clustered[5], 30)
    assert [hit.row for hit in hits] == [int(chosen[place]) for place, _ in expected]
