"""The packaged model as the fast encoder runs it."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from index.encoding.encoder import Role
from index.encoding.onnx_graph import Shape, Weights
from index.encoding.onnx_model import Ids
from index.encoding.packaged_model import (
    PACKAGED_IDENTITY,
    PACKAGED_MODEL,
    PACKAGED_MODEL_SHA256,
    PACKAGED_WEIGHTS,
    packaged_file,
    packaged_tokenizer,
    verify_packaged_model,
)
from index.encoding.quantization import Quantization, quantization

if TYPE_CHECKING:
    from tokenizers import Encoding


class PackagedOnnxModel:
    """all-MiniLM-L6-v2. It is told no role: it was trained without."""

    name = PACKAGED_MODEL
    weights = PACKAGED_MODEL_SHA256[:32]
    identity = PACKAGED_IDENTITY
    shape = Shape(layers=6, heads=12, epsilon=1e-12)
    """What its `config.json` says."""
    ends = (101, 102)
    prompts: Mapping[Role, str] = dict.fromkeys(Role, "")
    otherwise = f"set FOOTNOTE_MODEL to {PACKAGED_MODEL} for the slower form"

    @property
    def window(self) -> int:
        """Return the model's own maximum sequence length."""
        stated = json.loads(packaged_file("sentence_bert_config.json"))
        return int(stated["max_seq_length"])

    def quantization(self) -> Quantization:
        """Return what `benchmarks/training/calibration.py` measured."""
        return quantization("quantization.npz")

    def encode(self, text: str) -> "Encoding":
        """Return the word pieces of *text*, without special ones."""
        return packaged_tokenizer().encode(text, add_special_tokens=False)

    def tensors(self) -> Weights:
        """Return all weights, after every file was checked."""
        from safetensors.numpy import load_file  # noqa: PLC0415 - needed once

        return load_file(verify_packaged_model() / PACKAGED_WEIGHTS)

    def inputs(self, ids: Ids) -> Mapping[str, npt.NDArray[Any]]:
        """Return the ids themselves: the graph holds the word pieces' vectors."""
        return {"ids": ids}


PACKAGED = PackagedOnnxModel()
