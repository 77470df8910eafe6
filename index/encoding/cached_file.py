"""A file that can be made anew at any time: kept when it can be, and never trusted unread."""

import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

_STATED = ".sha256"
"""Ends the name of the file that a file's hash stands in."""

log = logging.getLogger(__name__)


def cached_file(file: Path, make: Callable[[], bytes], shipped: Path | None = None) -> Path | bytes:
    """Return *file* once it holds what *make* returns, made anew where it is missing or damaged.

    Where the folder *shipped* holds a whole one of that name, that is returned and none is made.

    Its hash stands beside it, in a file that ends in `.sha256`. Both are written under another
    name and then renamed, so processes that start at once do not read half a file; each that
    finds none makes it. Where the folder cannot be written to, the content itself is returned: that
    costs time at every start, no more.
    Files of the same name that end differently after the last hyphen are older: they are removed.
    """
    for each in [shipped / file.name, file] if shipped else [file]:
        if _is_whole(each):
            return each
    content = make()
    try:
        _write(file, content)
        _write(file.with_suffix(_STATED), hashlib.sha256(content).hexdigest().encode())
        _remove_older(file)
    except OSError as error:
        log.warning("%s cannot be kept (%s): it is made at every start.", file, error.strerror)
        return content
    return file


def _is_whole(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
        return found == file.with_suffix(_STATED).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return False


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as written:
        try:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
            Path(written.name).replace(file)
        except OSError:
            Path(written.name).unlink(missing_ok=True)
            raise


def _remove_older(file: Path) -> None:
    name = file.stem.rpartition("-")[0]
    for suffix in (file.suffix, _STATED):
        for other in file.parent.glob(f"{name}-*{suffix}"):
            if other.stem != file.stem:
                other.unlink(missing_ok=True)
