"""`/source`: what moderators post, correct and withdraw."""

import discord
from discord import app_commands

from bot.client import Interaction
from bot.interface.components import CHOICES
from bot.interface.in_time import in_time
from bot.interface.permissions import server_of
from bot.interface.suggestions import (
    CHOICE_LENGTH,
    Choices,
    suggesting,
    suggestion,
    title_suggestions,
)
from bot.language import gettext
from bot.services.sources import NOT_A_LINK
from bot.sources import posting
from bot.sources.archive import export_sources, import_sources
from bot.sources.buttons import TakeBack
from bot.sources.cards import source_card
from bot.sources.forms import details_form, listed, source_form
from bot.sources.list import list_page
from bot.sources.list_cards import STATE_MARKS, history_card
from bot.sources.look import show_preview
from bot.sources.schedule import schedule_source
from corpus.article import Metadata, SourceKind
from corpus.drafts import day
from corpus.errors import SourceRefused

Chosen = app_commands.Range[str, 1, CHOICE_LENGTH]


@suggesting
async def _own_titles(interaction: Interaction, typed: str) -> Choices:
    articles = await interaction.client.lookups.articles(server_of(interaction))
    return title_suggestions(articles, typed)


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_messages=True)
class SourceGroup(app_commands.Group):
    """The commands of one family; Discord shows them to moderators alone."""

    def __init__(self) -> None:
        super().__init__(name="source", description="Post, correct and withdraw sources.")
        self.add_command(export_sources)
        self.add_command(import_sources)
        self.add_command(schedule_source)

    @app_commands.command(description="Post an article: a link, a file, or neither for a form.")
    @app_commands.describe(
        url="A link to the article, or to a message or thread of this server",
        file="The article as .html, .txt, .md, .pdf, .docx, .odt, .rtf, .epub, .eml, .vtt or .srt",
        title="Its title, where the source has none",
        author="Its authors, separated by semicolons",
        publication="Where it was published",
        date="Publication date (YYYY-MM-DD)",
    )
    async def add(  # noqa: PLR0913, PLR0917 - one parameter an option
        self,
        interaction: Interaction,
        url: str | None = None,
        file: discord.Attachment | None = None,
        title: str | None = None,
        author: str | None = None,
        publication: str | None = None,
        date: str | None = None,
    ) -> None:
        """Read what is posted and show what was understood, or open the form for text."""
        server_of(interaction)
        if url and file:
            raise SourceRefused("Post a link or a file, not both at once.")
        stated = Metadata(title, listed(author), publication, day(date) if date else None)
        if url is None and file is None:
            await interaction.response.send_modal(source_form(stated))
            return
        await interaction.response.defer(thinking=True, ephemeral=True)
        if file is not None:
            posted = await posting.posted_file(interaction, file, stated)
        else:
            posted = posting.posted(interaction, SourceKind.LINK, url or "", stated)
        await posting.take(interaction, posted)

    @app_commands.command(name="list", description="All sources of this server, with their state.")
    async def list_sources(self, interaction: Interaction) -> None:
        """Show the first page of the list."""
        collection = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        view = await list_page(interaction.client.sources, collection, 0)
        await interaction.edit_original_response(view=view)

    @app_commands.command(description="What is stored of a source, or waits for confirmation.")
    @app_commands.describe(source="Its title")
    async def show(self, interaction: Interaction, source: Chosen) -> None:
        """Show a source as it is stored, or its preview again."""
        collection = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        waiting = await interaction.client.lookups.submissions(collection)
        if source in {each.id for each in waiting}:
            await show_preview(interaction, collection, source)
            return
        article = await interaction.client.sources.article(collection, source)
        await interaction.edit_original_response(
            view=source_card(article, gettext("Stored source"), ())
        )

    @show.autocomplete("source")
    @suggesting
    async def _suggest_any(self, interaction: Interaction, typed: str) -> Choices:
        lookups, collection = interaction.client.lookups, server_of(interaction)
        waiting = await lookups.submissions(collection)
        articles = await lookups.articles(collection)
        wanted = typed.casefold().strip()
        under_way = [
            suggestion(f"{STATE_MARKS[each.state]} {each.name}", each.id)
            for each in waiting
            if wanted in each.name.casefold()
        ]
        return [*under_way, *title_suggestions(articles, typed)][:CHOICES]

    @app_commands.command(description="Correct a source's title, authors, publication, date, link.")
    @app_commands.describe(source="Its title")
    @app_commands.autocomplete(source=_own_titles)
    async def edit(self, interaction: Interaction, source: Chosen) -> None:
        """Open the form for the details of a source."""
        collection = server_of(interaction)
        async with in_time(interaction):
            known = await interaction.client.lookups.article_details(collection, source)
        await interaction.response.send_modal(details_form(f"a:{source}", known))

    @app_commands.command(description="Read a source's page again; changes are shown first.")
    @app_commands.describe(source="Its title")
    @app_commands.autocomplete(source=_own_titles)
    async def refresh(self, interaction: Interaction, source: Chosen) -> None:
        """Ask the site whether the page changed, and show what did."""
        collection = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        article = await interaction.client.sources.article(collection, source)
        if article.source.kind is not SourceKind.LINK:
            raise SourceRefused(NOT_A_LINK)
        link = article.source.name
        posted = posting.posted(interaction, SourceKind.LINK, link, Metadata(), replaces=article.id)
        await posting.take(interaction, posted)

    @app_commands.command(description="Withdraw a source; this can be undone for 7 days.")
    @app_commands.describe(source="Its title")
    @app_commands.autocomplete(source=_own_titles)
    async def remove(self, interaction: Interaction, source: Chosen) -> None:
        """Withdraw a source from every search at once."""
        collection = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        article = await interaction.client.sources.withdraw(
            collection, source, str(interaction.user.id)
        )
        heading = gettext("Withdrawn: questions no longer find it")
        card = source_card(article, heading, [TakeBack(article.id)])
        await interaction.edit_original_response(view=card)

    @app_commands.command(description="Who did what to which source, and when.")
    @app_commands.describe(source="Its title, or nothing for all")
    @app_commands.autocomplete(source=_own_titles)
    async def history(self, interaction: Interaction, source: Chosen | None = None) -> None:
        """Show the newest changes."""
        collection = server_of(interaction)
        await interaction.response.defer(thinking=True, ephemeral=True)
        events = await interaction.client.sources.history(collection, source)
        await interaction.edit_original_response(view=history_card(events))
