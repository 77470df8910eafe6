"""What a reader changes: the order of what it read, the mark, the words; and nothing when busy."""

from contextlib import ExitStack
from dataclasses import replace

import numpy as np
import pytest

from corpus.store import OPERATOR
from index.answer import Answer
from index.answering import searching
from index.encoding.learned_files import PACKAGED
from index.engine import AT_ONCE, Engine
from index.ranking import read_judgement
from index.ranking.fitted import Fitted, FittedReading, Network, fitted
from index.ranking.passage_readings import MOST_READ, READ_WITHIN, worth_reading
from index.ranking.read_judgement import Compared
from index.ranking.reader_stage import order_read
from index.ranking.rising_threshold import RisingThreshold
from index.reader import signals
from index.reader.reading import Titled
from tests.doubles.articles import draft, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader

WHERE = "The bridge over the harbour is long. The bridge was built of steel in the north."
WHEN = "The harbour has a bridge. The bridge opened in 1901 and was closed to all troops."
QUESTION = "When was the bridge over the harbour opened?"


def asked(reader: NumberReader | None, under_way: int = 1) -> Answer:
    """Return the answer to a question that is one of so many *under_way*."""
    engine = Engine(empty_database(), WordEncoder(), reader)
    engine.writer.add(OPERATOR, draft(WHERE, WHEN), source())
    with ExitStack() as arrived:
        for _ in range(under_way):
            arrived.enter_context(engine.questions.urgent())
        return engine.ask(OPERATOR, QUESTION)


def weighing(weight: float) -> Network:
    """Return a ranking that adds *weight* times what a reader says to what was known."""
    linear = np.array([1, weight, 0, 0, 0], dtype=np.float32)
    zeros, none = np.zeros(5, np.float32), np.zeros(0, np.float32)
    unbent = np.zeros((5, 0), np.float32)
    return Network(signals.PASSAGE_SIGNALS, zeros, zeros + 1, linear, 0.0, unbent, none, none)


def numbers(weight: float) -> Fitted:
    shipped = fitted(PACKAGED)
    reading = FittedReading(*(weighing(weight),) * 4, 0.5, 0.7, 0.9, 0.5)
    return Fitted(shipped.ranking, shipped.highlight, shipped.answerability, 0.5, 0.7, 0.9, reading)


def test_the_words_that_answer_lie_in_the_highlight_and_are_a_slice() -> None:
    best = asked(NumberReader()).passages[0]

    assert best.text == WHEN
    assert best.answer is not None
    assert best.text[best.answer.start : best.answer.end] == "1901"
    assert best.highlight.start <= best.answer.start < best.answer.end <= best.highlight.end


def test_without_a_reader_no_words_are_named() -> None:
    assert [each.answer for each in asked(None).passages] == [None, None]


def test_while_the_reader_is_busy_the_answer_is_the_one_without_it() -> None:
    assert asked(NumberReader(busy=True)) == asked(None)


def test_as_many_as_are_answered_at_once_are_read_and_none_while_others_wait() -> None:
    reader = NumberReader()

    assert asked(reader, under_way=AT_ONCE) == asked(reader)
    assert len(reader.asked) == 2
    assert asked(reader, under_way=AT_ONCE + 1) == asked(None)
    assert len(reader.asked) == 2


def test_the_best_passages_are_read_with_the_question_and_their_title() -> None:
    reader = NumberReader()

    asked(reader)

    ((question, passages),) = reader.asked
    assert question == QUESTION
    title = draft().metadata.title or ""
    assert {(each.title, each.text) for each in passages} == {(title, WHERE), (title, WHEN)}


def test_their_sentences_are_told_so_that_what_seems_to_answer_is_read_again() -> None:
    reader = NumberReader()

    asked(reader)

    ((_, passages),) = reader.asked
    assert {tuple(each.text[slice(*at)] for at in each.sentences) for each in passages} == {
        tuple(f"{sentence}." for sentence in text[:-1].split(". ")) for text in (WHERE, WHEN)
    }


def test_where_no_second_look_is_weighed_nothing_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = fitted(PACKAGED)
    assert known.reading is not None
    answerability = without(known.reading.answerability, signals.AGAIN)
    once = replace(known, reading=replace(known.reading, answerability=answerability))
    monkeypatch.setattr(searching, "fitted", lambda _: once)
    reader = NumberReader()

    assert asked(reader).passages[0].answer is not None

    ((_, passages),) = reader.asked
    assert [each.sentences for each in passages] == [(), ()]


def without(network: Network, signal: str) -> Network:
    """Return *network* as if it had never learned from *signal*."""
    at = network.signals.index(signal)
    kept = [each for each in range(len(network.signals)) if each != at]
    return replace(
        network,
        signals=tuple(network.signals[each] for each in kept),
        mean=network.mean[kept],
        deviation=network.deviation[kept],
        linear=network.linear[kept],
        hidden=network.hidden[kept],
    )


def test_a_passage_is_read_with_times_as_it_has_them() -> None:
    reader = NumberReader()
    engine = Engine(empty_database(), WordEncoder(), reader)
    said = "At gate 20, pier 00, the iron gate of the harbour mill in Odemar shuts at 8 p.m."
    written = "At 20:00 the iron gate of the harbour mill in Odemar shuts."
    engine.writer.add(OPERATOR, draft(said, title="Said"), source("said.txt"))
    engine.writer.add(OPERATOR, draft(written, title="Written"), source("written.txt"))

    engine.ask(OPERATOR, "does the iron gate of the harbour mill in Odemar shut at 20:00")

    assert {question: [each.text for each in passages] for question, passages in reader.asked} == {
        "does the iron gate of the harbour mill in Odemar shut at 20:00": [written],
        "does the iron gate of the harbour mill in Odemar shut at 8 p.m.": [said],
    }


def test_a_passage_is_read_with_amounts_as_it_has_them() -> None:
    reader = NumberReader()
    engine = Engine(empty_database(), WordEncoder(), reader)
    said = "In 15 of 2 million barrels the harbour mill in Odemar kept rye worth 15 million crowns."
    engine.writer.add(OPERATOR, draft(said, title="Said"), source("said.txt"))

    engine.ask(OPERATOR, "did the harbour mill in Odemar keep rye worth 15,000,000 crowns")

    assert [question for question, _ in reader.asked] == [
        "did the harbour mill in Odemar keep rye worth 15 million crowns"
    ]


def test_what_is_answered_of_one_article_may_be_refused_among_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = fitted(PACKAGED)
    assert known.reading is not None
    lenient = replace(known.reading, answer_at=0.999, few=RisingThreshold(0.0, 1.0))
    monkeypatch.setattr(searching, "fitted", lambda _: replace(known, reading=lenient))
    engine = Engine(empty_database(), WordEncoder(), NumberReader())
    engine.writer.add(OPERATOR, draft(WHERE, WHEN), source())
    assert engine.ask(OPERATOR, QUESTION).answered

    engine.writer.add(OPERATOR, draft("A mill ground rye.", title="The mill"), source("mill.txt"))
    engine.writer.add(OPERATOR, draft("A barge sank.", title="The barge"), source("barge.txt"))

    assert not engine.ask(OPERATOR, QUESTION).answered


def test_what_is_far_behind_or_comes_late_goes_unread() -> None:
    near = {each: -0.1 * each for each in range(MOST_READ + 2)}

    assert worth_reading(near, near) == list(range(MOST_READ))
    far = {7: 1.0, 3: 1.0 - READ_WITHIN, 4: 0.9 - READ_WITHIN}
    assert worth_reading(far, far) == [7, 3]
    assert worth_reading(far, {3, 4}) == [3]
    assert worth_reading({}, {}) == []


def test_what_was_read_is_ordered_anew_before_what_was_not() -> None:
    ranked = {5: 2.0, 8: 1.5, 2: 1.4}
    without, with_number = (
        NumberReader().read("When?", [Titled("", "No year."), Titled("", "In 1901.")]) or []
    )
    compared = Compared("When?", ranked, {5: without, 8: with_number}, {}, {5: 0.5, 8: 0.5})

    assert order_read(compared, numbers(0.0)) == [5, 8, 2]
    assert order_read(compared, numbers(1.0)) == [8, 5, 2]
    assert order_read(Compared("When?", ranked, {}, {}, {}), numbers(1.0)) == [5, 8, 2]


def test_a_passage_without_the_kind_asked_for_stands_behind_one_that_has_it() -> None:
    engine = Engine(empty_database(), WordEncoder())
    nearer = "The fair at the harbour gate does open in Odemar."
    with_time = "The fair opens at 9:30."
    engine.writer.add(OPERATOR, draft(nearer, title="Gate"), source("gate.txt"))
    engine.writer.add(OPERATOR, draft(with_time, title="Hours"), source("hours.txt"))

    def first(question: str) -> str:
        return engine.ask(OPERATOR, question).passages[0].text

    assert first("where does the fair at the harbour gate open") == nearer
    assert first("what time does the fair at the harbour gate open") == with_time


def test_what_a_passage_says_in_other_words_is_read_in_both_and_the_surer_counts() -> None:
    reader = NumberReader()
    engine = Engine(empty_database(), WordEncoder(), reader)
    engine.writer.add(OPERATOR, draft("Two prams can pass on the deck, which is new."), source())

    engine.ask(OPERATOR, "is there room for strollers on the deck")

    assert [asked for asked, _ in reader.asked] == [
        "is there room for strollers on the deck",
        "is there room for prams on the deck",
    ]


def score(passage: str) -> float:
    """Return how likely *passage* tells how many troops there were."""
    engine = Engine(empty_database(), WordEncoder())
    engine.writer.add(OPERATOR, draft(passage), source())
    return engine.ask(OPERATOR, "How many troops were in the harbour?").passages[0].score


def test_the_marks_of_what_is_asked_for_are_looked_for_in_the_language_of_the_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    german = "Die troops am harbour waren nicht mehr alle da, wie es nach der Fahrt hieß."
    english = "The troops stood in the harbour when it was over, as they said."
    before = score(german), score(english)

    monkeypatch.setattr(read_judgement, "lacks_asked_kind", lambda *_: False)

    assert score(german) == before[0]
    assert score(english) > before[1]
