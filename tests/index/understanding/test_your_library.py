"""“Your library” is what the bot has, though an article is on a library."""

import pytest

from corpus.store import OPERATOR
from index.answer import Answer, Reply
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.understanding.asking_forms import ruled_want
from index.understanding.wants import Want
from index.understanding.your_library import without_your_library
from tests.doubles.articles import BRIDGE, MEMOIR, draft, source
from tests.doubles.databases import empty_database

ON_LIBRARY = (
    "Nettleby library opens again on 8 June. Its archive and its collection of maps are on the "
    "shelf of the first floor, and its topics cover the sea."
)


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    made = Engine(empty_database(), fast_encoder)
    made.writer.add(OPERATOR, draft(ON_LIBRARY, title="Nettleby library opens again"), source())
    made.writer.add(OPERATOR, draft(BRIDGE, title="A walk across the bridge"), source())
    made.writer.add(OPERATOR, draft(MEMOIR, title="What Esper wrote"), source())
    return made


def asked(engine: Engine, question: str) -> Answer:
    return engine.ask(OPERATOR, question)


@pytest.mark.parametrize(
    "question",
    [
        "whats in ur library",
        "what's in your library?",
        "what is in your archive",
        "whats on ur shelf",
        "what do you have in your collection",
        "show me your library",
        "what you got",
        "what do you have in stock",
        "what topics do you cover",
        "was ist in deiner bibliothek",
        "qu'est-ce qu'il y a dans ta bibliothèque ?",
        "¿qué hay en tu biblioteca?",
    ],
)
def test_all_articles_are_listed(engine: Engine, question: str) -> None:
    answer = asked(engine, question)

    assert (answer.reply, len(answer.shown)) == (Reply.LIBRARY, 3)


def test_how_many_it_has_counts_all(engine: Engine) -> None:
    assert len(asked(engine, "how many articles are in your library").shown) == 3


def test_a_subject_in_it_is_looked_for(engine: Engine) -> None:
    answer = asked(engine, "anything about the bridge in your library")

    assert [each.title for each in answer.shown] == ["A walk across the bridge"]


@pytest.mark.parametrize(
    "question", ["when does nettleby library open again", "what is in the collection of maps"]
)
def test_a_library_that_an_article_is_on_is_asked_of_it(engine: Engine, question: str) -> None:
    assert asked(engine, question).reply is Reply.ANSWER


@pytest.mark.parametrize(
    "question", ["what is in your bag", "what do you have to do to enter", "what is in the library"]
)
def test_other_things_are_not_what_the_bot_has(question: str) -> None:
    assert ruled_want(question) is not Want.EVERYTHING


def test_a_question_that_is_nothing_else_stays() -> None:
    assert without_your_library("your library") == "your library"
    assert without_your_library("anything on ferries in your library?") == "anything on ferries  ?"
