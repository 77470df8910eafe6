"""The contrast set is what its card says."""

from collections import defaultdict

import pytest

from benchmarks.quality.contrast import FOLDER, LEARNED, REPORTED, contrasted, figures
from benchmarks.training.reader.examples import HELD_OUT
from benchmarks.training.trials import fold_of

PARTS = (LEARNED, REPORTED)


@pytest.mark.parametrize("part", PARTS)
def test_every_answer_stands_in_its_passage(part: str) -> None:
    asked = contrasted(part)
    assert [each for each in asked if each.answer and each.answer not in each.passage.text] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_group_has_a_question_that_is_answered_and_one_that_is_open(part: str) -> None:
    groups = defaultdict(set)
    for each in contrasted(part):
        groups[each.group].add(each.answer is None)
    assert set(map(frozenset, groups.values())) == {frozenset({True, False})}


@pytest.mark.parametrize("part", PARTS)
def test_no_question_is_asked_twice_of_a_passage(part: str) -> None:
    asked = [(each.passage, each.question.casefold()) for each in contrasted(part)]
    assert len(asked) == len(set(asked))


def test_no_article_is_in_both_parts_and_those_held_out_are_only_reported_on() -> None:
    learned, reported = ({each.passage.title for each in contrasted(part)} for part in PARTS)
    assert learned.isdisjoint(reported)
    assert {title for title in learned if fold_of(title) == HELD_OUT and _is_taken(title)} == set()


def _is_taken(title: str) -> bool:
    """Tell whether the article *title* stands in a shared question set, and is not our own."""
    return any(
        f'"title": "{title}"' in line and '"from": "own"' not in line
        for part in PARTS
        for line in (FOLDER / f"{part}-passages.jsonl").read_text("utf-8").splitlines()
    )


@pytest.mark.parametrize("part", PARTS)
def test_the_card_counts_its_questions(part: str) -> None:
    asked = contrasted(part)
    passages = len({each.passage for each in asked})
    left_open = sum(each.answer is None for each in asked)
    row = f"| {part} | {passages} | {len(asked):,} | {left_open:,} |"
    assert row in (FOLDER / "CARD.md").read_text("utf-8")


def test_figures_compare_answered_with_open_questions_of_a_group() -> None:
    asked = contrasted(REPORTED)[:40]
    knowing = [1.0 if each.answer else -1.0 for each in asked]
    told = figures(asked, knowing)
    assert (told["auroc"], told["right within groups, %"]) == (1.0, 100.0)
    assert figures(asked, [-each for each in knowing])["right within groups, %"] == 0.0
