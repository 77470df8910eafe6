"""A day is searched for in the form in which an article has it."""

from functools import cache, partial

import pytest

from index.ranking.written.days import DAYS
from index.ranking.written.forms import rewritten, standing_form
from index.search.snapshot import Snapshot
from tests.doubles.articles import snapshot_of

PARAGRAPHS = (
    "The work begins on 4 May 2026 and takes a year.",
    "The line closed on June 30, 1974, and in the frost of April 23rd it froze.",
    "The choir met on 2026-01-15. She has sung since the 1st of March 2011.",
)


@cache
def snapshot() -> Snapshot:
    return snapshot_of(*PARAGRAPHS)


def as_written(question: str, held: Snapshot) -> str:
    """Return *question* with its days as an article of *held* has them."""
    return rewritten(question, DAYS, partial(standing_form, snapshot=held))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("What happened on May 4th, 2026?", "What happened on 4 May 2026?"),
        ("what starts may the 4th", "what starts 4 May"),
        ("What began on the 4th of May, 2026?", "What began on 4 May 2026?"),
        ("what began on 2026-05-04", "what began on 4 May 2026"),
        ("what began on 4.5.2026?", "what began on 4 May 2026?"),
        ("What closed on 30 June 1974?", "What closed on June 30, 1974?"),
        ("what froze on 23 apr", "what froze on April 23rd"),
        ("Who met on January 15, 2026?", "Who met on 2026-01-15?"),
        ("who sings since March 1, 2011", "who sings since 1st of March 2011"),
    ],
)
def test_a_day_is_written_as_an_article_has_it(typed: str, written: str) -> None:
    assert as_written(typed, snapshot()) == written


@pytest.mark.parametrize(
    "question",
    [
        "What happened on 4 May 2026?",
        "What happened on May 4th, 2025?",
        "what happened on May 14th",
        "who may 4 children ask",
        "is version 2026-05-04a out",
        "what began on 4.15.2026",
        "what began on 40 May",
        "",
    ],
)
def test_other_days_and_other_words_stay(question: str) -> None:
    assert as_written(question, snapshot()) == question
