"""The weights of readers: what the files beside this hold, laid over the models they began as."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelUnavailable
from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.onnx_graph import Weights
from index.encoding.onnx_model import OnnxModel
from index.encoding.packaged_model import file_sha256
from index.encoding.packaged_onnx_model import PACKAGED

SCALES = ".scales"
"""Ends the name of the scales (a row each) of a matrix that is stored in one byte a number."""


@dataclass(frozen=True, slots=True)
class StoredWeights:
    """What was learned, in the *file* of this *sha256*; what was not is that of the model *begun*.

    Such are the vectors of word pieces and places, and the lower layers of a large model.
    """

    file: Path
    sha256: str
    begun: OnnxModel

    @property
    def is_there(self) -> bool:
        """Return whether this copy has the file, and unaltered."""
        try:
            return file_sha256(self.file) == self.sha256
        except ModelUnavailable:
            return False

    def complete(self) -> Weights:
        """Return all weights of the reader by name.

        Raises:
            ModelUnavailable: The model that it began as is missing or altered.
        """
        with np.load(self.file, allow_pickle=False) as arrays:
            held: dict[str, npt.NDArray[Any]] = {name: arrays[name] for name in arrays.files}
        learned = {
            name: each.astype(np.float32) * held[f"{name}{SCALES}"].astype(np.float32)[:, None]
            if f"{name}{SCALES}" in held
            else each.astype(np.float32)
            for name, each in held.items()
            if not name.endswith(SCALES)
        }
        kept = {name: each.astype(np.float32) for name, each in self.begun.tensors().items()}
        return kept | learned


ENGLISH_READER = StoredWeights(
    Path(__file__).with_name("weights.npz"),
    "10f169699b0f981c54a50eec36ba39c1945357c0f4e8e8e6d6f98525a86bcc4c",
    PACKAGED,
)
"""The reader of English; `benchmarks/training/reader/packing.py` wrote file and hash."""

MULTILINGUAL_READER = StoredWeights(
    Path(__file__).with_name("weights-multilingual.npz"),
    "326d9ce659ff9d33788e3058d7e545ff4edda0a8db734eca115e16bb7b27db52",
    MULTILINGUAL,
)
"""The reader of other languages, beside the model for many; from there as well."""
