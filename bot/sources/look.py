"""What was read, shown to a moderator alone with the buttons to decide on it."""

import discord

from bot.client import Interaction
from bot.interface.components import Button, Component, button
from bot.interface.escaping import escape_within
from bot.interface.layout import TEXT_BUDGET, card
from bot.interface.permissions import moderated
from bot.language import gettext, gettext_noop
from bot.retelling import retold
from bot.services.publication import Preview
from bot.sources.buttons import Decide
from bot.sources.cards import changes_card, preview_card
from corpus.article import LeftOut
from corpus.submissions.submission import SubmissionState

_GUESSES = {
    "published": gettext_noop("Use the guessed date"),
    "authors": gettext_noop("Use the guessed authors"),
    "publication": gettext_noop("Use the guessed publication"),
}
_LEFT_OUT = {
    "take": gettext_noop("Include what was left out"),
    "leave": gettext_noop("Leave it out again"),
}


class LookAt(Component[Button], template=r"look:(?P<key>[0-9a-f]{16})"):
    """Shows a moderator alone what was read."""

    def __init__(self, key: str) -> None:
        super().__init__(button(f"look:{key}", gettext("Look at it")))
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Show the preview."""
        await look_at(interaction, self._key)


class UseGuess(
    Component[Button],
    template=r"guess:(?P<field>authors|publication|published):(?P<key>[0-9a-f]{16})",
):
    """Takes what is guessed of a waiting source for stated."""

    def __init__(self, field: str, key: str) -> None:
        super().__init__(button(f"guess:{field}:{key}", gettext(_GUESSES[field])))
        self._field = field
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Show the preview with the guess among what is known."""
        await interaction.response.defer()
        collection = await moderated(interaction)
        preview = await interaction.client.sources.confirm(collection, self._key, self._field)
        await interaction.edit_original_response(view=decision_card(preview))


class TakeIn(Component[Button], template=r"(?P<what>take|leave):(?P<key>[0-9a-f]{16})"):
    """Takes into a waiting source what reading left out of it, or leaves it out again."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(button(f"{what}:{key}", gettext(_LEFT_OUT[what])))
        self._what = what
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Show the preview with it, or without it."""
        await interaction.response.defer()
        collection = await moderated(interaction)
        preview = await interaction.client.sources.exchange(
            collection, self._key, take_in=self._what == "take"
        )
        await interaction.edit_original_response(view=decision_card(preview))


async def look_at(interaction: Interaction, key: str) -> None:
    """Show a submission to the moderator of *interaction* alone."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    collection = await moderated(interaction)
    await show_preview(interaction, collection, key)


async def show_preview(interaction: Interaction, collection: str, key: str) -> None:
    """Show a waiting or failed submission in place of the reply so far."""
    sources = interaction.client.sources
    held = await sources.submission(collection, key)
    if held.state is SubmissionState.FAILED:
        view = card(
            [escape_within(retold(held.reason or ""), TEXT_BUDGET)], [Decide("dismiss", key)]
        )
    else:
        view = decision_card(await sources.preview(collection, key))
    await interaction.edit_original_response(view=view)


def decision_card(preview: Preview) -> discord.ui.LayoutView:
    """Return what the moderator decides on, with the buttons that fit."""
    key = preview.submission.id
    cancel = Decide("cancel", key)
    if preview.replaced is not None and preview.changes is not None:
        actions = [Decide("publish", key), cancel]
        return changes_card(preview.replaced, preview.changes, actions)
    like = preview.likeness
    if like is not None and like.is_same:
        replace = Decide("replace", key, like.article.id)
        both = [] if like.same_words else [Decide("keep", key)]
        actions = [replace, *both, Decide("edit", key), cancel]
    else:
        actions = [Decide("publish", key), Decide("edit", key), cancel]
    guesses = [UseGuess(field, key) for field in _GUESSES if field in preview.draft.guessed.known]
    offered = [*actions, *_taking_in(preview.draft.left_out, key), *guesses]
    return preview_card(preview.submission, preview.draft, like, preview.checks, offered)


def _taking_in(left_out: LeftOut | None, key: str) -> list[TakeIn]:
    if left_out is None or not left_out.body or not left_out.is_much:
        return []
    return [TakeIn("leave" if left_out.is_taken_in else "take", key)]
