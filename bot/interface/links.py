"""Links that a Discord button can carry."""

from typing import Any

import discord

from bot.language import gettext
from corpus.links import web_address

LONGEST_BUTTON_LINK = 512
"""Characters of a link button's address, from Discord's component reference."""


def link_for_button(url: str | None) -> str | None:
    """Return *url*, or it without its text fragment when too long, or null when unsafe.

    One that Discord would refuse is unsafe too: the whole message would be lost with it.
    """
    address = web_address(url or "")
    if address is None:
        return None
    written = address.replace(" ", "%20")
    if len(written) > LONGEST_BUTTON_LINK:
        written = written.partition(":~:text=")[0].removesuffix("#")
    return written if len(written) <= LONGEST_BUTTON_LINK else None


def link_button(*urls: str | None, label: str | None = None) -> list[discord.ui.Item[Any]]:
    """Return the button to the first of *urls* that one can carry, none where there is no such."""
    url = next(filter(None, map(link_for_button, urls)), None)
    said = label or gettext("Read the article")
    return [discord.ui.Button(label=said, url=url)] if url else []
