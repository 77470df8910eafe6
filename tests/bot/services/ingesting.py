"""A process that posts, reads and publishes sources until it is killed; see test_crash.py.

It writes what a moderator would have been told or have done: `posted NUMBER` before a source is
handed in, `submitted NUMBER` once it was kept, `confirmed NUMBER` before a publication is asked
for, `published NUMBER` after it.
"""

import asyncio
import itertools
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from bot.services.sources import Sources
from corpus.article import SourceKind
from corpus.servers.shards import ALL
from corpus.storage.claimant import Claimant
from corpus.storage.database import Database
from corpus.submissions.submission import Posted, Submission, SubmissionState
from corpus.submissions.submissions import Submissions
from index.engine import Engine
from tests.doubles.encoder import WordEncoder
from tests.doubles.reading import read_at_once
from tests.doubles.unsynced import unsynced

SERVER = "discord:1"
TOLD = "told.txt"
LEASE = 0.05
"""Seconds; nobody else is there who could take over what takes longer."""
LEFT_WAITING = 5
"""Of every so many sources one is never confirmed."""


def text(number: int) -> str:
    """Return the article of that number: three paragraphs that name it."""
    said = f"Account {number} tells of the harbour and of the bridge that was opened there."
    return "\n\n".join(f"{said} This is part {part} of account {number}." for part in range(3))


def live(home: Path, url: str, first: int, last: int, kill_at: int | None) -> None:
    """Ingest the articles *first* to *last* into *url*; die at statement *kill_at* if not null."""
    if kill_at is not None:
        die_at(kill_at)
    # A kill leaves whole what waits for no disk, as all that does would be.
    with unsynced(), read_at_once():
        asyncio.run(_ingest(home, url, first, last))


async def _ingest(home: Path, url: str, first: int, last: int) -> None:
    database = Database(url)
    database.claimant = Claimant(seconds=LEASE)
    engine = Engine(database, WordEncoder())
    sources = Sources(engine, database)
    tell = partial(_tell, home / TOLD)
    while left := await _left(sources):
        for key in left:
            begun = await sources.reading.begin(key)
            if begun is not None and begun.state is SubmissionState.READING:
                await sources.reading.read(begun)
            await sources.reading.told(key)
    held = Submissions(database)
    for each in held.open(SERVER, [each.id for each in held.named(SERVER)]):
        if each.state is SubmissionState.WAITING:
            await _decide(sources, each, tell)
    for number in range(first, last):
        posted = Posted(SourceKind.TEXT, f"{number}.txt", "ada", None, data=text(number).encode())
        tell("posted", number)
        submission = await sources.submit(SERVER, posted)
        tell("submitted", number)
        begun = await sources.reading.begin(submission.id)
        assert begun is not None
        await sources.reading.read(begun)
        await sources.reading.told(submission.id)
        await _decide(sources, submission, tell)
    sources.close()
    database.close()


async def _left(sources: Sources) -> list[str]:
    """Return what the life before left, once its claims have ended."""
    await asyncio.sleep(LEASE)
    return [each.id for each in await sources.reading.unsettled(ALL, ())]


def die_at(moment: int) -> None:
    """Kill this process before or after it executes a statement, or before it commits."""
    counter = itertools.count(1)

    def count(*_: object) -> None:
        if next(counter) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.Engine, "before_cursor_execute", count)
    sa.event.listen(sa.Engine, "after_cursor_execute", count)
    sa.event.listen(sa.Engine, "commit", count)


async def _decide(
    sources: Sources, submission: Submission, tell: Callable[[str, int], None]
) -> None:
    number = int(submission.posted.name.partition(".")[0])
    if number % LEFT_WAITING == 0:
        return
    tell("confirmed", number)
    await sources.publish(SERVER, submission.id, "7")
    tell("published", number)


def _tell(told: Path, word: str, number: int) -> None:
    with told.open("a", encoding="utf-8") as lines:
        lines.write(f"{word} {number}\n")
