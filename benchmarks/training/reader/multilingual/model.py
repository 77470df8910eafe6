"""The reader of other languages as it is trained: the upper half of multilingual-e5-small."""

import torch
from torch.nn import functional

from benchmarks.training.reader.model import (
    EPSILON,
    WIDTH,
    Dropout,
    JointReader,
    Layer,
    Tensor,
)
from index.encoding.multilingual.bert_weights import bert_weights, word_vectors
from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.multilingual.package import stored_model

LEARNING = 6
"""Layers that learn, of twelve: the lower ones are the model's, and know languages already. So a
step takes two thirds of the time, and what is stored is as large as the English reader."""

FIXED = MULTILINGUAL.shape.layers - LEARNING


class MultilingualReader(JointReader):
    """Reads pairs as `JointReader` does, above layers that stay as they are.

    The model was never given two texts, so both are of its first type.
    """

    def __init__(self) -> None:
        torch.nn.Module.__init__(self)
        stored = {
            name: torch.from_numpy(each) for name, each in bert_weights(stored_model()).items()
        }
        self.words = torch.from_numpy(word_vectors(stored_model())).bfloat16()
        self.positions = stored["embeddings.position_embeddings.weight"]
        self._type = stored["embeddings.token_type_embeddings.weight"][0]
        self._norm = (stored["embeddings.LayerNorm.weight"], stored["embeddings.LayerNorm.bias"])
        self.dropout, whole = Dropout(), Dropout().train(mode=False)
        # In a list, not a `ModuleList`: they are no weights of what learns.
        self._fixed = [
            _rounded(Layer(stored, f"encoder.layer.{number}.", whole)) for number in range(FIXED)
        ]
        self.layers = torch.nn.ModuleList(
            Layer(stored, f"encoder.layer.{number}.", self.dropout)
            for number in range(FIXED, FIXED + LEARNING)
        )
        self.add_heads()

    def begun(self, pieces: Tensor, passage: Tensor, mask: Tensor) -> Tensor:
        """Return what the fixed layers make of *pieces*: n x length x 384."""
        del passage
        with torch.no_grad():
            states = self.words[pieces].float() + self.positions[: pieces.shape[1]] + self._type
            states = functional.layer_norm(states, (WIDTH,), *self._norm, EPSILON).to(mask.dtype)
            for layer in self._fixed:
                states = layer(states, mask)
        return states


def _rounded(layer: Layer) -> Layer:
    """Return *layer* in half the digits, so that it need not be converted at each step."""
    return layer.bfloat16().requires_grad_(requires_grad=False)
