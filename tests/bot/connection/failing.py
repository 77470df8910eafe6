"""What tests of failures look at: the log, and that nothing in it is a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from structlog.testing import capture_logs


@dataclass
class Log:
    """The lines of our own log, and of the libraries'."""

    ours: list[Any] = field(default_factory=list)

    def lines(self, event: str) -> list[dict[str, Any]]:
        """Return our lines of *event*, without what every line has."""
        found = [dict(each) for each in self.ours if each["event"] == event]
        return [
            {key: value for key, value in each.items() if key not in {"event", "log_level"}}
            for each in found
        ]


@contextmanager
def watched(caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """Yield the log; raise afterwards when a traceback stands in it."""
    with caplog.at_level(logging.INFO), capture_logs() as ours:
        yield Log(ours)
    theirs = [each.getMessage() for each in caplog.records if each.exc_info]
    mine = [each for each in ours if each.get("exc_info")]
    assert (theirs, mine) == ([], [])
