"""The weekly digest: gathered and sent once to each server that wants it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import discord
import structlog

from bot.client import FootnoteClient
from bot.connection.delivery import FAILURES, log_failure, nonce_of, was_sent_before
from bot.digest.card import CHART, SHOWN, WeekDigest, digest_card, share_answered
from bot.digest.chart import chart_words, week_chart
from bot.interface.background import BackgroundTask
from bot.language import ENGLISH, speaking
from bot.services.weeks import WEEK
from corpus.questions.gap import GapGroup

if TYPE_CHECKING:
    from corpus.servers.shards import Shards

HOUR = time(9, tzinfo=UTC)
"""When on Mondays the digest of the week before is due."""

LOOKED_EVERY = 15 * 60
"""Seconds between two looks through all servers, unless shards came meanwhile."""

MISSING_ACCESS = 50001
"""Discord's code for a channel that the bot cannot see."""

log = structlog.get_logger()


class WeeklyDigest(BackgroundTask):
    """Looks whether a digest is due; the database knows what was sent, so it survives restarts."""

    every = 10
    """Seconds between two looks for what another process left unsent, being killed."""

    failed = "digests not looked after"

    def __init__(self, client: FootnoteClient) -> None:
        super().__init__(client)
        self._looked: tuple[float, Shards] | None = None

    async def work(self) -> None:
        """Send what is due now."""
        now = datetime.now(UTC)
        looking = now.timestamp() // LOOKED_EVERY, self.client.ownership.shards
        if looking != self._looked:
            await self.send_due(now)
            self._looked = looking
        else:
            await self.send_left(now)

    async def send_due(self, now: datetime) -> int:
        """Send the digests that are due at *now* and were not begun; return how many went out."""
        wanting = await self.client.records.with_digest(self.client.ownership.shards)
        return await self._send_each(wanting, due_week(now))

    async def send_left(self, now: datetime) -> int:
        """Send what was due at *now* and left by a process that was killed; return how many."""
        week = due_week(now)
        left = await self.client.weeks.left(week, self.client.ownership.shards)
        return await self._send_each(left, week)

    async def _send_each(self, collections: Sequence[str], week: date) -> int:
        send = self.client.weeks.send
        return sum(
            [await send(each, week, partial(self._send, each, week)) for each in collections]
        )

    async def gather(self, collection: str, week: date) -> WeekDigest:
        """Return the week that begins with the Monday *week*, and what is open now."""
        first, last = week, week + WEEK - timedelta(days=1)
        days = await self.client.weeks.days(collection, first)
        before = await self.client.weeks.days(collection, first - WEEK)
        groups = [each for each in await self.client.gaps.groups(collection) if each.asks]
        return WeekDigest(
            first,
            last,
            days,
            share_answered(before),
            sum(len(each.gaps) for each in groups),
            tuple(public for each in groups if (public := _public(each))),
            await self.client.weeks.most_cited(collection, first, last, SHOWN),
        )

    async def _send(self, collection: str, week: date) -> bool:
        settings = await self.client.lookups.settings(collection)
        digest = await self.gather(collection, week)
        if settings.digest_channel is None or digest.is_empty:
            return False
        channel = self.client.get_partial_messageable(int(settings.digest_channel))
        with speaking(settings.language or ENGLISH):
            chart = (
                await self.client.weeks.workers(week_chart, digest.days) if digest.asked else None
            )
            async with self.client.weeks.sending(collection, week) as claim:
                if claim is None:
                    return False
                return await _sent(
                    channel, digest, chart, nonce_of("digest", collection, str(week))
                )


async def _sent(
    channel: discord.PartialMessageable, digest: WeekDigest, chart: bytes | None, nonce: str
) -> bool:
    """Send *digest* and return whether Discord took it, now or before."""
    try:
        await _post(channel, digest, chart, nonce)
    except FAILURES as failed:
        if not was_sent_before(failed):
            log_failure("weekly digest", failed, channel.id)
            return False
    return True


async def _post(
    channel: discord.abc.Messageable, digest: WeekDigest, chart: bytes | None, nonce: str
) -> None:
    """Send *digest* with its chart, or as text alone where the bot may not attach files."""
    if chart is not None:
        file = discord.File(BytesIO(chart), CHART)
        try:
            view = digest_card(digest, chart_words(digest.days))
            await channel.send(view=view, file=file, nonce=nonce)
        except discord.Forbidden as refused:
            if refused.code == MISSING_ACCESS:
                raise  # without the chart it would be refused too
            log.info("the digest's chart was refused", code=refused.code)
        else:
            return
    await channel.send(view=digest_card(digest, None), nonce=nonce)


def due_week(now: datetime) -> date:
    """Return the Monday of the last week whose digest is due at *now*."""
    monday = now.date() - timedelta(days=now.weekday())
    this_week_is_due = now >= datetime.combine(monday, HOUR)
    return monday - (WEEK if this_week_is_due else 2 * WEEK)


def _public(group: GapGroup) -> GapGroup | None:
    """Return *group* without what was asked in private, which no channel is shown."""
    public = tuple(each for each in group.gaps if not each.private)
    return GapGroup(public) if public else None
