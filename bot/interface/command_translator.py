"""Names and descriptions of commands in every language of Discord that we have words for."""

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot.language import ENGLISH, catalogue, language_of

CONTEXTS = {
    Place.command_name: "command",
    Place.group_name: "command",
    Place.parameter_name: "option",
}
"""Under which context a name stands in the catalogues: one word may be a command and an option."""


class CommandTranslator(app_commands.Translator):
    """Takes the words from the catalogues when the commands are published."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return *string* in *locale*; null where the English original serves."""
        language = language_of(locale.value)
        if language == ENGLISH:
            return None
        message, words = string.message, catalogue(language)
        named = context_of(context)
        found = words.pgettext(named, message) if named else words.gettext(message)
        return None if found == message else found


def context_of(place: "app_commands.TranslationContext[Any, Any]") -> str | None:
    """Return the context of the catalogues for *place*; null for descriptions and choices."""
    if isinstance(place.data, app_commands.ContextMenu):
        return "menu"
    return CONTEXTS.get(place.location)
