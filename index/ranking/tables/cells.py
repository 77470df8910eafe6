"""Which cell of a table's row answers.

The cell that a question asks for is hardly ever the one that it is about, and its name is often
another form of the question's words: so more than what was read tells it.
"""

from collections.abc import Sequence

import numpy as np

from corpus.searched_text import Part, SearchedText
from index.ranking.answer_kinds.answer_types import fit
from index.ranking.fitted import FittedCells
from index.ranking.question import Question
from index.reader.reading import (
    Reading,
    ReadSpan,
    best_span,
    sentence_scores,
    sentence_shares,
)
from index.search.late_interaction import Floats, Pieces
from index.search.words import grams, stems

KNOWN_SIGNALS = ("named", "names_alike", "names_late", "asked", "answer_type")
READ_SIGNALS = ("words", "share")
CELL_SIGNALS = (*KNOWN_SIGNALS, *READ_SIGNALS)
"""Of a cell: what share of its names' words, and of the letter runs in them, the question has; how
near its names are to the question, piece by piece; what share of its own words the question has,
which then asks for another; whether it holds what is asked for. As read: the log-probability of the
likeliest words in it, and that the answer begins in it."""


def known_rows(question: Question, searched: SearchedText, pieces: Pieces, language: str) -> Floats:
    """Return a row for each cell of *searched*, whose word pieces are *pieces*: c x 5."""
    cosines = (question.pieces @ pieces.numbers.T.astype(np.float32)) * pieces.scales
    rows = [
        _known(question, searched.text, part, cosines, pieces, language) for part in searched.parts
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, len(KNOWN_SIGNALS))


def cell_rows(known: Floats, searched: SearchedText, reading: Reading) -> Floats:
    """Return what tells which cell of *searched* answers, *known* being that without a reading.

    A row for each cell: c x 7, `CELL_SIGNALS`.
    """
    spans = _spans(searched)
    read = [sentence_scores(reading, spans), sentence_shares(reading, spans)]
    return np.hstack([known, np.stack(read, axis=1)])


def choose(
    known: Floats, searched: SearchedText, reading: Reading, fitted: FittedCells
) -> ReadSpan | None:
    """Return the likeliest words in the cell that answers; null where that is not sure enough."""
    scores = fitted.network.scores(cell_rows(known, searched, reading))
    if 1 / np.exp(scores - scores.max()).sum() < fitted.shown_at:
        return None
    return best_span(reading, *_spans(searched)[int(scores.argmax())])


def _spans(searched: SearchedText) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in searched.parts]


def _known(  # noqa: PLR0913, PLR0917 - one for each thing that is looked at
    question: Question, text: str, part: Part, cosines: Floats, pieces: Pieces, language: str
) -> tuple[float, ...]:
    names, own = stems(text[part.names : part.start]), stems(text[part.start : part.end])
    named = (pieces.starts >= part.names) & (pieces.starts < part.start)
    late = cosines[:, named].max(axis=1, initial=0)
    asked = _share(own, question.words)
    # A name asks for its cell where the question does not say that cell itself.
    open_ = 1 - asked
    return (
        open_ * _share(names, question.words),
        open_ * _share(grams(names), question.grams),
        open_ * float(question.weights @ late),
        asked,
        fit(question.expects, text[part.names : part.end], language),
    )


def _share(words: Sequence[str] | frozenset[str], asked: Sequence[str] | frozenset[str]) -> float:
    """Return what share of *words* are *asked*, none of none."""
    held = set(words)
    return len(held & set(asked)) / len(held) if held else 0.0
