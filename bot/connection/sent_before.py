"""Whether a message of the bot's own accord was taken when nobody learned so: it is looked for."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import discord
import structlog

from bot.connection import outgoing_messages as own
from bot.connection.delivery import log_failure
from bot.connection.outgoing_messages import FAILURES, Attempt, OutgoingMessage, is_refused
from corpus.storage.outgoing import SENT_AGAIN_WITHIN, Delivery

CLOCKS_APART = timedelta(minutes=10)
"""By how much the database's clock and Discord's may differ, for messages to be found."""

MOST_LOOKED_AT = 1000
"""Messages among which one is looked for: ten requests, at 100 each. Our own choice."""

log = structlog.get_logger()


async def taken_before(
    client: discord.Client, attempt: Attempt, ways: Sequence[OutgoingMessage]
) -> Delivery | None:
    """Return what is known of an earlier attempt; `None` where none of *ways* was taken."""
    since = attempt.doubtful_since
    if since is None:
        return None
    for outgoing in {each.names: each for each in ways}.values():
        outcome = await _looked_for(client, outgoing, since)
        if outcome is not None:
            return outcome
    return None


async def _looked_for(
    client: discord.Client, outgoing: OutgoingMessage, since: datetime
) -> Delivery | None:
    """Return whether *outgoing* was taken after *since*; `None` where it certainly was not."""
    opened = None
    try:
        async with asyncio.timeout(own.PATIENCE):
            opened = await outgoing.place()
            if _shows_its_messages(client, opened):
                return await _found(client, outgoing, opened, since)
    except FAILURES as failed:
        log_failure(outgoing.what, failed, getattr(opened, "id", None))
        if not is_refused(failed):
            return Delivery.FAILED
        if opened is None:
            return None  # nothing can be sent to a place that is none
    log.warning("nobody knows whether it was sent", what=outgoing.what)
    return Delivery.REFUSED


def _shows_its_messages(client: discord.Client, place: discord.abc.Messageable) -> bool:
    """Return whether the bot sees what was written in *place*; Discord says nothing if not."""
    if not isinstance(place, discord.PartialMessageable):
        return True  # a direct message's
    channel = client.get_channel(place.id)
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return False
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.view_channel and allowed.read_message_history


async def _found(
    client: discord.Client,
    outgoing: OutgoingMessage,
    place: discord.abc.Messageable,
    since: datetime,
) -> Delivery | None:
    seen = 0
    until = since + SENT_AGAIN_WITHIN + CLOCKS_APART
    messages = place.history(
        after=since - CLOCKS_APART, before=until, limit=MOST_LOOKED_AT, oldest_first=True
    )
    async for message in messages:
        seen += 1
        if message.author == client.user and outgoing.mark in _ids(message.components):
            return Delivery.SENT
    return Delivery.REFUSED if seen == MOST_LOOKED_AT else None


def _ids(components: Sequence[Any]) -> Iterator[int | None]:
    for each in components:
        yield each.id
        yield from _ids(getattr(each, "children", ()))
