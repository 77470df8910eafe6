"""The encoder of sentence-transformers: its prompts, the word pieces behind them, its vectors.

What else needs that library stands here too: loading it takes a process of the tests 7 seconds.
"""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from index.encoding.encoder import EncodedText, Role
from index.encoding.onnx_encoder import FAITHFUL, OnnxEncoder
from index.encoding.packaged_model import verify_packaged_model
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder, states_prompts
from tests.index.encoding.test_onnx_encoder import TEXTS

QUERY, PASSAGE, ALWAYS = "query: ", "passage: ", "Retrieve what fits this text: "
TEXT = "The bridge over the harbour was opened in 1931."

ROLES = {"prompts": {"query": QUERY, "passage": PASSAGE}, "default_prompt_name": None}
DEFAULT = {"prompts": {"always": ALWAYS}, "default_prompt_name": "always"}


def encoder_with(folder: Path, configuration: object) -> SentenceTransformersEncoder:
    """Return the packaged model with other prompts, from a copy of it in *folder*."""
    shutil.copytree(verify_packaged_model(), folder)
    stated = json.dumps(configuration)
    (folder / "config_sentence_transformers.json").write_text(stated, "utf-8")
    return SentenceTransformersEncoder(str(folder))


@pytest.fixture(scope="module")
def plain() -> SentenceTransformersEncoder:
    """Return the packaged model, which has no prompts."""
    return SentenceTransformersEncoder()


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SentenceTransformersEncoder]:
    """Return the packaged model with a prompt by role and with one for all, loaded once."""
    folder = tmp_path_factory.mktemp("prompted")
    stated = {"by role": ROLES, "always": DEFAULT}
    return {name: encoder_with(folder / name, each) for name, each in stated.items()}


def behind(prompt: str, plain: SentenceTransformersEncoder) -> EncodedText:
    """Return what *plain* says of `TEXT` behind *prompt*, without the pieces of that."""
    (whole,) = plain.encode_pieces([prompt + TEXT], Role.PASSAGE)
    own = whole.starts >= len(prompt)
    return EncodedText(whole.vector, whole.pieces[own], whole.starts[own] - len(prompt))


@pytest.mark.parametrize(
    ("name", "role", "prompt"),
    [
        ("by role", Role.QUESTION, QUERY),
        ("by role", Role.PASSAGE, PASSAGE),
        ("always", Role.QUESTION, ALWAYS),
        ("always", Role.PASSAGE, ALWAYS),
    ],
)
def test_a_text_is_encoded_behind_its_prompt_and_its_own_pieces_are_given(
    prompted: dict[str, SentenceTransformersEncoder],
    plain: SentenceTransformersEncoder,
    name: str,
    role: Role,
    prompt: str,
) -> None:
    encoder = prompted[name]
    expected = behind(prompt, plain)

    (found,) = encoder.encode_pieces([TEXT], role)

    assert found.starts.tolist() == expected.starts.tolist()
    assert TEXT[found.starts[1] :].startswith("bridge")
    np.testing.assert_allclose(found.pieces, expected.pieces, atol=1e-5)
    np.testing.assert_allclose(found.vector, expected.vector, atol=1e-5)
    np.testing.assert_allclose(encoder.encode([TEXT], role)[0], expected.vector, atol=1e-5)


def test_pieces_of_a_passage_are_counted_with_those_of_its_prompt(
    prompted: dict[str, SentenceTransformersEncoder], plain: SentenceTransformersEncoder
) -> None:
    assert prompted["by role"].count_pieces(TEXT) == plain.count_pieces(PASSAGE + TEXT)


def test_a_text_that_the_window_cuts_off_has_as_many_pieces_as_places(
    prompted: dict[str, SentenceTransformersEncoder],
) -> None:
    encoder = prompted["always"]

    (found,) = encoder.encode_pieces([" ".join([TEXT] * 60)], Role.PASSAGE)

    assert 0 < len(found.pieces) == len(found.starts) < encoder.window


def test_models_with_other_prompts_have_other_fingerprints(
    prompted: dict[str, SentenceTransformersEncoder], plain: SentenceTransformersEncoder
) -> None:
    made = prompted.values()

    assert len({each.fingerprint for each in [*made, plain]}) == 3
    assert {each.weights for each in made} == {plain.weights}


@pytest.mark.parametrize("stated", [{}, {"prompts": {}}, {"prompts": {"query": ""}}, []])
def test_a_model_without_prompts_encodes_a_text_alike_in_both_roles(
    tmp_path: Path, plain: SentenceTransformersEncoder, stated: object
) -> None:
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(stated), "utf-8")

    assert not states_prompts(tmp_path)
    assert (plain.encode([TEXT], Role.QUESTION) == plain.encode([TEXT], Role.PASSAGE)).all()


def test_vectors_are_unit_float32_and_the_same_alone_as_in_a_batch(
    plain: SentenceTransformersEncoder,
) -> None:
    together = plain.encode(["Who wrote the memoir?", "A bridge."])
    alone = plain.encode(["A bridge."])

    assert together.dtype == alone.dtype == "float32"
    assert together.shape == (2, plain.dimension) == (2, 384)
    assert abs(float(together[0] @ together[0]) - 1) < 1e-5
    assert float(together[1] @ alone[0]) > 0.99999


def test_no_texts_give_no_vectors(plain: SentenceTransformersEncoder) -> None:
    assert plain.encode([]).shape == (0, 384)


@pytest.mark.parametrize("name", ["no-such-model", "folder"])
def test_a_configured_model_that_cannot_be_loaded_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "config.json").write_text(json.dumps({}))
    model = str(tmp_path / name) if name == "folder" else name

    with pytest.raises(ModelUnavailable, match="FOOTNOTE_MODEL"):
        SentenceTransformersEncoder(model).encode(["x"])


@pytest.mark.slow
def test_vectors_are_near_those_of_the_reference(
    fast_encoder: OnnxEncoder, plain: SentenceTransformersEncoder
) -> None:
    cosines = (fast_encoder.encode(TEXTS) * plain.encode(TEXTS)).sum(axis=1)

    assert cosines.min() > FAITHFUL


@pytest.mark.slow
def test_word_pieces_stand_where_the_reference_has_them_and_are_near_to_its(
    fast_encoder: OnnxEncoder, plain: SentenceTransformersEncoder
) -> None:
    for fast, slow in zip(
        fast_encoder.encode_pieces(TEXTS), plain.encode_pieces(TEXTS), strict=True
    ):
        assert fast.starts.tolist() == slow.starts.tolist()
        assert fast.pieces.shape == slow.pieces.shape
        assert (fast.pieces * slow.pieces).sum() >= 0.98 * len(slow.pieces)


def test_window_dimension_weights_and_counts_are_those_of_the_reference(
    fast_encoder: OnnxEncoder, plain: SentenceTransformersEncoder
) -> None:
    assert fast_encoder.window == plain.window
    assert fast_encoder.dimension == plain.dimension
    assert fast_encoder.weights == plain.weights
    assert fast_encoder.fingerprint != plain.fingerprint
    assert list(map(fast_encoder.count_pieces, TEXTS)) == list(map(plain.count_pieces, TEXTS))
