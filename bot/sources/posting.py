"""From what a moderator posted to the card they decide on, however it was posted."""

import asyncio
from collections.abc import Sequence

import discord
import structlog

from bot.client import FootnoteClient, Interaction
from bot.connection.delivery import FAILURES, is_malformed, log_failure
from bot.interface.errors import sentence_for
from bot.interface.escaping import escape_within
from bot.interface.layout import TEXT_BUDGET, notice_card
from bot.language import gettext, gettext_noop
from bot.retelling import retold
from bot.sources.look import decision_card
from corpus.article import Metadata, SourceKind
from corpus.errors import SourceRefused, StoreUnavailable
from corpus.formats import SIZE_LIMIT
from corpus.servers.collection_names import collection_of
from corpus.submissions.submission import Posted, Submission, SubmissionState

_NOT_HAD = gettext_noop("I couldn't get {file} from Discord: upload it again.")
_LATER = gettext_noop("Reading {name} takes longer: I'll write here once it is done.")

_NAME = 200

PATIENCE = 14 * 60
"""Seconds that a reading is waited for: after 15 minutes Discord forgets the interaction."""


log = structlog.get_logger()


def posted(  # noqa: PLR0913 - what a posting is
    interaction: Interaction,
    kind: SourceKind,
    name: str,
    stated: Metadata,
    data: bytes | None = None,
    *,
    replaces: str | None = None,
) -> Posted:
    """Return what the person of *interaction* posts."""
    return Posted(
        kind,
        name,
        interaction.user.display_name,
        str(interaction.user.id),
        str(interaction.channel_id),
        data,
        stated,
        replaces,
    )


async def posted_file(
    interaction: Interaction,
    file: discord.Attachment,
    stated: Metadata,
    limit: int = SIZE_LIMIT,
) -> Posted:
    """Return what the person posts with *file*, fetched.

    Raises:
        SourceRefused: It has more than *limit* bytes, or Discord does not give all of it out.
    """
    if file.size > limit:
        raise SourceRefused(
            "{file} is larger than {limit} MB: post the article alone, without the rest.",
            file=file.filename,
            limit=limit // 1_000_000,
        )
    try:
        data = await file.read()
    except (*FAILURES, OSError) as error:
        raise SourceRefused(_NOT_HAD, file=file.filename) from error
    if len(data) != file.size:
        raise SourceRefused(_NOT_HAD, file=file.filename)
    return posted(interaction, SourceKind.FILE, file.filename, stated, data)


async def take(interaction: Interaction, given: Posted) -> None:
    """Read *given* and show the person what was understood, or why it was refused."""
    collection = collection_of(interaction.guild_id or 0)
    submission = await interaction.client.sources.submit(collection, given)
    await _show(interaction, submission)


async def take_several(interaction: Interaction, chosen: Sequence[Submission]) -> None:
    """Read what was *chosen* and show each below the reply, as soon as it is read."""
    if len(chosen) == 1:
        await _show(interaction, chosen[0])
        return
    begun = gettext(
        "Reading {count} sources: each is shown below as soon as it is read.", count=len(chosen)
    )
    await interaction.edit_original_response(view=notice_card(begun))
    await asyncio.gather(*(_show_below(interaction, each) for each in chosen))


async def _show_below(interaction: Interaction, submission: Submission) -> None:
    try:
        await _show(interaction, submission, below=True)
    except Exception as error:  # noqa: BLE001 - it would be told of the others, too
        # The others are shown all the same, so this one says which it is.
        name = escape_within(submission.posted.name, _NAME)
        view = notice_card(f"{name}: {sentence_for(error)}")
        await interaction.followup.send(view=view, ephemeral=True)


async def _show(
    interaction: Interaction,
    submission: Submission,
    *,
    below: bool = False,
) -> None:
    """Read *submission* and show what came of it, in place of the reply or *below* it.

    Where that takes longer than Discord keeps a reply, or the database is away before it can be
    shown, it is reported in the channel.
    """
    outcome = await interaction.client.reading_queue.outcome(submission, PATIENCE)
    if outcome is None:
        await _reply(interaction, _later(submission), below=below)
        return
    try:
        view = await _card_of(interaction.client, outcome)
        if await _reply(interaction, view, below=below):
            return
    except StoreUnavailable as away:
        log.warning("preview put off", reason=str(away))
        await _reply(interaction, _later(submission), below=below)
    except asyncio.CancelledError:
        await interaction.client.sources.reading.untold(outcome)
        raise
    await interaction.client.sources.reading.untold(outcome)


def _later(submission: Submission) -> discord.ui.LayoutView:
    return notice_card(gettext(_LATER, name=escape_within(submission.posted.name, _NAME)))


async def _reply(interaction: Interaction, view: discord.ui.LayoutView, *, below: bool) -> bool:
    """Show *view* to the person; return whether Discord took it."""
    try:
        if below:
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.edit_original_response(view=view)
    except FAILURES as failed:
        if is_malformed(failed):
            raise
        log_failure("preview", failed, interaction.channel_id)
        return False
    return True


async def _card_of(client: FootnoteClient, outcome: Submission) -> discord.ui.LayoutView:
    if outcome.state is SubmissionState.WAITING:
        return decision_card(await client.sources.preview(outcome.collection, outcome.id))
    return notice_card(escape_within(retold(outcome.reason or ""), TEXT_BUDGET))
