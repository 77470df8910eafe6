"""The objects that Discord sends, with every key that discord.py needs."""

import time
from collections.abc import Iterator
from itertools import count
from typing import Any

Json = dict[str, Any]

APPLICATION = 1000
BOT_USER = 1001
MANAGE_MESSAGES = 1 << 13
MANAGE_SERVER = 1 << 5
SEND_MESSAGES = 1 << 11
SEND_IN_THREADS = 1 << 38
EPHEMERAL = 1 << 6
"""The flag of a message that one member alone sees."""
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

DISCORD_EPOCH = 1_420_070_400_000
"""The milliseconds from which Discord's ids count."""


def snowflake() -> str:
    """Return an id that was not given before."""
    return str(next(_snowflakes))


def moment_snowflake() -> str:
    """Return an id that was not given before and tells when it was given, as a message's does."""
    milliseconds = int(time.time() * 1000) - DISCORD_EPOCH
    return str((milliseconds << 22) + next(_snowflakes) % (1 << 22))


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


def interaction(kind: int, data: Json, where: Json, token: str) -> Json:
    """Return an INTERACTION_CREATE payload in the channel *where*; who acts is yet to be added."""
    guild = where.get("guild_id")
    place: Json = {"context": 1, "authorizing_integration_owners": {"0": "0"}}
    if guild is not None:
        place = {
            "guild_id": guild,
            "guild": {"id": guild, "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "authorizing_integration_owners": {"0": guild},
            "context": 0,
        }
    return place | {
        "id": snowflake(),
        "application_id": str(APPLICATION),
        "type": kind,
        "token": token,
        "version": 1,
        "data": data,
        "channel_id": where["id"],
        "channel": where,
        "locale": "en-US",
        "app_permissions": MEMBER_PERMISSIONS,
        "attachment_size_limit": 10_485_760,
        "entitlements": [],
    }


def message(channel_id: str, body: Json, key: str | None = None) -> Json:
    """Return a message of the bot whose text and components are those of *body*."""
    return {
        "id": key or moment_snowflake(),
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
        "components": numbered(body.get("components") or [], count(1)),
        "flags": body.get("flags") or 0,
        "pinned": False,
        "application_id": str(APPLICATION),
    } | _reference(channel_id, body)


def numbered(components: list[Json], numbers: Iterator[int]) -> list[Json]:
    """Return *components* with ids, as Discord gives them to those that were sent without one."""
    made = []
    for each in components:
        known: Json = {"id": next(numbers)} | each
        if "components" in each:
            known["components"] = numbered(each["components"], numbers)
        if "accessory" in each:
            (known["accessory"],) = numbered([each["accessory"]], numbers)
        if "media" in each:
            known["media"] = _unfurled(each["media"])
        if "items" in each:
            known["items"] = [item | {"media": _unfurled(item["media"])} for item in each["items"]]
        made.append(known)
    return made


def _unfurled(media: Json) -> Json:
    """Return a picture of a component as Discord tells of it."""
    return {"id": snowflake(), "proxy_url": media["url"]} | media


def written(author: Json, where: Json, body: Json) -> Json:
    """Return a message of *author* in the channel *where*, as MESSAGE_CREATE tells it."""
    made = message(where["id"], body) | {"author": author, "mentions": body.get("mentions", [])}
    del made["application_id"]
    if "guild_id" in where:
        more = member(author)
        del more["user"]
        made |= {"guild_id": where["guild_id"], "member": more}
    return made | {"type": 19 if "message_reference" in made else 0}


def _reference(channel_id: str, body: Json) -> Json:
    answered = (body.get("message_reference") or {}).get("message_id")
    if answered is None:
        return {}
    return {"message_reference": {"type": 0, "message_id": str(answered), "channel_id": channel_id}}
