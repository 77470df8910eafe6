"""Prepares what the reader learns from, once: groups of pairs as word pieces, in one file.

A group is a question with the passage that answers it, passages that are near and do not, and
often an altered pair. Learning compares the pairs of a group with one another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.reader.alterations import altered, answering, without
from benchmarks.reader.examples import Example, ExampleSet, Offsets, Text, development
from index.reader.pairing import pair_pieces

SEED = 20261125

WIKIPEDIA_VISITS = 2
CHAT_VISITS = 1
UNANSWERABLE_VISITS = 4
"""How often a question is seen in a pass; those that people made unanswerable are worth most."""
WIKIPEDIA_NEGATIVES = 2
CHAT_NEGATIVES = 1
WIKIPEDIA_ALTERED = 0.6
CHAT_ALTERED = 0.4
SHORTENED = 0.15
"""Share of answering passages that lose another sentence, so that a cut tells nothing."""
CHATTY = 0.1
NO_MARK = 0.2
OPENINGS = (
    "hey does anyone know", "so", "quick question:", "i was wondering,", "can someone tell me",
    "hi!", "does the article say", "ok but", "anyone:", "just curious,",
)  # fmt: skip
ALTERED_WEIGHT = 0.7
UNANSWERABLE_WEIGHT = 1.5

POSITIVE, NEAR, ALTERED, UNANSWERABLE = range(4)


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage; *answers* are offsets in it, none where it has none."""

    question: str
    passage: str
    answers: tuple[Offsets, ...]
    kind: int


@dataclass(frozen=True)
class Pairs:
    """All pairs, flat: `pieces[starts[i]:starts[i + 1]]`; *groups* numbers them, in order.

    *first* is where the passage begins, *span* the pieces of one answer (0, 0: none).
    """

    pieces: npt.NDArray[np.uint16]
    starts: npt.NDArray[np.int64]
    first: npt.NDArray[np.int32]
    span: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    groups: npt.NDArray[np.int32]


def prepare(
    collection: ExampleSet, near: npt.NDArray[np.int32], allowed: Sequence[bool], number: int
) -> Pairs:
    """Return the pairs of one set for pass *number*, which draws and alters in its own way.

    *near* are the nearest passages of each question, *allowed* those that may be learned from.
    """
    random = Random(f"{SEED}{number}{collection.name}")  # noqa: S311 - sampling, not secrecy
    return _flat(list(_groups(collection, near, allowed, random)), random)


def mixed(sets: Sequence[Pairs], number: int) -> Pairs:
    """Return the groups of all *sets* as one, shuffled for pass *number*."""
    pieces = np.concatenate([each.pieces for each in sets])
    lengths = np.concatenate([np.diff(each.starts) for each in sets])
    offsets = np.cumsum([0, *(int(each.groups[-1]) + 1 for each in sets)])
    groups = np.concatenate([e.groups + o for e, o in zip(sets, offsets, strict=False)])
    rank = np.random.default_rng(SEED + number).permutation(int(offsets[-1]))
    order = np.argsort(rank[groups], kind="stable")
    begins = np.cumsum([0, *lengths[:-1]])
    return Pairs(
        np.concatenate([pieces[begins[at] : begins[at] + lengths[at]] for at in order]),
        np.cumsum([0, *lengths[order]]),
        np.concatenate([each.first for each in sets])[order],
        np.concatenate([each.span for each in sets])[order],
        np.concatenate([each.kind for each in sets])[order],
        rank[groups][order].astype(np.int32),
    )


def _groups(
    collection: ExampleSet,
    near: npt.NDArray[np.int32],
    allowed: Sequence[bool],
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
        if not allowed[example.passage] or development(text):
            continue
        if not example.answers:
            for _ in range(UNANSWERABLE_VISITS):
                yield _unanswerable(example, text, answerable.get(example.passage, []), random)
            continue
        others = random.sample(siblings[text.title], min(6, len(siblings[text.title])))
        if chat:
            others = [collection.texts[each].text for each in near[at][:4]]
        for _ in range(CHAT_VISITS if chat else WIKIPEDIA_VISITS):
            yield _answerable(example, collection, near[at], others, random, chat=chat)


def _unanswerable(
    example: Example, text: Text, answerable: Sequence[Example], random: Random
) -> list[Pair]:
    group = [Pair(_styled(example.question, random), text.text, (), UNANSWERABLE)]
    if answerable:
        other = random.choice(answerable)
        group.insert(0, Pair(_styled(other.question, random), text.text, other.answers, POSITIVE))
    return group


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
    question = _styled(example.question, random)
    group = [_positive(question, text, example.answers, random)]
    words = {text.text[a:b].casefold() for a, b in example.answers}
    pool = [collection.texts[each].text for each in near]
    if chat:  # what people ask about one comment, many others answer too
        pool = [each for each in pool if not any(word in each.casefold() for word in words)]
    for _ in range(CHAT_NEGATIVES if chat else WIKIPEDIA_NEGATIVES):
        if pool:
            place = min(int(random.expovariate(0.4)), len(pool) - 1)
            group.append(Pair(question, pool.pop(place), (), NEAR))
    if random.random() < (CHAT_ALTERED if chat else WIKIPEDIA_ALTERED):
        found = altered(example.question, text, example.answers, others, random)
        if found is not None:
            group.append(Pair(_styled(found[0], random), found[1], (), ALTERED))
    return group


def _positive(question: str, text: Text, answers: tuple[Offsets, ...], random: Random) -> Pair:
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
            return Pair(question, short, places, POSITIVE)
    return Pair(question, text.text, answers, POSITIVE)


def _styled(question: str, random: Random) -> str:
    """Return *question* as people type it in a chat, now and then."""
    if random.random() < NO_MARK:
        question = question.rstrip("? ")
    if random.random() < CHATTY:
        question = f"{random.choice(OPENINGS)} {question}"
    return question


def _flat(groups: Sequence[Sequence[Pair]], random: Random) -> Pairs:
    pieces: list[npt.NDArray[np.uint16]] = []
    rows: list[tuple[int, int, int, int, int]] = []
    number = 0
    for group in groups:
        made = [(pair, _in_pieces(pair, random)) for pair in group]
        if made[0][1] is None:
            continue
        for pair, found in made:
            if found is not None:
                ids, first, span = found
                pieces.append(ids.astype(np.uint16))
                rows.append((first, *span, pair.kind, number))
        number += 1
    table = np.array(rows, dtype=np.int32)
    return Pairs(
        np.concatenate(pieces),
        np.cumsum([0, *(len(each) for each in pieces)]),
        table[:, 0],
        table[:, 1:3],
        table[:, 3].astype(np.int8),
        table[:, 4],
    )


def _in_pieces(pair: Pair, random: Random) -> tuple[npt.NDArray[np.int64], int, Offsets] | None:
    """Return the word pieces, where the passage begins, and the pieces of one of its answers.

    Null where an answer should be and lies beyond what is read.
    """
    read = pair_pieces(pair.question, pair.passage)
    if not pair.answers:
        return read.ids, read.first, (0, 0)
    start, end = random.choice(pair.answers)
    inside = np.flatnonzero((read.offsets[:, 0] < end) & (start < read.offsets[:, 1]))
    if not len(inside) or read.offsets[-1, 1] < end:
        return None
    return read.ids, read.first, (read.first + int(inside[0]), read.first + int(inside[-1]))
