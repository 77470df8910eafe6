"""Learns what ranks, marks and judges, in `index/fitted`: `python -m benchmarks.training.fit`.

What is reported comes, by cross-validation, from folds whose articles were not learned from; what
ships is learned from all of them, and its threshold is read off the cross-validated probabilities.
"""

import json
from datetime import UTC, datetime
from typing import Any

from benchmarks.quality import ablation
from benchmarks.question_sets import COLLECTIONS, WIKIPEDIA_SETS, digests
from benchmarks.training import crossvalidation, learning
from benchmarks.training.outputs import packaged
from benchmarks.training.trials import SMALL_SIZES, gathered
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder
from index.ranking.fitted import Fitted, Network

OUTPUT = packaged()
FALSE_ANSWERS = 0.05
"""Share of questions about absent articles that the threshold lets through."""
BANDS = {"medium_at": 0.7, "high_at": 0.9}
DIGITS = 5


def main() -> None:
    """Cross-validate, learn from everything, write the data file, print the report."""
    encoder = SentenceTransformersEncoder()
    whole, judged = gathered(encoder)
    found = crossvalidation.outcomes(whole, judged)
    answer_at = crossvalidation.bar(found, FALSE_ANSWERS)
    probabilities = {"answer_at": round(answer_at, 4), **BANDS}
    fitted = learning.learn(whole, judged, probabilities)
    report = _report(found)
    document = _document(fitted, probabilities, report)
    # Learned apart, after this: how a reader is weighed (`benchmarks/training/reader/fit.py`), and
    # which cell of a row answers (`benchmarks/training/cells.py`).
    before = json.loads(OUTPUT.read_text("utf-8")) if OUTPUT.is_file() else {}
    document |= {name: before[name] for name in ("reading", "cells") if name in before}
    OUTPUT.write_text(text(document), "utf-8")
    print(text(report))


def _report(found: list[crossvalidation.Outcome]) -> dict[str, Any]:
    whole = [each for each in found if each.trial.size == 0]
    sizes = {str(size): size for size in SMALL_SIZES} | {"half of all": 1000}
    return {
        "ranking": {
            name: crossvalidation.ranking([e for e in whole if e.trial.collection == name])
            for name in COLLECTIONS
        },
        "absence": {
            f"{name}, articles: {label}": crossvalidation.absence(
                [e for e in found if e.trial.size == size and e.trial.collection == name]
            )
            for name in COLLECTIONS
            for label, size in sizes.items()
        },
        "steps": {
            name: ablation.steps([e.trial for e in whole if e.trial.collection == name])
            for name in COLLECTIONS
        },
        "curve": crossvalidation.curve(found),
        "reliability": crossvalidation.reliability(found),
    }


def _document(
    fitted: Fitted, probabilities: dict[str, float], report: dict[str, Any]
) -> dict[str, Any]:
    return {
        "made_by": "python -m benchmarks.training.fit",
        "date": datetime.now(UTC).date().isoformat(),
        "seed": learning.SEED,
        "data_sha256": digests(WIKIPEDIA_SETS),
        "false_answers_allowed": FALSE_ANSWERS,
        "probabilities": probabilities,
        "ranking": numbers(fitted.ranking),
        "highlight": numbers(fitted.highlight),
        "answerability": numbers(fitted.answerability),
        "cross_validated": report,
    }


def numbers(network: Network) -> dict[str, Any]:
    """Return *network* as it is written down."""
    arrays = ("mean", "deviation", "linear", "hidden", "bias", "out")
    return {
        "signals": list(network.signals),
        "intercept": round(network.intercept, DIGITS),
        **{name: getattr(network, name).round(DIGITS).astype(float).tolist() for name in arrays},
    }


def text(document: dict[str, Any]) -> str:
    """Return *document* as JSON, a line for each of its parts."""

    def rounded(value: Any) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(value, float):
            return round(value, DIGITS)
        if isinstance(value, list):
            return [rounded(each) for each in value]
        return {k: rounded(v) for k, v in value.items()} if isinstance(value, dict) else value

    lines = [f"  {json.dumps(k)}: {json.dumps(rounded(v))}" for k, v in document.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()
