"""How often the right paragraph comes first, beside plain dense retrieval.

All paragraphs of a set stand in one collection; every answerable question is asked of it.
Plain is what a tutorial builds: one vector a paragraph, nearest first.
"""

import time
from collections.abc import Sequence

import numpy as np

from benchmarks.question_sets import WIKIPEDIA_SETS, engine_over, gold_span, load
from corpus.store import OPERATOR
from index import highlighter, ranker
from index.encoder import SentenceTransformersEncoder
from index.signals import Floats, measure
from index.snapshot import Candidate, Snapshot
from index.squad import SquadQuestion, SquadSet

DEPTHS = (1, 3, 5, 10)
EVERY = 3
"""Every third question is asked: a standard error of about one point, in a third of the time."""


def main() -> None:
    """Print recall at 1, 3, 5 and 10, and how often the highlighted sentence holds the answer."""
    encoder = SentenceTransformersEncoder()
    print(
        f"{'set':14}{'ranking':10}{'R@1':>7}{'R@3':>7}{'R@5':>7}{'R@10':>7}{'sentence':>10}{'ms':>7}"
    )
    for name in WIKIPEDIA_SETS:
        squad = load(name)
        engine, ids = engine_over(squad, range(len(squad.drafts)), encoder)
        _compare(name, squad, engine.snapshot(OPERATOR), ids, encoder)


def _compare(
    name: str,
    squad: SquadSet,
    snapshot: Snapshot,
    ids: dict[int, str],
    encoder: SentenceTransformersEncoder,
) -> None:
    questions = [each for each in squad.questions if each.answers][::EVERY]
    ranks: dict[str, list[int]] = {"plain": [], "footnote": []}
    marked: list[bool] = []
    spent = 0.0
    for question in questions:
        began = time.perf_counter()
        signals = measure(snapshot, question.text, encoder.encode([question.text])[0])
        combined = ranker.combined(signals)
        spent += time.perf_counter() - began
        gold = [_holds(candidate, squad, question, ids) for candidate in snapshot.candidates]
        ranks["plain"].append(_rank(signals.passage, gold))
        ranks["footnote"].append(_rank(combined, gold))
        if ranks["footnote"][-1] == 1:
            best = snapshot.candidates[int(ranker.order(combined)[0])]
            span = highlighter.highlight(snapshot, best, signals, question.text)
            marked.append(_marks(best, span.start, span.end, squad, question))
    for ranking, found in ranks.items():
        recalls = "".join(f"{100 * np.mean([r <= d for r in found]):7.1f}" for d in DEPTHS)
        extra = f"{100 * np.mean(marked):10.1f}{1000 * spent / len(questions):7.1f}"
        print(f"{name:14}{ranking:10}{recalls}{extra if ranking == 'footnote' else ''}", flush=True)


def _holds(
    candidate: Candidate, squad: SquadSet, question: SquadQuestion, ids: dict[int, str]
) -> bool:
    start, end = gold_span(squad, question)
    return (
        candidate.article.id == ids[question.article]
        and candidate.start < end
        and candidate.end > start
    )


def _rank(scores: Floats, gold: Sequence[bool]) -> int:
    order = [int(position) for position in ranker.order(scores)]
    return next(rank for rank, position in enumerate(order, start=1) if gold[position])


def _marks(
    candidate: Candidate, start: int, end: int, squad: SquadSet, question: SquadQuestion
) -> bool:
    paragraph, _ = gold_span(squad, question)
    return any(
        candidate.start + start <= paragraph + place.start
        and paragraph + place.end <= candidate.start + end
        for place in question.answers
    )


if __name__ == "__main__":
    main()
