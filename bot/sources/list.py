"""The list of a server's sources, page by page."""

from collections.abc import Sequence

import discord

from bot.client import Interaction
from bot.interface.components import Component, Select, one_chosen, select
from bot.interface.paging import TurnPage
from bot.interface.permissions import moderated
from bot.language import gettext
from bot.services.sources import Sources
from bot.sources.list_cards import PER_PAGE, list_card, submission_title
from bot.sources.look import look_at
from corpus.submissions.submission import Submission, SubmissionState

_DECIDABLE = {SubmissionState.WAITING, SubmissionState.FAILED}


class TurnTo(TurnPage, listed="list"):
    """Turns the list to another page."""

    async def respond(self, interaction: Interaction) -> None:
        """Show that page."""
        await interaction.response.defer()
        collection = await moderated(interaction)
        view = await list_page(interaction.client.sources, collection, self.page)
        await interaction.edit_original_response(view=view)


class Open(Component[Select], template=r"open"):
    """Opens a source of the list that is not published yet."""

    def __init__(self, waiting: Sequence[Submission] = ()) -> None:
        choices = [(submission_title(each), each.id) for each in waiting]
        super().__init__(select("open", gettext("Look at one that is not published"), choices))

    async def respond(self, interaction: Interaction) -> None:
        """Show the one that was chosen."""
        await look_at(interaction, one_chosen(self.item))


async def list_page(sources: Sources, collection: str, page: int) -> discord.ui.LayoutView:
    """Return *page* of a server's sources, or its last one, with the buttons to turn it."""
    listing = await sources.listing(collection, page, PER_PAGE)
    waiting = [each for each in listing.submissions if each.state in _DECIDABLE]
    checked = await sources.schedules(collection)
    around = TurnTo.around(listing.page, listing.pages)
    view = list_card(listing, around, checked)
    if waiting:
        view.add_item(discord.ui.ActionRow(Open(waiting)))
    return view
