"""The fast encoder beside the reference: `python -m benchmarks.quality.encoders`.

Quality: each question set pooled, asked through the whole ranking; what was learned on these
sets was learned with the reference's vectors, so both rows are in-sample alike, and their
difference is what the fast encoder costs. Speed: one question, many, and paragraphs.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.question_sets import COLLECTIONS, WIKIPEDIA_SETS, load, pooled
from corpus.storage.database import Database
from index.encoding.encoder import Encoder
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder
from index.engine import Engine
from index.evaluation import measures
from index.evaluation.squad import SquadSet

EVERY = 3
"""One question of so many is asked, as in `benchmarks/peers/recall.py`."""

PARAGRAPHS = 200
QUESTIONS = 500


def main() -> None:
    """Print what each encoder says, how fast, and how far the fast one is from the reference."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else EVERY
    with TemporaryDirectory() as folder:
        encoders: dict[str, Encoder] = {
            "reference": SentenceTransformersEncoder(),
            "fast": OnnxEncoder(Path(folder)),
        }
        for name, files in COLLECTIONS.items():
            squad = pooled(files)
            kept = replace(squad, questions=squad.questions[::every])
            print(f"{name}: {len(kept.questions)} questions", flush=True)
            _quality(encoders, kept)
            _nearness(encoders, kept)
        for label, encoder in encoders.items():
            _speed(label, encoder, load(WIKIPEDIA_SETS[0]))


def _quality(encoders: dict[str, Encoder], squad: SquadSet) -> None:
    measured = {}
    for label, encoder in encoders.items():
        engine = Engine(Database("sqlite://"), encoder)
        measured[label] = asdict(measures.figures(measures.evaluate(engine, squad, iter)))
    for figure, slow in measured["reference"].items():
        fast = measured["fast"][figure]
        if isinstance(slow, float):
            print(f"  {figure:38} {100 * slow:6.2f} {100 * fast:6.2f} {100 * (fast - slow):+6.2f}")


def _nearness(encoders: dict[str, Encoder], squad: SquadSet) -> None:
    texts = [each.text for each in squad.questions[:QUESTIONS]]
    slow, fast = (each.encode(texts) for each in encoders.values())
    cosines = (slow * fast).sum(axis=1)
    print(f"  cosine of the two: mean {cosines.mean():.4f}, least {cosines.min():.4f}", flush=True)


def _speed(label: str, encoder: Encoder, squad: SquadSet) -> None:
    questions = [each.text for each in squad.questions[:QUESTIONS]]
    paragraphs = [
        draft.body[each.start : each.end] for draft in squad.drafts for each in draft.paragraphs
    ][:PARAGRAPHS]
    encoder.encode_pieces(questions[:20])
    alone = [1000 * _seconds(encoder.encode_pieces, [each]) for each in questions]
    together = len(questions) / _seconds(encoder.encode_pieces, questions)
    added = len(paragraphs) / _seconds(encoder.encode_pieces, paragraphs)
    print(
        f"{label:10} question p50 {np.percentile(alone, 50):.2f} p95 {np.percentile(alone, 95):.2f}"
        f" ms, {together:.0f} questions/s together, {added:.0f} paragraphs/s",
        flush=True,
    )


def _seconds(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    began = time.perf_counter()
    work(texts)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
