"""Where what is learned for a model is kept."""

from pathlib import Path

from index.encoding.encoder import Encoder
from index.encoding.learned_files import PACKAGED, file_name
from index.encoding.packaged_model import PACKAGED_MODEL

FOLDER = Path(__file__).resolve().parents[2] / "index" / "fitted"

NUMBERS = "json"
"""What ranks, marks and judges."""

PROJECTION, WANTS = "projection.npz", "wants.npz"


def output(encoder: Encoder, ending: str = NUMBERS) -> Path:
    """Return the file for what is learned for *encoder*; *ending* tells what that is."""
    return FOLDER / file_name(encoder.name, encoder.weights, ending)


def packaged(ending: str = NUMBERS) -> Path:
    """Return the file for what is learned for the packaged model."""
    return FOLDER / file_name(PACKAGED_MODEL, PACKAGED, ending)
