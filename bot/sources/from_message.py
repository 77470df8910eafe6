"""The message menu “Add as source”: what a message says, links to or carries, posted in one go."""

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.client import Interaction
from bot.interface.components import (
    CHOICES,
    OLD_BUTTON,
    Component,
    OutOfDate,
    Select,
    select,
)
from bot.interface.escaping import FIELD, display_length, escape_within
from bot.interface.layout import TEXT_BUDGET, card, lines_within
from bot.interface.own_words import refusal
from bot.interface.permissions import moderated, server_of
from bot.language import gettext, ngettext
from bot.sources import posting
from bot.sources.candidates import Candidate, candidates, has_text, thread_of
from bot.sources.discord_messages import transcript_of_one, words_of
from corpus.article import Metadata, SourceKind
from corpus.discord_links import DiscordLink
from corpus.errors import SourceRefused
from corpus.submissions.submission import Posted


class Choose(Component[Select], template=r"choose"):
    """Chooses which of the offered sources, each a label and a submission's id, are read."""

    def __init__(self, offered: Sequence[tuple[str, str]] = ()) -> None:
        most = max(1, len(offered))
        super().__init__(select("choose", gettext("Choose what to post"), offered, most))

    async def respond(self, interaction: Interaction) -> None:
        """Read what was chosen."""
        if not self.item.values:
            raise OutOfDate(OLD_BUTTON)  # no client offers to choose nothing
        await interaction.response.defer()
        collection = await moderated(interaction)
        chosen = await interaction.client.sources.choose(collection, self.item.values)
        await posting.take_several(interaction, chosen)


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_messages=True)
async def add_as_source(interaction: Interaction, message: discord.Message) -> None:
    """Read the one thing that *message* has, or offer the several."""
    server_of(interaction)
    found = _found(interaction, message)[:CHOICES]
    if not found:
        raise SourceRefused(
            "That message has no text, no link and no file with text: paste the text with "
            "/source add."
        )
    await interaction.response.defer(thinking=True, ephemeral=True)
    if len(found) == 1:
        await posting.take(interaction, await _posted(interaction, found[0]))
        return
    choices, left_out = await _offered(interaction, found)
    await interaction.edit_original_response(view=choice_card(choices, left_out))


def choice_card(
    choices: Sequence[tuple[str, str]], left_out: Sequence[str]
) -> discord.ui.LayoutView:
    """Return the question which of *choices* are to be read.

    *left_out* says in a sentence, Discord text, of each that is none of them why.
    """
    head = ngettext(
        "**That message has {n} source.** Should I read it?",
        "**That message has {n} sources.** Which should I read?",
        len(choices) + len(left_out),
    )
    lines = (f"-# {each}" for each in left_out)
    texts = [head, *lines_within(lines, TEXT_BUDGET - display_length(head))]
    return card(texts, [Choose(choices)] if choices else [])


async def _offered(
    interaction: Interaction, found: Sequence[Candidate]
) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what is kept of *found* until it is chosen, and in sentences what is left out.

    The first are the choices of `Choose`. It is one file at a time that is fetched: together they
    may have 80 MB. One that Discord does not give out keeps nobody from the others.
    """
    collection, choices, left_out = server_of(interaction), [], []
    for each in found:
        if each.too_large:
            name = escape_within(each.name, FIELD)
            left_out.append(gettext("{name} is too large and left out.", name=name))
            continue
        try:
            given = await _posted(interaction, each)
        except SourceRefused as refused:
            left_out.append(refusal(refused))
            continue
        (kept,) = await interaction.client.sources.offer(collection, [given])
        choices.append((each.label, kept.id))
    return choices, left_out


def _found(interaction: Interaction, message: discord.Message) -> list[Candidate]:
    """Return what *message* has: its own text where that is more than a remark on the rest."""
    carried = candidates(message)
    others = carried
    if (thread := thread_of(message, interaction.guild_id or 0)) is not None:
        others = [Candidate(thread.address, title=gettext("The whole thread")), *carried]
    if not words_of(message) or (carried and not has_text(message)):
        return others
    return [_own_text(interaction, message), *others]


def _own_text(interaction: Interaction, message: discord.Message) -> Candidate:
    """Return the text of *message*, which Discord gives out with this menu, and with it alone."""
    if not isinstance(interaction.user, discord.Member):
        raise SourceRefused("This works only in a server that has added me: go there.")
    link = DiscordLink(interaction.guild_id, interaction.channel_id, message.id)
    said = transcript_of_one(message, interaction.user, link.address, interaction.channel)
    title = gettext("This message's text")
    return Candidate(link.address, title=title, transcript=said.to_json())


async def _posted(interaction: Interaction, found: Candidate) -> Posted:
    if found.attachment is None:
        kind = SourceKind.LINK
        return posting.posted(interaction, kind, found.name, Metadata(), found.transcript)
    return await posting.posted_file(interaction, found.attachment, Metadata())
