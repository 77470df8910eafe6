"""A year that only a conversation tells: “and this year?”."""

import pytest

from corpus.store import OPERATOR
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.understanding.relative_years import with_year
from tests.index.understanding.articles import library

BEFORE = "how long do the teams have in the quarry quiz 2024"


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    return library(fast_encoder)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("and this year?", "and 2025?"),
        ("und dieses jahr", "und 2025"),
        ("et cette ann\u00e9e ?", "et 2025 ?"),
        ("y este a\u00f1o", "y 2025"),
        ("and the year after", "and 2025"),
        ("and the year before", "and 2023"),
        ("who won last year", "who won last year"),
        ("and on sundays", "and on sundays"),
    ],
)
def test_the_newest_article_tells_which_year_is_this(
    engine: Engine, question: str, meant: str
) -> None:
    assert with_year(question, BEFORE, engine.indexes.snapshot(OPERATOR)) == meant


def test_last_year_is_the_one_before_the_newest(engine: Engine) -> None:
    asked = BEFORE.replace("2024", "2025")

    assert with_year("and last year", asked, engine.indexes.snapshot(OPERATOR)) == "and 2024"


def test_a_question_that_names_no_year_tells_none(engine: Engine) -> None:
    asked = with_year("and this year?", "how long is the tunnel", engine.indexes.snapshot(OPERATOR))

    assert asked == "and this year?"
