"""Figures of an evaluation, and its misses, on outcomes that a reader can count."""

from corpus.article import Slice
from index.answer import Answer, Confidence, RankedPassage, Reason, Span
from index.citations import passage_citation
from index.evaluation.measures import Outcome, coverage, figures, figures_by_type
from index.evaluation.misses import WORST, report, worst
from index.evaluation.squad import Place, SquadQuestion, SquadSet
from tests.doubles.articles import MEMOIR, MISSILES, article, draft

SQUAD = SquadSet((draft(MEMOIR, MISSILES),), ())
ARTICLE = article(MEMOIR, MISSILES)


def outcome(  # noqa: PLR0913 - each test names only what it is about
    text: str,
    score: float,
    *,
    answerable: bool = True,
    answered: bool = True,
    rank: int | None = 1,
    highlighted: bool | None = True,
) -> Outcome:
    """Return what became of a question about the second paragraph; the first one was found."""
    place = Place(MISSILES.index("Mexico"), MISSILES.index("Mexico") + len("Mexico"))
    passage = RankedPassage(
        rank=1,
        score=score,
        text=MEMOIR,
        highlight=Span(0, MEMOIR.index(".") + 1),
        answer=None,
        citation=passage_citation(ARTICLE, 0, len(MEMOIR), Slice(0, 1)),
    )
    band = Confidence.LOW if answered else None
    reason = None if answered else Reason.NOT_COVERED
    return Outcome(
        SquadQuestion(text, 0, 1, (place,) if answerable else ()),
        Answer(text, answered, band, reason, (passage,)),
        rank if answerable else None,
        highlighted if answerable else None,
    )


def test_coverage_is_read_off_at_five_and_at_one_per_cent() -> None:
    good = [outcome("Who?", 0.5), outcome("Who?", 0.97)]
    bad = [
        outcome("Who?", at / 100, answerable=False) for at in [*range(6, 96), *[0] * 5, *[96] * 5]
    ]

    found = figures([*good, *bad])

    assert len(bad) == 100
    assert found.coverage_at_5_percent_false_answers == 0.5
    assert found.coverage_at_1_percent_false_answers == 0.5
    assert coverage([0.5, 0.955], [each.score for each in bad], 0.05) == 0.5
    assert coverage([0.5, 0.955], [each.score for each in bad], 0.01) == 0.0


def test_what_is_as_sure_as_a_false_answer_is_not_covered() -> None:
    assert coverage([0.9, 0.5], [0.5, 0.1], 0.0) == 0.5
    assert coverage([0.9, 0.5], [0.5, 0.1], 1.0) == 1.0
    assert coverage([], [0.5], 0.05) is None
    assert coverage([0.5], [], 0.05) is None


def test_figures_by_type_count_each_question_once() -> None:
    asked = [
        outcome("Who was asked?", 0.9),
        outcome("who asked him", 0.9, rank=2, highlighted=None),
        outcome("How many missiles?", 0.9),
        outcome("When?", 0.1, answerable=False, answered=False),
    ]

    found = figures_by_type(asked)

    assert {kind: each.questions for kind, each in found.items()} == {
        "number": 1,
        "time": 1,
        "person": 2,
    }
    assert (found["person"].recall_at_1, found["number"].recall_at_1) == (0.5, 1.0)
    assert (found["time"].recall_at_1, found["time"].refused_of_unanswerable) == (None, 1.0)


def test_the_most_confident_errors_come_first_and_what_went_well_is_no_miss() -> None:
    fine = [outcome("fine", 0.99), outcome("none", 0.1, answerable=False, answered=False)]
    bad = [
        outcome("refused", 0.2, answered=False),
        outcome("wrong sentence", 0.7, highlighted=False),
        outcome("false answer", 0.95, answerable=False),
        outcome("wrong paragraph", 0.85, rank=None, highlighted=None),
    ]

    assert [each.question.text for each in worst([*fine, *bad])] == [
        "false answer",
        "wrong paragraph",
        "refused",
        "wrong sentence",
    ]


def test_no_more_than_fifty_misses_are_told() -> None:
    asked = [outcome(str(at), 0.9, rank=2, highlighted=None) for at in range(WORST + 9)]

    assert len(worst(asked)) == 50


def test_a_miss_is_told_with_question_expectation_finding_and_score() -> None:
    asked = [outcome("Whom were the missiles for?", 0.853, rank=3, highlighted=None)]

    assert report(asked, SQUAD) == (
        "1. Whom were the missiles for?\n"
        "   right paragraph at rank 3; score 0.853\n"
        f"   expected: A memoir, paragraph 2, answer: Mexico. {MISSILES}\n"
        "   found: A memoir, paragraph 1: The memoir appeared in spring.\n"
    )


def test_without_misses_the_report_says_so() -> None:
    assert report([outcome("fine", 0.9)], SQUAD) == "No misses.\n"
