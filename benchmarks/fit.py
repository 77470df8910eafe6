"""Fits the calibration in `index/calibration.json`: `python -m benchmarks.fit`.

A question is asked of collections that hold its article and of collections that do not;
whether the best passage is the right one is what the probability is about. Collections have
1, 3, 10 and all of the articles of a half; the halves are made of whole articles. Fitted on
the even articles of each set, reported on the odd ones.
"""

import hashlib
import itertools
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.question_sets import DATA, WIKIPEDIA_SETS, engine_over, gold_span, load
from corpus.store import OPERATOR
from index import ranker
from index.encoder import SentenceTransformersEncoder, Vectors
from index.evaluation import auroc
from index.signals import measure
from index.squad import SquadQuestion, SquadSet

SEED = 20261124
SIZES = (1, 3, 10, 1000)
QUESTIONS_A_COLLECTION = 150
FALSE_ANSWERS = 0.05
"""Share of questions about absent articles that may be answered at the threshold."""
BANDS = {"medium_at": 0.7, "high_at": 0.9}
OUTPUT = Path(__file__).resolve().parent.parent / "index" / "calibration.json"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trials:
    """A row a question asked: the best passage's score, whether it is right, whether absent."""

    scores: Floats
    right: npt.NDArray[np.bool_]
    absent: npt.NDArray[np.bool_]


def main() -> None:
    """Fit, report on held-out articles, write the data file."""
    encoder = SentenceTransformersEncoder()
    sets = {name: load(name) for name in WIKIPEDIA_SETS}
    fitting = _trials(sets, encoder, half=0)
    slope, intercept = _logistic(fitting.scores, fitting.right)
    absent = np.sort(_probability(fitting.scores[fitting.absent], slope, intercept))
    answer_at = float(absent[int(len(absent) * (1 - FALSE_ANSWERS))])
    numbers = {"slope": slope, "intercept": intercept, "answer_at": answer_at, **BANDS}
    report = _report(_trials(sets, encoder, half=1), numbers)
    OUTPUT.write_text(json.dumps(_document(numbers, report), indent=2) + "\n", "utf-8")
    print(json.dumps(report, indent=2))


def _document(numbers: dict[str, float], report: dict[str, Any]) -> dict[str, Any]:
    return {
        "made_by": "python -m benchmarks.fit",
        "date": datetime.now(UTC).date().isoformat(),
        "data_sha256": {
            name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in WIKIPEDIA_SETS
        },
        "false_answers_allowed": FALSE_ANSWERS,
        "held_out": report,
        "calibration": {name: round(value, 4) for name, value in numbers.items()},
    }


def _trials(sets: dict[str, SquadSet], encoder: SentenceTransformersEncoder, half: int) -> Trials:
    rows: list[tuple[float, bool, bool]] = []
    random = Random(SEED + half)  # noqa: S311 - sampling, not secrecy
    for squad in sets.values():
        articles = [each for each in range(len(squad.drafts)) if each % 2 == half]
        for size in SIZES:
            rows.extend(_collection(squad, articles, size, encoder, random))
    scores, right, absent = zip(*rows, strict=True)
    return Trials(np.array(scores), np.array(right), np.array(absent))


def _collection(
    squad: SquadSet,
    articles: list[int],
    size: int,
    encoder: SentenceTransformersEncoder,
    random: Random,
) -> list[tuple[float, bool, bool]]:
    shuffled = random.sample(articles, len(articles))
    held = shuffled[: min(size, len(shuffled) // 2)]
    engine, ids = engine_over(squad, held, encoder)
    snapshot = engine.snapshot(OPERATOR)
    answerable = [each for each in squad.questions if each.answers]
    inside = [each for each in answerable if each.article in ids]
    outside = [each for each in answerable if each.article in articles and each.article not in ids]
    chosen = _sample(inside, random) + _sample(outside, random)
    vectors = encoder.encode([each.text for each in chosen])
    rows = []
    for question, vector in zip(chosen, vectors, strict=True):
        scores = ranker.combined(measure(snapshot, question.text, _row(vector)))
        best = int(ranker.order(scores)[0])
        candidate = snapshot.candidates[best]
        start, end = gold_span(squad, question)
        right = (
            ids.get(question.article) == candidate.article.id
            and candidate.start < end
            and candidate.end > start
        )
        rows.append((float(scores[best]), right, question.article not in ids))
    return rows


def _row(vector: Vectors) -> Vectors:
    return np.ascontiguousarray(vector, dtype=np.float32)


def _sample(questions: list[SquadQuestion], random: Random) -> list[SquadQuestion]:
    return random.sample(questions, min(QUESTIONS_A_COLLECTION, len(questions)))


def _logistic(scores: Floats, right: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and intercept of the logistic regression, by Newton's method."""
    design = np.column_stack([scores, np.ones_like(scores)])
    weights = np.zeros(2)
    for _ in range(50):
        fitted = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (right - fitted)
        curvature = (design * (fitted * (1 - fitted))[:, None]).T @ design
        weights += np.linalg.solve(curvature, gradient)
    return float(weights[0]), float(weights[1])


def _probability(scores: Floats, slope: float, intercept: float) -> Floats:
    return np.asarray(1 / (1 + np.exp(-(slope * scores + intercept))))


def _report(trials: Trials, numbers: dict[str, float]) -> dict[str, Any]:
    probability = _probability(trials.scores, numbers["slope"], numbers["intercept"])
    answered = probability >= numbers["answer_at"]
    edges = [0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0]
    inside = [
        (probability >= low) & (probability < high) for low, high in itertools.pairwise(edges)
    ]
    return {
        "questions": len(probability),
        "auroc_present_or_absent": round(
            auroc(list(probability[~trials.absent]), list(probability[trials.absent])) or 0, 4
        ),
        "answered_of_present": round(float(answered[~trials.absent].mean()), 4),
        "answered_of_absent": round(float(answered[trials.absent].mean()), 4),
        "reliability": [
            {
                "from": low,
                "questions": int(row.sum()),
                "mean_probability": round(float(probability[row].mean()), 3) if row.any() else None,
                "share_right": round(float(trials.right[row].mean()), 3) if row.any() else None,
            }
            for low, row in zip(edges, inside, strict=False)
        ],
    }


if __name__ == "__main__":
    main()
