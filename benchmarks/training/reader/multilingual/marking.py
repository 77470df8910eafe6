"""Learns how the reader of other languages marks, from what it reads in the held-out fold.

`python -m benchmarks.training.reader.multilingual.marking` writes it beside the model's numbers.

Its articles are those of XQuAD in the held-out fold, in eight languages, which that reader never
learned from: one half of them is marked by what the other teaches, and what ships learned from
both. English questions about English articles are left out: the English reader reads them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.languages.retrieval import LANGUAGES, question_set
from benchmarks.tables import head, row
from benchmarks.training import fit, learning
from benchmarks.training.language_sets import PAIRS, Pair, about
from benchmarks.training.languages import ENGLISH_ALONE
from benchmarks.training.models import encoder_named
from benchmarks.training.networks import Flags, Floats, listwise
from benchmarks.training.outputs import output
from benchmarks.training.reader.examples import CACHE, HELD_OUT
from benchmarks.training.reader.held_out_sets import of_held_out
from benchmarks.training.reader.mixing import HIGHLIGHT_UNITS, RIGHT_WORDS, logistic
from benchmarks.training.reader.outcomes import HALVES
from benchmarks.training.reader.read_trials import WITHOUT_READER, Readings, half_of
from benchmarks.training.reader.spans import best_f1
from benchmarks.training.trials import Bench, Trial
from index.answer import Span
from index.encoding.encoder import Encoder
from index.encoding.multilingual.model import MULTILINGUAL
from index.odds import chance
from index.ranking import highlighter
from index.ranking.fitted import Fitted, FittedMarking, Network
from index.ranking.passages.sentence_halves import answering_words
from index.ranking.read_marks import marked_read, sentence_scores_read
from index.ranking.second_stage import Judged
from index.reader import signals
from index.reader.onnx_reader import OnnxReader
from index.reader.reading import Reading, ReadSpan
from index.reader.weights import MULTILINGUAL_READER
from index.search.segment import Candidate

RIGHT_SHOWN = 0.8
"""Share of the words shown that must be right where the words first put forward are from."""

NEVER = 1.0
"""A probability that nothing reaches."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A question of the pair of languages *pair*, and the *candidate* that is put first for it.

    *known* is what is said of it without a reader; *right* flags its sentences that hold an
    answer, none where it is not the right one. *answers* are the words that people marked.
    """

    pair: str
    half: int
    question: str
    candidate: Candidate
    known: Judged
    reading: Reading
    right: Flags
    answers: tuple[str, ...]


def main() -> None:
    """Learn, write it beside what was fitted before, and print what it is worth by languages."""
    encoder = encoder_named([MULTILINGUAL.name])
    numbers = _without_held_out(encoder)
    readings = Readings(OnnxReader(MULTILINGUAL_READER, CACHE))
    found = [each for pair in PAIRS for each in _of_pair(pair, encoder, numbers, readings)]
    readings.keep()
    halves = [learned([each for each in found if each.half != half]) for half in range(HALVES)]
    report(found, halves)
    file = output(encoder)
    document = json.loads(file.read_text("utf-8"))
    document["marking"] = written(learned(found))
    file.write_text(fit.text(document), "utf-8")


def _without_held_out(encoder: Encoder) -> Fitted:
    """Return what ranks and marks without a reader, learned from all folds but the held-out one."""
    whole, judged, others = fit.trials_of_many(encoder)
    of_all = [each for each in others if each.size == 0]
    return learning.learn(
        [each for each in (*whole, *of_all) if each.fold != HELD_OUT],
        [each for each in (*judged, *others) if each.fold != HELD_OUT],
        WITHOUT_READER,
        across=True,
    )


def _of_pair(pair: Pair, encoder: Encoder, numbers: Fitted, readings: Readings) -> Iterator[Marked]:
    if pair.name == ENGLISH_ALONE:
        return
    sets = {each: question_set(each) for each in LANGUAGES}
    squad = of_held_out(about(sets, pair))
    bench = Bench(pair.name, squad, encoder)
    for trial in bench.whole():
        place = int(learning.scores(trial, numbers).argmax())
        candidate = trial.finalists[place]
        (reading,) = readings.get(trial.asked.text, [candidate.titled])
        paragraph = squad.drafts[trial.question.article].paragraphs[trial.question.paragraph]
        text = squad.drafts[trial.question.article].body[paragraph.start : paragraph.end]
        yield Marked(
            pair.name,
            half_of(trial.title),
            trial.asked.text,
            candidate,
            _known(trial, place, numbers),
            reading,
            trial.answers[place],
            tuple(text[each.start : each.end] for each in trial.question.answers),
        )


def _known(trial: Trial, place: int, numbers: Fitted) -> Judged:
    highlight = numbers.of(shared=bool(trial.shared[place])).highlight
    scores = highlight.scores(highlighter.rows([trial.features[place]]))
    candidate = trial.finalists[place]
    span = highlighter.mark(
        candidate.searched.text, candidate.sentences, scores, candidate.unmarked
    )
    return Judged(span, 1.0, scores)


def learned(found: Sequence[Marked]) -> FittedMarking:
    """Return what *found* teach: sentences from right passages, words from all."""
    right = [each for each in found if each.right.any()]
    groups: list[Floats] = [
        signals.sentence_rows(each.known.sentences, each.reading, each.candidate.sentences)
        for each in right
    ]
    flags = [each.right for each in right]
    highlight = listwise(signals.SENTENCE_SIGNALS, groups, flags, HIGHLIGHT_UNITS)
    likeliest = [(each, words) for each in found if (words := _likeliest(each, highlight))]
    rows = [signals.words_row(words, each.reading) for each, words in likeliest]
    targets = [_is_right(each, words.span) for each, words in likeliest]
    weighed = logistic(signals.WORDS_SIGNALS, rows, targets, [1.0] * len(rows))
    chances = [chance(float(each)) for each in weighed.scores(np.stack(rows))]
    return FittedMarking(highlight, weighed, _shown_at(chances, targets))


def _likeliest(each: Marked, highlight: Network) -> ReadSpan | None:
    """Return the likeliest words of what is marked by *highlight*."""
    candidate = each.candidate
    scores = sentence_scores_read(each.known, candidate, each.reading, highlight)
    marked = highlighter.mark(
        candidate.searched.text, candidate.sentences, scores, candidate.unmarked
    )
    return answering_words(each.question, candidate, each.reading, marked)


def _is_right(each: Marked, span: Span) -> bool:
    return bool(each.right.any()) and _f1(each, span) >= RIGHT_WORDS


def _f1(each: Marked, span: Span) -> float:
    words = each.candidate.searched.text[span.start : span.end]
    if each.pair.endswith("zh"):  # what is not parted by spaces is compared by letters
        return best_f1(" ".join(words), [" ".join(answer) for answer in each.answers])
    return best_f1(words, each.answers)


def _shown_at(chances: Sequence[float], targets: Sequence[bool]) -> float:
    """Return the lowest probability from which `RIGHT_SHOWN` of the words shown are right."""
    known = sorted(zip(chances, targets, strict=True), reverse=True)
    right = np.cumsum([each for _, each in known]) / np.arange(1, len(known) + 1)
    enough = np.flatnonzero(right >= RIGHT_SHOWN)
    return round(known[int(enough[-1])][0], 4) if len(enough) else NEVER


def report(found: Sequence[Marked], halves: Sequence[FittedMarking]) -> None:
    """Print how often sentence and words are right, by pair, by what the other half taught."""
    head(
        ["pair", "questions", "sentence", "with the reader", "F1", "words shown", "right of these"]
    )
    first = [each for each in found if each.right.any()]
    for pair in dict.fromkeys(each.pair for each in first):
        own = [each for each in first if each.pair == pair]
        row([pair, len(own), *_figures(own, halves)])
    row(["all", len(first), *_figures(first, halves)])


def _figures(found: Sequence[Marked], halves: Sequence[FittedMarking]) -> list[str]:
    said = [
        marked_read(each.question, each.known, each.candidate, each.reading, halves[each.half])
        for each in found
    ]
    likeliest = [_likeliest(each, halves[each.half].highlight) for each in found]
    f1 = [_f1(e, w.span) if w else 0.0 for e, w in zip(found, likeliest, strict=True)]
    shown = [(e, s.answer) for e, s in zip(found, said, strict=True) if s.answer is not None]
    before = np.mean([_holds(each, each.known.marked) for each in found])
    after = np.mean([_holds(e, s.marked) for e, s in zip(found, said, strict=True)])
    right = np.mean([_is_right(each, span) for each, span in shown]) if shown else 0.0
    shares = (before, after, np.mean(f1), len(shown) / max(1, len(found)), right)
    return [f"{100 * float(each):.1f}" for each in shares]


def _holds(each: Marked, span: Span) -> bool:
    return any(
        bool(holds) and span.start <= start and end <= span.end
        for (start, end), holds in zip(each.candidate.sentences, each.right, strict=True)
    )


def written(marking: FittedMarking) -> dict[str, object]:
    """Return *marking* as it is written down."""
    return {
        "made_by": "python -m benchmarks.training.reader.multilingual.marking",
        "highlight": fit.numbers(marking.highlight),
        "words": fit.numbers(marking.words),
        "words_at": marking.words_at,
    }


if __name__ == "__main__":
    main()
