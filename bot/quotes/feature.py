"""The feature: the message menu “Check quotes”."""

from discord.app_commands import ContextMenu

from bot.interface.feature import Feature
from bot.quotes.command import check_quotes

FEATURE = Feature(commands=(ContextMenu(name="Check quotes", callback=check_quotes),))
