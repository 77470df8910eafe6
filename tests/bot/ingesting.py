"""A process that posts, reads and publishes sources until it is killed; see test_crash.py.

Prints `confirmed NUMBER` before a publication is asked for and `published NUMBER` after it.
"""

import asyncio
import sys
from pathlib import Path

from bot.curation import Curation
from corpus.article import SourceKind
from corpus.submissions import Posted, SubmissionState
from tests.bot.running import app_in

SERVER = "discord:1"


def text(number: int) -> str:
    """Return the article of that number: three paragraphs that name it."""
    said = f"Account {number} tells of the harbour and of the bridge that was opened there."
    return "\n\n".join(f"{said} This is part {part} of account {number}." for part in range(3))


async def ingest(home: Path, first: int, last: int) -> None:
    """Take up what was interrupted, then ingest the articles numbered *first* up to *last*."""
    app = app_in(home)
    curation = Curation(app.engine, app.database)
    waiting = [each.id for each in await curation.interrupted()]
    for key in waiting:
        await curation.read(await curation.begin(key))
    submissions, _ = await curation.sources(SERVER)
    for each in submissions:
        if each.state is SubmissionState.WAITING:
            await _publish(curation, each.id, each.posted.name.partition(".")[0])
    for number in range(first, last):
        posted = Posted(SourceKind.TEXT, f"{number}.txt", "ada", None, data=text(number).encode())
        submission = await curation.submit(SERVER, posted)
        await curation.read(await curation.begin(submission.id))
        await _publish(curation, submission.id, str(number))
    curation.close()
    app.database.close()


def _tell(word: str, number: str) -> None:
    sys.stdout.write(f"{word} {number}\n")
    sys.stdout.flush()


async def _publish(curation: Curation, key: str, number: str) -> None:
    _tell("confirmed", number)
    await curation.publish(SERVER, key, "7")
    _tell("published", number)


if __name__ == "__main__":
    asyncio.run(ingest(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
