"""The one place where an error in a command or button becomes a sentence for the person."""

import secrets
from collections.abc import Awaitable, Callable

import discord
import structlog
from discord import app_commands

from bot.client import Interaction
from bot.connection.delivery import (
    FAILURES,
    is_about_reply,
    is_final,
    is_malformed,
    log_failure,
    log_lost_reply,
)
from bot.interface.frame import framed
from bot.interface.own_words import refusal
from bot.interface.pace import admit
from bot.interface.refusals import refusal_of
from bot.language import gettext, language_of, speaking
from bot.services.rate_limits import USES, TooFast
from corpus.errors import FootnoteError, StoreUnavailable

_EDITS = frozenset({discord.InteractionResponseType.deferred_message_update})
_OUTDATED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)

log = structlog.get_logger()


def language_for(interaction: Interaction) -> str:
    """Return the language of the person: what they set Discord to, where we have it."""
    return language_of(interaction.locale.value)


async def tell(interaction: Interaction, error: BaseException) -> None:
    """Answer *interaction* privately with what to do next; the log has what happened.

    Nothing is said where Discord has shown that the interaction's own reply is out of reach.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, FAILURES) and not is_malformed(cause):
        if is_about_reply(cause) and is_final(cause):
            log_lost_reply(what_of(interaction), cause, interaction.channel_id)
            return
        log_failure(what_of(interaction), cause, interaction.channel_id)
        cause = refusal_of(cause, interaction.channel)
    await say(interaction, sentence_for(cause))


def what_of(interaction: Interaction) -> str:
    """Return in words for the log what *interaction* is about."""
    data = dict(interaction.data or {})
    named = data.get("name") or ":".join(str(data.get("custom_id", "")).split(":")[:2])
    return f"{interaction.type.name} {named}"


def sentence_for(error: BaseException) -> str:
    """Return what a person is told of *error*, as Discord text; the log has what happened."""
    if isinstance(error, StoreUnavailable):
        log.error("store unavailable", reason=str(error))
    if isinstance(error, FootnoteError):
        return refusal(error)
    if isinstance(error, _OUTDATED):
        log.warning("command out of date", reason=type(error).__name__)
        return gettext("I don't know this command any more: reload Discord and try again.")
    reference = new_reference()
    log.error("command failed", reference=reference, exc_info=error)
    return something_went_wrong(reference)


def new_reference() -> str:
    """Return a short id by which a person's sentence and the log's line find each other."""
    return secrets.token_hex(3)


def something_went_wrong(reference: str) -> str:
    """Return the sentence that says so, with the *reference* under which the log has more."""
    return gettext(
        "Something went wrong on my side (reference {reference}). Please try again.",
        reference=reference,
    )


async def say(interaction: Interaction, sentence: str) -> None:
    """Show *sentence*, Discord text, to the person alone, acknowledged already or not."""
    with interaction.client.work_in_progress.replying():
        try:
            await _show(interaction, framed([sentence]))
        except FAILURES as failed:
            log_lost_reply(what_of(interaction), failed, interaction.channel_id)


async def _show(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    if interaction.response.type in _EDITS:
        # The message that was pressed stays as it is: it may be all that others see.
        await interaction.followup.send(view=view, ephemeral=True)
    elif interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def guarded(interaction: Interaction, work: Callable[[], Awaitable[None]]) -> None:
    """Do *work* for a button or form, whose errors Discord's library would swallow.

    It speaks the language of who pressed, as a command does, and counts as a use like one.
    """
    with speaking(language_for(interaction)):
        try:
            with interaction.client.work_in_progress.under_way():
                admit(interaction, USES)
                await work()
        except TooFast as refused:
            await _hold_back(interaction, refused)
        except Exception as error:  # noqa: BLE001 - the last place before silence
            await tell(interaction, error)


async def _hold_back(interaction: Interaction, refused: TooFast) -> None:
    """Tell who is too fast so once; what they press all the same is acknowledged in silence."""
    pressed = interaction.type is discord.InteractionType.component
    first = interaction.client.rate_limits.first_refusal(str(interaction.user.id), refused.wait)
    if first or not pressed or interaction.response.is_done():
        await tell(interaction, refused)
        return
    try:
        await interaction.response.defer()
    except FAILURES as failed:
        log_lost_reply(what_of(interaction), failed, interaction.channel_id)
