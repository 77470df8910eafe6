"""What is logged of an error is its plain traceback, as the bot itself logs it."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog


@contextmanager
def plain_tracebacks() -> Iterator[None]:
    """Log errors without the variables of their frames where no test sets logs up.

    structlog draws those in boxes and colours: an error takes most of a second of the processor's
    time.
    """
    before = structlog.get_config()
    *first, _ = before["processors"]
    console = structlog.dev.ConsoleRenderer(
        colors=False, exception_formatter=structlog.dev.plain_traceback
    )
    structlog.configure(processors=[*first, console])
    try:
        yield
    finally:
        structlog.configure(**before)
