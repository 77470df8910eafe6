"""The buttons of moderators: each asks anew whether who presses it may."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord

from bot.ask.context_card import notice_card
from bot.ask.passages import PREFIX
from bot.interface.errors import guarded
from bot.interface.permissions import moderated
from bot.language import gettext, gettext_noop
from bot.sources.cards import PER_PAGE, list_card, page_count, source_card, submission_title
from bot.sources.forms import details_form
from corpus.submissions.submissions import Submission, SubmissionState

if TYPE_CHECKING:
    from bot.services.sources import Sources

Interaction = discord.Interaction[Any]

_LABELS = {
    "publish": gettext_noop("Publish"),
    "replace": gettext_noop("Replace the old one"),
    "keep": gettext_noop("Keep both"),
    "edit": gettext_noop("Edit details"),
    "cancel": gettext_noop("Cancel"),
    "dismiss": gettext_noop("Dismiss"),
}
_DECIDABLE = {SubmissionState.WAITING, SubmissionState.FAILED}
_LABEL = 100
"""Characters of a choice, from Discord's component reference."""

_Select = discord.ui.Select[Any]
_Button = discord.ui.Button[Any]


class Decide(
    discord.ui.DynamicItem[_Button],
    template=PREFIX
    + r"decide:(?P<what>publish|replace|keep|edit|cancel|dismiss):(?P<key>[0-9a-f]{16})"
    + r"(?::(?P<article>[0-9a-f]{12}))?",
):
    """Decides on a submission."""

    def __init__(self, what: str, key: str, article_id: str | None = None) -> None:
        style = discord.ButtonStyle.secondary
        if what in {"publish", "replace"}:
            style = discord.ButtonStyle.primary
        tail = f":{article_id}" if article_id else ""
        custom_id = f"{PREFIX}decide:{what}:{key}{tail}"
        super().__init__(
            discord.ui.Button(label=gettext(_LABELS[what]), style=style, custom_id=custom_id)
        )
        self._what = what
        self._key = key
        self._article_id = article_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "Decide":
        """Return the button that was pressed."""
        del interaction, item
        return cls(match["what"], match["key"], match["article"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what was decided."""
        steps = {"edit": self._edit, "cancel": self._cancel, "dismiss": self._cancel}
        step = steps.get(self._what, self._publish)
        await guarded(interaction, lambda: step(interaction))

    async def _publish(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        article = await interaction.client.sources.publish(
            collection, self._key, str(interaction.user.id), self._article_id
        )
        interaction.client.gap_watch.nudge()
        heading = gettext("Published: every question finds it from now on")
        await interaction.edit_original_response(view=source_card(article, heading, ()))

    async def _edit(self, interaction: Interaction) -> None:
        collection = await moderated(interaction)
        known = await interaction.client.lookups.submission_details(collection, self._key)
        form = details_form(f"s:{self._key}", known)
        await interaction.response.send_modal(form)

    async def _cancel(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        await interaction.client.sources.cancel(collection, self._key)
        told = gettext("Cancelled: nothing was published.")
        await interaction.edit_original_response(view=notice_card(told))


class TakeBack(
    discord.ui.DynamicItem[_Button], template=PREFIX + r"undo:(?P<article>[0-9a-f]{12})"
):
    """Takes a withdrawn source back."""

    def __init__(self, article_id: str) -> None:
        super().__init__(
            discord.ui.Button(label=gettext("Undo"), custom_id=f"{PREFIX}undo:{article_id}")
        )
        self._article_id = article_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "TakeBack":
        """Return the button that was pressed."""
        del interaction, item
        return cls(match["article"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Take it back."""
        await guarded(interaction, lambda: self._restore(interaction))

    async def _restore(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        article = await interaction.client.sources.restore(
            collection, self._article_id, str(interaction.user.id)
        )
        heading = gettext("Taken back: every question finds it again")
        await interaction.edit_original_response(view=source_card(article, heading, ()))


class TurnTo(discord.ui.DynamicItem[_Button], template=PREFIX + r"list:(?P<page>\d{1,5})"):
    """Turns the list to another page."""

    def __init__(self, page: int, label: str = "") -> None:
        label = label or gettext("Next")
        super().__init__(discord.ui.Button(label=label, custom_id=f"{PREFIX}list:{page}"))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "TurnTo":
        """Return the button that was pressed."""
        del interaction, item
        return cls(int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show that page."""
        await guarded(interaction, lambda: self._turn(interaction))

    async def _turn(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        view = await list_page(interaction.client.sources, collection, self._page)
        await interaction.edit_original_response(view=view)


class Open(discord.ui.DynamicItem[_Select], template=PREFIX + r"open"):
    """Opens a source of the list that is not published yet."""

    def __init__(self, waiting: Sequence[Submission] = ()) -> None:
        options = [
            discord.SelectOption(label=submission_title(each)[:_LABEL], value=each.id)
            for each in waiting
        ]
        select: _Select = discord.ui.Select(
            custom_id=f"{PREFIX}open",
            placeholder=gettext("Look at one that is not published"),
            options=options,
        )
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "Open":
        """Return the select that was used; what was chosen comes with the interaction."""
        del interaction, item, match
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the one that was chosen."""
        from bot.sources.reports import look_at  # noqa: PLC0415 - it shows our buttons

        await guarded(interaction, lambda: look_at(interaction, self.item.values[0]))


async def list_page(sources: "Sources", collection: str, page: int) -> discord.ui.LayoutView:
    """Return *page* of a server's sources, or its last one, with the buttons to turn it."""
    submissions, articles = await sources.sources(collection)
    last = page_count(len(submissions) + len(articles)) - 1
    page = min(page, last)
    shown = submissions[page * PER_PAGE : (page + 1) * PER_PAGE]
    waiting = [each for each in shown if each.state in _DECIDABLE]
    actions: list[discord.ui.Item[Any]] = []
    if page > 0:
        actions.append(TurnTo(page - 1, gettext("Back")))
    if page < last:
        actions.append(TurnTo(page + 1))
    checked = await sources.schedules(collection)
    view = list_card(submissions, articles, page, actions, checked)
    if waiting:
        view.add_item(discord.ui.ActionRow(Open(waiting)))
    return view
