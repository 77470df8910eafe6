"""Prepares the pairs that the reader of other languages learns from.

`python -m benchmarks.training.reader.multilingual.prepare` writes them outside the repository. Most
are English, as most of what was written to be left open is; XQuAD has the other languages.
"""

from collections.abc import Iterator
from random import Random

import numpy as np

from benchmarks.question_sets import shipped
from benchmarks.training.reader.contrast_questions import contrast_questions
from benchmarks.training.reader.examples import CACHE, PASSES
from benchmarks.training.reader.groups import grouped
from benchmarks.training.reader.multilingual.xquad_questions import xquad_questions
from benchmarks.training.reader.open_questions import open_questions
from benchmarks.training.reader.pairs import SEED, Pair, Pairs, flat, mixed
from benchmarks.training.reader.prepare import SETS, mined
from index.encoding.encoder import Encoder
from index.encoding.multilingual.model import MULTILINGUAL

FILE = CACHE / "pairs-multilingual.npz"

LIKE = PASSES - 1
"""The English reader's pass whose draws of English questions these are: one that verifies."""


def main() -> None:
    """Mine, cut into word pieces, and write."""
    CACHE.mkdir(parents=True, exist_ok=True)
    encoder, _ = shipped()
    random = Random(f"{SEED}multilingual")  # noqa: S311 - sampling, not secrecy
    parts = [flat(list(each), random, MULTILINGUAL) for each in _sets(encoder, random)]
    pairs = mixed(parts, 0)
    with FILE.open("wb") as file:
        np.savez(file, **{name: getattr(pairs, name) for name in Pairs.__dataclass_fields__})
    print(f"{len(pairs.kind)} pairs in {int(pairs.groups[-1]) + 1} groups")


def _sets(encoder: Encoder, random: Random) -> Iterator[Iterator[list[Pair]]]:
    yield xquad_questions(encoder, random)
    yield open_questions(LIKE)
    yield contrast_questions(LIKE)
    for files in SETS[:2]:
        yield iter(grouped(*mined(files, encoder), LIKE))


if __name__ == "__main__":
    main()
