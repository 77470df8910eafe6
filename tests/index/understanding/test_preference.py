"""Passages of the articles that a question names come before those of all others."""

from functools import cache

import pytest

from corpus.store import OPERATOR
from index.search.article_names import STRENGTH
from index.search.name_words import Field
from index.search.snapshot import Snapshot
from index.understanding.preference import LEAST_OF_NUMBER, MOST, NAMED, preference
from index.understanding.references import References
from tests.doubles.articles import BRIDGE, MEMOIR, draft, engine, source
from tests.doubles.encoder import WordEncoder
from tests.index.understanding.articles import (
    BEES,
    COST,
    GLACIERS,
    MINUTES,
    OPENING,
    PATCH,
    QUIZ_NEW,
    QUIZ_OLD,
    TITLES,
    library,
)


@cache
def snapshot() -> Snapshot:
    return library(WordEncoder()).indexes.snapshot(OPERATOR)


def behind(question: str) -> dict[str, float]:
    """Return how far each of the articles stays behind, by its name."""
    found = preference(References(question, snapshot(), None), snapshot())
    ids = {each.metadata.title: each.id for each in snapshot().parts[0].articles}
    return {name: found.of(ids[title]) for name, title in TITLES.items()}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("how many allotments have a bee hive at Marsh Lane", MINUTES),
        ("what does Brandt write about the rope of the glaciers", GLACIERS),
        ("what did the Shoreline journalist say of the budget", COST),
        ("how long do storms last in Tidebound", PATCH),
        ("how large is a team in the 2025 quiz", QUIZ_NEW),
        ("how large is a team in the 2024 quiz", QUIZ_OLD),
    ],
)
def test_the_article_that_is_named_comes_first_and_loses_nothing(question: str, named: str) -> None:
    found = behind(question)

    assert found[named] == 0
    assert all(lost < 0 for name, lost in found.items() if name != named)


def test_a_year_by_itself_sets_back_all_of_other_years() -> None:
    found = behind("how much was it in 2025")

    others = {MINUTES, BEES, PATCH, QUIZ_OLD, GLACIERS}
    assert {name for name, lost in found.items() if lost < found[OPENING]} == others
    assert found[OPENING] == found[COST]


def test_of_two_articles_a_year_weighs_as_much_as_stated_at_least() -> None:
    made = engine()
    made.writer.add(OPERATOR, draft(BRIDGE, title="The walk of 2024"), source())
    made.writer.add(OPERATOR, draft(MEMOIR, title="The walk of 2025"), source("two.txt"))
    held = made.indexes.snapshot(OPERATOR)
    older, newer = (each.id for each in held.parts[0].articles)

    found = preference(References("who walked in 2025", held, None), held)

    lost = pytest.approx(-NAMED * LEAST_OF_NUMBER * STRENGTH[Field.TITLE])
    assert found.of(older) == lost
    assert found.of(newer) == 0


@pytest.mark.parametrize("question", ["", "?", "how much is the toll for cars", "who wrote it"])
def test_where_nothing_is_named_no_article_stays_behind(question: str) -> None:
    assert set(behind(question).values()) == {0}


def test_no_article_loses_more_than_may_be_taken() -> None:
    found = behind("what do Kenji Vael's Tidebound developer log and patch notes say of boats")

    assert found.pop(PATCH) == 0
    assert set(found.values()) == {-MOST}


def test_an_article_of_another_collection_is_unknown() -> None:
    with pytest.raises(KeyError, match="nobody"):
        preference(References("Tidebound", snapshot(), None), snapshot()).of("nobody")
