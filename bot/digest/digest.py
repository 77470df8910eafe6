"""The weekly digest: gathered and sent once to each server that wants it."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import discord
import structlog

from bot.connection.delivery import FAILURES, log_failure
from bot.digest.card import CHART, SHOWN, WeekDigest, digest_card, share_answered
from bot.digest.chart import chart_words, week_chart
from bot.interface.background import BackgroundTask
from bot.language import ENGLISH, speaking
from bot.services.weeks import WEEK
from corpus.questions.gap import GapGroup

HOUR = time(9, tzinfo=UTC)
"""When on Mondays the digest of the week before is due."""

MISSING_ACCESS = 50001
"""Discord's code for a channel that the bot cannot see."""

log = structlog.get_logger()


class WeeklyDigest(BackgroundTask):
    """Looks whether a digest is due; the database knows what was sent, so it survives restarts."""

    every = 15 * 60
    failed = "digests not looked after"

    async def work(self) -> None:
        """Send what is due now."""
        await self.send_due(datetime.now(UTC))

    async def send_due(self, now: datetime) -> int:
        """Send the digests that are due at *now* and were not begun; return how many went out."""
        week = due_week(now)
        sent = 0
        for collection in await self.client.records.with_digest(self.client.ownership.shards):
            if await self.client.weeks.begin(collection, week):
                sent += await self._send(collection, week)
        return sent

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
            try:
                await _post(channel, digest, chart)
            except FAILURES as failed:
                log_failure("weekly digest", failed, settings.digest_channel)
                return False
        await self.client.weeks.sent(collection, week)
        return True


async def _post(channel: discord.abc.Messageable, digest: WeekDigest, chart: bytes | None) -> None:
    """Send *digest* with its chart, or as text alone where the bot may not attach files."""
    if chart is not None:
        file = discord.File(BytesIO(chart), CHART)
        try:
            await channel.send(view=digest_card(digest, chart_words(digest.days)), file=file)
        except discord.Forbidden as refused:
            if refused.code == MISSING_ACCESS:
                raise  # without the chart it would be refused too
            log.info("the digest's chart was refused", code=refused.code)
        else:
            return
    await channel.send(view=digest_card(digest, None))


def due_week(now: datetime) -> date:
    """Return the Monday of the last week whose digest is due at *now*."""
    monday = now.date() - timedelta(days=now.weekday())
    this_week_is_due = now >= datetime.combine(monday, HOUR)
    return monday - (WEEK if this_week_is_due else 2 * WEEK)


def _public(group: GapGroup) -> GapGroup | None:
    """Return *group* without what was asked in private, which no channel is shown."""
    public = tuple(each for each in group.gaps if not each.private)
    return GapGroup(public) if public else None
