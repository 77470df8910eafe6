"""Learns how to weigh the reader, for the numbers in `index/fitted`.

To be run, by `python -m benchmarks.training.reader.fit`, after `benchmarks/training/fit.py`, whose
numbers stay as they are. The reader is weighed on the held-out fold alone, which it never learned
from: on one half of its articles for what is reported on the other, and on both for what ships.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import question_sets
from benchmarks.training import fit
from benchmarks.training.models import encoder_named
from benchmarks.training.outputs import output
from benchmarks.training.reader import outcomes
from benchmarks.training.reader.experiment import Experiment, keep
from benchmarks.training.reader.few_articles import few_articles
from benchmarks.training.reader.held_out_sets import (
    CONTRAST,
    few_trials,
    held_out_collections,
    held_out_trials,
)
from benchmarks.training.reader.mixing import word_chances
from benchmarks.training.reader.read_trials import (
    Readings,
    ReadTrial,
    read_trials,
    shipped_reader,
    without_reader,
)
from benchmarks.training.trials import Trial, gathered
from index.ranking.fitted import Fitted, FittedReading, fitted
from index.ranking.rising_threshold import RisingThreshold

KEPT = 0.9
"""Share of the contrast set's answered questions that are to be answered: what is given up refuses
as many as it can of those left open, and of those about absent articles."""
PROBABILITIES = ("answer_at", "medium_at", "high_at", "words_at")
RIGHT_SHOWN = 0.8
"""Share of the words shown that must be right where the words first put forward are from."""


def main() -> Experiment:
    """Learn from both halves, write it beside what was fitted before, return the rest.

    For a model that is named, what ranks without a reader is as it ships.
    """
    names = sys.argv[1:]
    if names:
        encoder = encoder_named(names)
        trials = few_trials(encoder)
        read = partial(read_trials, pools=held_out_collections())
        return shipped(experiment(trials, fitted(encoder.weights), read), output(encoder))
    encoder, _ = question_sets.shipped()
    whole, judged = gathered(encoder)
    numbers = without_reader(whole, judged)
    trials = [*judged, *held_out_trials(encoder)]
    found = shipped(experiment(trials, numbers, read_trials), fit.OUTPUT)
    keep(found)
    return found


def shipped(found: Experiment, file: Path) -> Experiment:
    """Return *found* after what both halves teach was written to *file*."""
    reading = outcomes.weighed(found.whole, found.judged, found.numbers).reading
    if reading is None:
        raise RuntimeError("Nothing was learned.")
    write(at(reading, found.probabilities, found.few), file)
    return found


def experiment(
    judged: Sequence[Trial],
    numbers: Fitted,
    read_by: Callable[[Sequence[Trial], Fitted, Readings], list[ReadTrial]],
) -> Experiment:
    """Return the held-out trials, read, with what each half teaches about the other."""
    read = read_by(judged, numbers, Readings(shipped_reader()))
    asked_of_all = [each for each in read if each.trial.size == 0]
    halves = outcomes.taught(asked_of_all, read, numbers)
    probabilities = _probabilities(asked_of_all, halves)
    judged_by_others = outcomes.cross_fitted(read, halves)
    others = [
        [each for each in judged_by_others if each.read.half != half]
        for half in range(outcomes.HALVES)
    ]
    return Experiment(
        asked_of_all,
        read,
        numbers,
        tuple(
            _with(taught, probabilities, few_articles(other))
            for taught, other in zip(halves, others, strict=True)
        ),
        probabilities,
        few_articles(judged_by_others),
    )


def _probabilities(whole: Sequence[ReadTrial], halves: Sequence[Fitted]) -> dict[str, float]:
    """Return from which probabilities to answer and to show words, as the other half judges."""
    asked = [each for each in outcomes.cross_fitted(whole, halves) if _of_contrast(each)]
    answer_at = round(float(np.quantile([each.probability for each in asked], 1 - KEPT)), 4)
    probabilities = {"answer_at": answer_at, **fit.BANDS, "words_at": 1.0}
    answering = [_with(each, probabilities) for each in halves]
    return probabilities | {"words_at": _words_at(whole, answering)}


def _of_contrast(found: outcomes.Outcome) -> bool:
    trial = found.read.trial
    return trial.collection == CONTRAST and bool(trial.question.answers)


def _words_at(whole: Sequence[ReadTrial], halves: Sequence[Fitted]) -> float:
    """Return the lowest probability from which `RIGHT_SHOWN` of the words shown are right.

    What is refused shows none.
    """
    known = sorted(
        (
            found
            for half, numbers in enumerate(halves)
            for found in word_chances([each for each in whole if each.half == half], numbers)
        ),
        reverse=True,
    )
    right = np.cumsum([each for _, each in known]) / np.arange(1, len(known) + 1)
    enough = np.flatnonzero(right >= RIGHT_SHOWN)
    return round(known[int(enough[-1])][0], 4) if len(enough) else 1.0


def _with(
    numbers: Fitted, probabilities: dict[str, float], few: RisingThreshold | None = None
) -> Fitted:
    if numbers.reading is None:
        raise RuntimeError("Nothing was learned.")
    return replace(numbers, reading=at(numbers.reading, probabilities, few))


def at(
    reading: FittedReading, probabilities: dict[str, float], few: RisingThreshold | None
) -> FittedReading:
    """Return *reading* acting from other *probabilities*, among few articles from *few*."""
    return replace(
        reading,
        answer_at=probabilities["answer_at"],
        medium_at=probabilities["medium_at"],
        high_at=probabilities["high_at"],
        words_at=probabilities["words_at"],
        few=few,
    )


def write(reading: FittedReading, file: Path) -> None:
    """Put *reading* into the data *file* beside what was learned without the reader."""
    document: dict[str, Any] = json.loads(file.read_text("utf-8"))
    networks = ("ranking", "highlight", "answerability", "words", "unread")
    learned = {name: getattr(reading, name) for name in networks}
    document["reading"] = {
        "made_by": "python -m benchmarks.training.reader.fit",
        "probabilities": {name: getattr(reading, name) for name in PROBABILITIES},
        **({} if reading.few is None else {"few": asdict(reading.few)}),
        **{name: fit.numbers(each) for name, each in learned.items() if each is not None},
    }
    file.write_text(fit.text(document), "utf-8")


if __name__ == "__main__":
    main()
