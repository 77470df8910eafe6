"""multilingual-e5-small as the fast encoder runs it.

Its vocabulary is eleven times that of the packaged model. So the vectors of its word pieces are
never unpacked as a whole: the few rows that a text needs are taken from the file as it lies in the
package.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from index.encoding.encoder import Role
from index.encoding.multilingual.bert_weights import bert_weights
from index.encoding.multilingual.package import MULTILINGUAL_MODEL, STORED_SHA256, stored_model
from index.encoding.onnx_graph import Shape, Weights
from index.encoding.onnx_model import Ids
from index.encoding.quantization import Quantization, quantization

if TYPE_CHECKING:
    from tokenizers import Encoding

    from index.encoding.multilingual.vocabulary import Vocabulary

WEIGHTS_SHA256 = "8520eedb7ea5147f2345d7535bda10480394cca9f4451e415bf76a00d7eb8071"
"""Of the `model.safetensors` that `benchmarks/languages/model_folder.py` makes of the same file."""

_VERSION = 1
"""Moves whenever the same file gives other vectors: other word pieces, other prompts."""

_SPECIAL = (BEGIN, PAD, END, UNKNOWN, MASK) = (0, 1, 2, 3, 250_001)
"""The ids of `<s>`, `<pad>`, `</s>`, `<unk>` and `<mask>`."""


class MultilingualOnnxModel:
    """The vectors of this model all point nearly one way: `Quantization.means` says which."""

    name = MULTILINGUAL_MODEL
    weights = WEIGHTS_SHA256[:32]
    identity = f"{STORED_SHA256} {_VERSION}"
    shape = Shape(layers=12, heads=12, epsilon=1e-12)
    window = 512
    ends = (BEGIN, END)
    prompts: Mapping[Role, str] = {Role.QUESTION: "query: ", Role.PASSAGE: "passage: "}
    """What the model's card asks for before each text."""
    otherwise = "unset FOOTNOTE_MODEL to take the packaged one"

    def quantization(self) -> Quantization:
        """Return what `benchmarks/languages/calibration.py` measured."""
        return quantization("quantization-multilingual.npz")

    @cached_property
    def _vocabulary(self) -> "Vocabulary":
        from index.encoding.multilingual.vocabulary import (  # noqa: PLC0415 - not needed until used
            Vocabulary,
        )

        stored = stored_model()
        return Vocabulary(stored.pieces(), stored.scores, _SPECIAL, UNKNOWN)

    def encode(self, text: str) -> "Encoding":
        """Return the word pieces of *text*, without special ones."""
        return self._vocabulary.encode(text)

    def tensors(self) -> Weights:
        """Return all weights but the vectors of word pieces."""
        return bert_weights(stored_model())

    def inputs(self, ids: Ids) -> Mapping[str, npt.NDArray[Any]]:
        """Return the vectors of the word pieces *ids*."""
        return {"words": stored_model().rows("emb.word", ids)}


MULTILINGUAL = MultilingualOnnxModel()
