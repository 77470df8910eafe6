"""Who types in a terminal edits lines, finds earlier ones, and has names completed."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from bot.cli.chat import Chat
from bot.cli.columns import NARROW, Columns
from tests.bot.running import app_in
from tests.doubles.articles import MEMOIR, draft, source

PATIENCE = 60
AGAIN = 5
"""Seconds after which somebody presses a key once more."""
SCRIPT = """
import sys
from pathlib import Path
from rich.console import Console
from bot.cli.chat import Chat
from bot.output import guard_streams, Terminal
from tests.bot.running import app_in
guard_streams()
app = app_in(Path(sys.argv[1]))
Chat(app.engine, Terminal(), history=Path(sys.argv[1]) / "history").run()
print("left")
"""


class Typed:
    """A person at a terminal in which the chat runs."""

    def __init__(self, home: Path) -> None:
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.environ["TERM"] = "xterm"
            # A process that runs tests beside others may ignore it, and hand that on.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execv(sys.executable, [sys.executable, "-c", SCRIPT, str(home)])  # noqa: S606 - ours
        self.seen = ""

    def type(self, keys: str) -> None:
        """Press *keys*."""
        os.write(self._terminal, keys.encode())

    def sees(self, text: str) -> None:
        """Read until *text* is there; forget what came before."""
        assert self._comes(text, PATIENCE), f"{text!r} is not in {self.seen!r}"
        self.seen = self.seen.partition(text)[2]

    def interrupts(self, text: str) -> None:
        """Press Ctrl-C until *text* is there.

        Python misses one that comes after it has taken a key and before it waits for the next.
        """
        ends = time.monotonic() + PATIENCE
        while True:
            self.type("\x03")
            if self._comes(text, AGAIN) or time.monotonic() > ends:
                return self.sees(text)

    def _comes(self, text: str, within: float) -> bool:
        ends = time.monotonic() + within
        while text not in self.seen:
            ready, _, _ = select.select([self._terminal], [], [], max(0, ends - time.monotonic()))
            if not ready:
                return False
            self.seen += os.read(self._terminal, 4096).decode(errors="replace")
        return True

    def close(self) -> None:
        """Leave the terminal, and wait for what ran in it."""
        os.close(self._terminal)
        os.waitpid(self._process, 0)


@pytest.mark.slow
def test_a_line_is_edited_completed_and_found_again_and_ctrl_c_leaves_the_question_alone(
    home: Path,
) -> None:
    app = app_in(home)
    app.engine.writer.add("operator", draft(MEMOIR, title="A memoir"), source())
    app.database.close()
    person = Typed(home)
    person.sees("> ")

    person.type("/so\t\n")
    person.sees("A memoir")
    person.sees("> ")
    person.type("who wrote A me\t?\x1b[D\x1b[Dx\x7f\n")
    person.sees("who wrote A memoir?")
    person.sees("> ")
    person.type("half a question")
    person.sees("half a question")
    person.interrupts("Ctrl-D leaves.")
    person.sees("> ")
    person.type("\x1b[A")
    person.sees("who wrote A memoir?")
    person.type("\x15/quit\n")
    person.sees("left")
    person.close()

    history = home / "history"
    assert "who wrote A memoir?" in history.read_text()
    assert history.stat().st_mode & 0o077 == 0


def test_titles_complete_what_a_question_ends_with(home: Path) -> None:
    app = app_in(home)
    app.engine.writer.add("operator", draft(MEMOIR, title="A memoir"), source())
    chat = Chat(app.engine, Console())

    assert chat.endings("who wrote a ME") == ["who wrote A memoir"]
    assert chat.endings("who wrote it") == []
    assert chat.endings("/t") == ["/timeline"]
    app.database.close()


@pytest.mark.parametrize("width", [32, NARROW - 1, NARROW, 100])
def test_a_table_is_a_list_where_the_window_is_narrow(width: int) -> None:
    rows = [(Text("1"), Text("Harbour bridge opens"), Text(""), Text("2026-05-10"))]
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(Columns(("", "Title", "Author", "Published"), rows))
    lines = captured.get().splitlines()

    if width < NARROW:
        assert " ".join(lines).split() == "1 · Harbour bridge opens · 2026-05-10".split()
    else:
        assert lines[0].split() == ["Title", "Author", "Published"]
    assert max(map(len, lines)) <= width
