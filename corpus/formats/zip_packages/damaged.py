"""What Python's library raises for a zip archive that is damaged, wherever one is opened."""

import lzma
import zipfile
import zlib

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # of an unknown form
)
"""For one of which a password is asked it raises `RuntimeError`."""
