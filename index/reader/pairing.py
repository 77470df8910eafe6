"""Question and passage as the word pieces of one text: [CLS] question [SEP] passage [SEP]."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.packaged_model import packaged_tokenizer

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


def pair_pieces(question: str, passage: str) -> PairPieces:
    """Return the packaged model's word pieces of a pair."""
    tokenizer = packaged_tokenizer()
    asked = tokenizer.encode(question).ids[:-1][: QUESTION_PIECES - 1]
    read = tokenizer.encode(passage, add_special_tokens=False)
    first = len(asked) + 1
    count = min(len(read.ids), PAIR_PIECES - first - 1)
    ids = [*asked, _SEPARATOR, *read.ids[:count], _SEPARATOR]
    offsets = np.array(read.offsets[:count], dtype=np.int32).reshape(-1, 2)
    return PairPieces(np.array(ids, dtype=np.int64), first, offsets)
