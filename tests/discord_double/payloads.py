"""The objects that Discord sends, with every key that discord.py needs."""

from itertools import count
from typing import Any

Json = dict[str, Any]

APPLICATION = 1000
BOT_USER = 1001
MANAGE_MESSAGES = 1 << 13
MANAGE_SERVER = 1 << 5
MEMBER_PERMISSIONS = "2147552256"  # view, send, history, use application commands

CURATORS = 701
"""A role that server 1 has beside everyone's; each server has one of its own."""

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


def application() -> Json:
    """Return the bot's application, as REST and READY tell it."""
    return {
        "id": str(APPLICATION),
        "name": "Footnote",
        "icon": None,
        "description": "",
        "summary": "",
        "verify_key": "0" * 64,
        "flags": 0,
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
        "owner_id": "1",
        "roles": [role(key, "@everyone"), role(key + CURATORS - 1, "Curators")],
        "members": [],
        "channels": [channel(key)],
        "emojis": [],
        "features": [],
        "threads": [],
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


def channel(guild_key: int) -> Json:
    """Return the text channel of a server."""
    return {
        "id": str(guild_key + 500),
        "type": 0,
        "name": "general",
        "position": 0,
        "guild_id": str(guild_key),
        "permission_overwrites": [],
        "nsfw": False,
        "permissions": MEMBER_PERMISSIONS,
    }


def direct_channel(recipient: int | str) -> Json:
    """Return the channel of direct messages with one person."""
    return {"id": f"9{recipient}", "type": 1, "recipients": [user(recipient, "recipient")]}


def interaction(kind: int, data: Json, member: Json, guild_key: int, token: str) -> Json:
    """Return an INTERACTION_CREATE payload from a member of a server."""
    return {
        "id": snowflake(),
        "application_id": str(APPLICATION),
        "type": kind,
        "token": token,
        "version": 1,
        "data": data,
        "guild_id": str(guild_key),
        "guild": {"id": str(guild_key), "locale": "en-US", "features": []},
        "channel_id": str(guild_key + 500),
        "channel": channel(guild_key),
        "member": {
            "user": member,
            "roles": [],
            "flags": 0,
            "permissions": MEMBER_PERMISSIONS,
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
        },
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": MEMBER_PERMISSIONS,
        "attachment_size_limit": 10_485_760,
        "authorizing_integration_owners": {"0": str(guild_key)},
        "context": 0,
        "entitlements": [],
    }


def message(channel_id: str, body: Json, key: str | None = None) -> Json:
    """Return a message of the bot whose text and components are those of *body*."""
    return {
        "id": key or snowflake(),
        "type": 0,
        "channel_id": channel_id,
        "author": user(BOT_USER, "Footnote", bot=True),
        "content": body.get("content") or "",
        "timestamp": "2026-11-24T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": body.get("embeds") or [],
        "components": body.get("components") or [],
        "flags": body.get("flags") or 0,
        "pinned": False,
        "application_id": str(APPLICATION),
    }
