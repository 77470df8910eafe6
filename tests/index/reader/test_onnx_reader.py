"""The reader that ships: its weights are the stated ones, and it points at the words."""

from pathlib import Path

import numpy as np
import pytest

from index.reader import weights
from index.reader.onnx_reader import MOST_WAITING, OnnxReader
from index.reader.reading import Titled, best_span

PASSAGE = (
    "The Harbour Bridge was opened on 19 March 1932 by Premier Jack Lang. It took six years "
    "to build and cost 4.2 million pounds."
)
TITLED = Titled("Harbour Bridge", PASSAGE)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> OnnxReader:
    stored = weights.stored_weights()
    assert stored is not None
    return OnnxReader(stored, tmp_path_factory.mktemp("reader"))


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


def test_the_shipped_weights_are_those_that_are_stated() -> None:
    assert weights.stored_weights() is not None


def test_altered_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "WEIGHTS_SHA256", "0" * 64)

    assert weights.stored_weights() is None


def test_absent_weights_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "WEIGHTS", tmp_path / "weights.npz")

    assert weights.stored_weights() is None


def test_the_fingerprint_moves_with_the_weights(reader: OnnxReader, tmp_path: Path) -> None:
    (tmp_path / "others.npz").write_bytes(b"others")

    assert OnnxReader(tmp_path / "others.npz", tmp_path).fingerprint != reader.fingerprint
