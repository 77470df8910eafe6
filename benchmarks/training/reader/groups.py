"""Groups that the reader learns from: a question and what it is asked of.

A group is a question with the passage that answers it, passages that are near and do not, and
often an altered pair. Learning compares the pairs of a group with one another.
"""

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.training.reader.alterations import altered, answering, without
from benchmarks.training.reader.examples import Example, ExampleSet, Offsets, Text
from benchmarks.training.reader.pairs import (
    ALTERED,
    NEAR,
    POSITIVE,
    SEED,
    UNANSWERABLE,
    Pair,
)
from index.reader.reading import Titled

WIKIPEDIA_VISITS = (1, 2, 0.5, 0.15, 0.25)
CHAT_VISITS = (0.8, 0.15, 0, 0, 0)
UNANSWERABLE_VISITS = (3, 3, 2, 0.5, 1)
"""How often, in each pass, a question is seen. While the reader learns to search, those that people
made unanswerable are seen most; later `open_questions.py` and `contrast_questions.py` hold more."""
WIKIPEDIA_NEGATIVES = 2
CHAT_NEGATIVES = 0.3
WIKIPEDIA_ALTERED = 0.5
CHAT_ALTERED = 0.15
SHORTENED = 0.15
"""Share of answering passages that lose another sentence, so that a cut tells nothing."""
TITLELESS = 0.15
"""Share of questions whose passages lose their title; those of reddit and amazon have none."""
CHATTY = 0.1
NO_MARK = 0.2
OPENINGS = (
    "hey does anyone know", "so", "quick question:", "i was wondering,", "can someone tell me",
    "hi!", "does the article say", "ok but", "anyone:", "just curious,",
)  # fmt: skip


def grouped(
    collection: ExampleSet, near: npt.NDArray[np.int32], allowed: Sequence[bool], number: int
) -> list[list[Pair]]:
    """Return the groups of one set for pass *number*, which draws and alters in its own way.

    *near* are the nearest passages of each question, *allowed* those that may be learned from.
    """
    random = Random(f"{SEED}{number}{collection.name}")  # noqa: S311 - sampling, not secrecy
    return list(_groups(collection, near, allowed, number, random))


def _groups(
    collection: ExampleSet,
    near: npt.NDArray[np.int32],
    allowed: Sequence[bool],
    number: int,
    random: Random,
) -> Iterator[list[Pair]]:
    chat = "reddit" in collection.name or "amazon" in collection.name
    siblings: dict[str, list[str]] = {}
    for text in collection.texts:
        siblings.setdefault(text.title, []).append(text.text)
    answerable: dict[int, list[Example]] = {}
    for each in collection.examples:
        if each.answers:
            answerable.setdefault(each.passage, []).append(each)
    for at, example in enumerate(collection.examples):
        text = collection.texts[example.passage]
        if not allowed[example.passage]:
            continue
        if not example.answers:
            for _ in range(visits(UNANSWERABLE_VISITS[number], random)):
                yield _unanswerable(example, text, answerable.get(example.passage, []), random)
            continue
        others = random.sample(siblings[text.title], min(6, len(siblings[text.title])))
        if chat:
            others = [collection.texts[each].text for each in near[at][:4]]
        means: Sequence[float] = CHAT_VISITS if chat else WIKIPEDIA_VISITS
        for _ in range(visits(means[number], random)):
            yield _answerable(example, collection, near[at], others, random, chat=chat)


def visits(mean: float, random: Random) -> int:
    """Return how often a question is seen in a pass, *mean* times on average."""
    return int(mean) + int(random.random() < mean % 1)


def _unanswerable(
    example: Example, text: Text, answerable: Sequence[Example], random: Random
) -> list[Pair]:
    passage = Titled(_title(text, random, chat=False), text.text)
    group = [Pair(styled(example.question, random), passage, (), UNANSWERABLE)]
    if answerable:
        other = random.choice(answerable)
        group.insert(0, Pair(styled(other.question, random), passage, other.answers, POSITIVE))
    return group


def _title(text: Text, random: Random, *, chat: bool) -> str:
    return "" if chat or random.random() < TITLELESS else text.title


def _answerable(  # noqa: PLR0913 - a question and all that its group is made of
    example: Example,
    collection: ExampleSet,
    near: npt.NDArray[np.int32],
    others: Sequence[str],
    random: Random,
    *,
    chat: bool,
) -> list[Pair]:
    text = collection.texts[example.passage]
    question = styled(example.question, random)
    title = _title(text, random, chat=chat)
    group = [_positive(question, title, text, example.answers, random)]
    words = {text.text[a:b].casefold() for a, b in example.answers}
    pool = [collection.texts[each] for each in near]
    if chat:  # what people ask about one comment, many others answer too
        pool = [each for each in pool if not any(word in each.text.casefold() for word in words)]
    for _ in range(int(random.random() < CHAT_NEGATIVES) if chat else WIKIPEDIA_NEGATIVES):
        if pool:
            place = min(int(random.expovariate(0.4)), len(pool) - 1)
            other = pool.pop(place)
            group.append(Pair(question, Titled(title and other.title, other.text), (), NEAR))
    if random.random() < (CHAT_ALTERED if chat else WIKIPEDIA_ALTERED):
        found = altered(example.question, text, example.answers, others, random)
        if found is not None:
            passage = Titled(title, found[1])
            group.append(Pair(styled(found[0], random), passage, (), ALTERED))
    return group


def _positive(
    question: str, title: str, text: Text, answers: tuple[Offsets, ...], random: Random
) -> Pair:
    spare = [at for at in range(len(text.sentences)) if at not in answering(text, answers)]
    if len(spare) > 1 and random.random() < SHORTENED:
        dropped = random.choice(spare)
        start, end = text.sentences[dropped]
        short = without(text, {dropped})
        kept = [each for each in answers if short.count(text.text[each[0] : each[1]]) == 1]
        places = tuple(
            (short.index(text.text[a:b]), short.index(text.text[a:b]) + b - a) for a, b in kept
        )
        if places and end > start:
            return Pair(question, Titled(title, short), places, POSITIVE)
    return Pair(question, Titled(title, text.text), answers, POSITIVE)


def styled(question: str, random: Random) -> str:
    """Return *question* as people type it in a chat, now and then."""
    if random.random() < NO_MARK:
        question = question.rstrip("? ")
    if random.random() < CHATTY:
        question = f"{random.choice(OPENINGS)} {question}"
    return question
