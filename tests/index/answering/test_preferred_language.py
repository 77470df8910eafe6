"""Where articles in several languages answer, the preferred one is quoted first."""

from dataclasses import replace

import pytest

from corpus.store import OPERATOR
from index.answer import Span
from index.answering.preferred_language import preferring
from index.encoding.learned_files import PACKAGED
from index.ranking.decision import Decision, Finalist
from index.ranking.fitted import fitted
from index.search.snapshot import Snapshot
from tests.doubles.articles import MEMOIR, draft, engine, source

GERMAN = (
    "Das Museum der Leuchttürme ist an jedem Samstag von zehn bis achtzehn Uhr geöffnet, und der "
    "Eintritt kostet sechs Euro."
)
SURE, PROBABLE, LOW, NO_ANSWER = 0.9, 0.7, 0.4, 0.2


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    searched = engine()
    searched.writer.add(OPERATOR, draft(MEMOIR), source("memoir.txt"))
    searched.writer.add(OPERATOR, draft(GERMAN), source("museum.txt"))
    return searched.indexes.snapshot(OPERATOR)


def decided(snapshot: Snapshot, english: float, german: float) -> Decision:
    """Return that a passage of either language answers with that probability, likeliest first."""
    is_german = [each.article.body.startswith("Das") for each in snapshot.candidates]
    finalists = [
        Finalist(is_german.index(False), Span(0, 5), english),
        Finalist(is_german.index(True), Span(0, 5), german),
    ]
    finalists.sort(key=lambda each: -each.probability)
    return Decision(
        tuple(finalists), replace(fitted(PACKAGED), answer_at=0.3, medium_at=0.5, high_at=0.8)
    )


@pytest.mark.parametrize(
    ("english", "german", "language", "first"),
    [
        (SURE, PROBABLE, "de", "German"),
        (SURE, LOW, "de", "English"),
        (SURE, PROBABLE, None, "English"),
        (SURE, PROBABLE, "en", "English"),
        (SURE, PROBABLE, "fr", "English"),
        (PROBABLE, SURE, "en", "English"),
        (LOW, NO_ANSWER, "de", "English"),
        (NO_ANSWER, NO_ANSWER, "de", "English"),
    ],
)
def test_the_preferred_language_is_first_where_it_answers_more_than_hardly(
    snapshot: Snapshot, english: float, german: float, language: str | None, first: str
) -> None:
    found = preferring(decided(snapshot, english, german), snapshot, language)

    body = snapshot.candidates[found.finalists[0].position].article.body
    assert body.startswith("Das") is (first == "German")
    assert len(found.finalists) == 2
