"""The reader as an ONNX graph with 8-bit products, written straight from its weights.

Activations are rounded anew in every run, each pair alone, so that a passage reads the same
whatever it is read beside.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.encoding.onnx_graph import CONTRIB, WORDS, BertGraph, Shape, Weights, in_levels

if TYPE_CHECKING:
    from onnx import ValueInfoProto

FORMAT = 2
"""Moves whenever the same weights give other readings."""

LONGEST = 512
"""Word pieces that BERT has places for."""


def build(weights: Weights, shape: Shape) -> bytes:
    """Return the serialised graph of the reader of *weights* (named as in BERT, and two heads).

    Inputs: *ids*, int64 1 x l, and *first*, int64 1, where the passage begins; where *weights* lack
    the word pieces' vectors, these in place of the ids: *words*, float32 1 x l x d.
    Outputs: *answers*, float32 1, and *spans*, float32 l x 2, all logits.
    """
    from onnx import TensorProto, helper  # noqa: PLC0415 - needed once, when the file is made

    graph = _ReaderGraph(weights, shape, {})
    states = graph.embedded()
    for layer in range(shape.layers):
        states = graph.layer(states, f"encoder.layer.{layer}")
    graph.heads(states)
    return graph.serialised(
        "reader",
        [
            _given(weights),
            helper.make_tensor_value_info("first", TensorProto.INT64, [1]),
        ],
        [
            helper.make_tensor_value_info("answers", TensorProto.FLOAT, [1]),
            helper.make_tensor_value_info("spans", TensorProto.FLOAT, ["length", 2]),
        ],
    )


def _given(weights: Weights) -> "ValueInfoProto":
    """Return the input that tells the word pieces."""
    from onnx import TensorProto, helper  # noqa: PLC0415 - as above

    if WORDS in weights:
        return helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])
    width = weights["embeddings.LayerNorm.weight"].shape[0]
    return helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", width])


class _ReaderGraph(BertGraph):
    """A BERT over two texts, of which the second begins at *first*, with two heads."""

    lengths = ""

    def embedded(self) -> str:
        """Add the embeddings: of the word piece, of its place, and of which text it is in."""
        from onnx import TensorProto  # noqa: PLC0415 - as above

        given, found = ("ids", self.words()) if WORDS in self.weights else ("words", "words")
        length = self.node("Shape", [given], start=1, end=2)
        zero = self.constant("zero", np.zeros(1, dtype=np.int64))
        one = self.constant("one", np.ones(1, dtype=np.int64))
        places = self.constant("places", self.weights["embeddings.position_embeddings.weight"])
        numbers = self.constant("numbers", np.arange(LONGEST, dtype=np.int64))
        here = self.node("Slice", [numbers, zero, length, zero])
        passage = self.node("GreaterOrEqual", [here, "first"])
        before_last = self.node("Less", [here, self.node("Sub", [length, one])])
        self.node("And", [passage, before_last], output="passage")
        types = self.constant("types", self.weights["embeddings.token_type_embeddings.weight"])
        kind = self.node("Gather", [types, self.node("Cast", [passage], to=TensorProto.INT64)])
        place = self.node("Slice", [places, zero, length, zero])
        total = self.node("Add", [found, self.node("Add", [place, kind])])
        return self.normal(total, "embeddings.LayerNorm")

    def product(self, states: str, name: str, parts: Sequence[str] = ()) -> str:
        """Add *states* times the weights of *name*, or of its *parts* side by side, plus bias."""
        names = [f"{name}.{part}" for part in parts] or [name]
        levels, scales = in_levels(np.concatenate([self.weights[f"{e}.weight"] for e in names]))
        bias = np.concatenate([self.weights[f"{each}.bias"] for each in names])
        inputs = [
            states,
            self.constant(f"{name}.weight", levels.T),
            self.constant(f"{name}.scales", scales),
            "",
            self.constant(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, domain=CONTRIB)

    def heads(self, states: str) -> None:
        """Add the two heads, in full precision: they are small and decide."""
        from onnx import TensorProto  # noqa: PLC0415 - as above

        flat = self.node("Squeeze", [states, "zero"])
        self._linear(flat, "span", output="spans")
        words = self.node("Cast", ["passage"], to=TensorProto.FLOAT)
        total = self.node("MatMul", [self.node("Unsqueeze", [words, "zero"]), flat])
        least = self.constant("least", np.float32(1))
        count = self.node("Max", [self.node("ReduceSum", [words], keepdims=1), least])
        first = self.node("Slice", [flat, "zero", "one", "zero"])
        both = self.node("Concat", [first, self.node("Div", [total, count])], axis=1)
        hidden = self.node("Gelu", [self._linear(both, "judge_hidden")])
        judged = self._linear(hidden, "judge_out")
        self.node("Squeeze", [judged, "one"], output="answers")

    def _linear(self, states: str, name: str, output: str | None = None) -> str:
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.node("Gemm", [states, weight, bias], output=output, transB=1)
