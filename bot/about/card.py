"""What this bot is, on a card."""

import discord

from bot.interface.escaping import escape, escape_within
from bot.interface.layout import card
from bot.language import gettext

_MODEL_BUDGET = 200
"""UTF-16 units of the model's name, which may be a whole path."""


def about_card(
    *, name: str, version: str, articles: int, model: str, privacy: str
) -> discord.ui.LayoutView:
    """Return what this bot is, what it holds and, in *privacy*, what it keeps of its readers."""
    lines = [
        f"**{escape(name)} {escape(version)}**",
        gettext("Articles here: {count}", count=articles),
        gettext("Model: {model}", model=escape_within(model, _MODEL_BUDGET)),
    ]
    return card(["\n".join(lines), privacy])
