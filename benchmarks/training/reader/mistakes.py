"""Fifty mistakes of the reader as text, to be read.

Run by `python -m benchmarks.training.reader.mistakes`.

Drawn with a fixed seed from the held-out fold, after `benchmarks/training/reader/report.py` has
run; `docs/reader.md` tells what was found in them.
"""

from random import Random

from benchmarks.training.reader import outcomes
from benchmarks.training.reader.experiment import kept
from benchmarks.training.reader.outcomes import Outcome
from benchmarks.training.reader.pairs import SEED
from benchmarks.training.reader.spans import best_f1
from index.reader.reading import best_span
from index.reader.second_look import with_both

COUNT = 50
RIGHT_WORDS = 0.5


def main() -> None:
    """Print the mistakes."""
    found = kept()
    every = outcomes.cross_fitted(found.whole, found.halves)
    answer_at = found.probabilities["answer_at"]
    wrong = [(each, kind) for each in every if (kind := _kind(each, answer_at))]
    random = Random(SEED)  # noqa: S311 - sampling, not secrecy
    print(f"{len(wrong)} mistakes of {len(every)}")
    for number, (each, kind) in enumerate(random.sample(wrong, COUNT), start=1):
        print(f"\n{number}. {kind}\n{_told(each)}")


def _kind(each: Outcome, answer_at: float) -> str | None:
    if not each.read.trial.question.answers:
        return "answered an open question" if each.probability >= answer_at else None
    if each.rank != 1:
        return "wrong passage"
    if not each.marked:
        return "wrong sentence"
    words = _words(each)
    return "wrong words" if best_f1(words, each.read.answers) < RIGHT_WORDS else None


def _words(each: Outcome) -> str:
    text = each.read.trial.finalists[each.place].text
    found = best_span(with_both(each.read.readings[each.place]), each.mark.start, each.mark.end)
    return "" if found is None else text[found.span.start : found.span.end]


def _told(each: Outcome) -> str:
    trial = each.read.trial
    text = trial.finalists[each.place].text
    right = [one.text for one, fits in zip(trial.finalists, trial.right, strict=True) if fits]
    lines = [
        f"  title: {trial.title}",
        f"  question: {trial.question.text}",
        f"  probability {each.probability:.2f}, words: {_words(each)!r}, shown: {each.words!r}",
        f"  marked: {text[each.mark.start : each.mark.end]}",
        f"  answers: {sorted(set(each.read.answers))}",
    ]
    if each.rank != 1:
        lines.append(f"  right passage: {right[:1]}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
