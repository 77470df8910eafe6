"""The reader knows English alone: what else was found is compared with what it read, and fairly."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.answer import Answer
from index.answering import searching
from index.encoding.learned_files import PACKAGED
from index.engine import Engine
from index.odds import chance, log_odds
from index.ranking.fitted import Fitted, FittedReading, Network, fitted
from index.ranking.unreadable import acting, among
from index.reader import signals
from tests.doubles.articles import draft, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader

ENGLISH = "The bridge over the harbour was opened in 1901, and it was closed to all troops."
GERMAN = "Die Brücke am Hafen ist lang, und sie wurde nach dem Krieg aus Stahl gebaut."
QUESTION = "When was the bridge over the harbour opened?"
FRAGE = "Wann wurde die Brücke am Hafen eröffnet, und wie lang ist sie?"


def unread(slope: float, level: float) -> Network:
    """Return what makes *level* and *slope* times the log-odds of those known without a reader."""
    zero, none = np.zeros(1, np.float32), np.zeros(0, np.float32)
    linear = np.array([slope], np.float32)
    unbent = np.zeros((1, 0), np.float32)
    return Network(signals.UNREAD_SIGNALS, zero, zero + 1, linear, level, unbent, none, none)


def of_many(slope: float = 1.0, level: float = 0.0) -> Fitted:
    """Return the numbers of a model for many languages, weighed beside the reader as packaged."""
    shipped = fitted(PACKAGED)
    assert shipped.reading is not None
    reading = replace(shipped.reading, unread=unread(slope, level))
    return replace(shipped, reading=reading, across=replace(shipped, reading=None))


def engine(reader: NumberReader, *texts: str) -> Engine:
    made = Engine(empty_database(), WordEncoder(), reader)
    for number, text in enumerate(texts):
        made.writer.add(OPERATOR, draft(text, title=f"Article {number}"), source(f"{number}.txt"))
    return made


@pytest.fixture(autouse=True)
def _many_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "fitted", lambda _: of_many())


def asked(question: str, *texts: str) -> tuple[Answer, list[str]]:
    """Return the answer to *question* over *texts*, and which of them were read."""
    reader = NumberReader()
    answer = engine(reader, *texts).ask(OPERATOR, question)
    return answer, [each.text for _, read in reader.asked for each in read]


def test_an_english_passage_is_read_for_an_english_question() -> None:
    answer, read = asked(QUESTION, ENGLISH, GERMAN)

    assert read == [ENGLISH]
    assert not answer.unread


@pytest.mark.parametrize("texts", [(GERMAN,), (ENGLISH,), (ENGLISH, GERMAN)])
def test_a_question_in_another_language_is_not_read_for_and_its_answer_lacks_nothing(
    texts: tuple[str, ...],
) -> None:
    answer, read = asked(FRAGE, *texts)

    assert read == []
    assert not answer.unread


def test_what_was_not_read_as_others_wait_says_so_where_it_could_be_read() -> None:
    reader = NumberReader(busy=True)

    assert engine(reader, ENGLISH).ask(OPERATOR, QUESTION).unread
    assert not engine(reader, GERMAN).ask(OPERATOR, QUESTION).unread


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(10, 19)), st.data())
def test_both_kinds_keep_their_order_and_none_is_lost(
    read: list[int], others: list[int], data: st.DataObject
) -> None:
    read, others = list(dict.fromkeys(read)), list(dict.fromkeys(others))
    chances = {each: data.draw(st.floats(0, 1)) for each in (*read, *others)}

    found = among(read, others, chances)

    assert [each for each in found if each in set(read)] == read
    assert [each for each in found if each in set(others)] == others
    assert sorted(found) == sorted([*read, *others])


def test_the_likelier_comes_first_whoever_judged_it_and_of_equals_what_was_read() -> None:
    assert among([1, 2], [11, 12], {1: 0.5, 2: 0.2, 11: 0.9, 12: 0.3}) == [11, 1, 12, 2]
    assert among([1], [11], {1: 0.5, 11: 0.5}) == [1, 11]


@given(st.floats(0.01, 0.99), st.floats(0.2, 3), st.floats(-2, 2))
def test_what_was_not_read_is_answered_where_it_is_without_a_reader(
    probability: float, slope: float, level: float
) -> None:
    numbers = of_many(slope, level)
    compared = chance(slope * log_odds(probability) + level)

    acts = acting(numbers, is_read=False)

    if abs(probability - numbers.answer_at) > 1e-4:
        assert (compared >= acts.answer_at) is (probability >= numbers.answer_at)


def test_what_was_read_is_answered_by_what_was_learned_with_the_reader() -> None:
    numbers = of_many(slope=2.0)

    assert acting(numbers, is_read=True) == numbers.reading
    assert isinstance(acting(fitted(PACKAGED), is_read=False), FittedReading)
