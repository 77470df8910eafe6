"""How the running bot shows that it is connected, to a health check in another process."""

import time
from pathlib import Path

from corpus.errors import FootnoteError

BEAT_EVERY = 15
"""Seconds between two beats."""

FRESH_FOR = 60
"""Seconds after which a beat is too old: four missed."""


class Heartbeat:
    """A file in the data directory, touched while the bot is connected to Discord."""

    def __init__(self, home: Path) -> None:
        self._file = home / "heartbeat"

    def beat(self) -> None:
        """Record that the bot is connected now; who reads meanwhile reads the beat before."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        written = self._file.with_name("heartbeat.new")
        written.write_text(str(int(time.time())), "utf-8")
        written.replace(self._file)

    def stop(self) -> None:
        """Record that the bot is not connected any more."""
        self._file.unlink(missing_ok=True)

    def report(self) -> str:
        """Return a sentence when the bot is connected; raise `FootnoteError` when it is not."""
        try:
            age = time.time() - int(self._file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise FootnoteError(
                "No bot runs on this data directory: start it with `footnote run`."
            ) from error
        if age < -FRESH_FOR:
            # A bot that runs beats anew soon; one that hangs would pass for connected for hours.
            raise FootnoteError(
                f"The clock went back {int(-age)} seconds since the bot was last connected: look "
                "again in a minute."
            )
        if age > FRESH_FOR:
            raise FootnoteError(
                f"The bot was last connected {int(age)} seconds ago: look at its log, "
                "or start it again."
            )
        return "The bot is connected."
