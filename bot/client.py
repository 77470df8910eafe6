"""The Discord client: least intents, nothing that can ping, and a way to stop in good order."""

from collections.abc import Callable
from typing import Any, Protocol

import discord
import structlog
from discord.app_commands import AppCommand
from discord.ext import tasks

from bot.connection.persistent_client import PersistentClient
from bot.direct_messages import DirectMessages
from bot.heartbeat import BEAT_EVERY, Heartbeat
from bot.server_presence import ServerPresence, server_of
from bot.services.article_questions import ArticleQuestions
from bot.services.gaps import GapBoard
from bot.services.lookups import Lookups
from bot.services.old_answers import OldAnswers
from bot.services.operator_folder import OperatorFolder
from bot.services.questions import Questions
from bot.services.rate_limits import RateLimits
from bot.services.reading_queue import ReadingQueue
from bot.services.records import Records
from bot.services.sentence_lists import SentenceLists
from bot.services.sources import Sources
from bot.services.suggestions import RefusalSuggestions
from bot.services.weeks import Weeks
from bot.services.work_in_progress import Restarting, WorkInProgress
from bot.services.workers import Workers
from corpus.questions.question import AskedQuestion
from corpus.storage.database import Database

DRAIN_FOR = 10
"""Seconds that work under way gets to finish when the bot is stopped."""

TELL_FOR = 3
"""Seconds that Discord gets to take the last replies."""

log = structlog.get_logger()


class Surface(Protocol):
    """What people see and use of the bot: the client hands on to it what Discord tells."""

    async def set_up(self) -> None:
        """Make ready what must stand before the first event, and begin what runs beside."""

    async def lead(self) -> None:
        """Do what one process does for all: publish the commands."""

    async def hear(self, message: discord.Message) -> None:
        """Answer who addresses the bot, and nobody else."""

    async def ask(self, interaction: "Interaction", asked: AskedQuestion, key: str | None) -> None:
        """Answer *asked*, which a control of ours asks for whoever used it.

        The interaction is acknowledged already. *key* is that of the question which is asked anew,
        if any: for who asked it, the message becomes the answer.
        """

    async def join(self, guild: discord.Guild) -> None:
        """Do what is to be done when *guild* has added the bot."""

    async def receive(self, interaction: "Interaction") -> None:
        """Answer a form, and what of ours no version of today knows."""

    async def receive_unreadable(self, data: object) -> None:
        """Answer an interaction that discord.py could not read."""

    async def published(self, name: str) -> AppCommand | None:
        """Return the command of that name as Discord has it; `None` when it has none."""

    async def stop(self) -> None:
        """End what runs beside."""


class FootnoteClient(PersistentClient):
    """Footnote on Discord, its services, and the *surface* that people use.

    *options* are passed on, for tests and proxies.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - its services, and what people use of them
        self,
        questions: Questions,
        sources: Sources,
        gaps: GapBoard,
        operator_folder: OperatorFolder,
        database: Database,
        heartbeat: Heartbeat,
        surface: Callable[["FootnoteClient"], Surface],
        **options: Any,  # noqa: ANN401 - whatever discord.Client takes
    ) -> None:
        self._asked_intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            intents=self._asked_intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            **options,
        )
        self.questions = questions
        self.article_questions = ArticleQuestions(questions)
        self.refusal_suggestions = RefusalSuggestions(questions)
        self.rate_limits = RateLimits(questions.questions, observations=questions.observations)
        self.lookups = Lookups(database)
        self.sentence_lists = SentenceLists(questions)
        self.records = Records(database, questions.asked.held)
        self.presence = ServerPresence(self, self.records)
        self.direct_messages = DirectMessages(self, self.lookups, self.records)
        self.sources = sources
        self.reading_queue = ReadingQueue(sources.reading)
        self.stopping = False
        self.work_in_progress = WorkInProgress()
        self.gaps = gaps
        self.operator_folder = operator_folder
        self.old_answers = OldAnswers(database)
        self.weeks = Weeks(database, questions, sources)
        self.surface = surface(self)
        self._heartbeat = heartbeat
        self._beating = Workers("heartbeat", 1)

    async def setup_hook(self) -> None:
        """Make ready what must stand before the first event: commands and buttons.

        The words of all messages are asked for where the application has that intent: Discord
        would close the connection to one that has not.
        """
        flags = self.application.flags if self.application else discord.ApplicationFlags()
        self._asked_intents.message_content = (
            flags.gateway_message_content or flags.gateway_message_content_limited
        )
        await self.surface.set_up()
        self._beat.start()

    async def on_shard_ready(self, shard: int) -> None:
        """Notice the servers of *shard* that came and went meanwhile."""
        await self.presence.meet(shard)

    async def on_ready(self) -> None:
        """Tell the operator that the bot can be used."""
        log.info("ready", user=str(self.user), servers=len(self.guilds))

    async def on_lead(self) -> None:
        """Do what one process does for all, now that shard 0 came to this one."""
        await self.surface.lead()
        await self.operator_folder.take_up()

    async def on_message(self, message: discord.Message) -> None:
        """Answer who addresses the bot, and nobody else."""
        await self.surface.hear(message)

    async def on_unreadable_event(self, event: str, data: Any) -> None:  # noqa: ANN401 - as Discord sent it
        """Answer an interaction that discord.py could not read; another event is let go."""
        if event == "INTERACTION_CREATE":
            await self.surface.receive_unreadable(data)

    async def on_interaction(self, interaction: "Interaction") -> None:
        """Answer what discord.py leaves to us."""
        await self.surface.receive(interaction)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what a server has that added the bot again in the grace period, and greet it.

        discord.py does not call this for servers that the bot was in when it connected.
        """
        await self.presence.joined(guild)
        if not self.stopping:
            await self.surface.join(guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Know what Discord tells of *guild* again, or for the first time, after an outage.

        Of a server that has added the bot meanwhile, discord.py tells nothing else.
        """
        await self.presence.available(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Begin the grace period; discord.py does not call this for mere outages."""
        await self.presence.left(guild)

    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """Keep by which name members know a server."""
        if server_of(before) != server_of(after):
            await self.presence.renamed(after)

    def require_running(self) -> None:
        """Return while the bot takes work; raise `Restarting` once it does not."""
        if self.stopping:
            raise Restarting

    async def drain(self) -> None:
        """Take no more work, let what is under way finish for `DRAIN_FOR` seconds, then leave."""
        self.stopping = True
        log.info("stopping", all_finished=await self.work_in_progress.finished(within=DRAIN_FOR))
        await self.close()

    async def finish_replies(self) -> None:
        """Break off what is under way still, and tell those who wait for it to ask again."""
        self.work_in_progress.break_off()
        await self.work_in_progress.finished(within=TELL_FOR)

    async def leave(self) -> None:
        """Leave Discord, then let go of our own."""
        self._beat.cancel()
        await self.surface.stop()
        await super().leave()
        await self._beating(self._heartbeat.stop)
        for each in (
            self.weeks,
            self.gaps,
            self.old_answers,
            self.questions,
            self.sources,
            self.operator_folder,
            self.records,
            self.lookups,
        ):
            await self._beating(each.close)
        if self.plan.sharing is not None:
            await self._beating(self.plan.sharing.close)
        self._beating.close()

    @tasks.loop(seconds=BEAT_EVERY)
    async def _beat(self) -> None:
        if self.is_serving:
            await self._beating(self._heartbeat.beat)

    @_beat.before_loop
    async def _before_beat(self) -> None:
        await self.wait_until_serving()


Interaction = discord.Interaction[FootnoteClient]
"""What Discord tells when somebody uses a command, a button or a form of ours."""
