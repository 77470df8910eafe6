"""Prepares the pairs that the reader learns from: `python -m benchmarks.training.reader.prepare`.

They are written outside the repository, a file for each pass of
`benchmarks/training/reader/training.py`.
"""

from collections.abc import Sequence
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.question_sets import shipped
from benchmarks.training.reader.contrast_questions import contrast_questions
from benchmarks.training.reader.examples import (
    CACHE,
    CHAT,
    PASSES,
    SEARCHED,
    WIKIPEDIA,
    ExampleSet,
    examples,
    learnable,
    pairs_file,
)
from benchmarks.training.reader.groups import grouped
from benchmarks.training.reader.mining import nearest
from benchmarks.training.reader.open_questions import open_questions
from benchmarks.training.reader.pairs import SEED, Pairs, flat, mixed
from index.encoding.encoder import Encoder

Mined = tuple[ExampleSet, npt.NDArray[np.int32], list[bool]]
"""A set, the passages nearest to each of its questions, and which passages may be learned from."""

SETS = (WIKIPEDIA[:2], WIKIPEDIA[2:], CHAT[:1], CHAT[1:])
"""Files that stand in one collection, among whose passages the near ones are looked for."""


def main() -> None:
    """Mine, alter, cut into word pieces, and write, for each pass a file."""
    CACHE.mkdir(parents=True, exist_ok=True)
    encoder, _ = shipped()
    found = [mined(files, encoder) for files in SETS]
    for number in range(PASSES):
        pairs = mixed(_parts(found, number), number)
        with pairs_file(number).open("wb") as file:
            np.savez(file, **{name: getattr(pairs, name) for name in Pairs.__dataclass_fields__})
        print(f"{len(pairs.kind)} pairs in {int(pairs.groups[-1]) + 1} groups")


def _parts(found: Sequence[Mined], number: int) -> list[Pairs]:
    """Return the pairs of each set for pass *number*; a set may have none in it."""
    sets = [grouped(*each, number) for each in found]
    if number >= SEARCHED:
        sets += [list(open_questions(number)), list(contrast_questions(number))]
    random = Random(f"{SEED}{number}")  # noqa: S311 - sampling, not secrecy
    return [flat(each, random) for each in sets if each]


def mined(files: tuple[str, ...], encoder: Encoder) -> Mined:
    """Return the set of *files*, with what is near each of its questions."""
    collection = examples(files, encoder)
    allowed = learnable(collection.texts, wikipedia=files[0] in WIKIPEDIA)
    return collection, nearest(collection, allowed, encoder), allowed


if __name__ == "__main__":
    main()
