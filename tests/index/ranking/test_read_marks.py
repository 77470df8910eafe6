"""The reader of other languages marks what it reads, and leaves order and probability alone."""

from contextlib import ExitStack
from dataclasses import replace

import pytest

from corpus.store import OPERATOR
from index.answer import Answer
from index.answering import searching
from index.encoding.learned_files import PACKAGED
from index.engine import AT_ONCE, Engine
from index.ranking.fitted import Fitted, FittedMarking, fitted
from tests.doubles.articles import draft, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader

ENGLISH = "The bridge over the harbour was opened in 1901, and it was closed to all troops."
GERMAN = (
    "Die Brücke am Hafen ist lang, und sie wurde nach dem Krieg aus Stahl gebaut. "
    "Sie wurde im Jahr 1952 unter der Leitung von zwei Baumeistern eröffnet."
)
QUESTION = "When was the bridge over the harbour opened?"
FRAGE = "Wann wurde die Brücke am Hafen eröffnet, und wie lang ist sie?"


def of_many(*, marks: bool = True) -> Fitted:
    """Return the packaged numbers as those of a model for many languages."""
    shipped = fitted(PACKAGED)
    assert shipped.reading is not None
    marking = FittedMarking(shipped.reading.highlight, shipped.reading.words, words_at=0.1)
    across = replace(shipped, reading=None)
    answered = replace(shipped, across=across, answer_at=0.0)
    return replace(answered, marking=marking if marks else None)


@pytest.fixture(autouse=True)
def _many_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "fitted", lambda _: of_many())


def asked(
    question: str,
    english: NumberReader | None = None,
    multilingual: NumberReader | None = None,
    under_way: int = 1,
) -> Answer:
    """Return the answer over an English and a German text, while so many are *under_way*."""
    engine = Engine(empty_database(), WordEncoder(), english, multilingual_reader=multilingual)
    for number, text in enumerate((ENGLISH, GERMAN)):
        engine.writer.add(OPERATOR, draft(text, title=f"Article {number}"), source(f"{number}.txt"))
    with ExitStack() as arrived:
        for _ in range(under_way):
            arrived.enter_context(engine.questions.urgent())
        return engine.ask(OPERATOR, question)


def read(reader: NumberReader) -> list[str]:
    """Return the passages that *reader* was given."""
    return [each.text for _, passages in reader.asked for each in passages]


def test_what_answers_in_another_language_is_marked_and_named_as_it_stands_there() -> None:
    answer = asked(FRAGE, multilingual=NumberReader())
    (german,) = (each for each in answer.passages if each.text == GERMAN)

    assert german.answer is not None
    assert german.text[german.answer.start : german.answer.end] == "1952"
    assert german.highlight.start <= german.answer.start
    assert german.answer.end <= german.highlight.end


def test_order_and_probability_stay_what_they_are_without_it() -> None:
    without, marked = asked(FRAGE), asked(FRAGE, multilingual=NumberReader())

    assert [each.text for each in marked.passages] == [each.text for each in without.passages]
    assert [each.score for each in marked.passages] == [each.score for each in without.passages]
    assert [each.answer for each in without.passages] == [None, None]


def test_each_reader_reads_what_is_in_its_languages() -> None:
    english, multilingual = NumberReader(), NumberReader()

    asked(QUESTION, english, multilingual)
    asked(FRAGE, english, multilingual)

    assert read(english) == [ENGLISH]
    assert read(multilingual) == [GERMAN]


def test_while_it_is_busy_the_answer_is_the_one_without_it_and_says_that_it_is_unread() -> None:
    busy = asked(FRAGE, multilingual=NumberReader(busy=True))

    assert busy == asked(FRAGE)
    assert busy.unread


@pytest.mark.parametrize("busy", ["english", "multilingual"])
def test_where_one_of_two_readers_is_busy_the_answer_says_that_it_is_unread(busy: str) -> None:
    english = NumberReader(busy=busy == "english")
    multilingual = NumberReader(busy=busy == "multilingual")
    engine = Engine(empty_database(), WordEncoder(), english, multilingual_reader=multilingual)
    mixed = "Die bridge am harbour ist lang, und sie wurde nach dem Krieg im Jahr 1952 gebaut."
    for number, text in enumerate((ENGLISH, mixed)):
        engine.writer.add(OPERATOR, draft(text, title=f"Article {number}"), source(f"{number}.txt"))

    answer = engine.ask(OPERATOR, QUESTION)

    assert (read(english), read(multilingual)) == ([ENGLISH], [mixed])
    assert answer.unread


def test_while_others_wait_it_is_not_asked_and_the_answer_says_that_it_is_unread() -> None:
    reader = NumberReader()

    answer = asked(FRAGE, multilingual=reader, under_way=AT_ONCE + 1)

    assert reader.asked == []
    assert answer.unread


def test_without_what_weighs_it_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "fitted", lambda _: of_many(marks=False))
    reader = NumberReader()

    answer = asked(FRAGE, multilingual=reader)

    assert reader.asked == []
    assert not answer.unread
