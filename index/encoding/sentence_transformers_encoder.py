"""The reference encoder: any sentence-transformers model that is already on the machine."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from corpus.errors import ModelUnavailable
from index.encoding.encoder import EncodedText, Vectors, unit
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
            return self.weights
        found = {each for pattern in _SHAPING for each in self._folder.glob(pattern)}
        files = sorted(each for each in found if each.is_file())
        shaped_by = [self.weights, *map(file_sha256, files)]
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
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

        place = str(self._folder or self._name)
        try:
            return SentenceTransformer(place, device="cpu", local_files_only=True)
        except Exception as error:  # the library raises many kinds for bad files
            raise ModelUnavailable(
                f"The model {self._name or 'that Footnote ships'} cannot be loaded from this "
                "machine: set FOOTNOTE_MODEL to a folder made by sentence-transformers."
            ) from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of *texts*, float32, len(texts) x d."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        encoded = self._model.encode(
            list(texts),
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(encoded, dtype=np.float32)

    def encode_pieces(self, texts: Sequence[str]) -> list[EncodedText]:
        """Return *texts* encoded with their word pieces, from one pass of the model."""
        if not texts:
            return []
        encoded = self._model.encode(
            list(texts), batch_size=BATCH_SIZE, output_value=None, show_progress_bar=False
        )
        return [
            self._encoded(text, cast("Mapping[str, Any]", states))
            for text, states in zip(texts, encoded, strict=True)
        ]

    def _encoded(self, text: str, states: Mapping[str, Any]) -> EncodedText:
        marks = self._model.tokenizer(
            text,
            truncation=True,
            max_length=self.window,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        kept = [place for place, mark in enumerate(marks["special_tokens_mask"]) if not mark]
        starts = [marks["offset_mapping"][place][0] for place in kept]
        return EncodedText(
            unit(states["sentence_embedding"].cpu().numpy()),
            unit(states["token_embeddings"].cpu().numpy()[kept]),
            np.array(starts, dtype=np.int32),
        )

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces *text* takes, special tokens included."""
        return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"])
