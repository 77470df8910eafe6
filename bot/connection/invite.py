"""What the bot asks of a server that it joins: scopes, permissions, and the link with both."""

import discord

SCOPES = ("bot", "applications.commands")
"""A member of the server that reads and writes messages, and its commands."""

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    attach_files=True,
)
"""What the code makes use of, and nothing more; `docs/discord.md` says what for."""


def invite_link(application_id: int) -> str:
    """Return the link by which an administrator adds the bot of *application_id* to a server."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


def missing(allowed: discord.Permissions) -> tuple[str, ...]:
    """Return the names, as Discord's settings show them, of the permissions that are not there."""
    if allowed.administrator:
        return ()
    held = dict(allowed)
    return tuple(_shown(name) for name, needed in PERMISSIONS if needed and not held[name])


def _shown(name: str) -> str:
    if name == "read_messages":  # what discord.py calls it
        return "View Channels"
    return name.replace("_", " ").title().replace(" In ", " in ")
