"""What reaches a terminal: all of it passes here, so that no character of it acts there.

Titles, file names, links and what servers say come from strangers. A terminal obeys control
characters; what it would obey is written out instead, in the form that JSON reads back.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOBase
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from corpus.normalise import encodable

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but for tab and new line, what reorders text, and halves of characters,
which stand for bytes of file names that are no text and which no encoding can write."""

_BREAKING = re.compile("[\t\n\u2028\u2029]")


def printable(text: str) -> str:
    """Return *text* with each character that would act on a terminal written out."""
    return _ACTING.sub(_written_out, text)


def one_line(text: str) -> str:
    """Return *text* so that it stays on its line too: it cannot pose as the next one."""
    return _BREAKING.sub(_written_out, printable(text))


def _written_out(acting: re.Match[str]) -> str:
    return f"\\u{ord(acting[0]):04x}"


class GuardedStream(TextIOBase):
    """Writes to *stream* what is `printable`; it hides the bytes below, which would bypass it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has it as an attribute
        """Return the encoding of what is below."""
        return self.stream.encoding

    def write(self, text: str, /) -> int:
        """Write *text* and return its length."""
        self.stream.write(printable(text))
        return len(text)

    def flush(self) -> None:
        """Pass on what is held back."""
        self.stream.flush()

    def close(self) -> None:
        """Leave what is below to its owner; Python 3.13 tells on the screen of a failure here."""

    def isatty(self) -> bool:
        """Return whether a person watches."""
        return self.stream.isatty()

    def fileno(self) -> int:
        """Return the descriptor of what is below."""
        return self.stream.fileno()


def guard_streams() -> None:
    """Guard standard output and error for good: libraries, warnings and tracebacks write there."""
    sys.stdout = GuardedStream(_below(sys.stdout))
    sys.stderr = GuardedStream(_below(sys.stderr))


def is_interactive() -> bool:
    """Return whether a person types and sees what comes of it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@contextmanager
def unguarded() -> Iterator[None]:
    """Have standard output be Python's own meanwhile; nothing of strangers may be written then."""
    guarded, sys.stdout = sys.stdout, _below(sys.stdout)
    try:
        yield
    finally:
        sys.stdout = guarded


def _below(stream: TextIO) -> TextIO:
    return stream.stream if isinstance(stream, GuardedStream) else stream


class Terminal(Console):
    """Rich's console, whose own control sequences for styles are all that acts."""

    def __init__(self, *, stderr: bool = False) -> None:
        stream = _below(sys.stderr if stderr else sys.stdout)
        super().__init__(file=stream, highlight=False, emoji=False)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Yield the segments of *renderable*, their texts made printable."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(printable(segment.text), segment.style)


def tell(sentence: str) -> None:
    """Print *sentence* on a line of its own, at once: whoever reads a pipe waits for it too."""
    sys.stdout.write(f"{one_line(sentence)}\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """Print *sentence* on a line of its own to standard error."""
    sys.stderr.write(f"{one_line(sentence)}\n")


def print_json(value: object) -> None:
    """Print *value* as JSON on one line, readable in any script and by any program."""
    tell(encodable(json.dumps(value, ensure_ascii=False)))
