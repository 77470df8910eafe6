"""The Discord client: least intents, nothing that can ping, and a way to stop in good order."""

import math
from http import HTTPStatus
from typing import Any

import discord
import structlog
from discord.ext import tasks

from bot.cards.own_words import mentioned
from bot.command_tree import FootnoteTree
from bot.commands import messages, submitted
from bot.commands.add_as_source import Choose
from bot.commands.buttons import PREFIX, MorePassages, ShowContext
from bot.commands.choose_server import ChangeServer, ChooseServer
from bot.commands.errors import guarded, say
from bot.commands.feedback import AskModerators, Judge
from bot.commands.gap_buttons import AnsweredBy, Settle, TurnGaps
from bot.commands.privacy import Mine
from bot.commands.private_answers import Read, Share
from bot.commands.reports import LookAt, report
from bot.commands.setting_controls import Setting
from bot.commands.source_archive import Import
from bot.commands.source_buttons import Decide, Open, TakeBack, TurnTo
from bot.commands.unreadable import answer_unreadable
from bot.curation import Curation
from bot.desk import Desk
from bot.direct import Direct
from bot.fairness import Fairness
from bot.gap_watch import GapWatch
from bot.gaps import GapBoard
from bot.heartbeat import BEAT_EVERY, Heartbeat
from bot.intake import Intake
from bot.language import gettext, gettext_noop
from bot.lookups import Lookups
from bot.persistent_client import PersistentClient
from bot.records import Records
from bot.weekly_digest import WeeklyDigest
from bot.workers import Workers
from bot.workload import Workload
from corpus.database import Database
from corpus.errors import FootnoteError
from corpus.servers import PREFIX as SERVER
from corpus.submissions import Submission

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
        desk: Desk,
        curation: Curation,
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
        self.desk = desk
        self.fairness = Fairness(desk.questions)
        self.lookups = Lookups(database)
        self.records = Records(database, desk.asked.held)
        self.direct = Direct(self, self.lookups, self.records)
        self.curation = curation
        self.intake = Intake(curation)
        self.stopping = False
        self.workload = Workload()
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
        await self.intake.start(self.report)
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

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer forms, and what of ours no version of today knows, instead of letting it fail."""
        used = str(dict(interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            known = await submitted.receive(interaction, used)
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
        for submission in await self.curation.due():
            self.intake.put(submission)
        gone = await self.curation.tidy()
        await self.desk.note(lambda asked: asked.forget_collections(gone))

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
        log.info("stopping", all_finished=await self.workload.finished(within=DRAIN_FOR))
        await self.close()

    async def close(self) -> None:
        """Leave Discord, then let go of our own; once, however often it is asked for."""
        if self.is_closed():
            return
        self._beat.cancel()
        self._upkeep.cancel()
        await self.intake.stop()
        await self.gap_watch.stop()
        await self.digest.stop()
        await super().close()
        await self._beating(self._heartbeat.stop)
        for each in (self.digest, self.gaps, self.desk, self.curation, self.records, self.lookups):
            await self._beating(each.close)
        self._beating.close()

    @tasks.loop(seconds=BEAT_EVERY)
    async def _beat(self) -> None:
        if self.is_ready() and math.isfinite(self.latency):
            await self._beating(self._heartbeat.beat)

    @tasks.loop(minutes=LOOK_EVERY)
    async def _upkeep(self) -> None:
        try:
            self.fairness.forget_idle()
            await self.desk.forget_old()
            await self.look_after_sources()
        except FootnoteError as error:
            log.warning("questions and sources not looked after", reason=str(error))

    @_upkeep.before_loop
    @_beat.before_loop
    async def _before_beat(self) -> None:
        await self.wait_until_ready()


async def _out_of_date(interaction: discord.Interaction[Any], told: str) -> None:
    await say(interaction, mentioned(gettext(told)))
