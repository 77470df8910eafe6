"""Servers, channels and people as Discord tells of them, with every key that discord.py needs."""

from itertools import count
from typing import Any

Json = dict[str, Any]

APPLICATION = 1000
BOT_USER = 1001
MANAGE_MESSAGES = 1 << 13
MANAGE_SERVER = 1 << 5
SEND_MESSAGES = 1 << 11
SEND_IN_THREADS = 1 << 38
MEMBER_PERMISSIONS = str(1 << 10 | SEND_MESSAGES | 1 << 16 | 1 << 31 | SEND_IN_THREADS)
"""View the channel, write in it and in threads, read its history, use application commands."""

CURATORS = 701
"""A role that server 1 has beside everyone's; each server has one of its own."""

GENERAL, GARDEN, THREAD, FORUM, CLOSED = 500, 510, 520, 530, 540
"""What the ids of a server's channels, and of a thread in the first, add to the server's.

The last one only curators can read.
"""
VIEW_CHANNEL, READ_HISTORY = 1 << 10, 1 << 16
FORUM_TYPE, PUBLIC_THREAD, PRIVATE_THREAD = 15, 11, 12

_snowflakes = count(10_000)


def snowflake() -> str:
    """Return an id that was not given before."""
    return str(next(_snowflakes))


def permissions(*, moderates: bool, administers: bool) -> str:
    """Return what a member may do in a channel, as Discord writes it."""
    more = MANAGE_MESSAGES * moderates | MANAGE_SERVER * administers
    return str(int(MEMBER_PERMISSIONS) | more)


def user(key: int | str, name: str, *, bot: bool = False) -> Json:
    """Return a user object."""
    return {
        "id": str(key),
        "username": name,
        "discriminator": "0",
        "avatar": None,
        "global_name": name,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    } | ({"bot": True} if bot else {})


MESSAGE_CONTENT_LIMITED = 1 << 19
"""The flag of an application that has the intent Message Content, and is not verified."""


def application(*, message_content: bool = False) -> Json:
    """Return the bot's application, as REST tells it."""
    return {
        "id": str(APPLICATION),
        "name": "Footnote",
        "icon": None,
        "description": "",
        "summary": "",
        "verify_key": "0" * 64,
        "flags": MESSAGE_CONTENT_LIMITED * message_content,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user(1, "owner"),
        "team": None,
    }


def guild(key: int) -> Json:
    """Return a server with one text channel, as GUILD_CREATE tells it."""
    return {
        "id": str(key),
        "name": f"Server {key}",
        "unavailable": False,
        "owner_id": "9",
        "roles": [role(key, "@everyone"), role(key + CURATORS - 1, "Curators")],
        "members": [member(user(BOT_USER, "Footnote", bot=True))],
        "channels": [channel(key), channel(key, GARDEN), forum(key), closed(key)],
        "emojis": [],
        "features": [],
        "threads": [thread(key)],
        "member_count": 2,
    }


def role(key: int, name: str) -> Json:
    """Return a role of a server."""
    return {
        "id": str(key),
        "name": name,
        "permissions": MEMBER_PERMISSIONS,
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def member(who: Json, allowed: str | None = None, roles: list[str] | None = None) -> Json:
    """Return *who* as a member of a server; an interaction tells what they are *allowed*."""
    known = {
        "user": who,
        "roles": roles or [],
        "flags": 0,
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "nick": None,
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "pending": False,
        "premium_since": None,
    }
    return known | ({"permissions": allowed} if allowed else {})


def channel(guild_key: int, key: int = GENERAL) -> Json:
    """Return a text channel of a server."""
    return {
        "id": str(guild_key + key),
        "type": 0,
        "name": "general" if key == GENERAL else "garden",
        "position": 0,
        "guild_id": str(guild_key),
        "permission_overwrites": [],
        "nsfw": False,
        "flags": 0,
        "permissions": MEMBER_PERMISSIONS,
    }


def forum(guild_key: int) -> Json:
    """Return the forum of a server."""
    return channel(guild_key, FORUM) | {
        "type": FORUM_TYPE,
        "name": "guides",
        "available_tags": [],
        "default_sort_order": None,
        "default_reaction_emoji": None,
    }


def closed(guild_key: int) -> Json:
    """Return the channel of a server that only its curators can read."""
    curators, everyone = str(guild_key + CURATORS - 1), str(guild_key)
    hidden = {"id": everyone, "type": 0, "allow": "0", "deny": str(VIEW_CHANNEL)}
    shown = {"id": curators, "type": 0, "allow": str(VIEW_CHANNEL), "deny": "0"}
    bots = {"id": str(BOT_USER), "type": 1, "allow": str(VIEW_CHANNEL), "deny": "0"}
    named = {"name": "minutes", "permission_overwrites": [hidden, shown, bots]}
    return channel(guild_key, CLOSED) | named


def thread(guild_key: int, key: str | None = None, **more: Any) -> Json:  # noqa: ANN401 - any part of it
    """Return a thread in the server's first channel; one that a message began has its id."""
    return {
        "id": key or str(guild_key + THREAD),
        "type": PUBLIC_THREAD,
        "name": "a thread",
        "guild_id": str(guild_key),
        "parent_id": str(guild_key + GENERAL),
        "owner_id": "1",
        "message_count": 0,
        "total_message_sent": 0,
        "member_count": 1,
        "flags": 0,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 60,
            "archive_timestamp": "2026-11-24T00:00:00+00:00",
            "locked": False,
        },
        "permissions": MEMBER_PERMISSIONS,
    } | more


def direct(who: Json) -> Json:
    """Return the channel in which the bot and *who* are alone."""
    return {"id": direct_key(who["id"]), "type": 1, "last_message_id": None, "flags": 0}


def direct_key(user_id: str) -> str:
    """Return the id of the channel in which the bot and a user are alone."""
    return f"9{user_id}"
