"""What an encoder is: from texts to unit vectors, of whole texts and of their word pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A text as the model sees it: whole, and word piece by word piece.

    *vector* is float32, d; *pieces* float32, n x d, each of unit or zero length, in order;
    *starts* int32, n, where in the text each piece begins. Special tokens are left out.
    """

    vector: npt.NDArray[np.float32]
    pieces: Vectors
    starts: npt.NDArray[np.int32]


class Role(StrEnum):
    """What a text is to be found by or as: many models are to be told which."""

    QUESTION = "question"
    PASSAGE = "passage"
    """What questions are compared with: a passage, a sentence or a title."""


class Encoder(Protocol):
    """What turns texts into vectors; two encoders with one fingerprint give the same vectors."""

    @property
    def name(self) -> str:
        """Return the model's name, for people."""
        ...

    @property
    def fingerprint(self) -> str:
        """Return what identifies the vectors: weights and everything that shapes them."""
        ...

    @property
    def weights(self) -> str:
        """Return what identifies the weights, which encoders of other precision may share.

        What was learned for a model's vectors (`index/fitted`) serves all of them.
        """
        ...

    @property
    def window(self) -> int:
        """Return how many word pieces of a text the encoder sees, special tokens included."""
        ...

    @property
    def dimension(self) -> int:
        """Return d, the length of a vector."""
        ...

    def encode(self, texts: Sequence[str], role: Role = Role.QUESTION, /) -> Vectors:
        """Return the unit vectors of *texts*, float32, len(texts) x d."""
        ...

    def encode_pieces(
        self, texts: Sequence[str], role: Role = Role.PASSAGE, /
    ) -> list[EncodedText]:
        """Return *texts* encoded with their word pieces, as far as the window reaches."""
        ...

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces the passage *text* takes, all that is added included."""
        ...


def unit(vectors: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Return *vectors* (one, or a row each) brought to unit length; zero stays zero."""
    given = np.asarray(vectors, dtype=np.float32)
    lengths = np.sqrt(np.einsum("...i,...i->...", given, given))[..., None]
    return np.asarray(given / np.where(lengths == 0, 1, lengths), dtype=np.float32)
