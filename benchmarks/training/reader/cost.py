"""What reading costs in time, and what reading fewer passages would lose."""

import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.question_sets import COLLECTIONS, pooled
from benchmarks.training.reader import outcomes
from benchmarks.training.reader.examples import CACHE
from benchmarks.training.reader.experiment import Experiment
from benchmarks.training.reader.read_trials import ReadTrial
from corpus.article import Source, SourceKind
from corpus.drafts import now
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.reader.reading import Reader, Reading, Titled

ASKED = 200
CALLERS = 8
DEPTHS = (1, 2, 3, 4)
MARGINS = (1.0, 2.0, 3.0)


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


def milliseconds(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return the time that questions take on the fast path, over the smaller sets pooled.

    One after another, and `CALLERS` at once, when the reader is the first to step back.
    """
    squad = pooled(next(iter(COLLECTIONS.values())))
    questions = [each.text for each in squad.questions[:: len(squad.questions) // ASKED]]
    encoder = OnnxEncoder(CACHE)
    rows = {}
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/footnote.db")
        source = Source(SourceKind.FILE, "squad", None, now())
        for draft in squad.drafts:
            Engine(database, encoder).writer.add(OPERATOR, draft, source)
        for callers in (1, CALLERS):
            rows["without", callers] = _times(Engine(database, encoder), questions, callers)
            counting = _Counting(reader)
            row = _times(Engine(database, encoder, counting), questions, callers)
            rows["with the reader", callers] = row | {"read, %": round(100 * counting.read_share)}
    return {f"{name}, {callers} at once": row for (name, callers), row in rows.items()}


class _Counting:
    """A reader that counts how often it had time."""

    def __init__(self, reader: Reader) -> None:
        self.fingerprint = reader.fingerprint
        self._reader = reader
        self._had_time: list[bool] = []

    @property
    def read_share(self) -> float:
        """Return the share of questions that were read."""
        return statistics.mean(self._had_time)

    def read(self, question: str, passages: Sequence[Titled]) -> list[Reading] | None:
        """Return what the reader returns."""
        found = self._reader.read(question, passages)
        self._had_time.append(found is not None)
        return found


def _times(engine: Engine, questions: Sequence[str], callers: int) -> dict[str, Any]:
    engine.ask(OPERATOR, questions[0])
    began = time.perf_counter()
    with ThreadPoolExecutor(callers) as pool:
        times = list(pool.map(lambda each: _timed(engine, each), questions))
    cuts = statistics.quantiles(times, n=100)
    return {
        **{f"p{cut}, ms": round(cuts[cut - 1], 1) for cut in (50, 95, 99)},
        "questions/s": round(len(questions) / (time.perf_counter() - began), 1),
    }


def _timed(engine: Engine, question: str) -> float:
    began = time.perf_counter()
    engine.ask(OPERATOR, question)
    return 1000 * (time.perf_counter() - began)
