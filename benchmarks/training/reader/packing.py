"""Packs a trained reader into `index/reader/weights.npz`; `make train-reader` runs it.

What was learned is stored: six layers in one byte a number, with a scale for each row, and the
heads in two bytes. The embeddings stay the packaged model's.
"""

import hashlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from benchmarks.training.reader.checkpoints import learned
from benchmarks.training.reader.model import LAYERS
from index.encoding.onnx_graph import in_levels
from index.reader.weights import ENGLISH_READER, SCALES, StoredWeights

LOADER = Path(__file__).resolve().parents[3] / "index" / "reader" / "weights.py"
PARTS = ("query", "key", "value")
NAMES = {
    "joined": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "second_norm": "output.LayerNorm",
}

Floats = npt.NDArray[np.float32]


def main() -> None:
    """Pack what the passes came to."""
    ship(packed(named(learned())), ENGLISH_READER)


def ship(content: bytes, reader: StoredWeights) -> None:
    """Write *content* in place of the weights of *reader*, and its hash in place of theirs."""
    reader.file.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    stated = LOADER.read_text("utf-8")
    if stated.count(reader.sha256) != 1:
        raise RuntimeError(f"{LOADER} does not state the hash of {reader.file.name} once.")
    LOADER.write_text(stated.replace(reader.sha256, digest), "utf-8")
    print(f"{len(content)} bytes, SHA-256 {digest}")


def named(trained: dict[str, torch.Tensor]) -> dict[str, Floats]:
    """Return the weights of a trained model under the names that BERT gives them."""
    values = {name: each.detach().numpy().astype(np.float32) for name, each in trained.items()}
    return {
        "embeddings.token_type_embeddings.weight": values["types"],
        "embeddings.LayerNorm.weight": values["norm_weight"],
        "embeddings.LayerNorm.bias": values["norm_bias"],
        **layers_and_heads(values, range(LAYERS)),
    }


def layers_and_heads(values: dict[str, Floats], layers: Sequence[int]) -> dict[str, Floats]:
    """Return the weights that learned, which stand in BERT as *layers*, and those of the heads."""
    found: dict[str, Floats] = {}
    for place, layer in enumerate(layers):
        own, name = f"layers.{place}.", f"encoder.layer.{layer}"
        for kind in ("weight", "bias"):
            mixed = np.split(values[f"{own}mixed_{kind}"], len(PARTS))
            for part, each in zip(PARTS, mixed, strict=True):
                found[f"{name}.attention.self.{part}.{kind}"] = each
            for short, long in NAMES.items():
                found[f"{name}.{long}.{kind}"] = values[f"{own}{short}_{kind}"]
    heads = ("span", "judge_hidden", "judge_out")
    return found | {
        f"{head}.{kind}": values[f"{head}.{kind}"] for head in heads for kind in ("weight", "bias")
    }


def packed(weights: dict[str, Floats]) -> bytes:
    """Return *weights* as the bytes of an .npz file; the same weights always give the same."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for name, each in weights.items():
        if each.ndim == 2 and name.startswith("encoder."):  # noqa: PLR2004 - a matrix
            arrays[name], arrays[f"{name}{SCALES}"] = in_levels(each)
        else:
            arrays[name] = each.astype(np.float16)
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


if __name__ == "__main__":
    main()
