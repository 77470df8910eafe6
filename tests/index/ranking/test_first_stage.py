"""Finalists are the best by the first score, and of each language where there are several."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.encoding.languages import languages_of
from index.encoding.multilingual.package import MULTILINGUAL_MODEL
from index.encoding.packaged_model import PACKAGED_MODEL
from index.ranking.first_stage import FINALISTS, OF_EACH, shortlist
from index.search.language_rows import is_unread, shared_rows
from index.search.similarities import Similarities
from tests.doubles.articles import BRIDGE, draft, engine, source

GERMAN = "Die Brücke am Hafen wurde im Mai für die Stadt gebaut und ist nicht mehr gesperrt."


def scored(values: list[float]) -> Similarities:
    """Return candidates whose first scores are *values*, all of them considered."""
    scores, none = np.array(values, np.float32), np.zeros(len(values), np.float32)
    return Similarities(none, scores, none, none, np.arange(len(values)))


def test_where_one_language_is_far_ahead_some_of_the_others_are_looked_at_all_the_same() -> None:
    similar = scored([*(1.0 for _ in range(20)), *(0.1 for _ in range(20))])
    shared = np.arange(40) < 20

    assert shortlist(similar, FINALISTS) == list(range(FINALISTS))
    assert shortlist(similar, FINALISTS, shared) == [*range(8), *range(20, 24)]


@given(
    st.lists(st.tuples(st.floats(0, 1, width=32), st.booleans()), min_size=1, max_size=60),
    st.integers(1, 60),
)
def test_of_each_kind_there_are_enough_and_the_others_are_the_best(
    candidates: list[tuple[float, bool]], count: int
) -> None:
    similar = scored([score for score, _ in candidates])
    shared = np.array([kind for _, kind in candidates])

    plain, found = shortlist(similar, 60), shortlist(similar, 60, shared)

    first = found[:FINALISTS]
    for kind in (True, False):
        there = int((shared == kind).sum())
        assert int((shared[first] == kind).sum()) >= min(OF_EACH, there)
    assert sorted(found) == sorted(plain)
    assert first == [each for each in plain if each in first]
    assert shortlist(similar, count, shared) == found[:count]


def test_which_passages_share_the_language_of_a_question_is_told_where_some_do_not() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(BRIDGE), source("bridge.txt"))
    alone = asked.indexes.snapshot(OPERATOR)
    asked.writer.add(OPERATOR, draft(GERMAN), source("bruecke.txt"))
    both = asked.indexes.snapshot(OPERATOR)

    question = "Wann wurde die Brücke am Hafen gebaut und für wen?"
    flags = shared_rows(question, both)

    assert shared_rows(question, alone) is None
    assert flags is not None
    assert [
        each.text for each, is_shared in zip(both.candidates, flags, strict=True) if is_shared
    ] == [GERMAN]


def test_cosines_of_a_question_that_the_model_does_not_read_count_less_than_its_words() -> None:
    cosine, words = np.array([0.6, 0.2], np.float32), np.array([0.1, 0.4], np.float32)
    none = np.zeros(2, np.float32)
    similar = Similarities(none, cosine, words, none, np.arange(2))

    assert shortlist(similar, 1) == [0]
    assert shortlist(similar, 1, unread=True) == [1]


@pytest.mark.parametrize(
    ("model", "question", "unread"),
    [
        (PACKAGED_MODEL, "Wann wurde die Brücke gebaut, und ist sie gesperrt?", True),
        (PACKAGED_MODEL, "When was the bridge built, and is it closed?", False),
        (PACKAGED_MODEL, "¿Cuándo fue construido el puente?", False),
        (PACKAGED_MODEL, "Kubernetes 2024?", False),
        (MULTILINGUAL_MODEL, "Wann wurde die Brücke gebaut, und ist sie gesperrt?", False),
        ("some/model", "Wann wurde die Brücke gebaut, und ist sie gesperrt?", False),
    ],
)
def test_a_question_is_unread_in_the_language_of_an_article_that_the_model_does_not_know(
    model: str,
    question: str,
    unread: bool,  # noqa: FBT001 - a table
) -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(GERMAN, title="Die Brücke"), source())
    asked.writer.add(OPERATOR, draft(BRIDGE, title="The bridge"), source())

    assert is_unread(question, asked.indexes.snapshot(OPERATOR), languages_of(model)) is unread
