"""What a question says something of is told, and looked for where the answer is to stand."""

import numpy as np
import pytest

from corpus.store import OPERATOR
from index.answer import Span
from index.ranking.passages.subject_words import subject_of, subject_row
from index.reader.signals import SUBJECT_SIGNALS
from tests.doubles.articles import draft, engine, source

FISHERMEN = "Fishermen oppose the plan because of the cables."
MAYOR = "The mayor supports it."


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Why does the mayor oppose the wind farm?", "mayor"),
        ("when do the sopranos rehearse", "sopranos"),
        ("Which composer did the altos want?", "altos"),
        ("why dont the bakers like the clock", "bakers"),
        ("Are dogs allowed on the breakwater?", "dogs"),
        ("How much are tickets for the concert?", "tickets"),
        ("Where does he live?", None),
        ("Who wrote the memoir?", None),
        ("cost?", None),
    ],
)
def test_the_subject_is_the_word_that_something_is_asked_of(
    question: str, subject: str | None
) -> None:
    assert subject_of(question) == subject


def signals(question: str, marked: str) -> dict[str, float]:
    made = engine()
    made.writer.add(OPERATOR, draft(f"{FISHERMEN} {MAYOR} It is dear."), source())
    candidate = made.indexes.snapshot(OPERATOR).candidates[0]
    start = candidate.searched.text.index(marked)
    row = subject_row(question, candidate, Span(start, start + len(marked)))
    return dict(zip(SUBJECT_SIGNALS, np.asarray(row).tolist(), strict=True))


def test_another_ones_reasons_are_not_the_subjects() -> None:
    asked = "Why does the mayor oppose the plan?"

    assert signals(asked, FISHERMEN)["subject_marked"] == 1
    assert signals(asked, FISHERMEN)["subject_passage"] == 0
    assert signals(asked, MAYOR)["subject_marked"] == 0


def test_the_sentence_before_may_say_of_whom_a_sentence_speaks() -> None:
    found = signals("Is the mayor dear?", "It is dear.")

    assert (found["subject_marked"], found["subject_beside"]) == (1, 0)


def test_words_are_found_by_their_beginnings_and_in_what_is_stated_of_the_article() -> None:
    found = signals("What does Doe say of the fishery and the cable?", FISHERMEN)

    assert found["words_marked"] == pytest.approx(1 / 4)  # "say" alone
    assert signals("What do puffins eat?", FISHERMEN)["words_article"] == 1
