"""Logs for operators: one line an event on stderr, from us and from the libraries alike."""

import logging
import sys
import textwrap
from io import StringIO
from typing import TextIO

import structlog

from bot.output import GuardedStream, one_line


def set_up_logs(*, as_json: bool = False) -> None:
    """Send everything from level INFO up to stderr, with its time and its fields.

    Each event is a line for people or, *as_json*, an object for programs that gather logs.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderers = _as_json() if as_json else _as_text()
    handler = logging.StreamHandler(GuardedStream(sys.stderr))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
            foreign_pre_chain=shared,
        )
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def _as_text() -> list[structlog.typing.Processor]:
    # No colours: their control characters could not be told from those in what is logged.
    console = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=_indented)
    return [_on_one_line, console]


def _as_json() -> list[structlog.typing.Processor]:
    # JSON itself keeps each event on its line; plain tracebacks, for the reason below.
    return [
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _on_one_line(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Keep what is logged from posing as the next event."""
    return {
        name: one_line(value) if isinstance(value, str) else value for name, value in event.items()
    }


def _indented(written: TextIO, error: structlog.typing.ExcInfo) -> None:
    """Write the plain traceback of *error* so that no line of it can pose as an event.

    The richer ones print local variables, people's questions among them.
    """
    plain = StringIO()
    structlog.dev.plain_traceback(plain, error)
    written.write("\n" + textwrap.indent(plain.getvalue().strip("\n"), "    "))
