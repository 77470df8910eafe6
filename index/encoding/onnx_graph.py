"""A BERT encoder as an ONNX graph with 8-bit products, written straight from its weights.

Writing it takes half a second and NumPy; tracing it out of torch would take torch. Only what a
sentence encoder needs is there: word-piece ids in, the last layer's vectors out.

Activations are rounded to 8 bits by ranges measured once (`benchmarks/training/calibration.py`),
not anew in every run: so a text has the same vectors alone as beside others, and a run is spared
the measuring. Channels that are much wider than the rest are first made narrower at the expense of
the weights, after Xiao et al., "SmoothQuant" (ICML 2023).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto, ValueInfoProto

FORMAT = 1
"""Moves whenever the same weights give other vectors."""

WEIGHT_LEVELS = 63
"""A weight is -63 to 63: two products with a byte then fit the 16 bits that processors without
VNNI add them up in, so that no machine saturates and all give the same vectors."""

_OPSET = 20
_IR_VERSION = 10
CONTRIB = "com.microsoft"
"""Operators that ONNX Runtime adds; https://github.com/microsoft/onnxruntime, ContribOperators."""

WORDS = "embeddings.word_embeddings.weight"

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Range:
    """What a product's input was seen to hold: *lowest* to *highest* after division by *divisor*.

    *divisor* has a number for each channel.
    """

    lowest: float
    highest: float
    divisor: Floats


@dataclass(frozen=True, slots=True)
class Shape:
    """What the weights do not tell by themselves."""

    layers: int
    heads: int
    epsilon: float


def products(shape: Shape) -> tuple[str, ...]:
    """Return the names of the matrix products, by which `Range`s are known."""
    parts = ("attention.self", "attention.output.dense", "intermediate.dense", "output.dense")
    return tuple(f"encoder.layer.{layer}.{part}" for layer in range(shape.layers) for part in parts)


def build(weights: Weights, shape: Shape, ranges: Mapping[str, Range]) -> bytes:
    """Return the serialised graph of a BERT of *weights* (Hugging Face's names).

    Inputs: *ids*, int32 b x l, padded with anything, and *lengths*, int32 b; where *weights* lack
    the word pieces' vectors, these in place of the ids: *words*, float32 b x l x d.
    Output: *pieces*, float32 b x l x d.
    """
    from onnx import TensorProto, helper  # noqa: PLC0415 - needed once, when the file is made

    graph = BertGraph(weights, shape, ranges)
    states = graph.embedded()
    for layer in range(shape.layers):
        states = graph.layer(states, f"encoder.layer.{layer}")
    graph.node("Identity", [states], output="pieces")
    place, width = ["texts", "length"], weights["embeddings.LayerNorm.weight"].shape[0]
    given = (
        helper.make_tensor_value_info("ids", TensorProto.INT32, place)
        if WORDS in weights
        else helper.make_tensor_value_info("words", TensorProto.FLOAT, [*place, width])
    )
    return graph.serialised(
        "encoder",
        [given, helper.make_tensor_value_info("lengths", TensorProto.INT32, ["texts"])],
        [helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [*place, width])],
    )


def in_levels(weight: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return *weight* in whole levels, and the scale of each of its rows."""
    scales = (np.abs(weight).max(axis=1) / np.float32(WEIGHT_LEVELS)).astype(np.float32)
    return np.rint(weight / scales[:, None]).astype(np.int8), scales


class BertGraph:
    """The nodes and constants so far; values are known by name.

    *lengths* names the input that tells where padding begins; none where nothing is padded.
    """

    lengths = "lengths"

    def __init__(self, weights: Weights, shape: Shape, ranges: Mapping[str, Range]) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []
        self.weights = weights
        self._shape = shape
        self._ranges = ranges

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

    def serialised(
        self,
        name: str,
        inputs: Sequence["ValueInfoProto"],
        outputs: Sequence["ValueInfoProto"],
    ) -> bytes:
        """Return all that was added, as the file that ONNX Runtime opens."""
        from onnx import helper  # noqa: PLC0415 - as above

        model = helper.make_model(
            helper.make_graph(self.nodes, name, inputs, outputs, self.constants),
            opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(CONTRIB, 1)],
            ir_version=_IR_VERSION,
        )
        return bytes(model.SerializeToString())

    def words(self) -> str:
        """Add the word pieces' vectors, kept in one byte a number with a scale for each piece."""
        from onnx import TensorProto  # noqa: PLC0415 - as above

        words = self.weights[WORDS]
        scales = np.abs(words).max(axis=1, keepdims=True) / np.float32(127)
        rounded = np.rint(words / np.where(scales == 0, 1, scales)).astype(np.int8)
        rows = self.node("Gather", [self.constant("words", rounded), "ids"])
        scale = self.node("Gather", [self.constant("words.scales", scales), "ids"])
        return self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scale])

    def embedded(self) -> str:
        """Add the embeddings: of the word piece, and of its place."""
        given, found = ("ids", self.words()) if WORDS in self.weights else ("words", "words")
        # Texts are never paired here: all are of the first token type.
        types = self.weights["embeddings.token_type_embeddings.weight"][0]
        places = self.weights["embeddings.position_embeddings.weight"] + types
        length = self.node("Shape", [given], start=1, end=2)
        first = self.constant("first", np.zeros(1, dtype=np.int64))
        places_here = self.node("Slice", [self.constant("places", places), first, length, first])
        return self.normal(self.node("Add", [found, places_here]), "embeddings.LayerNorm")

    def layer(self, states: str, name: str) -> str:
        """Add one transformer layer, normalised after each of its two halves."""
        mixed = self.product(states, f"{name}.attention.self", ("query", "key", "value"))
        parts = self.node("Split", [mixed], axis=-1, num_outputs=3)
        attended = self.node(
            "MultiHeadAttention",
            [parts, f"{parts}.1", f"{parts}.2", "", self.lengths],
            domain=CONTRIB,
            num_heads=self._shape.heads,
        )
        attended = self.product(attended, f"{name}.attention.output.dense")
        states = self.normal(
            self.node("Add", [attended, states]), f"{name}.attention.output.LayerNorm"
        )
        widened = self.node("Gelu", [self.product(states, f"{name}.intermediate.dense")])
        narrowed = self.product(widened, f"{name}.output.dense")
        return self.normal(self.node("Add", [narrowed, states]), f"{name}.output.LayerNorm")

    def product(self, states: str, name: str, parts: Sequence[str] = ()) -> str:
        """Add *states* times the weights of *name* (those of its *parts* side by side), plus bias.

        A scale for each output channel of the weights; one for all of *states*.
        """
        names = [f"{name}.{part}" for part in parts] or [name]
        weight = np.concatenate([self.weights[f"{each}.weight"] for each in names])
        bias = np.concatenate([self.weights[f"{each}.bias"] for each in names])
        seen = self._ranges[name]
        if (seen.divisor != 1).any():
            narrow = self.constant(f"{name}.narrow", 1 / seen.divisor)
            states = self.node("Mul", [states, narrow])
            weight = weight * seen.divisor
        step = np.float32((seen.highest - seen.lowest) / 255)
        zero = np.uint8(np.rint(-seen.lowest / step))
        scale = self.constant(f"{name}.step", step)
        middle = self.constant(f"{name}.zero", zero)
        rounded = self.node("QuantizeLinear", [states, scale, middle])
        levels, scales = in_levels(weight)
        weight_name = self.constant(f"{name}.weight", levels.T)
        weight_scale = self.constant(f"{name}.scales", scales)
        offset = self.constant(f"{name}.bias", bias)
        return self.node(
            "MatMulIntegerToFloat",
            [rounded, weight_name, scale, weight_scale, middle, "", offset],
            domain=CONTRIB,
        )

    def normal(self, states: str, name: str) -> str:
        """Add the normalisation of *states* with the weights of *name*."""
        scale = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.node(
            "LayerNormalization", [states, scale, bias], axis=-1, epsilon=self._shape.epsilon
        )
