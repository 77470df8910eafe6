"""Late interaction: each value compared with a brute force; stored pieces come back alike."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.encoder import EncodedText, unit
from index.late_interaction import Pieces, Projection, best_matches, pack, sentence_means, unpack

PLAIN = Projection()
finite = st.floats(-1, 1, width=32)


def test_stored_pieces_come_back_within_one_step_of_127() -> None:
    random = np.random.default_rng(3)
    vectors = unit(random.normal(size=(40, 16)))
    starts = np.arange(0, 200, 5, dtype=np.int32)

    (held,) = unpack([pack(EncodedText(vectors[0], vectors, starts), PLAIN)], 16)

    assert held.starts.tolist() == starts.tolist()
    assert float((held.vectors * vectors).sum(axis=1).min()) > 0.9999
    np.testing.assert_allclose(np.linalg.norm(held.vectors, axis=1), 1, rtol=1e-5)


def test_a_text_without_pieces_comes_back_without_any() -> None:
    none = EncodedText(np.zeros(4, np.float32), np.zeros((0, 4), np.float32), np.zeros(0, np.int32))

    assert unpack([pack(none, PLAIN)], 4)[0].vectors.shape == (0, 4)


def test_a_zero_piece_stays_zero() -> None:
    zero = EncodedText(np.zeros(4, np.float32), np.zeros((1, 4), np.float32), np.zeros(1, np.int32))

    assert unpack([pack(zero, PLAIN)], 4)[0].vectors.tolist() == [[0, 0, 0, 0]]


@given(
    arrays(np.float32, (3, 4), elements=finite),
    arrays(np.float32, (6, 4), elements=finite),
    st.integers(0, 6),
)
def test_best_matches_are_those_of_a_brute_force(
    question: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    passage: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    cut: int,
) -> None:
    pieces = Pieces(unit(passage), np.arange(6, dtype=np.int32) * 10)
    other = Pieces(unit(passage[::-1]), np.arange(6, dtype=np.int32) * 10)
    sentences = ((0, cut * 10), (cut * 10, 60))

    found = best_matches(unit(question), [pieces, other], [sentences, ((15, 60),)])

    held = [pieces.vectors[:cut], pieces.vectors[cut:], other.vectors[2:]]
    for row, asked in enumerate(unit(question)):
        for column, inside in enumerate(held):
            expected = max([0.0, *(float(asked @ each) for each in inside)])
            assert abs(float(found[row, column]) - expected) < 1e-5


def test_the_mean_of_a_sentence_is_the_mean_of_its_pieces() -> None:
    pieces = Pieces(np.eye(3, dtype=np.float32), np.array([0, 5, 20], dtype=np.int32))

    means = sentence_means([pieces, pieces], [((0, 18), (19, 40)), ((0, 2), (2, 4), (4, 40))])

    half = 1 / np.sqrt(2)
    expected = [[half, half, 0], [0, 0, 1], [1, 0, 0], [0, 0, 0], [0, half, half]]
    np.testing.assert_allclose(means, expected, atol=1e-6)


def test_a_learned_projection_turns_and_weighs() -> None:
    learned = Projection(
        np.array([[0, 1], [1, 0]], dtype=np.float32), np.array([np.log(3), 0], dtype=np.float32)
    )
    pieces = np.eye(2, dtype=np.float32)

    assert learned.apply(pieces).tolist() == [[0, 1], [1, 0]]
    np.testing.assert_allclose(learned.weights(pieces), [0.75, 0.25], rtol=1e-6)
    assert learned.digest != PLAIN.digest
