"""Messages and interactions as Discord tells of them, with every key that discord.py needs."""

import time
from collections.abc import Iterator
from itertools import count

from bot.play.double.payloads import (
    APPLICATION,
    BOT_USER,
    MEMBER_PERMISSIONS,
    Json,
    member,
    snowflake,
    user,
)

EPHEMERAL = 1 << 6
"""The flag of a message that one member alone sees."""

DISCORD_EPOCH = 1_420_070_400_000
"""The milliseconds from which Discord's ids count."""


def moment_snowflake() -> str:
    """Return an id that was not given before and tells when it was given, as a message's does."""
    milliseconds = int(time.time() * 1000) - DISCORD_EPOCH
    return str((milliseconds << 22) + int(snowflake()) % (1 << 22))


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
