"""The fast encoder: a model in ONNX Runtime, with 8-bit products."""

import hashlib
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
from index.encoding.onnx_graph import FORMAT, build
from index.encoding.onnx_model import OnnxModel
from index.encoding.onnx_session import open_session, processors
from index.encoding.packaged_onnx_model import PACKAGED

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Found = TypeVar("Found")
Ids = list[int]
Starts = npt.NDArray[np.int32]

TOGETHER = 128
"""Word pieces in one run: with fewer the run's own cost shows, with more they leave the
processor's nearest memory (`benchmarks/RESULTS.md`)."""

PATIENCE = 0.1
"""Seconds that a run of paragraphs gives way to questions. So a question waits for no more than
the runs that have begun: one a processor, of `TOGETHER` word pieces or one paragraph."""

FAITHFUL = 0.985
"""Least cosine of a vector and the reference encoder's for the same text; 0.99 is usual."""


class OnnxEncoder:
    """*model*, opened at its first use from a file that is made once under *folder*.

    Where the folder *shipped* has that file, it is taken from there.

    A text has the same vectors whatever it is encoded with, whoever made the file.

    Raises:
        ModelUnavailable: The model's files are missing or altered, or this machine computes
            something else from them.
    """

    def __init__(
        self, folder: Path, shipped: Path | None = None, model: OnnxModel = PACKAGED
    ) -> None:
        self._folder = folder
        self._shipped = shipped
        self._model = model
        self._threads = ThreadPoolExecutor(processors(), thread_name_prefix="encoder")
        self._batches = Batches(self._states, _fit, processors())
        self._right_of_way = RightOfWay(PATIENCE)

    @property
    def name(self) -> str:
        """Return the model's name."""
        return self._model.name

    @property
    def weights(self) -> str:
        """Return what identifies the model's weights."""
        return self._model.weights

    @cached_property
    def fingerprint(self) -> str:
        """Return the hash of what shapes the vectors: the model, ranges and the graph's format."""
        model = self._model
        shaped_by = f"{model.identity} {model.quantization().digest} {FORMAT}"
        return hashlib.sha256(shaped_by.encode()).hexdigest()[:32]

    @cached_property
    def window(self) -> int:
        """Return the model's own maximum sequence length."""
        return self._model.window

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._model.quantization().vectors.shape[1])

    @cached_property
    def _session(self) -> "InferenceSession":
        file = self._folder / f"{self.name}-{self.fingerprint}.onnx"
        return open_session(cached_file(file, self._make, self._shipped))

    def _make(self) -> bytes:
        """Return the graph, after it was seen to say what the reference encoder says."""
        measured = self._model.quantization()
        graph = build(self._model.tensors(), self._model.shape, measured.ranges)
        session = open_session(graph)
        # These texts have their prompts already.
        texts = [self._windowed(each, "")[0] for each in measured.texts]
        vectors = [_vector(self._run(session, [ids])[0]) for ids in texts]
        if (np.stack(vectors) * measured.vectors).sum(axis=1).min() < FAITHFUL:
            raise ModelUnavailable(
                f"The fast form of the model {self.name} gives wrong vectors on this machine: "
                f"{self._model.otherwise}."
            )
        return graph

    def encode(self, texts: Sequence[str], role: Role = Role.QUESTION) -> Vectors:
        """Return the unit vectors of *texts*, float32, len(texts) x d."""
        found = self._each(texts, role, lambda states, _: self._centred(states, role))
        return np.stack(found) if found else np.empty((0, self.dimension), dtype=np.float32)

    def encode_pieces(self, texts: Sequence[str], role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return *texts* encoded with their word pieces, from one pass of the model.

        A text alone is taken for a question, which paragraphs give way to.
        """

        def shaped(states: Vectors, starts: Starts) -> EncodedText:
            # The pieces of the prompt stand before, and a special one behind.
            own = states[-1 - len(starts) : -1]
            return EncodedText(self._centred(states, role), unit(own), starts)

        return self._each(texts, role, shaped)

    def _centred(self, states: Vectors, role: Role) -> Vectors:
        """Return the vector of a text, the mean of all such texts taken off where one is known."""
        mean = self._model.quantization().means.get(role)
        return _vector(states) if mean is None else unit(_vector(states) - mean)

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces the passage *text* takes, all that is added included."""
        passage = self._model.prompts[Role.PASSAGE] + text
        return len(self._model.encode(passage)) + len(self._model.ends)

    def _windowed(self, text: str, prompt: str) -> tuple[Ids, Starts]:
        """Return the ids of *text* behind *prompt* within the window, and where its own begin."""
        encoding = self._model.encode(prompt + text)
        begin, end = self._model.ends
        kept = self.window - 2
        # A piece that begins a word may begin with the space before it, which the prompt ends with.
        starts = [
            max(start - len(prompt), 0)
            for start, stop in encoding.offsets[:kept]
            if stop > len(prompt)
        ]
        return [begin, *encoding.ids[:kept], end], np.array(starts, dtype=np.int32)

    def _each(
        self, texts: Sequence[str], role: Role, shape: Callable[[Vectors, Starts], Found]
    ) -> list[Found]:
        """Return what *shape* makes of each text's states and starts, in the order of *texts*."""
        windowed = [self._windowed(text, self._model.prompts[role]) for text in texts]
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
        return self._run(self._session, texts)

    def _run(self, session: "InferenceSession", texts: Sequence[Ids]) -> list[Vectors]:
        """Return the states of each text's word pieces, special ones included: length x d each."""
        lengths = np.array([len(ids) for ids in texts], dtype=np.int32)
        padded = np.zeros((len(texts), lengths.max()), dtype=np.int32)
        for row, ids in zip(padded, texts, strict=True):
            row[: len(ids)] = ids
        (states,) = session.run(["pieces"], {**self._model.inputs(padded), "lengths": lengths})
        return [own[:length] for own, length in zip(states, lengths, strict=True)]


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


def _vector(states: Vectors) -> Vectors:
    return unit(states.mean(axis=0))
