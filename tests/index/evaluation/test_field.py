"""Reported questions are judged by what their keys say, and counted by kind and over all."""

import json
from pathlib import Path

import pytest

from corpus.errors import FootnoteError
from index.answer import Answer
from index.evaluation.cases import Asked
from index.evaluation.field import FieldCase, FieldOutcome, field_figures, field_outcome, read_field
from index.evaluation.shares import Share
from tests.index.evaluation.case_answers import answered, passage, refused

NINE = FieldCase("a", "when", "when", answered=True, contains="NINE")
MARKS = FieldCase(
    "b", "marks", "when", answered=True, contains="nine", marks="nine", marks_not="40"
)
OPEN = FieldCase("c", "absent", "who", answered=False)
UNCLEAR = FieldCase("d", "odd", "hm", answered=False, unclear=True)


def judged(case: FieldCase, answer: Answer | None) -> FieldOutcome:
    """Return what is wrong with *answer*."""
    return field_outcome(Asked(case, answer))


OUTCOMES = {
    "holds": judged(NINE, answered(passage("ferry.md"))),
    "lacks": judged(NINE, answered(passage("bakery.md"))),
    "refused": judged(NINE, refused(passage("ferry.md"))),
    "quotes nothing": judged(NINE, answered()),
    "not asked": judged(NINE, None),
    "marked": judged(MARKS, answered(passage("ferry.md", "at nine"))),
    "sentence marked": judged(MARKS, answered(passage("ferry.md"))),
    "marked wrongly": judged(MARKS, answered(passage("ferry.md", "40 cars"))),
    "marked too much": judged(MARKS, answered(passage("ferry.md", "nine. It carries 40"))),
    "open refused": judged(OPEN, refused()),
    "open answered": judged(OPEN, answered(passage("ferry.md"))),
    "unclear refused": judged(UNCLEAR, refused()),
    "unclear answered": judged(UNCLEAR, answered(passage("ferry.md"))),
}


def test_what_is_right_is_what_the_key_says() -> None:
    assert {name for name, each in OUTCOMES.items() if each.is_right} == {
        "holds",
        "marked",
        "sentence marked",
        "open refused",
        "unclear refused",
    }


def test_a_miss_tells_what_came_instead() -> None:
    assert OUTCOMES["lacks"].wrong == "first passage lacks 'NINE'"
    assert OUTCOMES["refused"].wrong == "refused (0.80)"
    assert OUTCOMES["open answered"].wrong == "answered (0.80)"
    assert OUTCOMES["marked wrongly"].wrongly_marked == "marks '40 cars'"


def test_an_unclear_question_counts_where_it_went_well_only() -> None:
    found = field_figures(list(OUTCOMES.values()))

    assert found.questions == 13
    assert found.overall == {
        "answered_rightly": Share(3, 9),
        "refused_rightly": Share(2, 3),
        "wrongly_answered": Share(1, 3),
        "right_passage_first": Share(6, 9),
        "words_marked_right": Share(2, 4),
        "everything": Share(5, 12),
    }
    assert found.by_kind == {
        "answer": {"marks": Share(2, 4), "when": Share(1, 5)},
        "refuse": {"absent": Share(1, 2), "odd": Share(1, 1)},
    }


def test_a_malformed_file_is_refused_in_a_sentence_that_names_the_place(tmp_path: Path) -> None:
    case = {"id": "a", "kind": "when", "question": "when", "answered": "yes"}
    (tmp_path / "expected.json").write_text(json.dumps([case]), "utf-8")

    with pytest.raises(FootnoteError, match="correct question 1, answered"):
        read_field(tmp_path)
