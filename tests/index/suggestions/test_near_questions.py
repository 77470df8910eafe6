"""The nearest questions are suggested, none that is far and none twice."""

import numpy as np

from index.encoding.encoder import Vectors
from index.suggestions.near_questions import MOST_QUESTIONS, NEAR, nearest_questions

ASKED = np.array([1.0, 0.0, 0.0], dtype=np.float32)


def at(cosine: float, side: int = 1) -> Vectors:
    """Return a unit vector of that *cosine* with `ASKED`, turned towards the axis *side*."""
    vector = np.zeros(3, dtype=np.float32)
    vector[0], vector[abs(side)] = cosine, np.sign(side) * np.sqrt(1 - cosine**2)
    return vector


def nearest(*others: tuple[str, Vectors]) -> tuple[str, ...]:
    """Return which of *others* are near to a question about ferries."""
    vectors = np.stack([vector for _, vector in others])
    return nearest_questions("When do ferries leave?", ASKED, [each for each, _ in others], vectors)


def test_the_nearest_comes_first_and_what_is_far_never() -> None:
    found = nearest(
        ("Far?", at(NEAR - 0.01)), ("Near?", at(NEAR + 0.01)), ("Nearer?", at(0.7, side=2))
    )

    assert found == ("Nearer?", "Near?")


def test_no_more_than_so_many_are_suggested() -> None:
    sides = (1, -1, 2, -2)

    found = nearest(*((f"Of side {side}?", at(0.6, side)) for side in sides))

    assert found == ("Of side 1?", "Of side -1?", "Of side 2?")
    assert len(found) == MOST_QUESTIONS


def test_the_question_itself_is_none_of_them_however_it_is_written() -> None:
    assert nearest(("when do FERRIES leave", at(1.0)), ("Who leaves?", at(0.8))) == ("Who leaves?",)


def test_of_two_that_mean_the_same_the_nearer_one_stands() -> None:
    assert nearest(("Ferries?", at(0.9)), ("Which ferries?", at(0.91))) == ("Which ferries?",)
