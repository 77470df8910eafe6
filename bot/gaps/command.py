"""`/gaps`: what members asked and no source answers."""

from discord import app_commands

from bot.client import Interaction
from bot.gaps.buttons import list_page
from bot.interface.permissions import server_of
from bot.interface.place import counted_in


@app_commands.command(description="What members asked that no source answers.")
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_messages=True)
async def gaps(interaction: Interaction) -> None:
    """Show the first page of open questions."""
    client, collection = interaction.client, server_of(interaction)
    with client.rate_limits.place(counted_in(interaction), str(interaction.user.id)):
        await interaction.response.defer(thinking=True, ephemeral=True)
        view = await list_page(client.gaps, collection, 0)
    await interaction.edit_original_response(view=view)
