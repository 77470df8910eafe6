"""Question and passage as the word pieces of one text.

[CLS] question [SEP] title [SEP] passage [SEP], without the title's part where there is none.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoding.packaged_model import packaged_tokenizer
from index.reader.reading import Titled

QUESTION_PIECES = 64
TITLE_PIECES = 16
PAIR_PIECES = 336
"""A passage of 256, the encoder's window, with title and question; what is longer loses its end."""

_SEPARATOR = 102
"""[SEP] in BERT's English vocabulary."""


@dataclass(frozen=True, slots=True)
class PairPieces:
    """*ids*, of which the passage's begin at *first*; *offsets* (n x 2) in the passage's text."""

    ids: npt.NDArray[np.int64]
    first: int
    offsets: npt.NDArray[np.int32]


def pair_pieces(question: str, passage: Titled) -> PairPieces:
    """Return the packaged model's word pieces of a pair.

    The title tells what "it" and "he" are, in a passage that names its subject no more.
    """
    tokenizer = packaged_tokenizer()
    before = [*tokenizer.encode(question).ids[:-1][: QUESTION_PIECES - 1], _SEPARATOR]
    title = tokenizer.encode(passage.title, add_special_tokens=False).ids[: TITLE_PIECES - 1]
    if title:
        before += [*title, _SEPARATOR]
    read = tokenizer.encode(passage.text, add_special_tokens=False)
    first = len(before)
    count = min(len(read.ids), PAIR_PIECES - first - 1)
    ids = [*before, *read.ids[:count], _SEPARATOR]
    offsets = np.array(read.offsets[:count], dtype=np.int32).reshape(-1, 2)
    return PairPieces(np.array(ids, dtype=np.int64), first, offsets)
