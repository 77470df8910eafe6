"""Measures `index/quantization.npz`: `python -m benchmarks.training.calibration`.

The reference encoder reads texts of the shared reddit and amazon sets, so that nothing measured
on the Wikipedia sets has been seen; what enters each matrix product is watched.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from benchmarks.question_sets import digests, load
from index.encoding.onnx_graph import Floats, Range, Shape, products
from index.encoding.packaged_model import PACKAGED_MODEL_SHA256, verify_packaged_model
from index.encoding.packaged_onnx_model import PACKAGED

SETS = ("reddit.json", "amazon.json")
OUTPUT = Path(__file__).resolve().parents[2] / "index" / "quantization.npz"
SEED = 20261125
PARAGRAPHS = 100
QUESTIONS = 200
CHECKED = 8
"""Texts whose reference vectors are kept, for checking what was made of the model elsewhere."""

SMOOTHING = 0.5
"""How much of a channel's width goes over to the weights; SmoothQuant's own default."""


def main() -> None:
    """Measure and write the data file."""
    encoder = SentenceTransformer(str(verify_packaged_model()), device="cpu")
    texts = [each for kind in sampled() for each in kind]
    measured = ranges(encoder, PACKAGED.shape, texts)
    made_by = "python -m benchmarks.training.calibration"
    write(OUTPUT, PACKAGED_MODEL_SHA256, made_by, measured, checked(encoder, texts[:CHECKED]))


def checked(encoder: SentenceTransformer, texts: Sequence[str]) -> dict[str, Any]:
    """Return *texts* and what *encoder* makes of them, as they stand in the data file."""
    vectors = encoder.encode(list(texts), normalize_embeddings=True)
    return {"texts": np.array(texts), "vectors": vectors.astype(np.float16)}


def write(
    file: Path, model: str, made_by: str, measured: Mapping[str, Range], more: Mapping[str, Any]
) -> None:
    """Write *file*: what was *measured* of *model*, *more*, who made it, when, and of what."""
    bounds = [[each.lowest, each.highest] for each in measured.values()]
    np.savez_compressed(
        file,
        model=model,
        products=np.array(list(measured)),
        bounds=np.array(bounds, dtype=np.float32),
        made_by=made_by,
        date=datetime.now(UTC).date().isoformat(),
        seed=SEED,
        data_sha256=json.dumps(digests(SETS)),
        **{f"divisor.{name}": each.divisor for name, each in measured.items()},  # type: ignore[arg-type]  # typed as if it were an option
        **more,
    )


def sampled() -> tuple[list[str], list[str]]:
    """Return questions and paragraphs of the sets that nothing is reported on."""
    random = Random(SEED)  # noqa: S311 - sampling, not secrecy
    questions: list[str] = []
    paragraphs: list[str] = []
    for squad in map(load, SETS):
        questions.extend(each.text for each in squad.questions)
        for draft in squad.drafts:
            paragraphs.extend(draft.body[each.start : each.end] for each in draft.paragraphs)
    return random.sample(questions, QUESTIONS), random.sample(paragraphs, PARAGRAPHS)


def ranges(encoder: SentenceTransformer, shape: Shape, texts: Sequence[str]) -> dict[str, Range]:
    """Return what enters each matrix product of *encoder* while it reads *texts*, by its name."""
    low, high = _watched(encoder, shape, texts)
    found = {}
    for name in products(shape):
        divisor = _divisor(encoder, name, np.maximum(np.abs(low[name]), np.abs(high[name])))
        lowest, highest = (low[name] / divisor).min(), (high[name] / divisor).max()
        found[name] = Range(float(lowest), float(highest), divisor)
    return found


def _modules(encoder: SentenceTransformer) -> dict[str, torch.nn.Module]:
    """Return the parts of the transformer by the names that its weights have."""
    return {
        name.removeprefix("0.model").removeprefix("."): part
        for name, part in encoder.named_modules()
        if name.startswith("0.model")
    }


def _module(name: str) -> str:
    # The three products of self-attention share one input: it is enough to watch one.
    return f"{name}.query" if name.endswith("attention.self") else name


def _watched(
    encoder: SentenceTransformer, shape: Shape, texts: Sequence[str]
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Return the least and the greatest value of each channel that enters each product."""
    low: dict[str, Floats] = {}
    high: dict[str, Floats] = {}
    modules = _modules(encoder)

    def watch(name: str) -> None:
        def seen(_module: object, inputs: tuple[torch.Tensor, ...]) -> None:
            values = inputs[0].detach().numpy().reshape(-1, inputs[0].shape[-1])
            low[name] = np.minimum(low.get(name, np.float32(0)), values.min(axis=0))
            high[name] = np.maximum(high.get(name, np.float32(0)), values.max(axis=0))

        modules[_module(name)].register_forward_pre_hook(seen)

    for name in products(shape):
        watch(name)
    for text in texts:  # alone: what stands in the padding of a batch must not count
        encoder.encode(text)
    return low, high


def _divisor(encoder: SentenceTransformer, name: str, widest: Floats) -> Floats:
    """Return what each channel is divided by: only where a normalisation comes before."""
    if not name.endswith(("attention.self", "intermediate.dense")):
        return np.ones_like(widest)
    parts = [f"{name}.{each}" for each in ("query", "key", "value")]
    names = parts if name.endswith("attention.self") else [name]
    stored = _modules(encoder)[""].state_dict()
    weights = [stored[f"{each}.weight"].numpy() for each in names]
    largest = np.abs(np.concatenate(weights)).max(axis=0)
    return np.asarray(widest**SMOOTHING / largest ** (1 - SMOOTHING), dtype=np.float32)


if __name__ == "__main__":
    main()
