"""Old answers in channels: what became of their source is said in place of what it said then."""

import asyncio
from functools import partial

import discord

from bot.ask.answering import answered_for
from bot.ask.card import outdated_card
from bot.ask.passages import CORRECTED, WITHDRAWN
from bot.ask.private_answers import private_card
from bot.client import Interaction
from bot.connection.delivery import FAILURES, log_failure
from bot.connection.outgoing_messages import is_refused
from bot.interface.background import BackgroundTask
from bot.interface.components import Button, Component, button
from bot.interface.pace import asking
from bot.interface.permissions import open_place
from bot.interface.place import language_in, settled
from bot.language import gettext, speaking
from bot.local_forms import shown_day
from corpus.article import Slice
from corpus.errors import FootnoteError
from corpus.questions.outdated_answers import OutdatedAnswer
from corpus.questions.question import Asker
from corpus.storage.history import Action
from index.answer import RankedPassage, Span
from index.answering.quoting import quoted_passage

AT_ONCE = 20
"""Messages of one server that one look edits; the others are edited by the next."""

PACE = 1.0
"""Seconds from one edit to the next: Discord bounds those of messages older than an hour."""


class OldAnswerNotes(BackgroundTask):
    """Edits each message once whose answer cites what was corrected or withdrawn since.

    It is noted when it was edited: a crash may have it edited twice, to the same words.
    """

    every = 20

    failed = "old answers not noted"

    async def work(self) -> None:
        """Edit the messages that are due."""
        due = await self.client.old_answers.due(AT_ONCE, self.client.ownership.shards)
        await self.each(due, self._note)

    async def _note(self, outdated: OutdatedAnswer) -> None:
        await self.client.old_answers.note(outdated, partial(self._edit, outdated))
        await asyncio.sleep(PACE)

    async def _edit(self, outdated: OutdatedAnswer) -> bool:
        """Edit a message; return whether it says so now, or never will."""
        passage = await self._still_said(outdated)
        with speaking(await self._language(outdated.collection)):
            gone = outdated.change.action is Action.REMOVED
            told = gettext(WITHDRAWN if gone else CORRECTED, day=shown_day(outdated.change.at))
            again = AskAgain(outdated.key)
            view = outdated_card(outdated.question, told, passage, [again])
        channel = self.client.get_partial_messageable(int(outdated.channel_id))
        try:
            # What was plain text becomes a card, whose message can have no text beside it.
            message = channel.get_partial_message(int(outdated.message_id))
            await message.edit(content=None, view=view)
        except FAILURES as failed:
            log_failure("note on an old answer", failed, outdated.channel_id)
            return is_refused(failed)
        return True

    async def _still_said(self, outdated: OutdatedAnswer) -> RankedPassage | None:
        """Return the quoted words where their article says them today, word for word."""
        quoted, words = outdated.quoted, outdated.words
        if quoted is None or words is None:
            return None
        try:
            article = await self.client.questions.article(outdated.collection, quoted.article_id)
        except FootnoteError:
            return None
        start = article.body.find(words)
        if start < 0:
            return None
        return quoted_passage(
            article,
            Slice(start, start + len(words)),
            rank=quoted.rank,
            score=quoted.score,
            marked=Span(*quoted.highlight),
            words=Span(*quoted.answer) if quoted.answer else None,
        )

    async def _language(self, collection: str) -> str:
        place = await settled(self.client, collection, ())
        # The operator's articles answer in servers of other processes, too.
        servers = await self.client.lookups.servers([collection])
        return language_in(place, servers[0].locale if servers else None)


class AskAgain(Component[Button], template=r"again:(?P<key>[0-9a-f]{16})"):
    """Asks the question of an old answer anew, for the presser alone, who can share what comes."""

    def __init__(self, key: str) -> None:
        super().__init__(button(f"again:{key}", gettext("Ask again"), discord.ButtonStyle.primary))
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Answer from the articles as they stand now."""
        client, member = interaction.client, str(interaction.user.id)
        with asking(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            place = await open_place(interaction)
            asked = await client.questions.note(
                lambda kept: kept.recall(place.collection, self._key)
            )
            asker = Asker(member, str(interaction.channel_id), private=True)
            answered = await answered_for(client, place, asked, asker, asked.earlier)
            view = private_card(answered, place)
        await interaction.edit_original_response(view=view)
