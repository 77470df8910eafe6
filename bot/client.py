"""The Discord client: least intents, nothing that can ping, and a way to stop in good order."""

import asyncio
import math
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
from bot.commands.errors import language_for, say
from bot.commands.feedback import AskModerators, Judge
from bot.commands.gap_buttons import AnsweredBy, Settle, TurnGaps
from bot.commands.privacy import Mine
from bot.commands.private_answers import Read, Share
from bot.commands.reports import LookAt, report
from bot.commands.setting_controls import Setting
from bot.commands.source_archive import Import
from bot.commands.source_buttons import Decide, Open, TakeBack, TurnTo
from bot.curation import Curation
from bot.desk import Desk
from bot.direct import Direct
from bot.fairness import Fairness
from bot.gap_watch import GapWatch
from bot.gaps import GapBoard
from bot.heartbeat import BEAT_EVERY, Heartbeat
from bot.intake import Intake
from bot.language import gettext, speaking
from bot.weekly_digest import WeeklyDigest
from bot.workload import Workload
from corpus.command_syncs import CommandSyncs
from corpus.database import Database
from corpus.direct_servers import DirectServers
from corpus.errors import FootnoteError
from corpus.personal_data import PersonalData
from corpus.server_settings import ServerSettingsStore
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


class FootnoteClient(discord.Client):
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
        self.direct = Direct(self, DirectServers(database))
        self.curation = curation
        self.server_settings = ServerSettingsStore(database)
        self.personal_data = PersonalData(database)
        self.intake = Intake(curation)
        self.stopping = False
        self.workload = Workload()
        self.tree = FootnoteTree(self)
        self.gaps = gaps
        self.gap_watch = GapWatch(self, gaps)
        self.digest = WeeklyDigest(self, gaps, database)
        self._syncs = CommandSyncs(database)
        self._heartbeat = heartbeat

    async def setup_hook(self) -> None:
        """Make ready what must stand before the first event: commands and buttons."""
        self.tree.register()
        self.add_dynamic_items(*_BUTTONS)
        if await self.tree.publish_if_changed():
            log.info("commands published")
        await self.tree.learn()
        self._beat.start()
        self._upkeep.start()
        await self.intake.start(self._report)
        self.gap_watch.start()
        self.digest.start()

    async def on_ready(self) -> None:
        """Tell the operator that the bot can be used; notice servers that went meanwhile."""
        present = {f"{SERVER}{guild.id}" for guild in self.guilds}
        gone = await asyncio.to_thread(self.curation.servers.reconcile, present)
        if gone:
            log.info("servers left while away", count=len(gone))
        log.info("ready", user=str(self.user), servers=len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer who addresses the bot, and nobody else."""
        try:
            await messages.hear(self, message)
        except Exception:
            log.exception("message not answered")

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer buttons of ours that no version of today knows, instead of letting them fail."""
        if interaction.type is discord.InteractionType.modal_submit:
            await submitted.receive(
                interaction, str(dict(interaction.data or {}).get("custom_id", ""))
            )
        if interaction.type is not discord.InteractionType.component:
            return
        pressed = str(dict(interaction.data or {}).get("custom_id", ""))
        known = any(
            button.__discord_ui_compiled_template__.fullmatch(pressed) for button in _BUTTONS
        )
        if pressed.startswith(PREFIX[:2]) and not known:
            with speaking(language_for(interaction)):
                told = gettext("This button is out of date: ask again with /ask.")
                await say(interaction, mentioned(told))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what a server has that added the bot again within the grace period."""
        await asyncio.to_thread(self.curation.servers.joined, f"{SERVER}{guild.id}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Begin the grace period; discord.py does not call this for mere outages."""
        await asyncio.to_thread(self.curation.servers.left, f"{SERVER}{guild.id}")

    async def look_after_sources(self) -> None:
        """Queue the checks that are due, and forget what is to be forgotten."""
        for submission in await self.curation.due():
            self.intake.put(submission)
        await self.curation.tidy()

    async def _report(self, submission: Submission) -> None:
        await report(self, submission)

    async def last_published(self, application_id: int) -> str | None:
        """Return the hash of the commands that were published last."""
        return await asyncio.to_thread(self._syncs.last, application_id)

    async def record_published(self, application_id: int, digest: str) -> None:
        """Keep the hash of the commands just published."""
        await asyncio.to_thread(self._syncs.record, application_id, digest)

    async def drain(self) -> None:
        """Take no more work, let what is under way finish for `DRAIN_FOR` seconds, then leave."""
        self.stopping = True
        log.info("stopping", all_finished=await self.workload.finished(within=DRAIN_FOR))
        await self.close()

    async def close(self) -> None:
        """Leave Discord, then let go of our own."""
        self._beat.cancel()
        self._upkeep.cancel()
        await self.intake.stop()
        await self.gap_watch.stop()
        await self.digest.stop()
        await super().close()
        await asyncio.to_thread(self._heartbeat.stop)
        await asyncio.to_thread(self.gaps.close)
        await asyncio.to_thread(self.desk.close)
        await asyncio.to_thread(self.curation.close)

    @tasks.loop(seconds=BEAT_EVERY)
    async def _beat(self) -> None:
        if self.is_ready() and math.isfinite(self.latency):
            await asyncio.to_thread(self._heartbeat.beat)

    @tasks.loop(minutes=LOOK_EVERY)
    async def _upkeep(self) -> None:
        try:
            await self.desk.forget_old()
            await self.look_after_sources()
        except FootnoteError as error:
            log.warning("questions and sources not looked after", reason=str(error))

    @_upkeep.before_loop
    @_beat.before_loop
    async def _before_beat(self) -> None:
        await self.wait_until_ready()
