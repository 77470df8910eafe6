"""Late interaction: each value compared with a brute force; stored pieces come back alike."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.encoding.encoder import EncodedText, Vectors, unit
from index.search.late_interaction import Pieces, Projection, Spans, best_matches, pack, unpack

PLAIN = Projection()
finite = st.floats(-1, 1, width=32)


def passage(vectors: Vectors, starts: Sequence[int], sentences: Spans) -> Pieces:
    """Return the pieces of a passage as they come back from the store."""
    encoded = EncodedText(np.zeros(0, np.float32), vectors, np.array(starts, dtype=np.int32))
    return unpack(pack(encoded, PLAIN), sentences, vectors.shape[1])


def held(pieces: Pieces) -> Vectors:
    return np.asarray(pieces.numbers * pieces.scales[:, None], dtype=np.float32)


def test_stored_pieces_come_back_within_one_step_of_127() -> None:
    random = np.random.default_rng(3)
    vectors = unit(random.normal(size=(40, 16)))

    found = passage(vectors, range(0, 200, 5), ((0, 100), (100, 200)))

    assert found.firsts.tolist() == [0, 20]
    assert float((held(found) * vectors).sum(axis=1).min()) > 0.9999
    np.testing.assert_allclose(np.linalg.norm(held(found), axis=1), 1, rtol=1e-5)


def test_a_text_without_pieces_comes_back_without_any() -> None:
    none = passage(np.zeros((0, 4), np.float32), [], ((0, 5),))

    assert none.numbers.shape == (0, 4)
    assert none.bare.tolist() == [True]
    assert none.means.tolist() == [[0, 0, 0, 0]]
    assert best_matches(np.eye(4, dtype=np.float32), [none]).tolist() == [[0]] * 4


def test_a_zero_piece_stays_zero() -> None:
    zero = passage(np.zeros((1, 4), np.float32), [0], ((0, 5),))

    assert held(zero).tolist() == [[0, 0, 0, 0]]


@pytest.mark.slow
@given(
    arrays(np.float32, (3, 4), elements=finite),
    arrays(np.float32, (6, 4), elements=finite),
    st.integers(0, 6),
)
def test_best_matches_are_those_of_a_brute_force(
    question: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    cut: int,
) -> None:
    starts = range(0, 60, 10)
    pieces = passage(unit(vectors), starts, ((0, cut * 10), (cut * 10, 60)))
    other = passage(unit(vectors[::-1]), starts, ((15, 60),))

    found = best_matches(unit(question), [pieces, other])

    compared = [held(pieces)[:cut], held(pieces)[cut:], held(other)]
    for row, asked in enumerate(unit(question)):
        for column, inside in enumerate(compared):
            expected = max([0.0, *(float(asked @ each) for each in inside)])
            assert abs(float(found[row, column]) - expected) < 1e-5


def test_the_mean_of_a_sentence_is_the_mean_of_its_pieces() -> None:
    vectors = np.eye(3, dtype=np.float32)

    two = passage(vectors, [0, 5, 20], ((0, 18), (19, 40)))
    three = passage(vectors, [0, 5, 20], ((0, 2), (2, 4), (4, 40)))

    half = 1 / np.sqrt(2)
    np.testing.assert_allclose(two.means, [[half, half, 0], [0, 0, 1]], atol=1e-6)
    np.testing.assert_allclose(three.means, [[1, 0, 0], [0, 0, 0], [0, half, half]], atol=1e-6)
    assert three.bare.tolist() == [False, True, False]


def test_a_learned_projection_turns_and_weighs() -> None:
    learned = Projection(
        np.array([[0, 1], [1, 0]], dtype=np.float32), np.array([np.log(3), 0], dtype=np.float32)
    )
    pieces = np.eye(2, dtype=np.float32)

    assert learned.apply(pieces).tolist() == [[0, 1], [1, 0]]
    np.testing.assert_allclose(learned.weights(pieces), [0.75, 0.25], rtol=1e-6)
    assert learned.digest != PLAIN.digest
