"""Question and passage as the word pieces of one text: [CLS] question [SEP] passage [SEP]."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.packaged_model import packaged_model

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUESTION_PIECES = 64
PAIR_PIECES = 320
"""A passage of 256, the encoder's window, and its question; what is longer loses its end."""

_SEPARATOR = 102
"""[SEP] in BERT's English vocabulary."""


@dataclass(frozen=True, slots=True)
class PairPieces:
    """*ids*, of which the passage's begin at *first*; *offsets* (n x 2) in the passage's text."""

    ids: npt.NDArray[np.int64]
    first: int
    offsets: npt.NDArray[np.int32]


class Pairing:
    """Cuts pairs into the packaged model's word pieces; opens its vocabulary at the first use."""

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer  # noqa: PLC0415 - not needed until something is read

        tokenizer = Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def pieces(self, question: str, passage: str) -> PairPieces:
        """Return the word pieces of a pair."""
        asked = self._tokenizer.encode(question).ids[:-1][: QUESTION_PIECES - 1]
        read = self._tokenizer.encode(passage, add_special_tokens=False)
        first = len(asked) + 1
        count = min(len(read.ids), PAIR_PIECES - first - 1)
        ids = [*asked, _SEPARATOR, *read.ids[:count], _SEPARATOR]
        offsets = np.array(read.offsets[:count], dtype=np.int32).reshape(-1, 2)
        return PairPieces(np.array(ids, dtype=np.int64), first, offsets)
