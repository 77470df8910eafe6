"""FOOTNOTE_MODEL chooses the encoder; the reader reads beside those in a fast form."""

from pathlib import Path

import pytest

from bot.app import (
    encoder_for,
    is_read_beside,
    marks_beside,
    multilingual_reader_for,
    reader_for,
)
from bot.settings import Settings
from index.encoding.onnx_encoder import OnnxEncoder


@pytest.mark.parametrize(
    ("model", "name", "is_fast", "is_read"),
    [
        (None, "all-MiniLM-L6-v2", True, True),
        ("all-MiniLM-L6-v2", "all-MiniLM-L6-v2", False, False),
        ("multilingual-e5-small", "multilingual-e5-small", True, True),
        ("/models/another", "another", False, False),
    ],
)
def test_a_model_is_chosen_by_its_name(
    model: str | None, name: str, *, is_fast: bool, is_read: bool, tmp_path: Path
) -> None:
    settings = Settings(model=model, home=tmp_path)
    encoder = encoder_for(settings)

    assert (encoder.name, isinstance(encoder, OnnxEncoder)) == (name, is_fast)
    assert is_read_beside(encoder) is is_read
    assert (reader_for(encoder, settings) is not None) is is_read


@pytest.mark.parametrize("model", [None, "all-MiniLM-L6-v2", "multilingual-e5-small"])
def test_other_languages_are_read_beside_the_model_for_many_alone(
    model: str | None, tmp_path: Path
) -> None:
    settings = Settings(model=model, home=tmp_path)
    encoder = encoder_for(settings)

    read = multilingual_reader_for(encoder, settings) is not None

    assert read is marks_beside(encoder) is (model == "multilingual-e5-small")
