"""The packaged model is used only as it was published: weights, vocabulary and configuration."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from index.encoding import packaged_model as packages
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.packaged_model import (
    PACKAGED_FILES_SHA256,
    PACKAGED_WEIGHTS,
    packaged_model,
    packaged_tokenizer,
    verify_packaged_model,
)
from index.encoding.packaged_onnx_model import PACKAGED
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder
from index.reader.pairing import pair_pieces
from index.reader.reading import Titled

CONFIGURATION = "sentence_bert_config.json"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a copy of the packaged model, which is used in its place."""
    folder, original = tmp_path / "model", packaged_model()
    shutil.copytree(original, folder, ignore=shutil.ignore_patterns(PACKAGED_WEIGHTS))
    (folder / PACKAGED_WEIGHTS).symlink_to(original / PACKAGED_WEIGHTS)
    monkeypatch.setattr(packages, "packaged_model", lambda: folder)
    packaged_tokenizer.cache_clear()
    yield folder
    packaged_tokenizer.cache_clear()


def swap_two_words(tokenizer: Path) -> None:
    """Let *tokenizer* give two words each other's ids: as valid as before, and of other meaning."""
    held = json.loads(tokenizer.read_text("utf-8"))
    words = held["model"]["vocab"]
    words["who"], words["bridge"] = words["bridge"], words["who"]
    tokenizer.write_text(json.dumps(held, ensure_ascii=False), "utf-8")


def test_the_packaged_model_is_as_it_was_published() -> None:
    assert verify_packaged_model() == packaged_model()


def test_an_unaltered_copy_counts_as_the_model_itself(copied: Path) -> None:
    assert verify_packaged_model() == copied
    assert packaged_tokenizer().encode("Who?").tokens == ["[CLS]", "who", "?", "[SEP]"]


@pytest.mark.parametrize("name", PACKAGED_FILES_SHA256)
def test_each_altered_file_is_refused_by_its_name(copied: Path, name: str) -> None:
    (copied / name).write_bytes((copied / name).read_bytes() + b"\n")

    with pytest.raises(ModelUnavailable, match=f"file {name} was altered: install the package"):
        verify_packaged_model()


@pytest.mark.parametrize(
    "used",
    [
        lambda folder: OnnxEncoder(folder).count_pieces("Who?"),
        lambda folder: OnnxEncoder(folder).encode_pieces(["Who?"]),
        lambda _: SentenceTransformersEncoder().encode(["Who?"]),
        lambda _: pair_pieces("Who?", Titled("", "The bridge."), PACKAGED),
    ],
)
def test_nothing_is_encoded_or_read_with_two_words_swapped(
    copied: Path, tmp_path: Path, used: Callable[[Path], object]
) -> None:
    swap_two_words(copied / "tokenizer.json")

    with pytest.raises(ModelUnavailable, match=r"file tokenizer\.json was altered"):
        used(tmp_path / "models")


def test_another_window_is_refused(copied: Path, tmp_path: Path) -> None:
    (copied / CONFIGURATION).write_text('{"max_seq_length": 512, "do_lower_case": false}')

    with pytest.raises(ModelUnavailable, match=f"file {CONFIGURATION} was altered"):
        _ = OnnxEncoder(tmp_path).window


def test_altered_weights_are_refused(copied: Path) -> None:
    (copied / PACKAGED_WEIGHTS).unlink()
    (copied / PACKAGED_WEIGHTS).write_bytes(b"altered")

    with pytest.raises(ModelUnavailable, match=r"model\.safetensors was altered"):
        SentenceTransformersEncoder().encode(["x"])


@pytest.mark.parametrize("name", [PACKAGED_WEIGHTS, "tokenizer.json"])
def test_a_missing_file_is_refused(copied: Path, name: str) -> None:
    (copied / name).unlink()

    with pytest.raises(ModelUnavailable, match=f"file {name} cannot be read"):
        _ = SentenceTransformersEncoder().fingerprint


def test_a_folders_fingerprint_moves_with_its_vocabulary_and_its_weights_do_not(
    tmp_path: Path,
) -> None:
    (tmp_path / PACKAGED_WEIGHTS).write_bytes(b"weights")
    shutil.copy(packaged_model() / "tokenizer.json", tmp_path / "tokenizer.json")
    before = SentenceTransformersEncoder(str(tmp_path))
    known = before.fingerprint, before.weights
    swap_two_words(tmp_path / "tokenizer.json")
    after = SentenceTransformersEncoder(str(tmp_path))

    assert after.fingerprint != known[0]
    assert after.weights == known[1]


def test_a_folders_fingerprint_moves_with_how_its_pieces_are_pooled(tmp_path: Path) -> None:
    (tmp_path / PACKAGED_WEIGHTS).write_bytes(b"weights")
    shutil.copytree(packaged_model() / "1_Pooling", tmp_path / "1_Pooling")
    before = SentenceTransformersEncoder(str(tmp_path)).fingerprint
    pooling = tmp_path / "1_Pooling" / "config.json"
    pooling.write_text(pooling.read_text("utf-8").replace("true", "false"), "utf-8")

    assert SentenceTransformersEncoder(str(tmp_path)).fingerprint != before
