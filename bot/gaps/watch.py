"""The way back of an answer: gaps are asked again, moderators and those who wait are told."""

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial

import discord
import structlog

from bot.ask.card import source_button
from bot.ask.passages import ShowContext
from bot.connection.outgoing_messages import Attempt, OutgoingMessage, alone_with, at
from bot.connection.sending import first_taken
from bot.connection.sent_before import taken_before
from bot.gaps.buttons import actions_of
from bot.gaps.cards import told_text, wish_card
from bot.interface.background import BackgroundTask
from bot.interface.escaping import escape_within
from bot.interface.moderators import line_for_moderators
from bot.language import ENGLISH, gettext, gettext_noop, speaking
from bot.services.gaps import GapBoard
from bot.services.questions import Busy
from corpus.errors import FootnoteError
from corpus.questions.gap import Gap, GapGroup
from corpus.questions.notifications import Due
from corpus.servers.settings import ServerSettings
from corpus.storage.outgoing import Delivery
from index.answer import Answer

_AWAITED = "awaited answer"
_UNTOLD = gettext_noop("I couldn't tell a member that their question has an answer: “{question}”")
_QUESTION = 300

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
        shards = self.client.ownership.shards
        await self.each(await self._board.unannounced(shards), self._announce)
        await self.each(await self._board.due(shards), self._tell)

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

        async def deliver(attempt: Attempt) -> Delivery:
            if settings.moderators_channel is None:
                return Delivery.REFUSED
            place = at(self.client, settings.moderators_channel)
            outgoing = OutgoingMessage(
                "open question", place, ("gap", gap.key, str(gap.raised_at)), {"view": view}
            )
            return await first_taken(self.client, attempt, [outgoing])

        await self._board.announce(gap.key, deliver)

    async def _tell(self, due: Due) -> None:
        """Tell a member once what answers their question."""
        try:
            answer = await self._board.answer_for(due)
        except Busy:
            return  # it stays due
        except FootnoteError as refused:
            log.info("answer not told yet", reason=refused.template)
            answer = None
        if answer is not None:
            await self._tell_answer(due, answer)
        elif due.begun:  # they may have been told while it was there
            await self._board.tell(due, partial(self._told_before, due))
        else:
            await self._board.reopen(due.gap)

    async def _tell_answer(self, due: Due, answer: Answer) -> None:
        settings = await self._settings(due.gap)
        with speaking(due.language or settings.language or ENGLISH):
            ways = self._ways(due, told_text(due, answer), lambda: _buttons(answer))
        with speaking(settings.language or ENGLISH):
            asked = escape_within(due.gap.question, _QUESTION)
            line = gettext(_UNTOLD, question=asked)
            told = line_for_moderators(self.client, settings, line, _names(due))

        async def deliver(attempt: Attempt) -> Delivery:
            return await first_taken(self.client, attempt, ways, told)

        await self._board.tell(due, deliver)

    async def _told_before(self, due: Due, attempt: Attempt) -> Delivery:
        """Return whether *due* was told what is no answer any more."""
        ways = self._ways(due, "", discord.ui.View)
        before = await taken_before(self.client, attempt, ways)
        return Delivery.UNSENT if before is None else before

    def _ways(
        self, due: Due, text: str, buttons: Callable[[], discord.ui.View]
    ) -> list[OutgoingMessage]:
        """Return *text* as it is sent where the question was asked, and to the member alone."""
        gap, options = due.gap, {"suppress_embeds": True}
        private = {"content": text, "view": buttons()}
        alone = alone_with(self.client, due.actor)
        ways = [OutgoingMessage(_AWAITED, alone, (*_names(due), "alone"), options | private)]
        if not gap.private and gap.channel_id is not None:
            only = discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(int(due.actor))]
            )
            content = f"<@{due.actor}> {text}"
            public = {"content": content, "view": buttons(), "allowed_mentions": only}
            there = at(self.client, gap.channel_id)
            ways.insert(0, OutgoingMessage(_AWAITED, there, _names(due), options | public))
        return ways

    async def _settings(self, gap: Gap) -> ServerSettings:
        return await self.client.lookups.settings(gap.collection)


def _names(due: Due) -> tuple[str, ...]:
    return ("wish", due.gap.key, due.actor)


def _buttons(answer: Answer) -> discord.ui.View:
    buttons: discord.ui.View = discord.ui.View(timeout=None)
    buttons.add_item(ShowContext.of(answer.passages[0]))
    for link in source_button(answer):
        buttons.add_item(link)
    return buttons
