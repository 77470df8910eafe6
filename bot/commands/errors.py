"""The one place where an error in a command or button becomes a sentence for the person."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.cards.context import notice_card
from bot.cards.own_words import refusal
from bot.language import gettext, language_of, speaking
from corpus.errors import FootnoteError, StoreUnavailable

ALREADY_GONE = frozenset({10062, 40060})
"""Discord's codes for an interaction that expired, or that another process answered."""

_EDITS = frozenset({discord.InteractionResponseType.deferred_message_update})

log = structlog.get_logger()


def language_for(interaction: discord.Interaction[Any]) -> str:
    """Return the language of the person: what they set Discord to, where we have it."""
    return language_of(interaction.locale.value)


async def tell(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Answer *interaction* privately with what to do next; the log has what happened."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in ALREADY_GONE:
        log.info("interaction gone", code=cause.code)
        return
    await say(interaction, sentence_for(cause))


def sentence_for(error: BaseException) -> str:
    """Return what a person is told of *error*, as Discord text; the log has what happened."""
    if isinstance(error, StoreUnavailable):
        log.error("store unavailable", reason=str(error))
    if isinstance(error, FootnoteError):
        return refusal(error)
    reference = secrets.token_hex(3)
    log.error("command failed", reference=reference, exc_info=error)
    return gettext(
        "Something went wrong on my side (reference {reference}). Please try again.",
        reference=reference,
    )


async def say(interaction: discord.Interaction[Any], sentence: str) -> None:
    """Show *sentence*, Discord text, to the person alone, acknowledged already or not."""
    try:
        if interaction.response.type in _EDITS:
            # The message that was pressed stays as it is: it may be all that others see.
            await interaction.followup.send(view=notice_card(sentence), ephemeral=True)
        elif interaction.response.is_done():
            await interaction.edit_original_response(view=notice_card(sentence))
        else:
            await interaction.response.send_message(view=notice_card(sentence), ephemeral=True)
    except discord.HTTPException as failed:
        log.warning("could not tell the person", status=failed.status, code=failed.code)


async def guarded(
    interaction: discord.Interaction[Any], work: Callable[[], Awaitable[None]]
) -> None:
    """Do *work* for a button or form, whose errors Discord's library would swallow.

    It speaks the language of who pressed, as a command does.
    """
    with speaking(language_for(interaction)):
        try:
            with interaction.client.workload.under_way():
                await work()
        except Exception as error:  # noqa: BLE001 - the last place before silence
            await tell(interaction, error)
