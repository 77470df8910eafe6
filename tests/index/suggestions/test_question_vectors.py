"""Vectors of earlier questions are made a portion at a time, and known while they are used."""

from collections.abc import Sequence

import numpy as np

from index.encoding.encoder import Vectors
from index.suggestions.question_vectors import MOST_AT_ONCE, MOST_KEPT, QuestionVectors

ASKED = "what is asked"


class Encoding:
    """Makes vectors of numbers as texts, and tells what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of each text that no other one has."""
        self.given = list(texts)
        return np.array([[len(each), hash(each) % 1000] for each in texts], dtype=np.float32)


def test_what_is_left_of_many_questions_comes_with_the_next_call() -> None:
    vectors, encode = QuestionVectors(), Encoding()
    others = [f"question {number}" for number in range(MOST_AT_ONCE + 3)]

    _, first = vectors.beside(ASKED, others, encode)
    assert list(first) == others[:MOST_AT_ONCE]

    own, second = vectors.beside(ASKED, others, encode)
    assert encode.given == [ASKED, *others[MOST_AT_ONCE:]]
    assert list(second) == others
    assert own.tolist() == Encoding()([ASKED])[0].tolist()
    for text, vector in second.items():
        assert vector.tolist() == Encoding()([text])[0].tolist()


def test_those_that_were_asked_for_last_are_known_longest() -> None:
    vectors, encode = QuestionVectors(), Encoding()
    everything = [f"question {number}" for number in range(MOST_KEPT)]
    for first in range(0, MOST_KEPT, MOST_AT_ONCE):
        vectors.beside(ASKED, everything[first : first + MOST_AT_ONCE], encode)
    vectors.beside(ASKED, everything[:1], encode)
    vectors.beside(ASKED, ["one more"], encode)

    vectors.beside(ASKED, everything[:2], encode)
    assert encode.given == [ASKED, everything[1]]


def test_nothing_is_known_of_what_was_forgotten() -> None:
    vectors, encode = QuestionVectors(), Encoding()
    vectors.beside(ASKED, ["before"], encode)
    vectors.forget()

    vectors.beside(ASKED, ["before"], encode)
    assert encode.given == [ASKED, "before"]


def test_what_is_forgotten_while_it_is_encoded_is_not_known_afterwards() -> None:
    vectors, encode = QuestionVectors(), Encoding()

    def erased_meanwhile(texts: Sequence[str]) -> Vectors:
        vectors.forget()
        return encode(texts)

    _, found = vectors.beside(ASKED, ["before"], erased_meanwhile)
    assert list(found) == ["before"]

    vectors.beside(ASKED, ["before"], encode)
    assert encode.given == [ASKED, "before"]
