"""The bot under load, on a Discord of our own: `python -m benchmarks.load [SECONDS [RATE…]]`.

The bot runs as the process that operators run, on 1,000 servers with an article each. Members ask
at a fixed rate, whether or not earlier questions are answered (open loop), while moderators post
sources without pause. All times are taken at the server: from sending an interaction to its
acknowledgement, and to its answer. The processor time of the bot tells what other programs on the
machine cannot blur. Everything stays on 127.0.0.1.
"""

import asyncio
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from aiohttp import web

from benchmarks.filling import Filled, fill
from benchmarks.question_sets import load
from corpus.article import PARAGRAPH_BREAK, Metadata, ParagraphKind, Source, SourceKind, assemble
from corpus.database import Database
from corpus.drafts import as_article, now
from corpus.store import Store
from index.embedding import embed
from index.engine import Engine
from index.late_interaction import projection
from index.onnx_encoder import OnnxEncoder
from index.squad import SquadSet
from tests.discord_double.gateway import TOKEN
from tests.discord_double.person import Person
from tests.discord_double.server import ACKNOWLEDGE_WITHIN, DiscordDouble, Exchange

SERVERS = 1000
RATES = (10, 50, 100, 200)
SECONDS = 60
SETTLE = 20
"""Seconds after the last question within which every answer has to be there."""

PARAGRAPHS = 5
"""Paragraphs of each server's article."""

SEED = 20261125


@dataclass
class Asked:
    """One question's moments, in seconds after it was sent; null where they never came."""

    acknowledged: float | None = None
    answered: float | None = None
    text: str = ""


@dataclass
class LoadedDiscord(DiscordDouble):
    """The double without its judge, which would take the processors that the bot needs."""

    asked: list[Exchange] = field(default_factory=list)
    moments: dict[int, Asked] = field(default_factory=dict)
    """What became of each exchange, by its identity."""
    refused: Counter[str] = field(default_factory=Counter)
    """Errors of HTTP that the bot was answered with, by their sentence."""

    def __post_init__(self) -> None:
        super().__init__(tuple(range(1, SERVERS + 1)))

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.match_info["path"].split("/")
        body = await request.read()
        given = json.loads(body) if body else None
        answer = self._route(request.method, path, given)
        self._note(path, given, answer)
        return answer

    def _note(self, path: Sequence[str], given: Any, answer: web.Response) -> None:  # noqa: ANN401 - any JSON
        if path[0] not in {"interactions", "webhooks"}:
            return
        if answer.status >= 400:  # noqa: PLR2004 - where HTTP's errors begin
            self.refused[json.loads(answer.text or "{}").get("message", "")] += 1
            return
        exchange = self.exchanges[path[2]]
        moment = self.moments.setdefault(id(exchange), Asked())
        spent = time.monotonic() - exchange.began
        if path[0] == "interactions":
            moment.acknowledged = spent
        if path[0] == "webhooks" or given["type"] == 4:  # noqa: PLR2004 - answered at once
            moment.answered = spent
            moment.text = json.dumps(given)


def main() -> None:
    """Print a line for each rate."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    rates = [int(each) for each in sys.argv[2:]] or list(RATES)
    with TemporaryDirectory() as folder:
        squad = load("squad2.json")
        fill_servers(Path(folder), squad, SERVERS)
        asyncio.run(run(Path(folder), squad, seconds, rates))


def fill_servers(home: Path, squad: SquadSet, servers: int) -> None:
    """Give each of *servers* an article, in a new store in *home*; equal ones are encoded once."""
    encoder = OnnxEncoder(home / "models")
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    model = Engine(Store(database), encoder).model
    fill(database, model, _articles(squad, servers, encoder))
    database.close()


def _articles(squad: SquadSet, servers: int, encoder: OnnxEncoder) -> Iterator[Filled]:
    learned = projection(encoder.weights)
    source = Source(SourceKind.FILE, "squad", None, now())
    made: dict[int, Filled] = {}
    for server in range(servers):
        number = server % len(squad.drafts)
        whole = squad.drafts[number]
        texts = whole.body.split(PARAGRAPH_BREAK)[:PARAGRAPHS]
        draft = assemble(
            Metadata(title=whole.metadata.title), [(ParagraphKind.BODY, each) for each in texts]
        )
        article = as_article(f"discord:{server + 1}", draft, source)
        if number not in made:
            made[number] = Filled("", article, embed(article, encoder, learned))
        yield Filled(f"discord:{server + 1}", article, made[number].embedded)


async def run(
    home: Path,
    squad: SquadSet,
    seconds: int,
    rates: Sequence[int],
    begun: Callable[[int], None] = lambda _: None,
) -> None:
    """Ask at each of *rates* for *seconds*; *begun* is called with the bot's process number."""
    async with LoadedDiscord() as discord:
        environment = os.environ | {
            "FOOTNOTE_HOME": str(home),
            "FOOTNOTE_DISCORD_API": discord.api,
            "FOOTNOTE_DISCORD_GATEWAY": discord.gateway,
            "DISCORD_TOKEN": TOKEN,
        }
        with (home / "log").open("wb") as log:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=environment, stderr=log
            )
        try:
            async with asyncio.timeout(120):
                await discord.identified.wait()
            await asyncio.sleep(5)
            print(f"idle: {_megabytes(bot.pid):.0f} MB resident", flush=True)
            begun(bot.pid)
            print(
                f"{'asked/s':>8} {'sent':>6} | acknowledged ms p50 p95 p99 max, past 3 s"
                " | answered ms p50 p95 p99 max | busy, lost, refused | sources"
                " | MB, processor ms a question"
            )
            for rate in rates:
                before = _processor(bot.pid)
                await _phase(discord, squad, rate, seconds)
                spent = 1000 * (_processor(bot.pid) - before) / (rate * seconds)
                print(f" {_megabytes(bot.pid):4.0f} {spent:5.1f}", flush=True)
        finally:
            bot.terminate()
            await bot.wait()


async def _phase(discord: LoadedDiscord, squad: SquadSet, rate: int, seconds: int) -> None:
    random = Random(SEED + rate)  # noqa: S311 - sampling, not secrecy
    discord.asked.clear()
    discord.moments.clear()
    discord.refused.clear()
    posted: list[int] = []
    posting = asyncio.create_task(_post(discord, squad, posted, rate))
    began = time.monotonic()
    for number in range(rate * seconds):
        await asyncio.sleep(max(0, began + number / rate - time.monotonic()))
        await _ask(discord, squad, random)
    for _ in range(SETTLE):
        if all(each.answered is not None for each in _moments(discord)):
            break
        await asyncio.sleep(1)
    posting.cancel()
    (ended,) = await asyncio.gather(posting, return_exceptions=True)
    if not isinstance(ended, asyncio.CancelledError):
        print(f"posting ended: {ended!r}")
    _report(discord, rate, len(posted))


async def _ask(discord: LoadedDiscord, squad: SquadSet, random: Random) -> None:
    server = random.randrange(SERVERS)
    about = [each for each in squad.questions[::7] if each.article == server % len(squad.drafts)]
    person = Person(discord, f"member{server}", server + 1)
    discord.asked.append(await person.begin("ask", question=random.choice(about).text))


def _moments(discord: LoadedDiscord) -> list[Asked]:
    return [discord.moments.get(id(each), Asked()) for each in discord.asked]


async def _post(discord: LoadedDiscord, squad: SquadSet, posted: list[int], rate: int) -> None:
    """Post and publish one article after another, on one server after another."""
    for number in range(10**6):
        # Servers that no phase before has posted to, and not the article that each has already:
        # what is here is offered as a new version.
        server = (3 * rate + number) % SERVERS + 1
        draft = squad.drafts[server % len(squad.drafts)]
        text = f"This is copy {number} of an article. {draft.body}"
        moderator = Person(discord, "ada", server, moderates=True)
        try:
            form = await moderator.open_form("source add")
            preview = await moderator.submit(form, {"title": f"Copy {number}", "text": text[:4000]})
            await moderator.press(preview, "Publish")
            posted.append(number)
        except (TimeoutError, KeyError):
            await asyncio.sleep(0.5)


def _report(discord: LoadedDiscord, rate: int, posted: int) -> None:
    moments = _moments(discord)
    acknowledged = [each.acknowledged for each in moments if each.acknowledged is not None]
    busy = sum("Many questions" in each.text for each in moments)
    answered = [m.answered for m in moments if m.answered and "Many questions" not in m.text]
    late = sum(m.acknowledged is None or m.acknowledged > ACKNOWLEDGE_WITHIN for m in moments)
    lost = sum(each.answered is None for each in moments)
    print(
        f"{rate:8} {len(moments):6} | {_spread(acknowledged)} {late / len(moments):6.2%}"
        f" | {_spread(answered)} | {busy} {lost} {dict(discord.refused) or 0} | {posted} |",
        end="",
        flush=True,
    )


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return "-"
    return " ".join(f"{1000 * each:6.0f}" for each in np.percentile(seconds, [50, 95, 99, 100]))


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _processor(process: int) -> float:
    """Return the seconds of processor time that *process* has taken."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
