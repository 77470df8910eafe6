"""The weekly digest: gathered and sent once to each server that wants it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import discord

from bot.client import FootnoteClient
from bot.connection.outgoing_messages import Attempt, OutgoingMessage, at
from bot.connection.sending import first_taken
from bot.digest.card import CHART, SHOWN, WeekDigest, digest_card, share_answered
from bot.digest.chart import chart_words, week_chart
from bot.interface.background import BackgroundTask
from bot.interface.moderators import line_for_moderators
from bot.interface.own_words import mentioned
from bot.language import ENGLISH, gettext, gettext_noop, speaking
from bot.services.attempts import Deliver
from bot.services.weeks import WEEK
from corpus.questions.gap import GapGroup
from corpus.storage.outgoing import Delivery

if TYPE_CHECKING:
    from corpus.servers.shards import Shards

HOUR = time(9, tzinfo=UTC)
"""When on Mondays the digest of the week before is due."""

LOOKED_EVERY = 15 * 60
"""Seconds between two looks through all servers, unless shards came meanwhile."""

MISSING_PERMISSIONS = 50013
"""Discord's code for what the bot may not do in a channel, such as attaching files."""

_WHAT = "weekly digest"
_REFUSED = gettext_noop(
    "I couldn't post the weekly digest in {channel}: `/settings` says what I lack there."
)


class WeeklyDigest(BackgroundTask):
    """Looks whether a digest is due; the database knows what was sent, so it survives restarts."""

    every = 10
    """Seconds between two looks for what failed a while ago, or was left by a killed process."""

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
        """Send what was due at *now* and is to be tried again; return how many went out."""
        week = due_week(now)
        left = await self.client.weeks.left(week, self.client.ownership.shards)
        return await self._send_each(left, week)

    async def _send_each(self, collections: Sequence[str], week: date) -> int:
        send = self.client.weeks.send
        return sum(
            [await send(each, week, partial(self._gathered, each, week)) for each in collections]
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

    async def _gathered(self, collection: str, week: date) -> Deliver | None:
        """Return what sends the digest of *week*; `None` where there is none to send."""
        settings = await self.client.lookups.settings(collection)
        digest = await self.gather(collection, week)
        if settings.digest_channel is None or digest.is_empty:
            return None
        with speaking(settings.language or ENGLISH):
            names = ("digest", collection, str(week))
            ways = await self._ways(settings.digest_channel, digest, names)
            refused = gettext(_REFUSED, channel=f"<#{settings.digest_channel}>")
            line = line_for_moderators(self.client, settings, mentioned(refused), names)

        async def deliver(attempt: Attempt) -> Delivery:
            return await first_taken(self.client, attempt, ways, line)

        return deliver

    async def _ways(
        self, channel: str, digest: WeekDigest, names: tuple[str, ...]
    ) -> list[OutgoingMessage]:
        """Return *digest* with its chart, and as text alone where the bot may not attach files."""
        place = at(self.client, channel)
        if not digest.asked:
            return [OutgoingMessage(_WHAT, place, names, {"view": digest_card(digest, None)})]
        chart = await self.client.weeks.workers(week_chart, digest.days)
        view = digest_card(digest, chart_words(digest.days))
        drawn = {"view": view, "file": discord.File(BytesIO(chart), CHART)}
        plain = {"view": digest_card(digest, None)}
        return [
            OutgoingMessage(_WHAT, place, names, drawn),
            OutgoingMessage(_WHAT, place, names, plain, behind=MISSING_PERMISSIONS),
        ]


def due_week(now: datetime) -> date:
    """Return the Monday of the last week whose digest is due at *now*."""
    monday = now.date() - timedelta(days=now.weekday())
    this_week_is_due = now >= datetime.combine(monday, HOUR)
    return monday - (WEEK if this_week_is_due else 2 * WEEK)


def _public(group: GapGroup) -> GapGroup | None:
    """Return *group* without what was asked in private, which no channel is shown."""
    public = tuple(each for each in group.gaps if not each.private)
    return GapGroup(public) if public else None
