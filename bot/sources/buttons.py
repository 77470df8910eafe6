"""The buttons of moderators: each asks anew whether who presses it may."""

from discord import ButtonStyle

from bot.client import Interaction
from bot.interface.components import Button, Component, button
from bot.interface.in_time import in_time
from bot.interface.layout import notice_card
from bot.interface.permissions import moderated
from bot.language import gettext, gettext_noop
from bot.sources.cards import source_card
from bot.sources.forms import details_form

_LABELS = {
    "publish": gettext_noop("Publish"),
    "replace": gettext_noop("Replace the old one"),
    "keep": gettext_noop("Keep both"),
    "edit": gettext_noop("Edit details"),
    "cancel": gettext_noop("Cancel"),
    "dismiss": gettext_noop("Dismiss"),
}


class Decide(
    Component[Button],
    template=r"decide:(?P<what>publish|replace|keep|edit|cancel|dismiss):(?P<key>[0-9a-f]{16})"
    r"(?::(?P<article_id>[0-9a-f]{12}))?",
):
    """Decides on a submission."""

    def __init__(self, what: str, key: str, article_id: str | None = None) -> None:
        publishes = what in {"publish", "replace"}
        style = ButtonStyle.primary if publishes else ButtonStyle.secondary
        tail = f":{article_id}" if article_id else ""
        super().__init__(button(f"decide:{what}:{key}{tail}", gettext(_LABELS[what]), style))
        self._what = what
        self._key = key
        self._article_id = article_id

    async def respond(self, interaction: Interaction) -> None:
        """Do what was decided."""
        steps = {"edit": self._edit, "cancel": self._cancel, "dismiss": self._cancel}
        await steps.get(self._what, self._publish)(interaction)

    async def _publish(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        article = await interaction.client.sources.publish(
            collection, self._key, str(interaction.user.id), self._article_id
        )
        interaction.client.gaps.changed.set()
        heading = gettext("Published: questions find it from now on")
        await interaction.edit_original_response(view=source_card(article, heading, ()))

    async def _edit(self, interaction: Interaction) -> None:
        collection = await moderated(interaction)
        async with in_time(interaction):
            details = await interaction.client.lookups.submission_details(collection, self._key)
        form = details_form(f"s:{self._key}", *details)
        await interaction.response.send_modal(form)

    async def _cancel(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        await interaction.client.sources.cancel(collection, self._key)
        told = gettext("Cancelled: nothing was published.")
        await interaction.edit_original_response(view=notice_card(told))


class TakeBack(Component[Button], template=r"undo:(?P<article_id>[0-9a-f]{12})"):
    """Takes a withdrawn source back."""

    def __init__(self, article_id: str) -> None:
        super().__init__(button(f"undo:{article_id}", gettext("Undo")))
        self._article_id = article_id

    async def respond(self, interaction: Interaction) -> None:
        """Take it back."""
        await interaction.response.defer()
        collection = await moderated(interaction)
        article = await interaction.client.sources.restore(
            collection, self._article_id, str(interaction.user.id)
        )
        heading = gettext("Restored")
        await interaction.edit_original_response(view=source_card(article, heading, ()))
