"""What members ask of the articles themselves gets the reply that is meant.

What is wanted is given with each question; which articles are meant is what is found out here.
"""

from collections.abc import Iterator, Sequence
from unittest.mock import patch

import pytest

from corpus.store import OPERATOR
from index.answer import Answer, Fact, Reply
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.understanding.wants import Want
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

EVERY = frozenset(TITLES)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    return library(OnnxEncoder())


def asked(engine: Engine, question: str, *wants: Want, earlier: Sequence[tuple[str, Want]] = ()) -> Answer:
    """Return the reply to *question*, which wants what is said, as each of *earlier* does."""
    known = {words: want for words, want in earlier} 
    likely = {question: wants, **{words: (want,) for words, want in earlier}}

    def given(text: str, _: object) -> tuple[tuple[Want, float], ...]:
        return tuple((want, 0.9 / len(likely[text])) for want in likely[text])

    with patch("index.understanding.understanding.wanted", given):
        return engine.ask(OPERATOR, question, earlier=list(known))


def shown(answer: Answer) -> set[str]:
    names = {title: name for name, title in TITLES.items()}
    return {names[each.title] for each in answer.shown}
