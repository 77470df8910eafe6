"""The reference encoder: any sentence-transformers model that is already on the machine."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from corpus.errors import ModelUnavailable
from index.encoding.encoder import EncodedText, Role, Vectors, unit
from index.encoding.packaged_model import (
    PACKAGED_MODEL,
    PACKAGED_WEIGHTS,
    file_sha256,
    verify_packaged_model,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH_SIZE = 32
"""Texts encoded together: the library's own default."""

_WEIGHT_FILES = (PACKAGED_WEIGHTS, "pytorch_model.bin")

_CONFIGURATION = "config_sentence_transformers.json"

_PROMPTS = {Role.QUESTION: ("query",), Role.PASSAGE: ("document", "passage", "corpus")}
"""The names that sentence-transformers has for the prompts of each role, the first of which counts.
A model without any has its default prompt for both, if it has one."""

_PROMPTED = "each role by its prompt"
"""Part of the fingerprint of a model with prompts: vectors were once made without them."""

_SHAPING = ("*.json", "*.txt", "*.model", "[0-9]_*/*")
"""What else of a folder shapes the vectors: configuration, vocabulary in the forms that tokenizers
keep it in, and the steps after the first, which sentence-transformers numbers."""


class SentenceTransformersEncoder:
    """Any sentence-transformers model, loaded from this machine only, at its first use.

    *model* is a folder, the name of a model in the local cache, or null for the packaged one.

    Raises:
        ModelUnavailable: The model's files are missing, altered or unreadable.
    """

    def __init__(self, model: str | None = None) -> None:
        self._name = model

    @property
    def name(self) -> str:
        """Return the folder or name that was configured, or that of the packaged model."""
        return Path(self._name).name if self._name else PACKAGED_MODEL

    @cached_property
    def _folder(self) -> Path | None:
        if self._name is None:
            return verify_packaged_model()
        folder = Path(self._name)
        return folder if folder.is_dir() else None

    @cached_property
    def fingerprint(self) -> str:
        """Return the hash of all files that shape the vectors; of the name without a folder.

        A vocabulary with other ids gives other vectors from the same weights.
        """
        if self._folder is None:
            return hashlib.sha256(f"{self.weights} {_PROMPTED}".encode()).hexdigest()[:32]
        found = {each for pattern in _SHAPING for each in self._folder.glob(pattern)}
        files = sorted(each for each in found if each.is_file())
        shaped_by = [self.weights, *map(file_sha256, files)]
        if states_prompts(self._folder):
            shaped_by.append(_PROMPTED)
        return hashlib.sha256(" ".join(shaped_by).encode()).hexdigest()[:32]

    @cached_property
    def weights(self) -> str:
        """Return the hash of the weights, shortened; of the name where there is no folder."""
        if self._folder is None:
            return hashlib.sha256(str(self._name).encode()).hexdigest()[:32]
        for name in _WEIGHT_FILES:
            if (self._folder / name).is_file():
                return file_sha256(self._folder / name)[:32]
        raise ModelUnavailable(
            f"{self._folder} holds no model weights: set FOOTNOTE_MODEL to a folder made by "
            "sentence-transformers."
        )

    @cached_property
    def window(self) -> int:
        """Return the model's own maximum sequence length."""
        return int(self._model.max_seq_length or 256)

    @cached_property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        # The hub is never asked, even for a model that it could offer: nothing leaves the machine.
        os.environ.update(
            HF_HUB_OFFLINE="1", HF_HUB_DISABLE_PROGRESS_BARS="1", TOKENIZERS_PARALLELISM="false"
        )
        place = str(self._folder or self._name)  # altered, it is refused at once
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

        try:
            return SentenceTransformer(place, device="cpu", local_files_only=True)
        except Exception as error:  # the library raises many kinds for bad files
            raise ModelUnavailable(
                f"The model {self._name or 'that Footnote ships'} cannot be loaded from this "
                "machine: set FOOTNOTE_MODEL to a folder made by sentence-transformers."
            ) from error

    def encode(self, texts: Sequence[str], role: Role = Role.QUESTION) -> Vectors:
        """Return the unit vectors of *texts*, float32, len(texts) x d."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        encoded = self._model.encode(
            list(texts),
            prompt=self._prompt(role),
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(encoded, dtype=np.float32)

    def encode_pieces(self, texts: Sequence[str], role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return *texts* encoded with their word pieces, from one pass of the model."""
        if not texts:
            return []
        prompt = self._prompt(role)
        encoded = self._model.encode(
            list(texts),
            prompt=prompt,
            batch_size=BATCH_SIZE,
            output_value=None,
            show_progress_bar=False,
        )
        return [
            self._encoded(prompt, text, cast("Mapping[str, Any]", states))
            for text, states in zip(texts, encoded, strict=True)
        ]

    def _encoded(self, prompt: str, text: str, states: Mapping[str, Any]) -> EncodedText:
        """Return *text* as *states* have it behind *prompt*, whose pieces are left out."""
        marks = self._model.tokenizer(
            prompt + text,
            truncation=True,
            max_length=self.window,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        places = enumerate(zip(marks["special_tokens_mask"], marks["offset_mapping"], strict=True))
        # A piece that begins a word may begin with the space before it, which the prompt ends with.
        own = [
            (place, max(start - len(prompt), 0))
            for place, (special, (start, end)) in places
            if not special and end > len(prompt)
        ]
        return EncodedText(
            unit(states["sentence_embedding"].cpu().numpy()),
            unit(states["token_embeddings"].cpu().numpy()[[place for place, _ in own]]),
            np.array([start for _, start in own], dtype=np.int32),
        )

    def _prompt(self, role: Role) -> str:
        """Return what the model wants before a text of *role*, which may be nothing."""
        known = self._model.prompts
        names = (*_PROMPTS[role], self._model.default_prompt_name or "")
        return next((prompt for each in names if (prompt := known.get(each))), "")

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces the passage *text* takes, all that is added included."""
        whole = self._prompt(Role.PASSAGE) + text
        return len(self._model.tokenizer(whole, truncation=False, verbose=False)["input_ids"])


def states_prompts(folder: Path) -> bool:
    """Return whether the configuration of the model in *folder* has prompts that are not empty."""
    try:
        stated = json.loads((folder / _CONFIGURATION).read_text("utf-8"))
        return any(stated["prompts"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
