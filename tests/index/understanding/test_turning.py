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


def test_what_another_article_says_is_asked_of_that_one(engine: Engine) -> None:
    before = "how long does the crossing take according to the gazette"

    answer = asked(engine, before, "and what does shoreline monthly say?")

    assert quoted(answer) == TITLES[COST]
    assert "Eleven" in answer.passages[0].text


@pytest.mark.parametrize(
    "question", ["why not", "y not", "from where", "since when", "oops meant cars", "cars i mean"]
)
def test_what_says_nothing_by_itself_asks_what_an_article_says(
    engine: Engine, question: str
) -> None:
    answer = asked(engine, "what is the toll for cyclists in the harbour tunnel", question)

    assert answer.reply in {Reply.ANSWER, Reply.REFUSAL}
    assert quoted(answer) == TITLES[OPENING]


@pytest.mark.parametrize("question", ["why not", "from where"])
def test_behind_small_talk_the_same_words_are_small_talk_or_not_as_they_are_alone(
    engine: Engine, question: str
) -> None:
    assert asked(engine, "thanks!", question).reply is asked(engine, question).reply


def test_a_bare_noun_takes_the_place_of_the_one_that_is_like_it(engine: Engine) -> None:
    answer = asked(engine, "how many minutes does the tunnel take by bicycle", "and car?")

    assert quoted(answer) == TITLES[OPENING]
    assert "three by car" in answer.passages[0].text


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
