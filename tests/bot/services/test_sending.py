"""A process that hangs while it sends does not send what another has taken over meanwhile."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.services.kept_claims import sending
from bot.services.workers import Workers
from corpus.article import SourceKind
from corpus.storage.claims import ClaimLost
from corpus.storage.database import Database
from corpus.storage.outgoing import Sending
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted
from tests.doubles.databases import database_url

LASTS = 0.3
"""Seconds of a claim."""

POSTED = Posted(SourceKind.TEXT, "a.txt", "ada", "7", data=b"text")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    made = Database(database_url(tmp_path)), Database(database_url(tmp_path))
    for each in made:
        each.claimant = replace(each.claimant, seconds=LASTS)
    yield made
    for each in made:
        each.close()


@pytest.mark.parametrize("hangs", ["before it is claimed", "before it is sent"])
async def test_what_another_process_took_over_is_sent_by_it_alone(
    two: tuple[Database, Database], hangs: str
) -> None:
    one, other = map(SubmissionQueue, two)
    key = one.submit_begun("discord:1", POSTED).id
    one.fail(key, "It cannot be read.")
    sent = []

    def begin() -> Sending | None:
        claim = one.begin_telling(key)
        if hangs == "before it is claimed":
            time.sleep(2 * LASTS)
        return claim

    async def tell(workers: Workers) -> None:
        async with sending(begin, workers):
            time.sleep(2 * LASTS)  # noqa: ASYNC251 - all of the process hangs
            if other.begin(key) and other.begin_telling(key):
                sent.append("other")
            await asyncio.sleep(0.01)
            sent.append("one")

    workers = Workers("sending", 1)
    with pytest.raises(ClaimLost):
        await tell(workers)
    workers.close()

    assert sent == (["other"] if hangs == "before it is sent" else [])


async def test_who_sends_for_long_keeps_the_claim(two: tuple[Database, Database]) -> None:
    one, other = map(SubmissionQueue, two)
    key = one.submit_begun("discord:1", POSTED).id
    one.fail(key, "It cannot be read.")
    workers = Workers("sending", 1)

    async with sending(lambda: one.begin_telling(key), workers) as claim:
        await asyncio.sleep(4 * LASTS)
        taken_over = await asyncio.to_thread(other.begin, key)
    workers.close()

    assert (claim is not None, taken_over) == (True, None)
