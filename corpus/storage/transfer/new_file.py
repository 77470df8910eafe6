"""A file that is there as a whole, safely on the disk, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import StoreUnavailable

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, and would take for a part of the next one of its name."""


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Yield where to write; what is there at the end appears at *path*, for its owner alone.

    Raises:
        StoreUnavailable: Something is there already, or nothing can be written there.
    """
    _require_free(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(".partial", f".{path.name}.", path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    partial = Path(name)
    try:
        yield partial
        _require_free(path)
        _put_in_place(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _require_free(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + suffix) for suffix in _BESIDE)):
        if each.exists():
            raise StoreUnavailable(
                "{file} is there already and stays as it is: move it away, or name another file.",
                file=str(each),
            )


def _put_in_place(partial: Path, path: Path) -> None:
    try:
        _flush(partial)
        partial.rename(path)
        _flush(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def _flush(path: Path) -> None:
    """Wait until what was written to *path*, a file or a folder, would outlive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> StoreUnavailable:
    return StoreUnavailable(
        "{file} cannot be written ({reason}): name a file in a folder you may write to.",
        file=str(path),
        reason=error.strerror,
    )
