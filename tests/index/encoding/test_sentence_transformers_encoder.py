"""A model that is told what a text is: its prompts, and the word pieces behind them."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import EncodedText, Role
from index.encoding.packaged_model import verify_packaged_model
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder, states_prompts

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


def behind(prompt: str, plain: SentenceTransformersEncoder) -> EncodedText:
    """Return what *plain* says of `TEXT` behind *prompt*, without the pieces of that."""
    (whole,) = plain.encode_pieces([prompt + TEXT], Role.PASSAGE)
    own = whole.starts >= len(prompt)
    return EncodedText(whole.vector, whole.pieces[own], whole.starts[own] - len(prompt))


@pytest.mark.parametrize(
    ("configuration", "role", "prompt"),
    [
        (ROLES, Role.QUESTION, QUERY),
        (ROLES, Role.PASSAGE, PASSAGE),
        (DEFAULT, Role.QUESTION, ALWAYS),
        (DEFAULT, Role.PASSAGE, ALWAYS),
    ],
)
def test_a_text_is_encoded_behind_its_prompt_and_its_own_pieces_are_given(
    tmp_path: Path,
    plain: SentenceTransformersEncoder,
    configuration: object,
    role: Role,
    prompt: str,
) -> None:
    encoder = encoder_with(tmp_path / "model", configuration)
    expected = behind(prompt, plain)

    (found,) = encoder.encode_pieces([TEXT], role)

    assert found.starts.tolist() == expected.starts.tolist()
    assert TEXT[found.starts[1] :].startswith("bridge")
    np.testing.assert_allclose(found.pieces, expected.pieces, atol=1e-5)
    np.testing.assert_allclose(found.vector, expected.vector, atol=1e-5)
    np.testing.assert_allclose(encoder.encode([TEXT], role)[0], expected.vector, atol=1e-5)


def test_pieces_of_a_passage_are_counted_with_those_of_its_prompt(
    tmp_path: Path, plain: SentenceTransformersEncoder
) -> None:
    encoder = encoder_with(tmp_path / "model", ROLES)

    assert encoder.count_pieces(TEXT) == plain.count_pieces(PASSAGE + TEXT)


def test_a_text_that_the_window_cuts_off_has_as_many_pieces_as_places(tmp_path: Path) -> None:
    encoder = encoder_with(tmp_path / "model", DEFAULT)

    (found,) = encoder.encode_pieces([" ".join([TEXT] * 60)], Role.PASSAGE)

    assert 0 < len(found.pieces) == len(found.starts) < encoder.window


def test_models_with_other_prompts_have_other_fingerprints(
    tmp_path: Path, plain: SentenceTransformersEncoder
) -> None:
    made = [
        encoder_with(tmp_path / str(number), each) for number, each in enumerate((ROLES, DEFAULT))
    ]

    assert len({each.fingerprint for each in [*made, plain]}) == 3
    assert {each.weights for each in made} == {plain.weights}


@pytest.mark.parametrize("stated", [{}, {"prompts": {}}, {"prompts": {"query": ""}}, []])
def test_a_model_without_prompts_encodes_a_text_alike_in_both_roles(
    tmp_path: Path, plain: SentenceTransformersEncoder, stated: object
) -> None:
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(stated), "utf-8")

    assert not states_prompts(tmp_path)
    assert (plain.encode([TEXT], Role.QUESTION) == plain.encode([TEXT], Role.PASSAGE)).all()
