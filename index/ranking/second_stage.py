"""The second stage: finalists are compared with the question, ordered, marked and judged."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from index import odds
from index.answer import Span
from index.ranking import answerability, first_stage, highlighter
from index.ranking.features import Features, gather
from index.ranking.fitted import Fitted
from index.ranking.passages.title_pieces import TitledPieces
from index.ranking.question import Question
from index.ranking.tables import cells
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.shared_language import languages, shares_language
from index.search.similarities import Similarities
from index.search.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said about a passage: the span to mark, and the probability that it answers.

    *sentences* are the highlighting's scores (s) that the mark came from, *answer* the words in it,
    *cells* what is known of each cell of a table's row. *lacks_asked* tells that there is nothing
    of the kind that is asked for.
    """

    marked: Span
    probability: float
    sentences: Floats
    answer: Span | None = None
    cells: Floats | None = None
    lacks_asked: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """The finalists by position: their ranking *scores*, best first, and what is said of each.

    *word_shares* are what the words that each shares add to the log-odds, where the question is in
    a language that the model does not read; *by_words* tells that they alone count, as it is in
    letters that nothing else reads.
    """

    scores: Mapping[int, float]
    judged: Mapping[int, Judged]
    word_shares: Mapping[int, float] = field(default_factory=dict)
    by_words: bool = False

    def changed(self, by: Mapping[int, float]) -> "Ranked":
        """Return the finalists in the order of their scores changed *by* so much each.

        Equal scores keep their order.
        """
        changed = {each: score + by[each] for each, score in self.scores.items()}
        best = sorted(changed.items(), key=lambda each: -each[1])
        return replace(self, scores=dict(best))


def rank(
    question: Question,
    snapshot: Snapshot,
    similarities: Similarities,
    pieces: Mapping[int, TitledPieces],
    numbers: Fitted,
) -> Ranked:
    """Return the order of the candidates of *pieces* (by position), and how each is judged."""
    positions = list(pieces)
    features = gather(question, snapshot, positions, similarities, list(pieces.values()))
    if not features:
        return Ranked({}, {})
    known = dict(zip(positions, features, strict=True))
    scores: dict[int, float] = {}
    judged: dict[int, Judged] = {}
    for own, part in _by_language(question, snapshot, known, numbers):
        scores |= _scores(part, own)
        judged |= _judged(question, snapshot, part, own)
    judged |= _with_cells(question, snapshot, judged, pieces)
    return Ranked(_best_first(positions, scores), judged)


def _by_language(
    question: Question, snapshot: Snapshot, known: Mapping[int, Features], numbers: Fitted
) -> Iterator[tuple[Fitted, Mapping[int, Features]]]:
    """Yield *known* features by position with what weighs them: own language, then others."""
    if numbers.across is None:
        yield numbers, known
        return
    candidates = snapshot.candidates
    shared = {each for each in known if shares_language(question.text, candidates[each])}
    for is_shared in (True, False):
        part = {each: own for each, own in known.items() if (each in shared) is is_shared}
        if part:
            yield numbers.of(shared=is_shared), part


def mean(forms: Sequence[Ranked]) -> Ranked:
    """Return how the same candidates stand on the average of *forms* of one question.

    The last form tells what is known of cells.
    """
    if len(forms) == 1:
        return forms[0]
    *_, last = forms
    scores = {each: float(np.mean([form.scores[each] for form in forms])) for each in last.scores}
    best = sorted(scores.items(), key=lambda each: -each[1])
    judged = {each: _mean([form.judged[each] for form in forms]) for each in last.judged}
    shares = {
        each: float(np.mean([form.word_shares.get(each, 0.0) for form in forms]))
        for each in last.word_shares
    }
    return replace(last, scores=dict(best), judged=judged, word_shares=shares)


def _mean(forms: Sequence[Judged]) -> Judged:
    log_odds = [odds.log_odds(each.probability) for each in forms]
    sentences = np.mean([each.sentences for each in forms], axis=0)
    return replace(
        forms[-1], probability=odds.chance(float(np.mean(log_odds))), sentences=sentences
    )


def _scores(features: Mapping[int, Features], numbers: Fitted) -> dict[int, float]:
    """Return the ranking score of each position."""
    rows = np.stack([each.passage for each in features.values()])
    return dict(zip(features, numbers.ranking.scores(rows).tolist(), strict=True))


def _best_first(positions: Sequence[int], scores: Mapping[int, float]) -> dict[int, float]:
    """Return *scores* by position, in the order of ranking."""
    order = first_stage.rerank(positions, np.array([scores[each] for each in positions]))
    return {positions[at]: scores[positions[at]] for at in order}


def _judged(
    question: Question, snapshot: Snapshot, features: Mapping[int, Features], numbers: Fitted
) -> dict[int, Judged]:
    """Return what is said about each position by itself, without a reader."""
    compared = list(features.values())
    ends = np.cumsum([len(each.sentences) for each in compared])
    scores = np.split(numbers.highlight.scores(highlighter.rows(compared)), ends[:-1])
    rows = answerability.rows(compared, scores, question)
    log_odds = numbers.answerability.scores(rows) - _lowered(question, snapshot, features, numbers)
    return {
        position: Judged(
            _marked(snapshot.candidates[position], own),
            odds.chance(score),
            own,
        )
        for position, own, score in zip(features, scores, log_odds.tolist(), strict=True)
    }


def _lowered(
    question: Question, snapshot: Snapshot, positions: Collection[int], numbers: Fitted
) -> Floats | float:
    """Return what the languages of question and passage take from the log-odds of each position."""
    if not numbers.lowered:
        return 0.0
    found = (snapshot.candidates[each].article.body for each in positions)
    pairs = (languages(question.text, each) for each in found)
    return np.array([numbers.lowered_by(each) for each in pairs], dtype=np.float32)


def _marked(candidate: Candidate, scores: Floats) -> Span:
    return highlighter.mark(
        candidate.searched.text, candidate.sentences, scores, candidate.unmarked
    )


def _with_cells(
    question: Question,
    snapshot: Snapshot,
    judged: Mapping[int, Judged],
    pieces: Mapping[int, TitledPieces],
) -> dict[int, Judged]:
    """Return what is said about those of *judged* that are rows of several cells, with these."""
    rows = {
        position: searched
        for position in judged
        if (searched := snapshot.candidates[position].searched).is_row and len(searched.parts) > 1
    }
    return {
        position: replace(
            judged[position],
            cells=cells.known_rows(
                question,
                searched,
                pieces[position].passage,
                snapshot.candidates[position].language,
            ),
        )
        for position, searched in rows.items()
    }
