"""The fast encoder says always the same, from a file it can trust."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ModelUnavailable
from index.encoding import onnx_encoder
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.packaged_onnx_model import PACKAGED, PackagedOnnxModel
from index.encoding.quantization import Quantization

ARTICLES = Path(__file__).resolve().parents[3] / "corpus" / "articles"

TEXTS = [
    "Who wrote the memoir?",
    "when was Soleimani killed",
    "The bridge over the harbour opened in 1932; it is 1,149 metres long. Señor Peña's café.",
    (ARTICLES / "digest-trump-mexico-drug-labs.md").read_text("utf-8"),
    "x",
    "",
]


@pytest.mark.slow
@settings(max_examples=30)
@given(st.lists(st.text(max_size=300), max_size=12))
def test_a_text_has_the_same_vectors_alone_as_among_others(
    fast_encoder: OnnxEncoder, texts: list[str]
) -> None:
    together = fast_encoder.encode(texts)
    pieces = fast_encoder.encode_pieces(texts)

    assert together.shape == (len(texts), fast_encoder.dimension)
    for text, vector, encoded in zip(texts, together, pieces, strict=True):
        (alone,) = fast_encoder.encode_pieces([text])
        assert (alone.vector == vector).all()
        assert (alone.vector == encoded.vector).all()
        assert (alone.pieces == encoded.pieces).all()


@pytest.mark.slow
def test_the_file_is_made_once(
    fast_encoder: OnnxEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = OnnxEncoder(tmp_path).encode(TEXTS)
    monkeypatch.setattr(onnx_encoder, "build", lambda *_: pytest.fail("made again"))

    assert (OnnxEncoder(tmp_path).encode(TEXTS) == first).all()
    assert (fast_encoder.encode(TEXTS) == first).all()


@pytest.mark.slow
def test_a_machine_that_computes_something_else_is_told_so(tmp_path: Path) -> None:
    class Elsewhere(PackagedOnnxModel):
        def quantization(self) -> Quantization:
            measured = PACKAGED.quantization()
            return replace(measured, vectors=-measured.vectors)

    with pytest.raises(ModelUnavailable, match="set FOOTNOTE_MODEL"):
        OnnxEncoder(tmp_path, model=Elsewhere()).encode(["x"])
    assert list(tmp_path.iterdir()) == []


def test_no_run_is_longer_than_its_bound_but_for_one_text_alone() -> None:
    random = np.random.default_rng(1)
    lengths = random.integers(2, 256, 200).tolist()

    groups = list(onnx_encoder._groups(lengths))  # noqa: SLF001 - the rule itself

    assert sorted(place for group in groups for place in group) == list(range(200))
    assert all(
        len(group) == 1
        or len(group) * max(lengths[place] for place in group) <= onnx_encoder.TOGETHER
        for group in groups
    )
