"""The reader as an ONNX graph with 8-bit products, written straight from its weights.

Activations are rounded anew in every run, each pair alone, so that a passage reads the same
whatever it is read beside.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

LAYERS = 6
HEADS = 12
EPSILON = 1e-12
"""The packaged model's shape, as its `config.json` says."""

FORMAT = 1
"""Moves whenever the same weights give other readings."""

LEVELS = 63
"""A weight is -63 to 63: two products with a byte then fit the 16 bits that processors without
VNNI add them up in, so that all machines read alike."""

_OPSET = 20
_IR_VERSION = 10
_CONTRIB = "com.microsoft"
"""Operators that ONNX Runtime adds; https://github.com/microsoft/onnxruntime, ContribOperators."""

Weights = Mapping[str, npt.NDArray[np.float32]]


def build(weights: Weights) -> bytes:
    """Return the serialised graph of the reader of *weights* (named as in BERT, and two heads).

    Inputs: *ids*, int64 1 x l, and *first*, int64 1, where the passage begins.
    Outputs: *answers*, float32 1, and *spans*, float32 l x 2, all logits.
    """
    from onnx import TensorProto, helper  # noqa: PLC0415 - needed once, when the file is made

    graph = _Graph(weights)
    states = graph.embedded()
    for layer in range(LAYERS):
        states = graph.layer(states, f"encoder.layer.{layer}")
    graph.heads(states)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "reader",
            [
                helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"]),
                helper.make_tensor_value_info("first", TensorProto.INT64, [1]),
            ],
            [
                helper.make_tensor_value_info("answers", TensorProto.FLOAT, [1]),
                helper.make_tensor_value_info("spans", TensorProto.FLOAT, ["length", 2]),
            ],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, 1)],
        ir_version=_IR_VERSION,
    )
    return bytes(model.SerializeToString())


class _Graph:
    """The nodes and constants so far; values are known by name."""

    def __init__(self, weights: Weights) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []
        self._weights = weights

    def node(
        self,
        operator: str,
        inputs: Sequence[str],
        *,
        output: str | None = None,
        domain: str = "",
        **attributes: Any,  # noqa: ANN401 - ONNX's own
    ) -> str:
        """Add a node and return the name of its (first) output."""
        from onnx import helper  # noqa: PLC0415 - as above

        name = output or f"value{len(self.nodes)}"
        count = attributes.get("num_outputs", 1)
        outputs = [name, *(f"{name}.{each}" for each in range(1, count))]
        self.nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return name

    def constant(self, name: str, value: npt.ArrayLike) -> str:
        """Add a constant and return its name."""
        from onnx import numpy_helper  # noqa: PLC0415 - as above

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def embedded(self) -> str:
        """Add the embeddings: word pieces in one byte a number, place, and which of the two."""
        from onnx import TensorProto  # noqa: PLC0415 - as above

        words = self._weights["embeddings.word_embeddings.weight"]
        scales = np.abs(words).max(axis=1, keepdims=True) / np.float32(127)
        rounded = np.rint(words / np.where(scales == 0, 1, scales)).astype(np.int8)
        rows = self.node("Gather", [self.constant("words", rounded), "ids"])
        scale = self.node("Gather", [self.constant("words.scales", scales), "ids"])
        found = self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scale])
        length = self.node("Shape", ["ids"], start=1, end=2)
        zero = self.constant("zero", np.zeros(1, dtype=np.int64))
        places = self.constant("places", self._weights["embeddings.position_embeddings.weight"])
        here = self.node("Slice", [places, zero, length, zero])
        numbers = self.constant("numbers", np.arange(512, dtype=np.int64))
        numbers_here = self.node("Slice", [numbers, zero, length, zero])
        passage = self.node("GreaterOrEqual", [numbers_here, "first"], output="passage")
        self.node(
            "Less",
            [
                numbers_here,
                self.node("Sub", [length, self.constant("one", np.ones(1, dtype=np.int64))]),
            ],
            output="inside",
        )
        types = self.constant("types", self._weights["embeddings.token_type_embeddings.weight"])
        kind = self.node("Gather", [types, self.node("Cast", [passage], to=TensorProto.INT64)])
        total = self.node("Add", [found, self.node("Add", [here, kind])])
        return self._normal(total, "embeddings.LayerNorm")

    def layer(self, states: str, name: str) -> str:
        """Add one transformer layer, normalised after each of its two halves."""
        mixed = self.product(states, f"{name}.attention.self", ("query", "key", "value"))
        parts = self.node("Split", [mixed], axis=-1, num_outputs=3)
        attended = self.node(
            "MultiHeadAttention",
            [parts, f"{parts}.1", f"{parts}.2"],
            domain=_CONTRIB,
            num_heads=HEADS,
        )
        attended = self.product(attended, f"{name}.attention.output.dense")
        states = self._normal(
            self.node("Add", [attended, states]), f"{name}.attention.output.LayerNorm"
        )
        widened = self.node("Gelu", [self.product(states, f"{name}.intermediate.dense")])
        narrowed = self.product(widened, f"{name}.output.dense")
        return self._normal(self.node("Add", [narrowed, states]), f"{name}.output.LayerNorm")

    def product(self, states: str, name: str, parts: Sequence[str] = ()) -> str:
        """Add *states* times the weights of *name* (those of its *parts* side by side), plus bias.

        The weights have a scale for each output channel.
        """
        names = [f"{name}.{part}" for part in parts] or [name]
        weight = np.concatenate([self._weights[f"{each}.weight"] for each in names])
        bias = np.concatenate([self._weights[f"{each}.bias"] for each in names])
        scales = (np.abs(weight).max(axis=1) / np.float32(LEVELS)).astype(np.float32)
        levels = np.rint(weight / scales[:, None]).astype(np.int8).T
        return self.node(
            "DynamicQuantizeMatMul",
            [
                states,
                self.constant(f"{name}.weight", levels),
                self.constant(f"{name}.scales", scales),
                "",
                self.constant(f"{name}.bias", bias),
            ],
            domain=_CONTRIB,
        )

    def heads(self, states: str) -> None:
        """Add the two heads, in full precision: they are small and decide."""
        from onnx import TensorProto  # noqa: PLC0415 - as above

        flat = self.node("Squeeze", [states, self.constant("batch", np.zeros(1, dtype=np.int64))])
        self._linear(flat, "span", output="spans")
        words = self.node("Cast", [self.node("And", ["passage", "inside"])], to=TensorProto.FLOAT)
        row = self.node("Unsqueeze", [words, self.constant("rows", np.zeros(1, dtype=np.int64))])
        total = self.node("MatMul", [row, flat])
        least = self.constant("least", np.float32(1))
        count = self.node("Max", [self.node("ReduceSum", [words], keepdims=1), least])
        mean = self.node("Div", [total, count])
        first = self.node("Slice", [flat, "zero", "one", "zero"])
        both = self.node("Concat", [first, mean], axis=1)
        hidden = self.node("Gelu", [self._linear(both, "judge_hidden")])
        judged = self._linear(hidden, "judge_out")
        shape = self.constant("flat", np.array([-1], dtype=np.int64))
        self.node("Reshape", [judged, shape], output="answers")

    def _linear(self, states: str, name: str, output: str | None = None) -> str:
        weight = self.constant(f"{name}.weight", self._weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self._weights[f"{name}.bias"])
        return self.node("Gemm", [states, weight, bias], output=output, transB=1)

    def _normal(self, states: str, name: str) -> str:
        scale = self.constant(f"{name}.weight", self._weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self._weights[f"{name}.bias"])
        return self.node("LayerNormalization", [states, scale, bias], axis=-1, epsilon=EPSILON)
