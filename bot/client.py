"""The Discord client: least intents, nothing that can ping, and a way to stop in good order."""

import math
from http import HTTPStatus
from typing import Any

import discord
import structlog
from discord.ext import tasks

from bot.ask import messages
from bot.ask.choose_server import ChangeServer, ChooseServer
from bot.ask.feedback import AskModerators, Judge
from bot.ask.passages import MorePassages, ShowContext
from bot.ask.private_answers import Read, Share
from bot.connection.persistent_client import PersistentClient
from bot.digest.digest import WeeklyDigest
from bot.direct_messages import DirectMessages
from bot.gaps.buttons import AnsweredBy, Settle, TurnGaps
from bot.gaps.watch import GapWatch
from bot.heartbeat import BEAT_EVERY, Heartbeat
from bot.interface.command_tree import FootnoteTree
from bot.interface.components import PREFIX
from bot.interface.errors import guarded, say
from bot.interface.interaction import Interaction
from bot.interface.own_words import mentioned
from bot.interface.unreadable import answer_unreadable
from bot.language import gettext, gettext_noop
from bot.privacy.command import Mine
from bot.server_settings.controls import Setting
from bot.services.gaps import GapBoard
from bot.services.lookups import Lookups
from bot.services.questions import Questions
from bot.services.rate_limits import RateLimits
from bot.services.reading_queue import ReadingQueue
from bot.services.records import Records
from bot.services.sources import Sources
from bot.services.work_in_progress import WorkInProgress
from bot.services.workers import Workers
from bot.sources import form_handlers
from bot.sources.archive import Import
from bot.sources.buttons import Decide, TakeBack
from bot.sources.from_message import Choose
from bot.sources.list import Open, TurnTo
from bot.sources.look import LookAt
from bot.sources.reports import report
from corpus.errors import FootnoteError
from corpus.servers.presence import PREFIX as SERVER
from corpus.storage.database import Database
from corpus.submissions.submissions import Submission

DRAIN_FOR = 10
"""Seconds that work under way gets to finish when the bot is stopped."""

LOOK_EVERY = 10
"""Minutes between two looks at what is due: a daily check need not come to the minute."""

log = structlog.get_logger()

_BUTTONS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (
    MorePassages,
    ShowContext,
    Judge,
    AskModerators,
    Share,
    Read,
    ChooseServer,
    ChangeServer,
    Decide,
    TakeBack,
    TurnTo,
    Choose,
    Import,
    LookAt,
    Open,
    Setting,
    Mine,
    Settle,
    AnsweredBy,
    TurnGaps,
)


class FootnoteClient(PersistentClient):
    """Footnote on Discord; *options* are passed on, for tests and proxies."""

    def __init__(
        self,
        questions: Questions,
        sources: Sources,
        gaps: GapBoard,
        database: Database,
        heartbeat: Heartbeat,
        **options: Any,  # noqa: ANN401 - whatever discord.Client takes
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            **options,
        )
        self.questions = questions
        self.rate_limits = RateLimits(questions.questions)
        self.lookups = Lookups(database)
        self.records = Records(database, questions.asked.held)
        self.direct_messages = DirectMessages(self, self.lookups, self.records)
        self.sources = sources
        self.reading_queue = ReadingQueue(sources)
        self.stopping = False
        self.work_in_progress = WorkInProgress()
        self.tree = FootnoteTree(self)
        self.gaps = gaps
        self.gap_watch = GapWatch(self, gaps)
        self.digest = WeeklyDigest(self, gaps, database)
        self._heartbeat = heartbeat
        self._beating = Workers("heartbeat", 1)

    async def setup_hook(self) -> None:
        """Make ready what must stand before the first event: commands and buttons."""
        self.tree.register()
        self.add_dynamic_items(*_BUTTONS)
        await self._publish_commands()
        await self.tree.learn()
        self._beat.start()
        self._upkeep.start()
        await self.reading_queue.start(self.report)
        self.gap_watch.start()
        self.digest.start()

    async def on_ready(self) -> None:
        """Tell the operator that the bot can be used; notice servers that went meanwhile."""
        present = {f"{SERVER}{guild.id}" for guild in self.guilds}
        gone = await self.records.reconcile(present)
        if gone:
            log.info("servers left while away", count=len(gone))
        log.info("ready", user=str(self.user), servers=len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer who addresses the bot, and nobody else."""
        await messages.hear(self, message)

    async def on_unreadable_event(self, event: str, data: Any) -> None:  # noqa: ANN401 - as Discord sent it
        """Answer an interaction that discord.py could not read; another event is let go."""
        if event == "INTERACTION_CREATE":
            await answer_unreadable(self, data)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer forms, and what of ours no version of today knows, instead of letting it fail."""
        used = str(dict(interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            known = await form_handlers.receive(interaction, used)
            outdated = gettext_noop("This form is out of date: begin again with the command.")
        elif interaction.type is discord.InteractionType.component:
            known = any(each.__discord_ui_compiled_template__.fullmatch(used) for each in _BUTTONS)
            outdated = gettext_noop("This button is out of date: ask again with /ask.")
        else:
            return
        # discord.py lets go of what belongs to a message that it could not read.
        is_lost = interaction.type is discord.InteractionType.component and not interaction.message
        if used.startswith(PREFIX[:2]) and (is_lost or not known):
            await guarded(interaction, lambda: _out_of_date(interaction, outdated))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what a server has that added the bot again within the grace period."""
        await self.records.joined(f"{SERVER}{guild.id}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Begin the grace period; discord.py does not call this for mere outages."""
        await self.records.left(f"{SERVER}{guild.id}")

    async def look_after_sources(self) -> None:
        """Queue the checks that are due, and forget what is to be forgotten."""
        for submission in await self.sources.due():
            self.reading_queue.put(submission)
        gone = await self.sources.tidy()
        await self.questions.note(lambda asked: asked.forget_collections(gone))

    async def report(self, submission: Submission) -> None:
        """Tell what came of *submission* where it was posted, as nobody waits for it any more."""
        await report(self, submission)

    async def _publish_commands(self) -> None:
        try:
            if await self.tree.publish_if_changed():
                log.info("commands published")
        except discord.HTTPException as refused:
            if refused.status == HTTPStatus.UNAUTHORIZED:
                raise
            # What was published before still works, and so do mentions and buttons.
            log.error("commands not published", status=refused.status, code=refused.code)  # noqa: TRY400 - says all

    async def drain(self) -> None:
        """Take no more work, let what is under way finish for `DRAIN_FOR` seconds, then leave."""
        self.stopping = True
        log.info("stopping", all_finished=await self.work_in_progress.finished(within=DRAIN_FOR))
        await self.close()

    async def close(self) -> None:
        """Leave Discord, then let go of our own; once, however often it is asked for."""
        if self.is_closed():
            return
        self._beat.cancel()
        self._upkeep.cancel()
        await self.reading_queue.stop()
        await self.gap_watch.stop()
        await self.digest.stop()
        await super().close()
        await self._beating(self._heartbeat.stop)
        for each in (
            self.digest,
            self.gaps,
            self.questions,
            self.sources,
            self.records,
            self.lookups,
        ):
            await self._beating(each.close)
        self._beating.close()

    @tasks.loop(seconds=BEAT_EVERY)
    async def _beat(self) -> None:
        if self.is_ready() and math.isfinite(self.latency):
            await self._beating(self._heartbeat.beat)

    @tasks.loop(minutes=LOOK_EVERY)
    async def _upkeep(self) -> None:
        try:
            self.rate_limits.forget_idle()
            await self.questions.forget_old()
            await self.look_after_sources()
        except FootnoteError as error:
            log.warning("questions and sources not looked after", reason=str(error))

    @_upkeep.before_loop
    @_beat.before_loop
    async def _before_beat(self) -> None:
        await self.wait_until_ready()


async def _out_of_date(interaction: Interaction, told: str) -> None:
    await say(interaction, mentioned(gettext(told)))
