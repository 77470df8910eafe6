"""`/timeline`: the dated sentences of the articles, in the order of their days."""

import re
from datetime import date
from typing import Self

import discord
from discord import app_commands

from bot.client import Interaction
from bot.interface.components import Button, Component, button
from bot.interface.dates import first_day, last_day
from bot.interface.escaping import display_length
from bot.interface.paging import page_count, pages_around
from bot.interface.suggestions import (
    CHOICE_LENGTH,
    Choices,
    searched_articles,
    suggesting,
    title_suggestions,
)
from bot.language import gettext
from bot.sentence_lists.cards import timeline_card
from bot.sentence_lists.showing import Made, show, turn
from bot.services.sentence_lists import PER_PAGE
from corpus.errors import InvalidQuestion
from index.timeline.page import TimelineFilter

LONGEST_SUBJECT = 50
"""Characters of a subject: it stands in the ids of buttons, which take 100 with all else."""

_Name = app_commands.Range[str, 1, CHOICE_LENGTH]
_Day = app_commands.Range[str, 4, 10]
_NOTHING = "-"


@app_commands.command(
    name="timeline", description="What happened when: dated sentences of the articles, in order."
)
@app_commands.describe(
    about="One or two words for the subject",
    article="From one article only",
    since="Only what happened on or after this day, month or year: 2022-05-06",
    until="Only what happened on or before this day, month or year: 2022",
)
@app_commands.rename(since="from", until="to")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def timeline(
    interaction: Interaction,
    about: app_commands.Range[str, 1, LONGEST_SUBJECT] | None = None,
    article: _Name | None = None,
    since: _Day | None = None,
    until: _Day | None = None,
) -> None:
    """Show the first page of the dated sentences that the options leave."""
    wanted = TimelineFilter(_subject(about), None, first_day(since), last_day(until))

    async def made(collection: str) -> discord.ui.LayoutView:
        article_id = None
        if article is not None:
            article_id = await interaction.client.sentence_lists.article_id(collection, article)
        chosen = TimelineFilter(wanted.about, article_id, wanted.since, wanted.until)
        return await _of(interaction, chosen, 0)(collection)

    await show(interaction, made)


class TurnTimeline(
    Component[Button],
    template=r"when:(?P<page>\d{1,2}):(?P<article>[0-9a-f]{12}|-):(?P<since>\d{8}|-)"
    r":(?P<until>\d{8}|-):(?P<about>[^\n]{0,50})",
):
    """Turns a timeline to another page; its id holds all that the list was narrowed to."""

    def __init__(self, wanted: TimelineFilter, page: int, label: str = "") -> None:
        days = (_written(wanted.since), _written(wanted.until))
        parts = (str(page), wanted.article_id or _NOTHING, *days, wanted.about or "")
        super().__init__(button(f"when:{':'.join(parts)}", label or gettext("Next")))
        self._wanted = wanted
        self._page = page

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the button of an id."""
        article = None if match["article"] == _NOTHING else match["article"]
        days = (_day(match["since"]), _day(match["until"]))
        return cls(TimelineFilter(match["about"] or None, article, *days), int(match["page"]))

    async def respond(self, interaction: Interaction) -> None:
        """Show that page."""
        await turn(interaction, _of(interaction, self._wanted, self._page))


@timeline.autocomplete("article")
@suggesting
async def suggest_articles(interaction: Interaction, typed: str) -> Choices:
    """Return the titles to offer for what is typed."""
    return title_suggestions(await searched_articles(interaction), typed)


def _of(interaction: Interaction, wanted: TimelineFilter, page: int) -> Made:
    async def made(collection: str) -> discord.ui.LayoutView:
        found = await interaction.client.sentence_lists.timeline(collection, wanted, page)
        around = pages_around(found.page, page_count(found.total, PER_PAGE))
        turning = [TurnTimeline(wanted, to, label) for to, label in around]
        return timeline_card(found, wanted, turning)

    return made


def _subject(typed: str | None) -> str | None:
    """Return the subject that was *typed* on one line; refuse one that no button could hold."""
    subject = " ".join((typed or "").split())
    if display_length(subject) > LONGEST_SUBJECT:
        raise InvalidQuestion(
            "That subject is too long: name it in {limit} characters or fewer.",
            limit=LONGEST_SUBJECT,
        )
    return subject or None


def _written(day: date | None) -> str:
    return f"{day.year:04}{day:%m%d}" if day else _NOTHING


def _day(written: str) -> date | None:
    """Return the day of an id; `None` also where no calendar has it, as in no id of ours."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
