"""The ranges that a model's activations were seen to have, and what it must still say.

Read from files in `index/` that `benchmarks/training/calibration.py` wrote for the packaged model,
and `benchmarks/languages/calibration.py` for the other one.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from index.encoding.encoder import Role, Vectors
from index.encoding.onnx_graph import Range


@dataclass(frozen=True, slots=True)
class Quantization:
    """*ranges* by product; *texts* and the *vectors* that the reference encoder gives them (n x d).

    *means* are those of the vectors of each role, where they all point nearly one way: cosines of
    what has nothing in common are then far from 0, unless the mean is taken off.
    *weights* names the model that it was measured on, *digest* this measurement.
    """

    weights: str
    ranges: dict[str, Range]
    texts: tuple[str, ...]
    vectors: Vectors
    means: Mapping[Role, Vectors]
    digest: str


@cache
def quantization(name: str) -> Quantization:
    """Return the measurement in the file *name* that this version ships."""
    file = files("index").joinpath(name)
    stored = file.read_bytes()
    with file.open("rb") as opened, np.load(opened) as arrays:
        bounds = arrays["bounds"].astype(float)
        return Quantization(
            weights=str(arrays["model"]),
            ranges={
                name: Range(low, high, arrays[f"divisor.{name}"])
                for name, (low, high) in zip(arrays["products"].tolist(), bounds, strict=True)
            },
            texts=tuple(arrays["texts"].tolist()),
            vectors=arrays["vectors"].astype(np.float32),
            means={role: arrays[key] for role in Role if (key := f"mean.{role}") in arrays},
            digest=hashlib.sha256(stored).hexdigest()[:16],
        )
