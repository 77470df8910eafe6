"""The reader's weights: what `weights.npz` holds, laid over the packaged model's embeddings."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelUnavailable
from index.encoding.packaged_model import PACKAGED_WEIGHTS, file_sha256, verify_packaged_model

WEIGHTS = Path(__file__).with_name("weights.npz")

WEIGHTS_SHA256 = "10f169699b0f981c54a50eec36ba39c1945357c0f4e8e8e6d6f98525a86bcc4c"
"""SHA-256 of `weights.npz`, written with it by `benchmarks/training/reader/packing.py`."""

PACKAGED = ("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight")
"""Taken from the packaged model, which the reader began as; they were not learned."""

SCALES = ".scales"
"""Ends the name of the scales (a row each) of a matrix that is stored in one byte a number."""

Floats = npt.NDArray[np.float32]


def stored_weights() -> Path | None:
    """Return the weights file, checked; null where this copy has none, or an altered one."""
    try:
        return WEIGHTS if file_sha256(WEIGHTS) == WEIGHTS_SHA256 else None
    except ModelUnavailable:
        return None


def complete(stored: Path) -> dict[str, Floats]:
    """Return all weights of the reader by name: those *stored*, and the packaged embeddings.

    Raises:
        ModelUnavailable: The packaged model is missing or altered.
    """
    with np.load(stored, allow_pickle=False) as arrays:
        held: dict[str, npt.NDArray[Any]] = {name: arrays[name] for name in arrays.files}
    found = {
        name: each.astype(np.float32) * held[f"{name}{SCALES}"].astype(np.float32)[:, None]
        if f"{name}{SCALES}" in held
        else each.astype(np.float32)
        for name, each in held.items()
        if not name.endswith(SCALES)
    }
    return found | _packaged()


def _packaged() -> dict[str, Floats]:
    from safetensors.numpy import load_file  # noqa: PLC0415 - needed once, when the file is made

    packaged = load_file(verify_packaged_model() / PACKAGED_WEIGHTS)
    return {name: packaged[name].astype(np.float32) for name in PACKAGED}
