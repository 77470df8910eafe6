"""An encoder whose vectors a reader can compute: which of twelve words does a text hold?"""

from collections.abc import Sequence

import numpy as np

from index.encoder import Vectors

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
        self.window = window
        self.dimension = len(VOCABULARY)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row a text."""
        self.encoded.extend(texts)
        rows = [[float(word in text.casefold()) for word in VOCABULARY] for text in texts]
        counts = np.array(rows, dtype=np.float32).reshape(-1, self.dimension)
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        return np.asarray(counts / np.where(lengths == 0, 1, lengths), dtype=np.float32)

    def count_pieces(self, text: str) -> int:
        """Return three for each word, and the two marks that every encoder adds."""
        return 3 * len(text.split()) + 2
