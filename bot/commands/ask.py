"""`/ask`: a question in, the passage that answers out."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.answer import answer_card
from bot.commands.buttons import MorePassages, ShowContext
from bot.commands.scope import collection_of
from corpus.article import Article
from corpus.asked_questions import AskedQuestion, Asker
from index.engine import QUESTION_LIMIT

if TYPE_CHECKING:
    from bot.client import FootnoteClient
    from bot.desk import Answered

CHOICES = 25
"""Suggestions that Discord takes."""

CHOICE_LENGTH = 100
"""Characters of a suggestion that Discord takes."""


def register(tree: app_commands.CommandTree["FootnoteClient"]) -> None:
    """Add `/ask` to *tree*."""

    @tree.command(name="ask", description="Find the passage that answers, word for word.")
    @app_commands.describe(
        question="What you would like to know",
        article="Search one article only",
        private="Show the answer to you alone",
    )
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def ask(
        interaction: discord.Interaction["FootnoteClient"],
        question: app_commands.Range[str, 1, QUESTION_LIMIT],
        article: app_commands.Range[str, 1, CHOICE_LENGTH] | None = None,
        private: bool = False,  # noqa: FBT001, FBT002 - Discord fills options by name
    ) -> None:
        with interaction.client.workload.under_way():
            interaction.client.desk.require_room()
            await interaction.response.defer(thinking=True, ephemeral=private)
            asked = AskedQuestion(question, article)
            asker = Asker(str(interaction.user.id), str(interaction.channel_id), private)
            answered = await interaction.client.desk.ask(
                collection_of(interaction), asked, 2, asker
            )
            await interaction.edit_original_response(view=_card(answered))

    @ask.autocomplete("article")
    async def suggest(
        interaction: discord.Interaction["FootnoteClient"], typed: str
    ) -> list[app_commands.Choice[str]]:
        articles = await interaction.client.desk.articles(collection_of(interaction))
        return suggestions(articles, typed)


def suggestions(articles: tuple[Article, ...], typed: str) -> list[app_commands.Choice[str]]:
    """Return the titles to offer for what is *typed*: those that begin with it first."""
    wanted = typed.casefold().strip()
    titled = [(article.metadata.title or article.source.name, article.id) for article in articles]
    found = [(title, key) for title, key in titled if wanted in title.casefold()]
    found.sort(key=lambda each: (not each[0].casefold().startswith(wanted), each[0].casefold()))
    return [app_commands.Choice(name=_short(title), value=key) for title, key in found[:CHOICES]]


def _short(title: str) -> str:
    return title if len(title) <= CHOICE_LENGTH else title[: CHOICE_LENGTH - 1] + "…"


def _card(answered: "Answered") -> discord.ui.LayoutView:
    answer = answered.answer
    actions: list[discord.ui.Item[Any]] = []
    if len(answer.passages) > int(answer.answered):
        actions.append(MorePassages(answered.key, shown=int(answer.answered)))
    if answer.answered:
        actions.append(ShowContext.of(answer.passages[0]))
    return answer_card(answer, actions=actions)
