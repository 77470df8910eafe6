"""Lines that a person types at a prompt, with editing, history and completion."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.output import unguarded

try:
    import readline
except ImportError:  # this Python was built without it
    readline = None  # type: ignore[assignment]  # so that it can be asked for

KEPT = 500
"""Lines of history that are kept."""


class LineEditor:
    """Reads lines; what was typed before is kept in *history*, and *complete* offers endings."""

    def __init__(self, history: Path, complete: Callable[[str], Sequence[str]]) -> None:
        self._history = history
        self._complete = complete
        self._offered: Sequence[str] = ()
        if readline is not None:
            self._set_up()

    def read(self, prompt: str) -> str:
        """Return the next line; raise `EOFError` at their end, `KeyboardInterrupt` at Ctrl-C."""
        # Only Python's own standard output, unguarded, has readline draw the prompt.
        with unguarded():
            return input(prompt)

    def close(self) -> None:
        """Keep the history, for this user's eyes alone; where that cannot be, it is not kept."""
        if readline is None:
            return
        try:
            self._history.parent.mkdir(parents=True, exist_ok=True)
            self._history.touch(mode=0o600)
            readline.write_history_file(self._history)
        except OSError:
            return

    def _set_up(self) -> None:
        readline.set_history_length(KEPT)
        try:
            readline.read_history_file(self._history)
        except OSError:
            readline.clear_history()
        readline.set_completer_delims("")  # a title has spaces in it
        readline.set_completer(self._next)
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")

    def _next(self, typed: str, number: int) -> str | None:
        """Return the ending of that number; readline asks for one after the other."""
        if number == 0:
            self._offered = self._complete(typed)
        return self._offered[number] if number < len(self._offered) else None
