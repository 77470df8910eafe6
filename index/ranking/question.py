"""A question made ready, once, for everything that looks at it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Encoder, Role, Vectors
from index.ranking.answer_kinds.answer_types import AnswerType, expected
from index.search.late_interaction import Projection
from index.search.words import grams, stemmed, stems

_NAMES = re.compile(r"(?<=[\w,;:'\")] )[\"'(]?(?:[A-Z][\w.-]+|\w*\d\w*)")


@dataclass(frozen=True, slots=True)
class Question:
    """*vector* is float32, d; *pieces* float32, m x p, and *weights* what each counts, m."""

    text: str
    vector: npt.NDArray[np.float32]
    pieces: Vectors
    weights: npt.NDArray[np.float32]
    words: tuple[str, ...]
    """Stems of its content words, in order, each once."""
    forms: Mapping[str, str]
    """The folded word that each of them is the stem of, the first of several."""
    pairs: frozenset[tuple[str, str]]
    """Stems that follow each other."""
    grams: frozenset[str]
    names: frozenset[str]
    """Stems of what has a capital or a digit, but for the first word."""
    expects: AnswerType


def prepare(texts: list[str], encoder: Encoder, projection: Projection) -> list[Question]:
    """Return *texts*, encoded together, as questions."""
    return [
        _question(text, encoded.vector, encoded.pieces, projection)
        for text, encoded in zip(texts, encoder.encode_pieces(texts, Role.QUESTION), strict=True)
    ]


def _question(
    text: str, vector: npt.NDArray[np.float32], pieces: Vectors, projection: Projection
) -> Question:
    said = stemmed(text)
    words = [stem for _, stem in said]
    return Question(
        text=text,
        vector=vector,
        pieces=projection.apply(pieces),
        weights=projection.weights(pieces),
        words=tuple(dict.fromkeys(words)),
        forms={stem: word for word, stem in reversed(said)},
        pairs=frozenset(pairwise(words)),
        grams=grams(words),
        names=frozenset(stem for name in _NAMES.findall(text) for stem in stems(name)),
        expects=expected(text),
    )
