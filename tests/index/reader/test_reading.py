"""Spans of a reading: each value compared with a brute force, each offset with the text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.encoding.packaged_onnx_model import PACKAGED
from index.reader.pairing import PAIR_PIECES, pair_pieces
from index.reader.reading import (
    LONGEST_ANSWER,
    NOTHING,
    Reading,
    Titled,
    best_span,
    sentence_scores,
    sentence_shares,
)
from tests.doubles.reader import NumberReader

TEXT = "It opened in 1901. Nobody came. In 1950 it burnt down."
SENTENCES = ((0, 18), (19, 31), (32, 54))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    count = draw(st.integers(0, 40))
    scores = st.lists(st.floats(-9, 0, width=32), min_size=count + 1, max_size=count + 1)
    starts, ends = (np.array(draw(scores), dtype=np.float32) for _ in range(2))
    places = np.arange(count, dtype=np.int32) * 5
    return Reading(0.0, starts, ends, np.stack([places, places + 4], axis=1))


def brute_force(reading: Reading, start: int, end: int) -> dict[Span, float]:
    offsets = reading.offsets.tolist()
    return {
        Span(first, last): float(reading.starts[1 + i] + reading.ends[1 + j])
        for i, (first, _) in enumerate(offsets)
        for j, (_, last) in enumerate(offsets)
        if start <= first and last <= end and i <= j < i + LONGEST_ANSWER
    }


@pytest.mark.parametrize("pieces", [1, LONGEST_ANSWER, LONGEST_ANSWER + 1])
def test_no_span_has_more_word_pieces_than_answers_have(pieces: int) -> None:
    starts = np.full(61, -9, dtype=np.float32)
    ends = starts.copy()
    starts[5] = ends[4 + pieces] = -1
    places = np.arange(60, dtype=np.int32) * 5
    reading = Reading(0.0, starts, ends, np.stack([places, places + 4], axis=1))

    found = best_span(reading, 0, 300)

    assert found is not None
    longest = found.span == Span(20, 5 * (3 + pieces) + 4)
    assert longest is (pieces <= LONGEST_ANSWER)
    assert found.span.end - found.span.start < 5 * LONGEST_ANSWER


@pytest.mark.slow
@given(readings(), st.integers(0, 200), st.integers(0, 200))
def test_the_best_span_is_that_of_a_brute_force(reading: Reading, start: int, end: int) -> None:
    spans = brute_force(reading, start, end)

    found = best_span(reading, start, end)

    if found is None:
        assert spans == {}
    else:
        assert found.score == spans[found.span] == max(spans.values())
        assert start <= found.span.start < found.span.end <= end


def test_the_number_is_found_in_its_sentence_and_no_other() -> None:
    ((reading),) = NumberReader().read("When?", [Titled("", TEXT)]) or []

    found = best_span(reading, 0, len(TEXT))
    scores = sentence_scores(reading, SENTENCES)
    shares = np.exp(sentence_shares(reading, SENTENCES))

    assert found is not None
    assert TEXT[found.span.start : found.span.end] == "1901"
    assert scores.argmax() == shares.argmax() == 0
    assert found.score == scores[0]
    assert 0.9 < shares[0] < shares.sum() < 1


def test_a_sentence_without_a_word_piece_has_no_words() -> None:
    nothing = Reading(0.0, *(np.zeros(1, np.float32),) * 2, np.zeros((0, 2), np.int32))

    assert best_span(nothing, 0, 9) is None
    assert sentence_scores(nothing, [(0, 9)]).tolist() == [NOTHING]
    assert sentence_shares(nothing, [(0, 9)]).tolist() == [NOTHING]


@given(st.text(max_size=300), st.text(max_size=200), st.text(max_size=3000))
def test_offsets_of_word_pieces_lie_in_the_passage_in_order(
    question: str, title: str, passage: str
) -> None:
    pair = pair_pieces(question, Titled(title, passage), PACKAGED)

    starts, ends = pair.offsets[:, 0], pair.offsets[:, 1]
    assert (starts[1:] >= starts[:-1]).all()
    assert ((starts >= 0) & (starts <= ends) & (ends <= len(passage))).all()
    assert len(pair.ids) == pair.first + len(pair.offsets) + 1 <= PAIR_PIECES
    assert {pair.ids[0], pair.ids[pair.first - 1], pair.ids[-1]} == {101, 102}


def test_a_piece_is_the_word_that_its_offsets_name() -> None:
    pair = pair_pieces("When?", Titled("The Bridge", "It opened in 1901."), PACKAGED)

    words = ["It opened in 1901."[start:end] for start, end in pair.offsets.tolist()]
    assert words == ["It", "opened", "in", "1901", "."]


def test_a_title_stands_between_question_and_passage_and_none_leaves_no_gap() -> None:
    question, passage = [101, 2043, 1029, 102], [2009, 2441, 102]

    titled = pair_pieces("When?", Titled("The Bridge", "It opened"), PACKAGED)
    plain = pair_pieces("When?", Titled("", "It opened"), PACKAGED)

    assert titled.ids.tolist() == [*question, 1996, 2958, 102, *passage]
    assert plain.ids.tolist() == [*question, *passage]
    assert (titled.first, plain.first) == (7, 4)
