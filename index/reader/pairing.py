"""Question and passage as the word pieces of one text.

[CLS] question [SEP] title [SEP] passage [SEP], without the title's part where there is none; `<s>`
and `</s>` in the vocabulary of the model for many languages.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoding.onnx_model import OnnxModel
from index.reader.reading import Titled

QUESTION_PIECES = 64
TITLE_PIECES = 16
PAIR_PIECES = 336
"""A passage of 256, the encoder's window, with title and question; what is longer loses its end."""


@dataclass(frozen=True, slots=True)
class PairPieces:
    """*ids*, of which the passage's begin at *first*; *offsets* (n x 2) in the passage's text."""

    ids: npt.NDArray[np.int64]
    first: int
    offsets: npt.NDArray[np.int32]


def pair_pieces(question: str, passage: Titled, model: OnnxModel) -> PairPieces:
    """Return the word pieces of a pair in the vocabulary of *model*.

    The title tells what "it" and "he" are, in a passage that names its subject no more.
    """
    begin, end = model.ends
    before = [begin, *model.encode(question).ids[: QUESTION_PIECES - 2], end]
    title = model.encode(passage.title).ids[: TITLE_PIECES - 1]
    if title:
        before += [*title, end]
    read = model.encode(passage.text)
    first = len(before)
    count = min(len(read.ids), PAIR_PIECES - first - 1)
    ids = [*before, *read.ids[:count], end]
    offsets = [_unspaced(passage.text, *each) for each in read.offsets[:count]]
    places = np.array(offsets, dtype=np.int32).reshape(-1, 2)
    return PairPieces(np.array(ids, dtype=np.int64), first, places)


def _unspaced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a piece begins and ends in *text*, without a space that it begins with."""
    return (start + 1, end) if start < end and text[start].isspace() else (start, end)
