"""The way back of an answer: gaps are asked again, moderators and those who wait are told."""

import asyncio
import contextlib
from functools import partial
from typing import Any

import discord
import structlog

from bot.ask.card import source_button
from bot.ask.passages import ShowContext
from bot.connection.delivery import FAILURES, delivered, log_failure, nonce_of
from bot.gaps.buttons import actions_of
from bot.gaps.cards import told_text, wish_card
from bot.interface.background import BackgroundTask
from bot.language import ENGLISH, speaking
from bot.services.gaps import GapBoard
from bot.services.questions import Busy
from corpus.errors import FootnoteError
from corpus.questions.gap import Gap, GapGroup
from corpus.questions.notifications import Due
from corpus.servers.settings import ServerSettings

_AWAITED = "awaited answer"

log = structlog.get_logger()


class GapWatch(BackgroundTask):
    """Works whenever the board has changed and every so often; what a crash left comes first."""

    every = 10
    """Seconds between two looks for what other processes posted or left, being killed, and for
    what failed before."""

    failed = "gaps not looked after"

    async def work(self) -> None:
        """Close the gaps that are answered now, and tell who is to be told."""
        try:
            closed = await self._board.review(self.client.ownership.shards)
        except Busy:
            log.info("gaps wait until fewer ask")
            return
        if closed:
            log.info("gaps answered", count=closed)
        for gap in await self._board.unannounced(self.client.ownership.shards):
            await self._announce(gap)
        for due in await self._board.due(self.client.ownership.shards):
            await self._tell(due)

    async def pause(self) -> None:
        """Wait until something was published or somebody wishes to be told, but not for long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.every):
                await self._board.changed.wait()
        self._board.changed.clear()

    @property
    def _board(self) -> GapBoard:
        return self.client.gaps

    async def _announce(self, gap: Gap) -> None:
        """Put a member's wish before the moderators, where the server named a channel for it."""
        settings = await self._settings(gap)
        with speaking(settings.language or ENGLISH):
            group = GapGroup((gap,))
            view = wish_card(group, actions_of(group.key))

        async def deliver(occasion: str) -> None:
            if settings.moderators_channel is None:
                return
            channel = self._channel(settings.moderators_channel)
            nonce = nonce_of("gap", gap.key, occasion)
            await delivered("open question", channel, view=view, nonce=nonce)

        await self._board.announce(gap.key, deliver)

    async def _tell(self, due: Due) -> None:
        """Tell a member once what answers their question."""
        gap = due.gap
        try:
            answer = await self._board.answer_for(due)
        except Busy:
            return  # it stays due
        except FootnoteError as refused:
            log.info("answer not told yet", reason=refused.template)
            answer = None
        if answer is None:
            if not due.begun:  # else they may have been told while it was there
                await self._board.reopen(gap)
            return
        settings = await self._settings(gap)
        with speaking(due.language or settings.language or ENGLISH):
            text = told_text(due, answer)
            buttons: discord.ui.View = discord.ui.View(timeout=None)
            buttons.add_item(ShowContext.of(answer.passages[0]))
            for link in source_button(answer):
                buttons.add_item(link)
        await self._board.tell(due, partial(self._deliver, due, text, buttons))

    async def _deliver(self, due: Due, text: str, view: discord.ui.View) -> bool:
        """Send *text* where the question was asked, or to the member alone; return whether."""
        nonce = nonce_of("wish", due.gap.key, due.actor)
        options: dict[str, Any] = {"view": view, "suppress_embeds": True, "nonce": nonce}
        if not due.gap.private and due.gap.channel_id is not None:
            there = self._channel(due.gap.channel_id)
            only = discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(int(due.actor))]
            )
            public = {"content": f"<@{due.actor}> {text}", "allowed_mentions": only}
            if await delivered(_AWAITED, there, **options | public):
                return True
        try:
            alone = await self.client.create_dm(discord.Object(int(due.actor)))
        except FAILURES as failed:
            log_failure(_AWAITED, failed, f"user:{due.actor}")
            return False
        return await delivered(_AWAITED, alone, content=text, **options)

    async def _settings(self, gap: Gap) -> ServerSettings:
        return await self.client.lookups.settings(gap.collection)

    def _channel(self, channel_id: str) -> discord.PartialMessageable:
        return self.client.get_partial_messageable(int(channel_id))
