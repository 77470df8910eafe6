"""The weekly digest: gathered and sent once to each server that wants it."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import discord
import structlog

from bot.connection.delivery import FAILURES, log_failure
from bot.digest.card import CHART, SHOWN, WeekDigest, digest_card, share_answered
from bot.digest.chart import chart_words, week_chart
from bot.language import ENGLISH, speaking
from bot.services.gaps import GapBoard
from bot.services.workers import Workers
from corpus.article import Citation
from corpus.errors import UnknownArticle
from corpus.questions.daily_counts import Cited, DailyCounts, DayCounts
from corpus.questions.gap import GapGroup
from corpus.servers.digests import Digests
from corpus.storage.database import Database
from index.citations import passage_citation

if TYPE_CHECKING:
    from bot.client import FootnoteClient

HOUR = time(9, tzinfo=UTC)
"""When on Mondays the digest of the week before is due."""

EVERY = 15 * 60
"""Seconds between two looks whether one is due."""

WEEK = timedelta(days=7)

MISSING_ACCESS = 50001
"""Discord's code for a channel that the bot cannot see."""

log = structlog.get_logger()


class WeeklyDigest:
    """Works on one event loop; the database knows what was sent, so it survives restarts."""

    def __init__(self, client: "FootnoteClient", board: GapBoard, database: Database) -> None:
        self._client = client
        self._board = board
        self._counts = DailyCounts(database)
        self._digests = Digests(database)
        self._workers = Workers("digest", 1)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look whether a digest is due."""
        self._task = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Stop at once."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._workers.close()

    async def send_due(self, now: datetime) -> int:
        """Send the digests that are due at *now* and were not begun; return how many went out."""
        week = due_week(now)
        sent = 0
        for collection in await self._client.records.with_digest():
            if await self._workers(self._digests.begin, collection, week):
                sent += await self._send(collection, week)
        return sent

    async def gather(self, collection: str, week: date) -> WeekDigest:
        """Return the week that begins with the Monday *week*, and what is open now."""
        first, last = week, week + WEEK - timedelta(days=1)
        days = await self._days(collection, first)
        before = await self._days(collection, first - WEEK)
        groups = [each for each in await self._board.groups(collection) if each.asks]
        return WeekDigest(
            first,
            last,
            days,
            share_answered(before),
            sum(len(each.gaps) for each in groups),
            tuple(public for each in groups if (public := _public(each))),
            await self._most_cited(collection, first, last),
        )

    async def _watch(self) -> None:
        await self._client.wait_until_ready()
        while True:
            try:
                await self.send_due(datetime.now(UTC))
            except Exception:
                log.exception("digests not looked after")
            await asyncio.sleep(EVERY)

    async def _send(self, collection: str, week: date) -> bool:
        settings = await self._client.lookups.settings(collection)
        digest = await self.gather(collection, week)
        if settings.digest_channel is None or digest.is_empty:
            return False
        channel = self._client.get_partial_messageable(int(settings.digest_channel))
        with speaking(settings.language or ENGLISH):
            chart = await self._workers(week_chart, digest.days) if digest.asked else None
            try:
                await _post(channel, digest, chart)
            except FAILURES as failed:
                log_failure("weekly digest", failed, settings.digest_channel)
                return False
        await self._workers(self._digests.sent, collection, week)
        return True

    async def _days(self, collection: str, first: date) -> tuple[DayCounts, ...]:
        last = first + WEEK - timedelta(days=1)
        found = await self._workers(self._counts.between, collection, first, last)
        by_day = {each.day: each for each in found}
        days = [first + timedelta(days=number) for number in range(7)]
        return tuple(by_day.get(day, DayCounts(day, 0, 0, 0, 0)) for day in days)

    async def _most_cited(
        self, collection: str, first: date, last: date
    ) -> tuple[tuple[Citation, int], ...]:
        counted = await self._workers(self._counts.most_cited, collection, first, last, SHOWN)
        found = [(await self._citation(collection, cited, first), n) for cited, n in counted]
        return tuple((citation, n) for citation, n in found if citation is not None)

    async def _citation(self, collection: str, cited: Cited, since: date) -> Citation | None:
        """Return where *cited* stands; null when its words moved after *since*, or went."""
        last = await self._client.sources.fate(collection, cited.article_id)
        if last is not None and last.at.date() >= since:
            return None
        try:
            article = await self._client.questions.article(collection, cited.article_id)
        except UnknownArticle:
            return None
        return passage_citation(article, cited.start, cited.end, cited.start)


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
