"""The encoder that something is to be learned for, by the name of its model."""

from collections.abc import Sequence

from bot.app import encoder_for
from bot.settings import Settings
from index.encoding.encoder import Encoder
from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder


def encoder_named(names: Sequence[str]) -> Encoder:
    """Return the encoder of the first of *names*, the packaged model's where none is named.

    What has no reference that computes with all digits is learned for as the bot runs it.
    """
    model = next(iter(names), None)
    if model == MULTILINGUAL.name:
        return encoder_for(Settings(model=model))
    return SentenceTransformersEncoder(model)
