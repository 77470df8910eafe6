"""`/gaps`: what members asked and no source answers."""

from discord import app_commands

from bot.client import Interaction
from bot.gaps.buttons import list_page
from bot.interface.pace import searching
from bot.interface.permissions import server_of


@app_commands.command(description="What members asked that no source answers.")
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_messages=True)
async def gaps(interaction: Interaction) -> None:
    """Show the first page of open questions."""
    client, collection = interaction.client, server_of(interaction)
    with searching(interaction):
        await interaction.response.defer(thinking=True, ephemeral=True)
        view = await list_page(client.gaps, collection, 0)
    await interaction.edit_original_response(view=view)
