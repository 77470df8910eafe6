"""What is done for sources of its own accord: reading them, reports, scheduled checks."""

from functools import partial

from bot.client import FootnoteClient
from bot.interface.background import BackgroundTask
from bot.sources.discord_reading import read_from_discord
from bot.sources.reports import report


class Reading(BackgroundTask):
    """Reads what is queued, and reports what nobody waits for any more."""

    every = 5
    """Seconds between two looks for what other processes left: it comes soon after its lease."""

    failed = "sources not taken up"

    async def start(self) -> None:
        """Begin to read."""
        self.client.sources.reading.connected(partial(read_from_discord, self.client))
        self.client.reading_queue.start(partial(report, self.client))
        await super().start()

    async def stop(self) -> None:
        """Stop at once: what was begun is taken up at the next start."""
        await super().stop()
        await self.client.reading_queue.stop()

    async def work(self) -> None:
        """Take up what is to be read in the servers of this process."""
        await self.client.reading_queue.take_up(self.client.ownership.shards)


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
        client.reading_queue.put(submission.collection, submission.id)
    if client.ownership.leads:
        await client.sources.tidy()
    gone = await client.sources.erase_gone(client.ownership.shards, client.presence.is_gone)
    await client.questions.note(lambda asked: asked.forget_collections(gone))
