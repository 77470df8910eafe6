"""`/settings`: what a server's administrators decide about the bot."""

from discord import app_commands

from bot.client import Interaction
from bot.interface.permissions import server_of
from bot.server_settings.controls import shown


@app_commands.command(description="Where I answer, who may post, what I keep, my language.")
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: Interaction) -> None:
    """Show the settings with everything to change them."""
    collection = server_of(interaction)
    await interaction.response.defer(thinking=True, ephemeral=True)
    current = await interaction.client.lookups.settings(collection)
    await interaction.edit_original_response(view=shown(interaction, current))
