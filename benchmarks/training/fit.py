"""Learns what ranks, marks and judges for a model: `python -m benchmarks.training.fit [MODEL]`.

It goes to `index/fitted`. What is reported comes, by cross-validation, from folds whose articles
were not learned from; what ships is learned from all of them, and its threshold is read off the
cross-validated probabilities. A model for many languages learns from questions and articles in
eight besides; what it gathers of each is kept, so that a run that was ended goes on.
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.quality import ablation
from benchmarks.question_sets import COLLECTIONS, WIKIPEDIA_SETS, digests
from benchmarks.training import crossvalidation, languages, learning, networks
from benchmarks.training.kept_trials import KeptTrials
from benchmarks.training.language_sets import FILES, language_trials, lean
from benchmarks.training.models import encoder_named
from benchmarks.training.outputs import output, packaged
from benchmarks.training.trials import SMALL_SIZES, Trial, gathered, of_collection
from index.encoding.encoder import Encoder
from index.encoding.languages import languages_of
from index.ranking.fitted import Fitted, Network
from index.search.words import ENGLISH

OUTPUT = packaged()
FALSE_ANSWERS = 0.05
"""Share of questions about absent articles that the threshold lets through."""
BANDS = {"medium_at": 0.7, "high_at": 0.9}
DIGITS = 5
EVERY_ENGLISH = 3
"""Beside other languages one English question in so many is learned from: they are of three sets,
the others of one."""


def main() -> None:
    """Cross-validate, learn from everything, write the data file, print the report."""
    encoder = encoder_named(sys.argv[1:])
    if languages_of(encoder.name) == frozenset({ENGLISH}):
        learn(output(encoder), *gathered(encoder), [])
        return
    learn(output(encoder), *trials_of_many(encoder))


def trials_of_many(encoder: Encoder) -> tuple[list[Trial], list[Trial], list[Trial]]:
    """Return English trials, of whole sets and all, and those of other languages, for a model."""
    kept = KeptTrials(encoder, [*WIKIPEDIA_SETS, *FILES])
    whole, judged = _some_english(encoder, kept)
    return whole, judged, list(language_trials(encoder, kept))


def _some_english(encoder: Encoder, kept: KeptTrials) -> tuple[list[Trial], list[Trial]]:
    """Return one in `EVERY_ENGLISH` of the English trials: of whole sets, and all."""
    whole: list[Trial] = []
    judged: list[Trial] = []
    for name in COLLECTIONS:

        def gather(name: str = name) -> tuple[list[Trial], list[Trial]]:
            of_all, others = of_collection(name, encoder, EVERY_ENGLISH)
            return lean(of_all), lean(others)

        of_all, others = kept.get(name, gather)
        whole.extend(of_all)
        judged.extend([*of_all, *others])
    return whole, judged


def learn(
    file: Path, whole: Sequence[Trial], judged: Sequence[Trial], others: Sequence[Trial]
) -> None:
    """Learn from English trials and from *others*, of other languages, and write it to *file*.

    The threshold is that of the English ones; of other languages as much is taken from the
    log-odds as brings as many false answers there.
    """
    of_all = [each for each in others if each.size == 0]
    found = crossvalidation.outcomes([*whole, *of_all], [*judged, *others], across=bool(others))
    english = [each for each in found if each.trial.collection in COLLECTIONS]
    answer_at = crossvalidation.bar(english, FALSE_ANSWERS)
    probabilities = {"answer_at": round(answer_at, 4), **BANDS}
    fitted = learning.learn(
        [*whole, *of_all], [*judged, *others], probabilities, across=bool(others)
    )
    report = _report(english)
    if others:
        fitted = languages.lowered(fitted, found, answer_at, FALSE_ANSWERS)
        report |= {"languages": languages.figures(found, answer_at, FALSE_ANSWERS)}
    document = _document(fitted, probabilities, report)
    # Learned apart, after this: how a reader is weighed (`benchmarks/training/reader/fit.py`), how
    # another marks (`benchmarks/training/reader/multilingual/marking.py`), and which cell of a row
    # answers (`benchmarks/training/cells.py`).
    before = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    document |= {name: before[name] for name in ("reading", "marking", "cells") if name in before}
    file.write_text(text(document), "utf-8")
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
        "seed": networks.SEED,
        "data_sha256": digests([*WIKIPEDIA_SETS, *(FILES if fitted.across else ())]),
        "false_answers_allowed": FALSE_ANSWERS,
        "probabilities": probabilities,
        **_weighing(fitted),
        **({"across": _weighing(fitted.across)} if fitted.across else {}),
        "cross_validated": report,
    }


def _weighing(fitted: Fitted) -> dict[str, Any]:
    """Return what ranks, marks and judges as it is written down."""
    lowered = {name: round(each, 3) for name, each in fitted.lowered.items()}
    return {
        "ranking": numbers(fitted.ranking),
        "highlight": numbers(fitted.highlight),
        "answerability": numbers(fitted.answerability),
        **({"lowered": lowered} if lowered else {}),
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
