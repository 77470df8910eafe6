"""What the menus of messages share: something is looked up, and shown to the member alone."""

from collections.abc import Awaitable, Callable

from discord.ui import LayoutView

from bot.client import Interaction
from bot.interface.layout import card
from bot.interface.pace import asking
from bot.interface.place import place_of

Look = Callable[[str], Awaitable[LayoutView]]
"""Looks something up in a collection, and returns how it is shown."""


async def show_alone(interaction: Interaction, look: Look) -> None:
    """Show the member alone what *look* finds, when it is their turn, or where to ask instead.

    Raises:
        FootnoteError: It cannot be looked up, or they have asked too often.
    """
    client, member = interaction.client, str(interaction.user.id)
    with asking(interaction):
        await interaction.response.defer(thinking=True, ephemeral=True)
        place = await place_of(interaction)
        if not place.is_open:
            await interaction.edit_original_response(view=card([place.elsewhere]))
            return
        async with client.rate_limits.turn(place.collection, member):
            view = await look(place.collection)
        await interaction.edit_original_response(view=view)
