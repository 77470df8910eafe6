"""Processes that read documents for tests: they do not stand back where all processors are busy."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from corpus.sandbox import process

SHIPPED = process._COMMAND  # noqa: SLF001 - the place where it stands
"""What begins such a process of the bot, by which it leaves the processor to others (nice(2))."""

_SERVE = "serve(sys.stdin.buffer, sys.stdout.buffer)"
_AT_ONCE = f"import sys; from corpus.sandbox.server import serve; {_SERVE}"


@contextmanager
def read_at_once() -> Iterator[None]:
    """Let reading be as quick as what waits for it, however many tests run at the same time."""
    with patch.object(process, "_COMMAND", (sys.executable, "-c", _AT_ONCE)):
        yield
