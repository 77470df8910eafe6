"""Trials of the held-out fold with what the reader made of their best passages.

Ranking, highlighting and judging without the reader are those learned from the other folds, so
nothing here has seen the articles that are asked about.
"""

import hashlib
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.question_sets import COLLECTIONS, gold_span, pooled
from benchmarks.training import learning
from benchmarks.training.reader.examples import CACHE, HELD_OUT
from benchmarks.training.reader.held_out_sets import sets
from benchmarks.training.trials import Trial, fold_of
from index import odds
from index.evaluation.squad import SquadQuestion, SquadSet
from index.ranking import answerability, first_stage, highlighter
from index.ranking.fitted import Fitted
from index.ranking.names.checking import checked_row
from index.ranking.passage_readings import worth_reading
from index.ranking.second_stage import Judged
from index.reader.onnx_reader import MOST_WAITING, OnnxReader
from index.reader.reading import Reader, Reading, Titled
from index.reader.weights import ENGLISH_READER
from index.search.late_interaction import Floats

FIRST_HALF = frozenset(
    {
        "European Union law", "Normans", "Istanbul", "Morality",
        "Southern California", "University of Chicago",
    }
)  # fmt: skip
"""Titles of the held-out fold in one half; the others are the second. Both have questions of all
kinds; nothing else was looked at when they were parted."""
WITHOUT_READER = {"answer_at": 0.5, "medium_at": 0.7, "high_at": 0.9}


@dataclass(frozen=True, slots=True)
class ReadTrial:
    """A trial, its finalists' places by *ranked* score, best first, and *readings* of the first.

    *known* is what was said, without the reader, about each place that the bot would read;
    *checked* are the `CHECKED_SIGNALS` of these, *answers* the words that people marked.
    """

    trial: Trial
    ranked: dict[int, float]
    readings: dict[int, Reading]
    known: dict[int, Judged]
    checked: dict[int, Floats]
    answers: tuple[str, ...]

    @property
    def half(self) -> int:
        """Return which half of the held-out articles the question is about."""
        return half_of(self.trial.title)


def half_of(title: str) -> int:
    """Return the half, 0 or 1, of the held-out articles that *title* belongs to.

    Those of other folds are our own, in the contrast set.
    """
    if fold_of(title) == HELD_OUT:
        return int(title not in FIRST_HALF)
    return hashlib.sha256(title.encode()).digest()[0] % 2


def shipped_reader() -> OnnxReader:
    """Return the reader that this copy ships; raise `RuntimeError` where it has none."""
    if not ENGLISH_READER.is_there:
        raise RuntimeError(f"{ENGLISH_READER.file} is missing or altered.")
    return OnnxReader(ENGLISH_READER, CACHE)


def without_reader(whole: Sequence[Trial], judged: Sequence[Trial]) -> Fitted:
    """Return what ranks, marks and judges, learned from all folds but the held-out one."""
    return learning.learn(
        [each for each in whole if each.fold != HELD_OUT],
        [each for each in judged if each.fold != HELD_OUT],
        WITHOUT_READER,
    )


def marked_answers(
    pools: Mapping[str, SquadSet],
) -> dict[tuple[str, SquadQuestion], tuple[str, ...]]:
    """Return the words marked as answers in *pools* and `sets`, by collection and question."""
    found = {}
    for name, squad in (dict(pools) | sets()).items():
        for each in squad.questions:
            start, end = gold_span(squad, each)
            text = squad.drafts[each.article].body[start:end]
            found[name, each] = tuple(text[at.start : at.end] for at in each.answers)
    return found


class Readings:
    """Readings by question and passage, kept in a file, because reading takes longest."""

    def __init__(self, reader: Reader, folder: Path = CACHE) -> None:
        self._reader = reader
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"readings-{reader.fingerprint}.pkl"
        self._known: dict[tuple[str, Titled], Reading] = {}
        if self._file.exists():
            self._known = pickle.loads(self._file.read_bytes())  # noqa: S301 - our own file

    def get(self, question: str, passages: Sequence[Titled]) -> list[Reading]:
        """Return the reading of each passage."""
        missing = [each for each in passages if (question, each) not in self._known]
        for first in range(0, len(missing), MOST_WAITING):
            together = missing[first : first + MOST_WAITING]
            found = self._reader.read(question, together)
            if found is None:
                raise RuntimeError("Someone else uses the reader of the benchmark.")
            self._known.update(zip([(question, each) for each in together], found, strict=True))
        return [self._known[question, each] for each in passages]

    def keep(self) -> None:
        """Write what was read."""
        self._file.write_bytes(pickle.dumps(self._known, protocol=5))


def whole_collections() -> dict[str, SquadSet]:
    """Return the sets that what ranks without a reader is learned from."""
    return {name: pooled(files) for name, files in COLLECTIONS.items()}


def read_trials(
    trials: Sequence[Trial],
    numbers: Fitted,
    readings: Readings,
    pools: Mapping[str, SquadSet] | None = None,
) -> list[ReadTrial]:
    """Return the *trials* of the held-out fold, read as the bot would.

    *pools* are the sets that they are from, beside `sets`; otherwise those of `whole_collections`.
    """
    marked = marked_answers(whole_collections() if pools is None else pools)
    found = []
    for each in trials:
        learned_from = each.collection in COLLECTIONS and each.fold != HELD_OUT
        if learned_from or not each.finalists:
            continue
        scores = learning.scores(each, numbers)
        ranked = {at: float(scores[at]) for at in first_stage.rerank(each.positions, scores)}
        chosen = worth_reading(ranked, ranked)
        gold = [at for at in np.flatnonzero(each.right).tolist() if at not in chosen]
        texts = [each.finalists[at].titled_in_sentences for at in [*chosen, *gold[:1]]]
        read = readings.get(each.asked.text, texts)
        known = {at: _known(each, at, numbers) for at in chosen}
        places = dict(zip([*chosen, *gold[:1]], read, strict=True))
        checked = {at: checked_row(each.things, each.finalists[at]) for at in chosen}
        words = marked[each.collection, each.question]
        found.append(ReadTrial(each, ranked, places, known, checked, words))
    readings.keep()
    return found


def _known(trial: Trial, place: int, numbers: Fitted) -> Judged:
    features = trial.features[place]
    scores = numbers.highlight.scores(highlighter.rows([features]))
    marked = highlighter.span(trial.finalists[place].sentences, *highlighter.choose(scores))
    rows = answerability.rows([features], [scores], trial.asked)
    log_odds = float(numbers.answerability.scores(rows)[0])
    return Judged(marked, odds.chance(log_odds), scores)
