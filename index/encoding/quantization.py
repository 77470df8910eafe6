"""The ranges that the packaged model's activations were seen to have, and what it must still say.

Read from `index/quantization.npz`, which `benchmarks/training/calibration.py` wrote.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from index.encoding.encoder import Vectors
from index.encoding.onnx_graph import Range


@dataclass(frozen=True, slots=True)
class Quantization:
    """*ranges* by product; *texts* and the *vectors* that the reference encoder gives them (n x d).

    *weights* names the model that it was measured on, *digest* this measurement.
    """

    weights: str
    ranges: dict[str, Range]
    texts: tuple[str, ...]
    vectors: Vectors
    digest: str


@lru_cache(maxsize=1)
def quantization() -> Quantization:
    """Return the measurement that this version ships."""
    stored = files("index").joinpath("quantization.npz").read_bytes()
    with files("index").joinpath("quantization.npz").open("rb") as file, np.load(file) as arrays:
        bounds = arrays["bounds"].astype(float)
        return Quantization(
            weights=str(arrays["model"]),
            ranges={
                name: Range(low, high, arrays[f"divisor.{name}"])
                for name, (low, high) in zip(arrays["products"].tolist(), bounds, strict=True)
            },
            texts=tuple(arrays["texts"].tolist()),
            vectors=arrays["vectors"].astype(np.float32),
            digest=hashlib.sha256(stored).hexdigest()[:16],
        )
