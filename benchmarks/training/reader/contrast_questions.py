"""Groups of our contrast set: questions that differ in one thing, answered and left open."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from random import Random

from benchmarks.quality.contrast import LEARNED, Contrasted, contrasted
from benchmarks.training.reader.groups import styled
from benchmarks.training.reader.losses import MOST_IN_GROUP
from benchmarks.training.reader.pairs import ANSWERED, POSITIVE, SEED, UNANSWERABLE, Pair


def contrast_questions(number: int) -> Iterator[list[Pair]]:
    """Yield the groups of pass *number*, one of those that teach to verify."""
    random = Random(f"{SEED}{number}contrast")  # noqa: S311 - sampling, not secrecy
    for _, held in groupby(contrasted(LEARNED), key=attrgetter("group")):
        together = list(held)
        answered = [each for each in together if each.answer is not None]
        left_open = [each for each in together if each.answer is None]
        for place, each in enumerate(answered):
            beside = left_open if place == 0 else [random.choice(left_open)]
            group = [each, *beside][:MOST_IN_GROUP]
            yield [_pair(member, random) for member in group]


def _pair(asked: Contrasted, random: Random) -> Pair:
    text, answer = asked.passage.text, asked.answer
    question = styled(asked.question, random)
    if answer is None:
        return Pair(question, asked.passage, (), UNANSWERABLE)
    if text.count(answer) > 1:  # which of them is meant was not written down
        return Pair(question, asked.passage, (), ANSWERED)
    start = text.index(answer)
    return Pair(question, asked.passage, ((start, start + len(answer)),), POSITIVE)
