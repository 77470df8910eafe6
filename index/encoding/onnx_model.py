"""What the fast encoder has to know of a model, besides how BERT works."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Role
from index.encoding.onnx_graph import Shape, Weights
from index.encoding.quantization import Quantization

if TYPE_CHECKING:
    from tokenizers import Encoding

Ids = npt.NDArray[np.integer[Any]]


class OnnxModel(Protocol):
    """A BERT whose graph is made here from its weights.

    What reads the model's own files raises `ModelUnavailable` when they are missing or altered.
    """

    @property
    def name(self) -> str:
        """Return the model's name, for people."""
        ...

    @property
    def weights(self) -> str:
        """Return what identifies the weights, in whatever form they are kept."""
        ...

    @property
    def identity(self) -> str:
        """Return what identifies everything that shapes the vectors, but for `quantization`."""
        ...

    @property
    def shape(self) -> Shape:
        """Return what the weights do not tell by themselves."""
        ...

    @property
    def window(self) -> int:
        """Return how many word pieces the model sees, special ones included."""
        ...

    @property
    def ends(self) -> tuple[int, int]:
        """Return the special pieces before and after every text."""
        ...

    @property
    def prompts(self) -> Mapping[Role, str]:
        """Return what the model is to be given before a text of each role."""
        ...

    @property
    def otherwise(self) -> str:
        """Return what an operator can do whose machine computes wrong vectors: half a sentence."""
        ...

    def quantization(self) -> Quantization:
        """Return what was measured of this model."""
        ...

    def encode(self, text: str) -> "Encoding":
        """Return the word pieces of *text* with their places in it, without special ones."""
        ...

    def tensors(self) -> Weights:
        """Return the weights that the graph is made of, by Hugging Face's names."""
        ...

    def inputs(self, ids: Ids) -> Mapping[str, npt.NDArray[Any]]:
        """Return what the graph is given for the word pieces *ids*, b x l, by its inputs' names."""
        ...
