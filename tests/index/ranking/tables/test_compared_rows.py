"""The row that has the most of what is asked for stands first, whatever was read in one row."""

from dataclasses import replace

import pytest

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.store import OPERATOR
from index.answer import Span
from index.encoding.learned_files import PACKAGED
from index.ranking.decision import Decision, Finalist
from index.ranking.fitted import fitted
from index.ranking.tables import rows
from index.ranking.tables.compared_rows import with_extreme_first
from index.search.snapshot import Snapshot
from tests.doubles.articles import MEMOIR, engine, source
from tests.doubles.tables import body, heading, row

NUMBERS = replace(fitted(PACKAGED), answer_at=0.3, medium_at=0.5, high_at=0.8)
LOW, NO_ANSWER = 0.4, 0.2

SEASON = (
    heading("The season of the Marsh cycling club"),
    row("Rider", "Age", "Wins", "Best time", "Prize", "Joined", "Bib", heading=True),
    row("Ada Brook", "34", "4", "1:02:33", "\u00a3300", "12 May 2019", "7"),
    row("Tom Ferro", "29", "1", "1:01:58", "\u00a3120", "3 June 2021", "7"),
    row("Lise Aker", "41", "3", "1:03:40", "\u00a3450", "1 March 2016", "\u2014"),
    row("Ben Ojo", "22", "0", "1:08:02", "free", "9 April 2025", "9"),
    row("Total", "", "8", "", "\u00a3870", "", ""),
    body(MEMOIR),
    row("Ticket", "Adult price", "Child price", "Course", heading=True, table=2),
    row("Standing", "\u00a312", "\u00a36", "soup", table=2),
    row("Seated", "\u00a325", "\u00a35", "three", table=2),
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    searched = engine()
    draft = assemble(Metadata(title="Season summary"), SEASON)
    searched.writer.add(OPERATOR, draft, source("season.txt"))
    return searched.indexes.snapshot(OPERATOR)


def place(snapshot: Snapshot, begins: str) -> int:
    """Return the position of the passage that begins so."""
    texts = [each.text for each in snapshot.candidates]
    return next(at for at, text in enumerate(texts) if text.startswith(begins))


def decision(snapshot: Snapshot, first: str, probability: float) -> Decision:
    """Return that the passage that begins with *first* answers with that *probability*."""
    finalist = Finalist(place(snapshot, first), Span(0, 5), probability, Span(0, 3))
    return Decision((finalist,), NUMBERS)


def first_of(decided: Decision, snapshot: Snapshot) -> str:
    """Return how the first passage of *decided* begins."""
    return " ".join(snapshot.candidates[decided.finalists[0].position].text.split()[:1])


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("who has the most wins", "Ada"),
        ("who has the fewest wins", "Ben"),
        ("who is the oldest rider", "Lise"),
        ("who is the youngest", "Ben"),
        ("which rider was the fastest", "Tom"),
        ("who had the slowest time", "Ben"),
        ("who joined most recently", "Ben"),
        ("who won the biggest prize", "Lise"),
        ("who has the lowest prize", "Ben"),
    ],
)
def test_rows_are_compared_by_the_column_that_is_asked_for(
    snapshot: Snapshot, question: str, first: str
) -> None:
    found = with_extreme_first(question, decision(snapshot, "Tom", LOW), snapshot)
    assert first_of(found, snapshot) == first
    assert found.answers


@pytest.mark.parametrize(
    "question",
    [
        "how old is tom",
        "who has the most losses",
        "who is the second oldest",
        "who has the lowest bib",
        "what is the heaviest bike",
    ],
)
def test_nothing_changes_where_no_column_tells_it_or_rows_are_level(
    snapshot: Snapshot, question: str
) -> None:
    decided = decision(snapshot, "Tom", LOW)
    assert with_extreme_first(question, decided, snapshot) == decided


def test_of_two_columns_that_tell_it_the_one_that_the_question_names_counts(
    snapshot: Snapshot,
) -> None:
    decided = decision(snapshot, "Standing", LOW)
    for question, first in (
        ("cheapest adult ticket", "Standing"),
        ("cheapest child ticket", "Seated"),
    ):
        found = with_extreme_first(question, decided, snapshot)
        assert first_of(found, snapshot) == first
    assert with_extreme_first("what is the cheapest", decided, snapshot) == decided


def test_only_the_rows_that_a_question_is_about_are_compared(snapshot: Snapshot) -> None:
    decided = decision(snapshot, "Ada", LOW)
    found = with_extreme_first("which free prize is the biggest", decided, snapshot)
    assert found == decided


def test_a_row_answers_where_its_table_has_every_word_of_the_question(snapshot: Snapshot) -> None:
    decided = decision(snapshot, "Tom", NO_ANSWER)
    sure = with_extreme_first("who is the oldest rider", decided, snapshot)
    assert (first_of(sure, snapshot), sure.likeliest) == ("Lise", NUMBERS.medium_at)
    unsure = with_extreme_first("who is the oldest driver", decided, snapshot)
    assert not unsure.answers


def test_prose_that_answers_stays_first(snapshot: Snapshot) -> None:
    decided = decision(snapshot, MEMOIR[:20], LOW)
    assert with_extreme_first("who is the oldest rider", decided, snapshot) == decided


def test_a_row_that_was_no_finalist_is_marked_as_a_whole(snapshot: Snapshot) -> None:
    found = with_extreme_first("who has the most wins", decision(snapshot, "Tom", LOW), snapshot)
    first, second = found.finalists
    whole = Span(0, len(snapshot.candidates[first.position].searched.text))
    assert (first.marked, first.answer, first.probability) == (whole, None, NUMBERS.medium_at)
    assert second.position == place(snapshot, "Tom")


def test_a_table_that_is_too_large_is_not_compared(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST_CELLS", 20)
    decided = decision(snapshot, "Tom", LOW)
    assert with_extreme_first("who has the most wins", decided, snapshot) == decided


CHALETS = (
    row("H\u00fctte", "Betten", "Eintrittspreis", "Baujahr", heading=True),
    row("Fuchsbau", "4", "12,50 \u20ac", "1998"),
    row("Adlerhorst", "11", "1.200 \u20ac", "2011"),
    row("Wiesel", "2", "9 \u20ac", "1972"),
    row("Summe", "17", "1.221,50 \u20ac", ""),
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("welche h\u00fctte ist die billigste", "Wiesel"),
        ("Welche H\u00fctte ist am teuersten?", "Adlerhorst"),
        ("welche h\u00fctte hat die meisten betten", "Adlerhorst"),
        ("welche h\u00fctte hat die wenigsten betten", "Wiesel"),
        ("was ist die \u00e4lteste h\u00fctte", "Wiesel"),
        ("which one is the cheapest", "Wiesel"),
        ("cu\u00e1l es la m\u00e1s cara", "Adlerhorst"),
        ("laquelle est la moins ch\u00e8re", "Wiesel"),
        ("welche h\u00fctte ist die zweitbilligste", "Fuchsbau"),
    ],
)
def test_a_table_in_another_language_is_compared_in_any(question: str, first: str) -> None:
    searched = engine()
    draft = assemble(Metadata(title="Die H\u00fctten am See", language="de"), CHALETS)
    searched.writer.add(OPERATOR, draft, source("huetten.txt"))
    there = searched.indexes.snapshot(OPERATOR)
    found = with_extreme_first(question, decision(there, "Fuchsbau", LOW), there)
    assert first_of(found, there) == first
