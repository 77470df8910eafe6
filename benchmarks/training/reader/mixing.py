"""Learns how much the reader counts beside what is known without it, and when words are shown."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from benchmarks.training.networks import Flags, Floats, Net, listwise, network, train
from benchmarks.training.reader.read_trials import ReadTrial
from benchmarks.training.reader.spans import best_f1
from index.answer import Span
from index.odds import chance, log_odds
from index.ranking.fitted import Fitted, FittedReading, Network
from index.ranking.passages.sentence_halves import answering_words
from index.ranking.passages.subject_words import subject_row
from index.ranking.read_judgement import Compared, judge_read
from index.ranking.reader_stage import order_read
from index.ranking.second_stage import Judged
from index.reader import signals
from index.reader.second_look import with_both

HIGHLIGHT_UNITS = 6
RIGHT_WORDS = 0.5
"""Words count as right when their F1 with a marked answer reaches this."""

SMALL_WEIGHT = 0.25
"""What a question to a small collection counts, beside one that is asked of all articles."""

PROVISIONAL = {"answer_at": 0.5, "medium_at": 0.7, "high_at": 0.9, "words_at": 0.5}


def learn(
    whole: Sequence[ReadTrial], judged: Sequence[ReadTrial], numbers: Fitted
) -> FittedReading:
    """Return what weighs readings: order, mark and words from *whole*, probability from *judged*.

    *numbers* are those that the trials were ranked and judged with.
    """
    reading = FittedReading(
        _ranking(whole),
        _highlight(whole),
        _unlearned(signals.ANSWERABILITY_SIGNALS),
        _unlearned(signals.WORDS_SIGNALS),
        unread=None,
        few=None,
        **PROVISIONAL,
    )
    draft = replace(numbers, reading=reading)
    answerability = _answerability([each for each in judged if each.readings], draft)
    return replace(
        reading,
        answerability=answerability,
        words=_words([each for each in whole if each.readings], draft),
        unread=_unread(judged) if numbers.across else None,
    )


def _unlearned(names: tuple[str, ...]) -> Network:
    """Return a network that says nothing, to stand where one is not learned yet."""
    zeros, none = np.zeros(len(names), np.float32), np.zeros(0, np.float32)
    return Network(names, zeros, zeros + 1, zeros, 0.0, zeros[:, None][:, :0], none, none)


def first(each: ReadTrial, numbers: Fitted) -> int:
    """Return the place of the passage that comes first with the reader."""
    return order_read(compared(each), numbers)[0]


def compared(each: ReadTrial) -> Compared:
    """Return what the bot would know: no reading of the right passage where it is far behind."""
    known = {place: reading for place, reading in each.readings.items() if place in each.known}
    judged = {place: said.probability for place, said in each.known.items()}
    return Compared(each.trial.asked.text, each.ranked, known, each.checked, judged)


def is_right(each: ReadTrial, place: int) -> bool:
    """Return whether the passage at *place* answers the question."""
    return bool(each.trial.question.answers) and bool(each.trial.right[place])


def judge(each: ReadTrial, place: int, numbers: Fitted) -> Judged:
    """Return what is said about the passage at *place*, with the reader where it was read."""
    if place not in each.known:
        raise ValueError("Only what was read is judged here.")
    candidate = each.trial.finalists[place]
    return judge_read(each.known[place], place, candidate, compared(each), numbers)


def _ranking(whole: Sequence[ReadTrial]) -> Network:
    groups, flags = [], []
    for each in whole:
        places = list(each.known)
        right = np.array([is_right(each, place) for place in places], dtype=np.bool_)
        if right.any() and len(places) > 1:
            ranked = [each.ranked[place] for place in places]
            judged = [each.known[place].probability for place in places]
            readings = [each.readings[place] for place in places]
            groups.append(signals.passage_rows(ranked, readings, judged))
            flags.append(right)
    return listwise(signals.PASSAGE_SIGNALS, groups, flags, 0)


def _highlight(whole: Sequence[ReadTrial]) -> Network:
    groups: list[Floats] = []
    flags: list[Flags] = []
    for each in whole:
        for place, known in each.known.items():
            if each.trial.answers[place].any():
                spans = each.trial.finalists[place].sentences
                groups.append(signals.sentence_rows(known.sentences, each.readings[place], spans))
                flags.append(each.trial.answers[place])
    return listwise(signals.SENTENCE_SIGNALS, groups, flags, HIGHLIGHT_UNITS)


def _answerability(judged: Sequence[ReadTrial], numbers: Fitted) -> Network:
    """Return what tells whether the passage put first answers.

    Questions asked of small collections, half of them about absent articles, are told easily and
    are many: they count less, so that what is learned is mostly to tell questions left open.
    """
    places = [first(each, numbers) for each in judged]
    rows = [_judged_row(each, place, numbers) for each, place in zip(judged, places, strict=True)]
    targets = [is_right(each, place) for each, place in zip(judged, places, strict=True)]
    counts = [_count(each) for each in judged]
    return logistic(signals.ANSWERABILITY_SIGNALS, rows, targets, counts)


def _unread(judged: Sequence[ReadTrial]) -> Network:
    """Return what tells the same of what was not read, from what is known without a reader."""
    known = [each for each in judged if each.known]
    places = [next(iter(each.known)) for each in known]
    pairs = list(zip(known, places, strict=True))
    rows = [np.array([log_odds(each.known[at].probability)], np.float32) for each, at in pairs]
    targets = [is_right(each, at) for each, at in pairs]
    return logistic(signals.UNREAD_SIGNALS, rows, targets, [_count(each) for each in known])


def _count(each: ReadTrial) -> float:
    return 1.0 if each.trial.size == 0 else SMALL_WEIGHT


def _judged_row(each: ReadTrial, place: int, numbers: Fitted) -> Floats:
    marked = judge(each, place, numbers).marked
    return signals.answerability_row(
        each.known[place].probability,
        each.readings[place],
        each.checked[place],
        subject_row(each.trial.asked.text, each.trial.finalists[place], marked),
    )


def word_chances(trials: Sequence[ReadTrial], numbers: Fitted) -> list[tuple[float, bool]]:
    """Return the probability that the words of each that is answered are right, and if they are."""
    if numbers.reading is None:
        return []
    rows, right = _word_rows([each for each in trials if _is_answered(each, numbers)], numbers)
    scores = numbers.reading.words.scores(np.stack(rows))
    return [(chance(float(score)), each) for score, each in zip(scores, right, strict=True)]


def _is_answered(each: ReadTrial, numbers: Fitted) -> bool:
    judged = judge(each, first(each, numbers), numbers)
    return numbers.reading is not None and judged.probability >= numbers.reading.answer_at


def _words(whole: Sequence[ReadTrial], numbers: Fitted) -> Network:
    rows, targets = _word_rows(whole, numbers)
    return logistic(signals.WORDS_SIGNALS, rows, targets, [1.0] * len(rows))


def _word_rows(trials: Sequence[ReadTrial], numbers: Fitted) -> tuple[list[Floats], list[bool]]:
    rows, targets = [], []
    for each in trials:
        place = first(each, numbers)
        marked = judge(each, place, numbers).marked
        candidate, asked = each.trial.finalists[place], each.trial.asked.text
        both = with_both(each.readings[place])
        found = answering_words(asked, candidate, both, marked)
        if found is not None:
            rows.append(signals.words_row(found, both))
            targets.append(right_words(each, place, found.span))
    return rows, targets


def right_words(each: ReadTrial, place: int, span: Span) -> bool:
    """Return whether the words of *span* in the passage at *place* are (mostly) a marked answer."""
    if not is_right(each, place):
        return False
    words = each.trial.finalists[place].text[span.start : span.end]
    return best_f1(words, each.answers) >= RIGHT_WORDS


def logistic(
    names: tuple[str, ...],
    rows: Sequence[Floats],
    targets: Sequence[bool],
    counts: Sequence[float],
    units: int = 0,
) -> Network:
    """Return the network, with *units* hidden ones, of the probability of *targets*.

    Each counts as much as *counts* says.
    """
    table = np.stack(rows)
    mean, deviation = table.mean(axis=0), table.std(axis=0) + 1e-6
    net = Net(table.shape[1], units)
    inputs = torch.from_numpy(((table - mean) / deviation).astype(np.float32))
    wanted = torch.tensor(targets, dtype=torch.float32)
    weights = torch.tensor(counts, dtype=torch.float32) / float(np.mean(counts))

    def loss() -> torch.Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(
            net(inputs), wanted, weight=weights
        )

    train(net, loss)
    return network(names, mean, deviation, net)
