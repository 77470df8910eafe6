"""Measures `index/quantization-multilingual.npz`: `python -m benchmarks.languages.calibration`.

What enters each matrix product of the reference encoder is watched, as for the packaged model, and
the mean of the vectors of questions and that of passages are taken. The texts are of the shared
reddit and amazon sets, in English, and our own in other languages: nothing is reported on them.
"""

import json
from importlib.resources import files

import numpy as np
from sentence_transformers import SentenceTransformer

from benchmarks.languages.model_folder import FOLDER
from benchmarks.training.calibration import CHECKED, OUTPUT, checked, ranges, sampled, write
from index.encoding.encoder import Role
from index.encoding.multilingual.model import MULTILINGUAL, WEIGHTS_SHA256

ENGLISH = 50
"""English questions, and as many paragraphs, that are watched beside those in other languages."""


def main() -> None:
    """Measure and write the data file."""
    reference = SentenceTransformer(str(FOLDER), device="cpu")
    watched = _watched_texts()
    measured = ranges(
        reference, MULTILINGUAL.shape, [*watched[Role.QUESTION], *watched[Role.PASSAGE]]
    )
    means = {
        f"mean.{role}": np.asarray(reference.encode(texts, normalize_embeddings=True)).mean(axis=0)
        for role, texts in watched.items()
    }
    # The last ones, which are in other languages.
    kept = [each for texts in watched.values() for each in texts[-CHECKED // 2 :]]
    write(
        OUTPUT.with_name("quantization-multilingual.npz"),
        WEIGHTS_SHA256,
        "python -m benchmarks.languages.calibration",
        measured,
        {**checked(reference, kept), **means},
    )


def _watched_texts() -> dict[Role, list[str]]:
    """Return questions and passages as the model is given them."""
    own = json.loads(files("benchmarks.languages").joinpath("own_texts.json").read_text("utf-8"))
    questions, passages = (each[:ENGLISH] for each in sampled())
    texts = {
        Role.QUESTION: [*questions, *own["questions"]],
        Role.PASSAGE: [*passages, *own["passages"]],
    }
    return {
        role: [MULTILINGUAL.prompts[role] + each for each in found] for role, found in texts.items()
    }


if __name__ == "__main__":
    main()
