"""Words that ask in one language, and are a subject in another."""

from dataclasses import replace

import pytest

from corpus.article import Metadata
from corpus.store import OPERATOR
from index.answer import Reply
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.search.words import stems
from index.understanding.asking_words import counts_no_articles, offered, optional_in
from tests.doubles.articles import draft, source
from tests.doubles.databases import empty_database

VAN = "The red van of Mill Lane"
OTHERS = ("What the AI act asks of small firms", "The war over the harbour wall")


@pytest.fixture(scope="module")
def engine(fast_encoder: OnnxEncoder) -> Engine:
    made = Engine(empty_database(), fast_encoder)
    for title in (VAN, *OTHERS):
        posted = replace(
            draft(f"{title} is what this is about."), metadata=Metadata(title, ("Ola",))
        )
        made.writer.add(OPERATOR, posted, source())
    return made


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("who wrote the van article", "van"),
        ("the ai article", "ai"),
        ("whats the war piece about", "war"),
        ("zeig mir den artikel über ai", "ai"),
        ("montre l'article sur le van", "van"),
        ("muestra el artículo sobre war", "war"),
    ],
)
def test_what_asks_in_another_language_is_what_a_question_is_about(
    question: str, word: str
) -> None:
    assert optional_in(question).isdisjoint(stems(word))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who wrote that article", "wrote"),
        ("was war das für ein artikel", "war das ein"),
        ("est-ce que tu as cet article", "tu as cet"),
        ("van a publicar más artículos", "van mas"),
        ("zeig mir mal the red van", "zeig mir mal"),
    ],
)
def test_what_asks_in_the_language_of_the_question_only_asks(question: str, words: str) -> None:
    assert optional_in(question).issuperset(stems(words))


@pytest.mark.parametrize(
    "question",
    ["who wrote the van article", "wer hat den artikel über den van geschrieben"],
)
def test_an_article_is_named_by_a_word_that_asks_elsewhere(engine: Engine, question: str) -> None:
    answer = engine.ask(OPERATOR, question)

    assert (answer.reply, [each.title for each in answer.shown]) == (Reply.FACT, [VAN])


@pytest.mark.parametrize(
    ("question", "counts_else"),
    [
        ("How many books has she written?", True),
        ("how many interviews did the mayor give", True),
        ("wie viele bücher hat sie geschrieben", True),
        ("combien d'interviews a donné la maire", True),
        ("cuántos libros escribió", True),
        ("how many articles has she written", False),
        ("how many do you have about the wall", False),
        ("wie viele artikel gibt es", False),
        ("combien d'articles as-tu", False),
        ("cuántos artículos hay", False),
        ("who wrote the book", False),
    ],
)
def test_it_is_told_what_is_counted(question: str, counts_else: bool) -> None:  # noqa: FBT001 - as expected
    assert counts_no_articles(question) is counts_else


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("do you mend kettles?", "kettles?"),
        ("Do you guys also take cash", "cash"),
        ("hi, can they sharpen old knives", "old knives"),
        ("do you like kettles", None),
        ("do you have anything on kettles", None),
        ("can you tell me who mends kettles", None),
        ("do you sleep", None),
        ("what do you mend", None),
        ("", None),
    ],
)
def test_a_thing_may_be_offered_by_those_who_are_told_of(text: str, thing: str | None) -> None:
    assert offered(text) == thing
