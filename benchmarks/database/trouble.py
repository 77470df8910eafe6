"""PostgreSQL restarts and hangs under questions: `python -m benchmarks.database.trouble`.

There are 20 questions a second. One of three is answered from the articles and kept, one changes
the settings, one is only searched for, all in the bot's own threads. Before that, 1,000 of them go
through PgBouncer in transaction mode, with two connections to the server. It needs Debian's
packages postgresql and pgbouncer.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.tables import head, row
from bot.services.workers import Workers
from corpus.errors import StoreUnavailable
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from index.engine import Engine
from tests.doubles.articles import MEMOIR, draft, source
from tests.doubles.encoder import WordEncoder
from tests.doubles.postgresql import PostgreSQL, running

RATE = 20
CALM, HUNG = 5, 10
"""Seconds of a phase in which nothing happens, and of the hang."""
OPERATIONS = 1000
SERVER = "discord:1"


@dataclass
class Asked:
    """A question: when it was asked, how many seconds it took, and what failed."""

    at: float
    took: float
    failure: str | None


class Bot:
    """What of the bot answers questions, on the database of *url*."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self._engine = Engine(self.database, WordEncoder())
        self._kept = AskedQuestions(self.database)
        self._settings = ServerSettingsStore(self.database)
        self._workers = Workers("desk", 8)
        self.asked: list[Asked] = []

    def fill(self) -> None:
        """Give the server an article."""
        self._engine.writer.add(SERVER, draft(MEMOIR), source())

    def answer(self) -> None:
        """Answer a question and keep it."""
        self._settings.get(SERVER)
        answer = self._engine.ask(SERVER, "Who is the memoir's author?")
        asked = AskedQuestion("Who is the memoir's author?")
        outcome = Outcome(answered=answer.answered)
        self._kept.remember(SERVER, asked, Asker("7", "501"), outcome)

    async def ask(self, number: int = 0) -> None:
        """Do one of three things, and note what came of it."""
        does: tuple[Callable[[], object], ...] = (
            self.answer,
            partial(self._settings.change, SERVER, keep_days=number % 300 + 1),
            partial(self._engine.ask, SERVER, f"Who wrote memoir {number}?"),
        )
        began, failure = time.monotonic(), None
        try:
            await self._workers(does[number % 3])
        except StoreUnavailable as error:
            failure = str(error).partition("}")[2] or str(error)
        self.asked.append(Asked(began, time.monotonic() - began, failure))

    def report(self, phase: str, since: float, until: float) -> None:
        """Print what came of the questions that were asked in a phase."""
        within = [each for each in self.asked if since <= each.at < until]
        failures = Counter(each.failure for each in within if each.failure)
        longest = max((each.took for each in within), default=0)
        failed = max((each.took for each in within if each.failure), default=0)
        row((phase, len(within), sum(failures.values()), f"{longest:.1f}", f"{failed:.1f}"))


async def under_trouble(server: PostgreSQL, folder: Path) -> None:
    """Ask all the while, restart the server, let it hang, and print what became of it."""
    bot = Bot(server.url(server.take()))
    bot.fill()
    asking = asyncio.create_task(_ask_on(bot))
    marks: list[tuple[str, float]] = []

    def begin(phase: str) -> None:
        marks.append((phase, time.monotonic()))

    begin("calm")
    await asyncio.sleep(CALM)
    begin("while it restarts")
    await asyncio.to_thread(_control, folder, "restart")
    begin("once it is up")
    await asyncio.sleep(2 * CALM)
    begin("while it hangs")
    with _hung(folder):
        await asyncio.sleep(HUNG)
    begin("within a second after")
    await asyncio.sleep(1)
    begin("later")
    await asyncio.sleep(2 * CALM)
    asking.cancel()
    ends = [*(at for _, at in marks[1:]), time.monotonic()]
    for (phase, since), until in zip(marks, ends, strict=True):
        bot.report(phase, since, until)


async def _ask_on(bot: Bot) -> None:
    async with asyncio.TaskGroup() as asked:
        while True:
            asked.create_task(bot.ask())
            await asyncio.sleep(1 / RATE)


async def through_a_pooler(server: PostgreSQL, folder: Path) -> None:
    """Do many things at once through PgBouncer, and print what became of them."""
    name = server.take()
    with _pooler(folder) as port:
        bot = Bot(f"postgresql+psycopg://footnote@127.0.0.1:{port}/{name}")
        bot.fill()
        began = time.monotonic()
        for first in range(0, OPERATIONS, 50):
            await asyncio.gather(*(bot.ask(first + number) for number in range(50)))
        bot.report("through PgBouncer", began, time.monotonic())
        bot.database.close()


@contextmanager
def _pooler(folder: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    settings = folder / "pgbouncer.ini"
    settings.write_text(
        f"[databases]\n* = user=footnote host={folder}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
        f"listen_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        "pool_mode = transaction\ndefault_pool_size = 2\n"
    )
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        raise SystemExit("Install Debian's package pgbouncer.")
    process = subprocess.Popen(  # noqa: S603 - our own arguments
        [*_as_other_user(), program, "--quiet", str(settings)], stderr=subprocess.DEVNULL
    )
    _until_heard(port)
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


def _until_heard(port: int) -> None:
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


def _as_other_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def _control(folder: Path, what: str) -> None:
    program = max(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    command = [str(program), what, "-w", "-m", "fast", "-D", str(folder / "data")]
    command += ["-l", str(folder / "restarted.log")]
    subprocess.run(  # noqa: S603 - our own arguments
        [*_as_other_user(), *command], check=True, stdout=subprocess.DEVNULL, cwd=folder
    )


@contextmanager
def _hung(folder: Path) -> Iterator[None]:
    """Stop the server and what it has begun; after a restart it is no child of ours."""
    number = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{number}/task/{number}/children").read_text()
    processes = [str(number), *children.split()]
    subprocess.run(["kill", "-STOP", *processes], check=True)  # noqa: S603, S607 - our own arguments
    try:
        yield
    finally:
        subprocess.run(["kill", "-CONT", *processes], check=True)  # noqa: S603, S607 - the same


def main() -> None:
    """Print a table of the phases."""
    with running() as server:
        head(("phase", "operations", "failures", "longest s", "longest failure s"))
        asyncio.run(through_a_pooler(server, server.folder))
        asyncio.run(under_trouble(server, server.folder))
        _control(server.folder, "stop")


if __name__ == "__main__":
    main()
