"""Which languages a model was trained for, where that is known."""

from index.encoding.packaged_model import PACKAGED_MODEL

_LANGUAGES = {PACKAGED_MODEL: frozenset({"en"})}
"""By the model's name; of all-MiniLM-L6-v2 its model card says English."""


def languages_of(model_name: str) -> frozenset[str] | None:
    """Return the codes of the languages that a model knows; null when nobody told us."""
    return _LANGUAGES.get(model_name)
