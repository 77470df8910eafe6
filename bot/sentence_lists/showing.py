"""How a list of sentences is shown: after a command, and when somebody turns its page."""

from collections.abc import Awaitable, Callable

import discord

from bot.client import Interaction
from bot.interface.layout import notice_card
from bot.interface.pace import asking, searching
from bot.interface.permissions import NotAllowed
from bot.interface.place import Place, asked_collection, place_of, speak_to_everyone
from corpus.store import OPERATOR

Made = Callable[[str], Awaitable[discord.ui.LayoutView]]
"""Makes the card of a list from the articles of a collection."""


async def show(interaction: Interaction, made: Made) -> None:
    """Answer a command with what is *made*, privately where the server's answers are."""
    with asking(interaction):
        if interaction.guild_id is None:
            await interaction.response.defer(thinking=True)
            await _fill(interaction, await _direct_collection(interaction), made)
            return
        place = await place_of(interaction)
        if not place.is_open:
            view = notice_card(place.elsewhere)
            await interaction.response.send_message(view=view, ephemeral=True)
            return
        await _show_in_server(interaction, place, made)


async def turn(interaction: Interaction, made: Made) -> None:
    """Show another page: in place to who alone sees the list, else to who pressed alone."""
    message = interaction.message
    alone = interaction.guild_id is None or (message is not None and message.flags.ephemeral)
    with searching(interaction):
        if alone:
            await interaction.response.defer()
        else:
            await interaction.response.defer(thinking=True, ephemeral=True)
        await _fill(interaction, await asked_collection(interaction), made)


async def _show_in_server(interaction: Interaction, place: Place, made: Made) -> None:
    private = place.settings.private_by_default
    await interaction.response.defer(thinking=True, ephemeral=private)
    if not private:
        speak_to_everyone(place.settings)
    await _fill(interaction, place.collection, made)


async def _direct_collection(interaction: Interaction) -> str:
    """Return whose articles a direct message asks: what was chosen, or the one server shared.

    Raises:
        NotAllowed: Several servers are shared, and none was chosen yet.
    """
    direct, member = interaction.client.direct_messages, interaction.user.id
    server = await direct.chosen(member)
    if server is None:
        shared = await direct.shared(member)
        if len(shared) > 1:
            raise NotAllowed("Ask me a question with /ask first, and choose a server for it.")
        server = await direct.choose_only(member, shared)
    return server.collection if server else OPERATOR


async def _fill(interaction: Interaction, collection: str, made: Made) -> None:
    """Put the list where a reply was promised, once it is the member's turn."""
    async with interaction.client.rate_limits.turn(collection, str(interaction.user.id)):
        view = await made(collection)
    await interaction.edit_original_response(view=view)
