"""A conversation turns to another article, and goes on about the one that it was about."""

import pytest

from corpus.store import OPERATOR
from index.answer import Answer, Reply
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from tests.index.understanding.articles import (
    COST,
    OPENING,
    QUIZ_NEW,
    QUIZ_OLD,
    TITLES,
    library,
)


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    return library(fast_encoder)


def asked(engine: Engine, *questions: str) -> Answer:
    """Return the reply to the last of *questions*, asked one after the other."""
    *earlier, question = questions
    return engine.ask(OPERATOR, question, earlier=earlier)


def quoted(answer: Answer) -> str | None:
    """Return the title of the article that is quoted first."""
    return answer.passages[0].citation.title


@pytest.mark.parametrize(
    ("questions", "article", "words"),
    [
        (("how many members does a team of the 2025 quiz have", "and in 2024?"), QUIZ_OLD, "five"),
        (("what does entry to the 2024 quiz cost", "sorry i meant 2025"), QUIZ_NEW, "free"),
        (("who is the captain of the ferry", "thanks!", "when does he retire"), OPENING, "retires"),
        (("who blamed soft clay", "how long does the crossing take"), OPENING, "eleven minutes"),
    ],
)
def test_the_passage_is_of_the_article_that_is_meant(
    engine: Engine, questions: tuple[str, ...], article: str, words: str
) -> None:
    answer = asked(engine, *questions)

    assert quoted(answer) == TITLES[article]
    assert words in answer.passages[0].text


def test_an_article_that_is_named_in_short_gets_the_question_before(engine: Engine) -> None:
    answer = asked(engine, "how much does a hive cost", "and what about entry to the 2024 quiz")

    assert answer.reply is not Reply.ARTICLE
    assert quoted(answer) == TITLES[QUIZ_OLD]


def test_an_article_named_in_what_was_not_answered_is_spoken_of(engine: Engine) -> None:
    before = "does tobias renner of shoreline monthly own a parrot"

    answer = asked(engine, before, "who wrote it")

    assert not asked(engine, before).answered
    assert [each.title for each in answer.shown] == [TITLES[COST]]


@pytest.mark.parametrize(
    "question",
    [
        "Welche Artikel gibt es hier?",
        "quels articles avez-vous ?",
        "¿Qué artículos tienes?",
    ],
)
def test_all_articles_are_listed_for_who_asks_in_another_language(
    engine: Engine, question: str
) -> None:
    assert len(asked(engine, question).shown) == len(TITLES)
