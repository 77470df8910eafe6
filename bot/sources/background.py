"""What is done for sources of its own accord: reading them, reports, scheduled checks."""

from dataclasses import replace
from functools import partial

from bot.client import FootnoteClient
from bot.interface.background import BackgroundTask
from bot.sources.discord_reading import read_from_discord
from bot.sources.reports import report


class Reading(BackgroundTask):
    """Reads what is queued, and reports what nobody waits for any more.

    What a crash interrupted is taken up in the servers of each shard that is ready here.
    """

    every = 5
    failed = "interrupted sources not taken up"

    def __init__(self, client: FootnoteClient) -> None:
        super().__init__(client)
        self._report = partial(report, client)
        self._taken_up: frozenset[int] = frozenset()

    async def start(self) -> None:
        """Begin to read."""
        self.client.sources.connected(partial(read_from_discord, self.client))
        self.client.reading_queue.start(self._report)
        await super().start()

    async def stop(self) -> None:
        """Stop at once: what was begun is taken up at the next start."""
        await super().stop()
        await self.client.reading_queue.stop()

    async def work(self) -> None:
        """Take up what is of shards that came since."""
        mine = self.client.ownership.shards
        came, self._taken_up = mine.numbers - self._taken_up, mine.numbers
        if came:
            taken_up = replace(mine, numbers=came)
            await self.client.reading_queue.take_up(taken_up, self._report)


class Upkeep(BackgroundTask):
    """Looks after what is due: a daily check need not come to the minute."""

    every = 10 * 60
    failed = "sources not looked after"

    async def work(self) -> None:
        """Look now."""
        await look_after_sources(self.client)


async def look_after_sources(client: FootnoteClient) -> None:
    """Queue the checks that are due, and forget what is to be forgotten."""
    for submission in await client.sources.due(client.ownership.shards):
        client.reading_queue.put(submission)
    if client.ownership.leads:
        await client.sources.tidy()
    gone = await client.sources.erase_gone(client.ownership.shards, client.presence.is_gone)
    await client.questions.note(lambda asked: asked.forget_collections(gone))
