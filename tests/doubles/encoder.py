"""An encoder whose vectors a reader can compute: which of twelve words does a text hold?"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import EncodedText, Role, Vectors, unit

VOCABULARY = (
    "memoir", "mexico", "missiles", "senator", "baghdad", "sanctions",
    "author", "cartels", "secret", "troops", "harbour", "bridge",
)  # fmt: skip


class WordEncoder:
    """Unit vectors of twelve dimensions: 1 for each word of `VOCABULARY` that a text holds.

    A text with none of them has the zero vector, which is similar to nothing.
    """

    def __init__(self, fingerprint: str = "words", window: int = 200) -> None:
        self.name = "twelve words"
        self.fingerprint = fingerprint
        self.weights = fingerprint
        self.window = window
        self.dimension = len(VOCABULARY)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], _role: Role = Role.QUESTION) -> Vectors:
        """Return a row a text."""
        self.encoded.extend(texts)
        return _rows(texts)

    def encode_pieces(self, texts: Sequence[str], _role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return a row a text, and a row for each of its words."""
        return [
            EncodedText(row, _rows(text.split()), _starts(text))
            for text, row in zip(texts, self.encode(texts), strict=True)
        ]

    def count_pieces(self, text: str) -> int:
        """Return three for each word, and the two marks that every encoder adds."""
        return 3 * len(text.split()) + 2


def _rows(texts: Sequence[str]) -> Vectors:
    rows = [[float(word in text.casefold()) for word in VOCABULARY] for text in texts]
    return unit(np.array(rows, dtype=np.float32).reshape(-1, len(VOCABULARY)))


def _starts(text: str) -> npt.NDArray[np.int32]:
    return np.array([found.start() for found in re.finditer(r"\S+", text)], dtype=np.int32)
