"""`/ask`: a question in, the passage that answers out."""

import asyncio
from contextlib import suppress

import discord
from discord import app_commands

from bot.ask.answering import answered_for, card_of
from bot.ask.choose_server import server_choice
from bot.ask.private_answers import private_card
from bot.ask.question_text import question_in
from bot.client import Interaction
from bot.interface.article_languages import language_chosen, language_suggestions
from bot.interface.dates import first_day, last_day
from bot.interface.layout import card
from bot.interface.pace import asking
from bot.interface.place import (
    Place,
    place_of,
    speak_to_everyone,
)
from bot.interface.suggestions import (
    CHOICE_LENGTH,
    Choices,
    searched_articles,
    suggesting,
    suggestions,
    title_suggestions,
)
from bot.services.answering import filters_of
from corpus.questions.conversation import Earlier
from corpus.questions.question import AskedQuestion, Asker
from index.understanding.question_limit import QUESTION_LIMIT

CHECK_WITHIN = 1.0
"""Seconds that looking up the filters may take: Discord waits 3 for an acknowledgement, and the
place was looked up before."""

_Name = app_commands.Range[str, 1, CHOICE_LENGTH]
_Day = app_commands.Range[str, 4, 10]


@app_commands.command(
    name="ask", description="Ask the articles: the answer is quoted word for word."
)
@app_commands.describe(
    question="What would you like to know?",
    article="Search one article only",
    publication="Search the articles of one publication only",
    after="Search only what was published on or after this day, month or year: 2022-05-06",
    before="Search only what was published on or before this day, month or year: 2022",
    language="Search only the articles in one language",
    private="Show the answer to you alone",
)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def ask(  # noqa: PLR0913, PLR0917 - one for each option that Discord fills by name
    interaction: Interaction,
    question: app_commands.Range[str, 1, QUESTION_LIMIT],
    article: _Name | None = None,
    publication: _Name | None = None,
    after: _Day | None = None,
    before: _Day | None = None,
    language: _Name | None = None,
    private: bool | None = None,  # noqa: FBT001 - the same
) -> None:
    """Answer *question* from what the other options leave of the articles."""
    text = question_in(question)
    days = first_day(after), last_day(before)
    asked = AskedQuestion(text, article, publication, *days, language_chosen(language))
    # Admitted first: looking up the place would cost a busy bot what it needs to acknowledge.
    with asking(interaction):
        if interaction.guild_id is None:
            await _ask_directly(interaction, asked)
            return
        place = await place_of(interaction)
        if not place.is_open:
            await interaction.response.send_message(view=card([place.elsewhere]), ephemeral=True)
            return
        alone = place.settings.private_by_default if private is None else private
        await _ask_in_server(interaction, place, asked, private=alone)


async def _ask_in_server(
    interaction: Interaction, place: Place, asked: AskedQuestion, *, private: bool
) -> None:
    client, asker = interaction.client, _asker(interaction, private=private)
    asked = await _checked(interaction, place, asked)
    await interaction.response.defer(thinking=True, ephemeral=private)
    earlier = await _earlier(interaction, place, asker)
    answered = await answered_for(client, place, asked, asker, earlier)
    if private:
        await interaction.edit_original_response(view=private_card(answered, place))
        return
    speak_to_everyone(place.settings)
    view = card_of(answered, keeps=place.keeps_questions)
    sent = await interaction.edit_original_response(view=view)
    await client.questions.note(
        lambda memory: memory.placed(place.collection, answered.key, str(sent.id))
    )


async def _ask_directly(interaction: Interaction, asked: AskedQuestion) -> None:
    """Answer in a direct message, from the server that the member chose."""
    client, member = interaction.client, interaction.user
    await interaction.response.defer(thinking=True)
    choice = await server_choice(client, member.id)
    if choice.select is not None:
        await interaction.edit_original_response(view=card([choice.sentence], [choice.select]))
        return
    place, asker = choice.place, _asker(interaction, private=True)
    client.rate_limits.admit(place.collection, asker.user_id)
    asked = await client.lookups.fitting(place.collection, asked)
    earlier = await _earlier(interaction, place, asker)
    answered = await answered_for(client, place, asked, asker, earlier)
    view = card_of(answered, keeps=place.keeps_questions, last=choice.change, notes=choice.notes)
    await interaction.edit_original_response(view=view)


async def _checked(interaction: Interaction, place: Place, asked: AskedQuestion) -> AskedQuestion:
    """Return *asked* as it can be searched for; refuse what cannot before others see it.

    Where that takes too long the question is acknowledged first: a refusal is then public.
    """
    client, collection = interaction.client, place.collection
    with suppress(TimeoutError):
        async with asyncio.timeout(CHECK_WITHIN):
            asked = await client.lookups.fitting(collection, asked)
            if asked.article_language is not None:
                # An article's text tells what language it is in, and the index has read it.
                filters = filters_of(asked)
                await client.questions.look_through(
                    collection, lambda engine: engine.check(collection, filters)
                )
    return asked


async def _earlier(interaction: Interaction, place: Place, asker: Asker) -> tuple[Earlier, ...]:
    """Return those before, in a thread or a direct message; a channel is no conversation."""
    if interaction.guild_id is not None and not isinstance(interaction.channel, discord.Thread):
        return ()
    return await interaction.client.questions.note(
        lambda memory: memory.earlier_in(
            place.collection, str(interaction.channel_id), asker.user_id
        )
    )


def _asker(interaction: Interaction, *, private: bool) -> Asker:
    return Asker(str(interaction.user.id), str(interaction.channel_id), private)


@ask.autocomplete("article")
@suggesting
async def suggest_articles(interaction: Interaction, typed: str) -> Choices:
    """Return the titles to offer for what is typed."""
    return title_suggestions(await searched_articles(interaction), typed)


@ask.autocomplete("publication")
@suggesting
async def suggest_publications(interaction: Interaction, typed: str) -> Choices:
    """Return the publications to offer for what is typed."""
    named = {each.publication for each in await searched_articles(interaction)}
    # A longer name could not be chosen: what is chosen has to come back whole.
    fitting = (each for each in named if each and len(each) <= CHOICE_LENGTH)
    return suggestions(((each, each) for each in fitting), typed)


@ask.autocomplete("language")
@suggesting
async def suggest_languages(_interaction: Interaction, typed: str) -> Choices:
    """Return the languages to offer for what is typed."""
    return language_suggestions(typed)
