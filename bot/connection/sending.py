"""Sending messages of the bot's own accord: each by the first way that Discord does not refuse."""

import asyncio
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import discord

from bot.connection import outgoing_messages as own
from bot.connection.delivery import CHANNEL_GONE, MESSAGE_GONE, log_failure
from bot.connection.outgoing_messages import FAILURES, Attempt, OutgoingMessage, is_refused
from bot.connection.sent_before import taken_before
from corpus.storage.outgoing import Delivery


async def first_taken(
    client: discord.Client,
    attempt: Attempt,
    ways: Sequence[OutgoingMessage],
    line: OutgoingMessage | None = None,
) -> Delivery:
    """Send the first of *ways* that Discord does not refuse, unless one was taken before.

    Where all are refused, *line* tells moderators so, if it is given and they can be told.
    """
    outcome = await _first_taken(client, attempt, ways)
    if outcome is not Delivery.REFUSED or line is None:
        return outcome
    told = await _first_taken(client, attempt, [line])
    return Delivery.FAILED if told is Delivery.FAILED else Delivery.REFUSED


async def _first_taken(
    client: discord.Client, attempt: Attempt, ways: Sequence[OutgoingMessage]
) -> Delivery:
    before = await taken_before(client, attempt, ways)
    if before is not None:
        return before
    if attempt.doubtful_since is not None:
        await attempt.begin_anew()
    code = 0
    for outgoing, following in zip_longest(ways, ways[1:]):
        if outgoing.behind is not None and outgoing.behind != code:
            continue
        outcome, code = await _sent(client, outgoing, following.behind if following else None)
        if outcome is not Delivery.REFUSED:
            return outcome
    return Delivery.REFUSED


async def _sent(
    client: discord.Client, outgoing: OutgoingMessage, expected: int | None
) -> tuple[Delivery, int]:
    """Send *outgoing*; return what came of it, and Discord's code where it was refused.

    The log is told unless the code is the *expected* one, behind which another is sent.
    """
    place: object = None
    try:
        async with asyncio.timeout(own.PATIENCE):
            place = opened = await outgoing.place()
            await opened.send(**_marked(outgoing), nonce=outgoing.nonce)
    except FAILURES as failed:
        code = failed.code if isinstance(failed, discord.HTTPException) else 0
        if code == MESSAGE_GONE:
            return Delivery.SENT, code  # it was deleted since
        if code != expected:
            log_failure(outgoing.what, failed, getattr(place, "id", None))
        final = is_refused(failed) and not (code == CHANNEL_GONE and _is_held(client, place))
        return (Delivery.REFUSED if final else Delivery.FAILED), code
    return Delivery.SENT, 0


def _is_held(client: discord.Client, place: object) -> bool:
    """Return whether the gateway has told of *place* and not that it went, as it does of each.

    REST that knows of no such channel then is one that Discord has lost for a while.
    """
    return client.get_channel(getattr(place, "id", 0)) is not None


def _marked(outgoing: OutgoingMessage) -> dict[str, Any]:
    """Return the options of *outgoing* with its mark on its first component."""
    first = outgoing.options["view"].children[0]
    item = first.item if isinstance(first, discord.ui.DynamicItem) else first
    item.id = outgoing.mark
    return outgoing.options
