"""Answers that one member sees, and how they reach the channel: only by that member's hand."""

import discord
from discord import ButtonStyle

from bot.articles.opening import surrounded
from bot.ask.answering import card_of, illustrated
from bot.ask.passages import SHOWN
from bot.ask.suggestions import with_suggestions
from bot.client import Interaction
from bot.connection.delivery import nonce_of
from bot.interface.components import Button, Component, button
from bot.interface.pace import searching
from bot.interface.permissions import NotAllowed, open_place
from bot.interface.place import Place, place_of, speak_to_everyone
from bot.interface.refusals import may_write, why_not_written
from bot.language import gettext, speaking, spoken
from bot.services.questions import Answered
from corpus.errors import SourcesChanged
from index.answer import Reply


class Share(Component[Button], template=r"share:(?P<key>[0-9a-f]{16})"):
    """Posts a private answer to the channel, once, for who asked and may speak there."""

    def __init__(self, key: str, *, done: bool = False) -> None:
        label = gettext("Shared") if done else gettext("Share")
        style = ButtonStyle.secondary if done else ButtonStyle.primary
        super().__init__(button(f"share:{key}", label, style))
        self.item.disabled = done
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Post the answer."""
        _check_may_speak(interaction)
        with searching(interaction):
            await interaction.response.defer()
            await self._share_in_turn(interaction)

    async def _share_in_turn(self, interaction: Interaction) -> None:
        place = await open_place(interaction)
        answered = await _given(interaction, place, self._key)
        if not answered.answer.answered:
            raise SourcesChanged
        questions, asker = interaction.client.questions, str(interaction.user.id)
        await questions.note(lambda asked: asked.share(place.collection, self._key, asker))
        try:
            sent = await self._post(interaction, place, answered)
        except BaseException:
            await questions.note(lambda asked: asked.unshare(place.collection, self._key))
            raise
        await questions.note(lambda asked: asked.placed(place.collection, self._key, str(sent.id)))
        view = private_card(answered, place, shared=True)
        await interaction.edit_original_response(view=view)

    async def _post(
        self, interaction: Interaction, place: Place, answered: Answered
    ) -> discord.Message:
        channel = interaction.client.get_partial_messageable(int(interaction.channel_id or 0))
        view = _shared_card(interaction, place, answered)
        # Where Discord's answer was lost, who presses again is shown the message that it took.
        return await channel.send(view=view, nonce=nonce_of("share", self._key))


class Read(Component[Button], template=r"read:(?P<key>[0-9a-f]{16})"):
    """Shows who asked, and nobody else, their answer in a server that keeps answers private."""

    def __init__(self, key: str) -> None:
        super().__init__(button(f"read:{key}", gettext("Read the answer")))
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Show the answer."""
        with searching(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            await self._read_in_turn(interaction)

    async def _read_in_turn(self, interaction: Interaction) -> None:
        place = await place_of(interaction)
        asker = str(interaction.user.id)
        await interaction.client.questions.note(
            lambda asked: asked.check_asker(place.collection, self._key, asker)
        )
        answered = await _given(interaction, place, self._key)
        view = private_card(answered, place)
        await interaction.edit_original_response(view=view)


def private_card(
    answered: Answered, place: Place, *, shared: bool = False
) -> discord.ui.LayoutView:
    """Return the card that the asker alone sees, with a button to share an answer."""
    can_share = answered.answer.answered and place.in_server
    first = [Share(answered.key, done=shared)] if can_share else []
    return card_of(answered, keeps=place.keeps_questions, first=[*first])


def _shared_card(
    interaction: Interaction, place: Place, answered: Answered
) -> discord.ui.LayoutView:
    """Return the card that everyone sees, in the language that the server set for that."""
    with speaking(spoken()):
        speak_to_everyone(place.settings)
        note = gettext("asked by {member}", member=f"<@{interaction.user.id}>")
        return card_of(answered, keeps=place.keeps_questions, notes=(note,))


async def _given(interaction: Interaction, place: Place, key: str) -> Answered:
    """Return the answer that its asker was given; one that was not kept is found anew."""
    client = interaction.client
    kept = await client.questions.given(place.collection, key)
    if kept is not None and kept.answer.reply is not Reply.ARTICLE:
        return illustrated(await with_suggestions(client, place, kept), place)
    async with client.rate_limits.turn(place.collection, str(interaction.user.id)):
        answered = kept or await client.questions.again(place.collection, key, SHOWN)
        found = await surrounded(client, place.collection, answered)
    return illustrated(await with_suggestions(client, place, found), place)


def _check_may_speak(interaction: Interaction) -> None:
    """Refuse unless both the person and the bot may write where the button is."""
    if not may_write(interaction.channel, interaction.permissions):
        raise NotAllowed("You can't write in this channel, so I can't post there for you.")
    if (lacking := why_not_written(interaction.channel, interaction.app_permissions)) is not None:
        raise lacking
