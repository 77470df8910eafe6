"""What was learned for the vectors of a model, in the files of `index/fitted`.

Each is named for the model and its weights, so that none is taken for another's.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from index.encoding.packaged_model import PACKAGED_MODEL_SHA256

PACKAGED = PACKAGED_MODEL_SHA256[:32]
"""What `Encoder.weights` are of the packaged model."""


def file_name(model: str, weights: str, ending: str) -> str:
    """Return the name of what was learned for the *model* of these *weights*."""
    return f"{model}-{weights}.{ending}"


@cache
def learned_file(weights: str, ending: str) -> Traversable | None:
    """Return what was learned for the model of *weights*, `None` where nothing was.

    *ending* tells what: `json` is what ranks, marks and judges.
    """
    kept = files("index").joinpath("fitted").iterdir()
    return next((each for each in kept if each.name.endswith(f"-{weights}.{ending}")), None)
