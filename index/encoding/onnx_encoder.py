"""The fast encoder: the packaged model in ONNX Runtime, with 8-bit products."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelUnavailable
from index.encoding.batching import Batches, RightOfWay
from index.encoding.cached_file import cached_file
from index.encoding.encoder import EncodedText, Role, Vectors, unit
from index.encoding.onnx_graph import FORMAT, Shape, build
from index.encoding.onnx_session import open_session
from index.encoding.packaged_model import (
    PACKAGED_IDENTITY,
    PACKAGED_MODEL,
    PACKAGED_MODEL_SHA256,
    PACKAGED_WEIGHTS,
    packaged_file,
    packaged_tokenizer,
    verify_packaged_model,
)
from index.encoding.quantization import quantization

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

Found = TypeVar("Found")
Ids = list[int]
Starts = npt.NDArray[np.int32]

PACKAGED_SHAPE = Shape(layers=6, heads=12, epsilon=1e-12)
"""What the packaged model's `config.json` says."""

TOGETHER = 128
"""Word pieces in one run: with fewer the run's own cost shows, with more they leave the
processor's nearest memory (`benchmarks/RESULTS.md`)."""

PATIENCE = 0.1
"""Seconds that a run of paragraphs gives way to questions. So a question waits for no more than
the runs that have begun: one a processor, of `TOGETHER` word pieces or one paragraph."""

FAITHFUL = 0.985
"""Least cosine of a vector and the reference encoder's for the same text; 0.99 is usual."""


class OnnxEncoder:
    """The packaged model, opened at its first use from a file that is made once under *folder*.

    Where the folder *shipped* has that file, it is taken from there.

    A text has the same vectors whatever it is encoded with, whoever made the file.

    Raises:
        ModelUnavailable: The packaged model's files are missing or altered, or this machine
            computes something else from them.
    """

    name = PACKAGED_MODEL
    weights = PACKAGED_MODEL_SHA256[:32]

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        self._folder = folder
        self._shipped = shipped
        self._threads = ThreadPoolExecutor(_cores(), thread_name_prefix="encoder")
        self._batches = Batches(self._states, _fit, _cores())
        self._right_of_way = RightOfWay(PATIENCE)

    @property
    def fingerprint(self) -> str:
        """Return the hash of what shapes the vectors: the model, ranges and the graph's format."""
        shaped_by = f"{PACKAGED_IDENTITY} {quantization().digest} {FORMAT}"
        return hashlib.sha256(shaped_by.encode()).hexdigest()[:32]

    @cached_property
    def window(self) -> int:
        """Return the model's own maximum sequence length."""
        stated = json.loads(packaged_file("sentence_bert_config.json"))
        return int(stated["max_seq_length"])

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(quantization().vectors.shape[1])

    @cached_property
    def _session(self) -> "InferenceSession":
        file = self._folder / f"{PACKAGED_MODEL}-{self.fingerprint}.onnx"
        return open_session(cached_file(file, self._make, self._shipped))

    def _make(self) -> bytes:
        """Return the graph, after it was seen to say what the reference encoder says."""
        from safetensors.numpy import load_file  # noqa: PLC0415 - needed once

        weights = load_file(verify_packaged_model() / PACKAGED_WEIGHTS)
        model = build(weights, PACKAGED_SHAPE, quantization().ranges)
        session = open_session(model)
        vectors = [
            _vector(_run(session, [ids])[0]) for ids, _ in map(self._windowed, quantization().texts)
        ]
        if (np.stack(vectors) * quantization().vectors).sum(axis=1).min() < FAITHFUL:
            raise ModelUnavailable(
                "The fast form of the packaged model gives wrong vectors on this machine: set "
                f"FOOTNOTE_MODEL to {PACKAGED_MODEL} for the slower form."
            )
        return model

    def encode(self, texts: Sequence[str], _role: Role = Role.QUESTION) -> Vectors:
        """Return the unit vectors of *texts*, float32, len(texts) x d."""
        found = self._each(texts, lambda states, _: _vector(states))
        return np.stack(found) if found else np.empty((0, self.dimension), dtype=np.float32)

    def encode_pieces(self, texts: Sequence[str], _role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return *texts* encoded with their word pieces, from one pass of the model.

        A text alone is taken for a question, which paragraphs give way to. The model is told no
        role: it was trained without.
        """
        return self._each(texts, _with_pieces)

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces the passage *text* takes, special tokens included."""
        return len(packaged_tokenizer().encode(text))

    def _windowed(self, text: str) -> tuple[Ids, Starts]:
        """Return the ids of *text* within the window, and where its own pieces begin in it."""
        encoding: Encoding = packaged_tokenizer().encode(text)
        kept = min(len(encoding), self.window) - 1
        # What is cut off comes before the last special token, which stays.
        ids = [*encoding.ids[:kept], encoding.ids[-1]]
        starts = [start for start, _ in encoding.offsets[1:kept]]
        return ids, np.array(starts, dtype=np.int32)

    def _each(self, texts: Sequence[str], shape: Callable[[Vectors, Starts], Found]) -> list[Found]:
        """Return what *shape* makes of each text's states and starts, in the order of *texts*."""
        windowed = [self._windowed(text) for text in texts]
        if len(texts) == 1:
            with self._right_of_way.urgent():
                states = [self._batches.run(windowed[0][0])]
        else:
            states = self._patiently([ids for ids, _ in windowed])
        return [shape(own, starts) for own, (_, starts) in zip(states, windowed, strict=True)]

    def _patiently(self, texts: Sequence[Ids]) -> list[Vectors]:
        """Return the states of each of *texts*, encoded on all processors when they are free."""

        def encoded(places: list[int]) -> Iterator[tuple[int, Vectors]]:
            self._right_of_way.give_way()
            return zip(places, self._states([texts[place] for place in places]), strict=True)

        groups = list(_groups([len(ids) for ids in texts]))
        found = dict(pair for group in self._threads.map(encoded, groups) for pair in group)
        return [found[place] for place in range(len(texts))]

    def _states(self, texts: Sequence[Ids]) -> list[Vectors]:
        return _run(self._session, texts)


def _fit(texts: Sequence[Ids]) -> bool:
    """Return whether *texts* may be encoded in one run."""
    return len(texts) * max(map(len, texts)) <= TOGETHER


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places of texts of these *lengths* that make a run each, the shortest first.

    Texts of like length stand together, so that little is padded.
    """
    group: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and lengths[place] * (len(group) + 1) > TOGETHER:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _run(session: "InferenceSession", texts: Sequence[Ids]) -> list[Vectors]:
    """Return the states of each text's word pieces, special ones included: length x d each."""
    lengths = np.array([len(ids) for ids in texts], dtype=np.int32)
    padded = np.zeros((len(texts), lengths.max()), dtype=np.int32)
    for row, ids in zip(padded, texts, strict=True):
        row[: len(ids)] = ids
    (states,) = session.run(["pieces"], {"ids": padded, "lengths": lengths})
    return [own[:length] for own, length in zip(states, lengths, strict=True)]


def _vector(states: Vectors) -> Vectors:
    return unit(states.mean(axis=0))


def _with_pieces(states: Vectors, starts: Starts) -> EncodedText:
    return EncodedText(_vector(states), unit(states[1:-1]), starts)


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
