"""What reading costs in time, and what reading fewer passages would lose."""

import statistics
import time
from dataclasses import replace
from typing import Any

from benchmarks.question_sets import COLLECTIONS, engine_over, pooled
from benchmarks.reader import outcomes
from benchmarks.reader.fit import Experiment
from benchmarks.reader.read_trials import ReadTrial
from corpus.store import OPERATOR
from index.encoder import Encoder
from index.engine import Engine
from index.reader.reading import Reader

ASKED = 200
DEPTHS = (1, 2, 3, 4, 5)
MARGINS = (1.0, 2.0, 3.0, 4.0, 6.0)


def reading_depths(found: Experiment) -> dict[str, dict[str, Any]]:
    """Return R@1 and passages read a question, were fewer read than are."""
    asked = [each for each in found.whole if each.trial.question.answers]
    cuts = {f"at most {depth}": (depth, 99.0) for depth in DEPTHS}
    cuts |= {f"at most {DEPTHS[-1]}, within {each}": (DEPTHS[-1], each) for each in MARGINS}
    rows = {}
    for name, (depth, within) in cuts.items():
        fewer = [_cut(each, depth, within) for each in asked]
        ranking = outcomes.ranking_figures(outcomes.cross_fitted(fewer, found.halves))
        read = sum(len(each.known) for each in fewer) / len(fewer)
        rows[name] = {
            "read": round(read, 2),
            "R@1": ranking["R@1"],
            "sentence": ranking["sentence"],
        }
    return rows


def _cut(each: ReadTrial, depth: int, within: float) -> ReadTrial:
    best = max(each.ranked.values())
    places = [at for at in list(each.ranked)[:depth] if each.ranked[at] >= best - within]
    return replace(each, known={at: one for at, one in each.known.items() if at in places})


def milliseconds(encoder: Encoder, reader: Reader) -> dict[str, dict[str, float]]:
    """Return the time that questions take, one after another, over the smaller sets pooled."""
    squad = pooled(next(iter(COLLECTIONS.values())))
    engine, _ = engine_over(squad, range(len(squad.drafts)), encoder)
    questions = [each.text for each in squad.questions[:: len(squad.questions) // ASKED]]
    ways = {"without": engine, "with the reader": Engine(engine.store, encoder, reader)}
    rows = {}
    for name, each in ways.items():
        each.ask(OPERATOR, questions[0])
        times = [_timed(each, question) for question in questions]
        cuts = statistics.quantiles(times, n=100)
        rows[name] = {f"p{cut}": round(cuts[cut - 1], 1) for cut in (50, 95, 99)}
    return rows


def _timed(engine: Engine, question: str) -> float:
    began = time.perf_counter()
    engine.ask(OPERATOR, question)
    return 1000 * (time.perf_counter() - began)
