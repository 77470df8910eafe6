"""Replies to messages: what was asked for, or in a sentence what kept it from being done."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.ask.answering import buttons_view
from bot.client import FootnoteClient
from bot.connection.delivery import (
    FAILURES,
    is_about_place,
    is_about_reference,
    is_about_words,
    log_failure,
)
from bot.interface.errors import sentence_for
from bot.interface.layout import Actions
from bot.interface.own_words import refusal
from bot.interface.refusals import refusal_of, why_not_written
from bot.services.rate_limits import TooFast
from corpus.errors import FootnoteError

TOLD_AGAIN_AFTER = 10 * 60
"""Seconds until somebody is told again why nothing is written in a channel. Our own choice."""


async def guarded(
    client: FootnoteClient, message: discord.Message, work: Callable[[], Awaitable[None]]
) -> None:
    """Do *work*, and tell the writer in a sentence what kept it from being done."""
    with client.work_in_progress.replying():
        try:
            await _told(client, message, work)
        except FAILURES as failed:
            log_failure("answer", failed, message.channel.id)
            if is_about_place(failed):
                await tell_why_silent(client, message, refusal_of(failed, message.channel))


async def _told(
    client: FootnoteClient, message: discord.Message, work: Callable[[], Awaitable[None]]
) -> None:
    try:
        with client.work_in_progress.under_way():
            client.require_running()
            await work()
    except FAILURES as failed:
        if not is_about_words(failed):
            raise
        log_failure("answer", failed, message.channel.id)
        await say(message, refusal(refusal_of(failed, message.channel)))
    except TooFast as refused:
        if client.rate_limits.first_refusal(str(message.author.id), refused.wait):
            await _tell_privately(message, refusal(refused))
    except Exception as error:  # noqa: BLE001 - the last place before silence
        await say(message, sentence_for(error))


async def say(message: discord.Message, sentence: str) -> None:
    """Reply to *message* with *sentence*, Discord text."""
    await reply_with(message, sentence, [])


async def reply_with(message: discord.Message, content: str, actions: Actions) -> None:
    """Reply to *message* with *content*, Discord text, and *actions* below it."""
    more: dict[str, Any] = {"view": buttons_view(actions)} if actions else {}
    await replied(message, content, **more)


async def replied(message: discord.Message, content: str, **more: Any) -> discord.Message:  # noqa: ANN401 - as a message has them
    """Return what was sent as a reply to *message*, or below it where it cannot be replied to."""
    options = {"suppress_embeds": True} | more
    try:
        return await message.reply(content, **options)
    except discord.HTTPException as failed:
        if not is_about_reference(failed):
            raise
    return await message.channel.send(content, **options)


async def tell_why_silent(
    client: FootnoteClient, message: discord.Message, refused: FootnoteError
) -> None:
    """Tell who turned to the bot with *message*, and nobody else, why nothing is written there.

    They are told once for each channel within `TOLD_AGAIN_AFTER`.
    """
    if not turns_to_bot(client, message):
        return
    whom = f"{message.author.id}:{message.channel.id}"
    if client.rate_limits.first_refusal(whom, TOLD_AGAIN_AFTER):
        await _tell_privately(message, f"-# {message.jump_url}\n{refusal(refused)}")


def turns_to_bot(client: FootnoteClient, message: discord.Message) -> bool:
    """Return whether *message*, of a server, mentions the bot, or the role that is its own.

    Discord lists that role beside the bot; few are given words with its mention.
    """
    role = message.guild.self_role if message.guild else None
    return client.user in message.mentions or (role is not None and role in message.role_mentions)


async def _tell_privately(message: discord.Message, sentence: str) -> None:
    """Tell *sentence* to the writer alone; who takes no direct messages reads nothing."""
    try:
        await message.author.send(sentence)
    except FAILURES as failed:
        log_failure("refusal", failed, f"user:{message.author.id}")


def why_not_answered(channel: object, guild: discord.Guild) -> FootnoteError | None:
    """Return what keeps the bot from replying there, as far as it can tell; `None` for nothing."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return None
    try:
        allowed = channel.permissions_for(guild.me)
    except (AttributeError, discord.ClientException):
        return None  # the bot's own member or the thread's channel is not known here
    return why_not_written(channel, allowed)
