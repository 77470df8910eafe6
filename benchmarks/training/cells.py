"""Learns which cell of a table's row answers: `python -m benchmarks.training.cells`.

To be run after `benchmarks/training/reader/fit.py`. It learns from the questions of the set
`choosing` in `benchmarks/quality/row_questions/`, and reports on the articles of the other.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.quality import rows
from benchmarks.quality.rows import RowQuestion
from benchmarks.question_sets import shipped
from benchmarks.training import fit
from benchmarks.training.networks import Flags, Floats, listwise
from corpus.store import OPERATOR
from index.encoding.encoder import Encoder
from index.engine import Engine
from index.ranking.fitted import Network
from index.ranking.question import prepare
from index.ranking.tables.cells import CELL_SIGNALS, cell_rows, known_rows
from index.reader.reading import Reader
from index.search.late_interaction import projection, unpack
from index.search.segment import Candidate
from index.search.words import ENGLISH

RIGHT_SHOWN = 0.95
"""Share of the cells shown that must be right, on articles that were not learned from."""

Choices = Sequence[tuple[float, bool]]
"""The probability of the likeliest cell of each row, and whether it is the right one."""


@dataclass(frozen=True, slots=True)
class CellTrial:
    """The signals of a row's cells (c x 7), which of them answer (c), and the row's article."""

    article: str
    signals: Floats
    right: Flags


def main() -> None:
    """Learn, write it beside what was learned before, and print what comes of it."""
    choosing, reported = (trials(name) for name in rows.SETS)
    apart = without_own_article(choosing)
    shown_at = threshold(apart)
    network = learned(choosing)
    write(network, shown_at)
    others = [choice(network, each) for each in reported]
    for name, found in ((rows.SETS[0], apart), (rows.SETS[1], others)):
        shown = [right for chance, right in found if chance >= shown_at]
        print(
            f"{name}: {len(found)} rows, {sum(right for _, right in found)} with the right cell "
            f"likeliest; {len(shown)} show one (from {shown_at}), {sum(shown)} the right one"
        )


def trials(name: str) -> list[CellTrial]:
    """Return the questions of the set *name* that a cell answers, each with its row read."""
    encoder, reader = shipped()
    if reader is None:
        raise RuntimeError("Without a reader there is nothing to learn from.")
    made = rows.engine(encoder, reader)
    asked = [each for each in rows.questions() if each.set == name and each.answer]
    return [_trial(made, encoder, reader, each) for each in asked]


def _trial(made: Engine, encoder: Encoder, reader: Reader, asked: RowQuestion) -> CellTrial:
    learned = projection(encoder.weights)
    (question,) = prepare([asked.question], encoder, learned)
    row = _row(made, asked)
    stored = made.vectors.pieces([row.id])[row.id]
    pieces = unpack(stored, row.sentences, learned.width(encoder.dimension))
    (reading,) = reader.read(asked.question, [row.titled]) or []
    known = known_rows(question, row.searched, pieces, ENGLISH)
    right = np.array([each == asked.answer for each in _cells(row)], dtype=np.bool_)
    return CellTrial(row.article.id, cell_rows(known, row.searched, reading), right)


def _row(made: Engine, asked: RowQuestion) -> Candidate:
    found = made.indexes.snapshot(OPERATOR).candidates
    rows_found = (each for each in found if each.searched.is_row and asked.suits(each.text))
    return next(each for each in rows_found if asked.answer in _cells(each))


def _cells(row: Candidate) -> list[str]:
    return [row.searched.text[each.start : each.end] for each in row.searched.parts]


def learned(found: Sequence[CellTrial]) -> Network:
    """Return what chooses a cell: linear, by the cross-entropy of the right one in its row."""
    signals, right = [each.signals for each in found], [each.right for each in found]
    return listwise(CELL_SIGNALS, signals, right, 0)


def without_own_article(found: Sequence[CellTrial]) -> Choices:
    """Return what is chosen of each of *found* by what the other articles teach."""
    chosen = []
    for article in dict.fromkeys(each.article for each in found):
        network = learned([each for each in found if each.article != article])
        chosen += [choice(network, each) for each in found if each.article == article]
    return chosen


def choice(network: Network, trial: CellTrial) -> tuple[float, bool]:
    """Return the probability of the likeliest cell, and whether it answers."""
    scores = network.scores(trial.signals)
    best = int(scores.argmax())
    return float(1 / np.exp(scores - scores[best]).sum()), bool(trial.right[best])


def threshold(found: Choices) -> float:
    """Return the lowest probability from which `RIGHT_SHOWN` of the cells are right."""
    ranked = sorted(found, reverse=True)
    shares = np.cumsum([right for _, right in ranked]) / np.arange(1, len(ranked) + 1)
    enough = np.flatnonzero(shares >= RIGHT_SHOWN)
    return round(ranked[int(enough[-1])][0], 4) if len(enough) else 1.0


def write(network: Network, shown_at: float) -> None:
    """Put *network* into the data file beside what was learned before."""
    document = json.loads(fit.OUTPUT.read_text("utf-8"))
    document["cells"] = {
        "made_by": "python -m benchmarks.training.cells",
        "shown_at": shown_at,
        "network": fit.numbers(network),
    }
    fit.OUTPUT.write_text(fit.text(document), "utf-8")


if __name__ == "__main__":
    main()
