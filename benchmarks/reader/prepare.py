"""Prepares the pairs that the reader learns from: `python -m benchmarks.reader.prepare`.

They are written to one file outside the repository; `benchmarks/reader/training.py` reads it.
"""

import numpy as np

from benchmarks.reader.examples import CACHE, CHAT, WIKIPEDIA, examples, learnable
from benchmarks.reader.mining import nearest
from benchmarks.reader.pairs import Pairs, mixed, prepare
from index.encoder import Encoder
from index.sentence_transformers_encoder import SentenceTransformersEncoder

SETS = (WIKIPEDIA[:2], WIKIPEDIA[2:], CHAT[:1], CHAT[1:])
"""Files that stand in one collection, among whose passages the near ones are looked for."""


def main() -> None:
    """Mine, alter, cut into word pieces, and write."""
    CACHE.mkdir(parents=True, exist_ok=True)
    encoder = SentenceTransformersEncoder()
    pairs = mixed([_prepared(files, encoder) for files in SETS])
    with (CACHE / "pairs.npz").open("wb") as file:
        np.savez(file, **{name: getattr(pairs, name) for name in Pairs.__dataclass_fields__})
    print(f"{len(pairs.kind)} pairs in {int(pairs.groups[-1]) + 1} groups")


def _prepared(files: tuple[str, ...], encoder: Encoder) -> Pairs:
    collection = examples(files, encoder)
    allowed = learnable(collection.texts, wikipedia=files[0] in WIKIPEDIA)
    return prepare(collection, nearest(collection, allowed, encoder), allowed)


if __name__ == "__main__":
    main()
