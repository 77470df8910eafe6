"""The reader in ONNX Runtime: each pair on one core, as many at once as there are cores."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.encoding.cached_file import cached_file
from index.encoding.onnx_session import open_session, processors
from index.reader.graph import FORMAT, build
from index.reader.pairing import pair_pieces
from index.reader.reading import Reading, Titled
from index.reader.second_look import read_twice
from index.reader.weights import StoredWeights

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MOST_WAITING = 4
"""Pairs that are read or wait to be, over all questions: as many as one question may take.

One that would add to more goes unread and is answered at once, so that reading never holds up
a second question for longer than the first.
"""


class OnnxReader:
    """Reads pairs with the weights *stored*, by a graph made once under *folder*.

    Where the folder *shipped* has that graph, it is taken from there.
    """

    def __init__(self, stored: StoredWeights, folder: Path, shipped: Path | None = None) -> None:
        self._stored = stored
        self._folder = folder
        self._shipped = shipped
        self._pool = ThreadPoolExecutor(processors(), thread_name_prefix="reader")
        self._lock = Lock()
        self._waiting = 0

    @cached_property
    def fingerprint(self) -> str:
        """Return the hash of the weights, the graph's format, and the model that it began as.

        Of that one come the word pieces that it reads, and their embeddings.
        """
        shaped_by = f"{self._stored.sha256} {self._stored.begun.identity} {FORMAT}"
        return hashlib.sha256(shaped_by.encode()).hexdigest()[:32]

    @cached_property
    def _session(self) -> "InferenceSession":
        file = self._folder / f"reader-{self.fingerprint}.onnx"
        return open_session(cached_file(file, self._make, self._shipped))

    def _make(self) -> bytes:
        return build(self._stored.complete(), self._stored.begun.shape)

    def read(self, question: str, passages: Sequence[Titled]) -> list[Reading] | None:
        """Return a reading of each passage; null when others keep the reader busy."""
        with self._lock:
            if self._waiting + len(passages) > MOST_WAITING:
                return None
            self._waiting += len(passages)
        try:
            return list(self._pool.map(lambda each: self._closely(question, each), passages))
        finally:
            with self._lock:
                self._waiting -= len(passages)

    def _closely(self, question: str, passage: Titled) -> Reading:
        return read_twice(lambda each: self._one(question, each), passage)

    def _one(self, question: str, passage: Titled) -> Reading:
        model = self._stored.begun
        pair = pair_pieces(question, passage, model)
        first = np.array([pair.first], dtype=np.int64)
        given = {**model.inputs(pair.ids[None]), "first": first}
        answers, spans = self._session.run(["answers", "spans"], given)
        # The question and the marks between are no words of the passage; [CLS] stands for none.
        kept = np.concatenate([spans[:1], spans[pair.first : -1]]).astype(np.float32)
        return Reading(
            float(answers[0]), _log_shares(kept[:, 0]), _log_shares(kept[:, 1]), pair.offsets
        )


def _log_shares(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return log-probabilities: the logarithm of the softmax."""
    shifted = logits - logits.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()), dtype=np.float32)
