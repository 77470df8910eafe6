"""The bot under load, on a Discord of our own: `python -m benchmarks.speed.load [SECONDS [RATE…]]`.

The bot runs as the process that operators run, on 1,000 servers with an article each. Members ask
at a fixed rate, whether or not earlier questions are answered (open loop), while moderators post
sources without pause. All times are taken at the server, which is another process on the same
machine: from sending an interaction to its acknowledgement, and to its answer. The processor time
of the bot tells what other programs cannot blur. A phase begins when the one before has left
nothing to do. Everything stays on 127.0.0.1.
"""

import asyncio
import os
import sys
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.question_sets import load
from benchmarks.speed.counted_bot import Counts, counts
from benchmarks.speed.filling import Filled, fill
from benchmarks.speed.loaded_discord import LoadedDiscord
from benchmarks.tables import head, row
from bot.play.double.exchange import ACKNOWLEDGE_WITHIN, Exchange
from bot.play.double.gateway import TOKEN
from corpus.article import PARAGRAPH_BREAK, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article, now
from corpus.storage.database import Database
from index.encoding.onnx_encoder import OnnxEncoder
from index.evaluation.squad import SquadSet
from index.search.embedding import Embedder
from tests.discord_double.person import Person

SERVERS = 1000
RATES = (10, 50, 100, 200)
SECONDS = 60
SETTLE = 20
"""Seconds after the last question within which every answer has to be there."""

QUIET = 0.1
"""Share of a processor under which the bot has nothing left to do but to keep connected."""

PARAGRAPHS = 5
"""Paragraphs of each server's article."""

SEED = 20261125

COLUMNS = (
    "asked/s", "sent", "answered", "told busy", "acknowledged ms p50, p95, max",
    "answered ms p50, p95, max", "late", "lost", "errors", "read, %", "sources added",
    "MB", "processor ms a question", "sent late, ms",
)  # fmt: skip
"""What is told of a phase. *late*: acknowledged after 3 s; *read*: by the reader, of all that was
ranked; *sent late*: how far the members themselves were behind at most."""


@dataclass(frozen=True)
class Bot:
    """The running bot: its process, and what its reader did."""

    process: int
    reading: Counts

    @property
    def megabytes(self) -> float:
        """Return what it holds in memory."""
        status = Path(f"/proc/{self.process}/status").read_text("ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    @property
    def processor(self) -> float:
        """Return the seconds of processor time that it has taken."""
        fields = Path(f"/proc/{self.process}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def quiet(self) -> None:
        """Return once it has nothing left to do."""
        while True:
            before = self.processor
            await asyncio.sleep(1)
            if self.processor - before < QUIET:
                return


def main() -> None:
    """Print a table with a row for each rate."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    rates = [int(each) for each in sys.argv[2:]] or list(RATES)
    with TemporaryDirectory() as folder:
        squad = load("squad2.json")
        fill_servers(Path(folder), squad, SERVERS)
        asyncio.run(run(Path(folder), squad, seconds, rates))


def fill_servers(home: Path, squad: SquadSet, servers: int) -> None:
    """Give each of *servers* an article, in a new store in *home*; equal ones are encoded once."""
    embedder = Embedder(OnnxEncoder(home / "models"))
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    fill(database, embedder.model, _articles(squad, servers, embedder))
    database.close()


def _articles(squad: SquadSet, servers: int, embedder: Embedder) -> Iterator[Filled]:
    source = Source(SourceKind.FILE, "squad", None, now())
    made: dict[int, Filled] = {}
    for server in range(servers):
        number = server % len(squad.drafts)
        whole = squad.drafts[number]
        texts = whole.body.split(PARAGRAPH_BREAK)[:PARAGRAPHS]
        draft = assemble(
            Metadata(title=whole.metadata.title),
            [Block(ParagraphKind.BODY, each) for each in texts],
        )
        article = as_article(f"discord:{server + 1}", draft, source)
        if number not in made:
            made[number] = Filled("", article, embedder.embed(article))
        yield Filled(f"discord:{server + 1}", article, made[number].embedded)


async def run(
    home: Path,
    squad: SquadSet,
    seconds: int,
    rates: Sequence[int],
    begun: Callable[[int], None] = lambda _: None,
) -> None:
    """Ask at each of *rates* for *seconds*; *begun* is called with the bot's process number."""
    async with LoadedDiscord(SERVERS) as discord:
        environment = os.environ | {
            "FOOTNOTE_HOME": str(home),
            "FOOTNOTE_DISCORD_API": discord.api,
            "FOOTNOTE_DISCORD_GATEWAY": discord.gateway,
            "DISCORD_TOKEN": TOKEN,
        }
        reading = home / "reading"
        counted = counts(reading)
        command = ["-m", "benchmarks.speed.counted_bot", str(reading), "run"]
        with (home / "log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *command, env=environment, stderr=log
            )
        bot, copies = Bot(process.pid, counted), count()
        try:
            await _connected(discord, process, home / "log")
            await bot.quiet()
            print(f"idle: {bot.megabytes:.0f} MB resident\n", flush=True)
            begun(bot.process)
            head(COLUMNS)
            for rate in rates:
                row(await _phase(discord, bot, squad, copies, rate, seconds))
                await bot.quiet()
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _connected(discord: LoadedDiscord, process: Process, log: Path) -> None:
    """Return once the bot is connected and can answer; raise with its log when it ended instead."""
    async with asyncio.timeout(120):
        while "can be answered" not in (said := _read(log)) or not discord.identified.is_set():
            if process.returncode is not None:
                raise RuntimeError(f"the bot ended:\n{said[-2000:]}")
            await asyncio.sleep(0.2)


def _read(log: Path) -> str:
    return log.read_text("utf-8")


async def _phase(  # noqa: PLR0913, PLR0917 - one for each thing that a phase is made of
    discord: LoadedDiscord,
    bot: Bot,
    squad: SquadSet,
    copies: Iterator[int],
    rate: int,
    seconds: int,
) -> list[str]:
    """Return the phase's row of `COLUMNS`."""
    discord.forget()
    before, read_before = bot.processor, bot.reading.copy()
    posted: list[int] = []
    posting = asyncio.create_task(_post(discord, squad, copies, posted))
    behind = await _ask_all(discord, squad, rate, seconds)
    await _settled(discord)
    posting.cancel()
    (ended,) = await asyncio.gather(posting, return_exceptions=True)
    if not isinstance(ended, asyncio.CancelledError):
        print(f"posting ended: {ended!r}")
    spent = 1000 * (bot.processor - before) / (rate * seconds)
    ranked, read = bot.reading - read_before
    share = f"{100 * read / max(1, ranked):.0f}"
    told = [share, str(len(posted)), f"{bot.megabytes:.0f}", f"{spent:.1f}", f"{1000 * behind:.0f}"]
    return [str(rate), *_answers(discord), *told]


async def _ask_all(discord: LoadedDiscord, squad: SquadSet, rate: int, seconds: int) -> float:
    """Ask at *rate*, whatever becomes of it; return how many seconds the last were late at most."""
    random = Random(SEED + rate)  # noqa: S311 - sampling, not secrecy
    about: dict[int, list[str]] = {}
    for each in squad.questions[::7]:
        about.setdefault(each.article, []).append(each.text)
    began, behind = time.monotonic(), 0.0
    async with asyncio.TaskGroup() as sending:
        for number in range(rate * seconds):
            due = began + number / rate
            await asyncio.sleep(max(0, due - time.monotonic()))
            behind = max(behind, time.monotonic() - due)
            server = random.randrange(SERVERS)
            question = random.choice(about[server % len(squad.drafts)])
            sending.create_task(_ask(discord, server, question))
    return behind


async def _ask(discord: LoadedDiscord, server: int, question: str) -> None:
    person = Person(discord, f"member{server}", server + 1)
    try:
        exchange = await person.begin("ask", question=question)
    except (TimeoutError, ConnectionError, AssertionError):
        exchange = Exchange("")  # The bot is not connected: the question is lost.
    discord.asked.append(exchange)


async def _settled(discord: LoadedDiscord) -> None:
    """Return when every question is answered, or after `SETTLE` seconds."""
    for _ in range(SETTLE):
        if all(each.answered is not None for each in discord.each_asked()):
            return
        await asyncio.sleep(1)


async def _post(
    discord: LoadedDiscord, squad: SquadSet, copies: Iterator[int], posted: list[int]
) -> None:
    """Post and publish one article after another, on one server after another."""
    for number in copies:
        server = number % SERVERS
        # Not an article that the server has: that would be offered as a new version.
        draft = squad.drafts[(server + 1 + number // SERVERS) % len(squad.drafts)]
        text = f"This is copy {number} of an article. {draft.body}"
        moderator = Person(discord, "ada", server + 1, moderates=True)
        try:
            form = await moderator.open_form("source add")
            preview = await moderator.submit(form, {"title": f"Copy {number}", "text": text[:4000]})
            await moderator.press(preview, "Publish")
            posted.append(number)
        except (TimeoutError, KeyError, AssertionError):
            # The bot was too slow, or said that it is too busy.
            await asyncio.sleep(0.5)


def _answers(discord: LoadedDiscord) -> list[str]:
    """Return the columns from *sent* to *errors*."""
    asked = discord.each_asked()
    acknowledged = [each.acknowledged for each in asked if each.acknowledged is not None]
    answered = [each.answered for each in asked if each.answered and not each.told_busy]
    busy = sum(each.told_busy for each in asked)
    late = sum(m.acknowledged is None or m.acknowledged > ACKNOWLEDGE_WITHIN for m in asked)
    lost = sum(each.answered is None for each in asked)
    failed = sum("went wrong" in each.text for each in asked)
    errors = discord.refused + Counter({"went wrong": failed})
    return [
        *map(str, (len(asked), len(answered), busy)),
        _spread(acknowledged),
        _spread(answered),
        *(f"{each} ({each / len(asked):.1%})" if each else "0" for each in (late, lost)),
        ", ".join(f"{number} {what}" for what, number in errors.items()) or "0",
    ]


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return "-"
    return ", ".join(f"{1000 * each:.0f}" for each in np.percentile(seconds, [50, 95, 100]))


if __name__ == "__main__":
    main()
