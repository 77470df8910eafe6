"""Members' questions are judged by the rules of their keys, and counted by kind and over all."""

import json
from pathlib import Path

import pytest

from corpus.errors import FootnoteError
from index.evaluation.cases import Asked
from index.evaluation.members import Expectation, read_members
from index.evaluation.members_figures import MembersOutcome, members_figures, members_outcome
from index.evaluation.members_rules import fault
from index.evaluation.shares import Share
from tests.index.evaluation.case_answers import IDS
from tests.index.evaluation.members_pairs import PAIRS, Pair

WHEN = {"id": "a", "kind": "when", "articles": ["ferry.md"], "question": "when", "expect": "answer"}


def outcomes() -> list[MembersOutcome]:
    """Return every pair, judged."""
    return [members_outcome(Asked(each.case, each.answer), IDS) for each in PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.case.id)
def test_what_is_right_is_what_the_key_says(pair: Pair) -> None:
    assert (fault(pair.case, pair.answer, IDS) is None) == pair.is_right


def test_a_miss_tells_what_came_instead() -> None:
    told = {each.case.id: each.wrong for each in outcomes()}

    assert told["refused"] == "refused (not_covered; right passage at 1)"
    assert told["another article"] == "quotes 'The bakery' (0.80): 'The bakery opened in May.'"
    assert told["wrong date"] == "published is '2026-03-04'"
    assert told["too few"] == "shows ['The ferry']"
    assert told["listed"] == "reply is library"


def test_figures_count_each_question_where_it_belongs() -> None:
    found = members_figures(outcomes())

    assert found.questions == len(PAIRS)
    assert found.overall == {
        "answered_rightly": Share(10, 15),
        "facts": Share(6, 14),
        "articles": Share(1, 3),
        "choose": Share(1, 3),
        "library": Share(2, 5),
        "refused_rightly": Share(5, 10),
        "small_talk": Share(1, 3),
        "wrongly_answered": Share(6, 13),
        "answered_rightly_alone": Share(9, 13),
        "answered_rightly_following_up": Share(1, 1),
        "answered_at_all": Share(12, 14),
        "wrong_passage_first_of_answered": Share(2, 12),
        "right_passage_first": Share(11, 14),
        "right_passage_in_three": Share(12, 14),
        "words_marked_right": Share(3, 5),
        "all_parts_shown": Share(1, 2),
        "everything": Share(26, 53),
    }
    assert list(found.by_kind) == [each.value for each in Expectation]
    assert found.by_kind["refuse"] == {
        "any": Share(3, 7),
        "no_context": Share(1, 1),
        "premise": Share(1, 2),
    }


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("[", "the file"),
        ("{}", "the file"),
        ("[" * 100_000, "the file"),
        (json.dumps([WHEN]), "question 1 (Value error, an answer needs contains)"),
        (json.dumps([WHEN | {"contains": "nine"}]), "question 1, contains"),
        (json.dumps([WHEN | {"contains": ["x"]}, {}]), "question 2, id"),
        (json.dumps([WHEN | {"expect": "applause"}]), "question 1, expect"),
        (json.dumps([WHEN | {"expect": "fact"}]), "a fact needs facts"),
        (json.dumps([WHEN | {"expect": "fact", "facts": {"mood": "x"}}]), "question 1, facts"),
    ],
)
def test_a_malformed_file_is_refused_in_a_sentence_that_names_the_place(
    tmp_path: Path, written: str, trouble: str
) -> None:
    (tmp_path / "questions.json").write_text(written, "utf-8")

    with pytest.raises(FootnoteError, match="cannot be read as questions: correct ") as refusal:
        read_members(tmp_path)

    assert trouble in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_questions_are_read_as_they_are_written(tmp_path: Path) -> None:
    written = WHEN | {"contains": ["nine"], "or_contains": [["9", "am"]], "source": "unknown key"}
    (tmp_path / "questions.json").write_text(json.dumps([written]), "utf-8")

    (case,) = read_members(tmp_path)

    assert (case.expect, case.contains, case.or_contains, case.earlier, case.facts) == (
        Expectation.ANSWER,
        ("nine",),
        (("9", "am"),),
        (),
        None,
    )
