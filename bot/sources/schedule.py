"""`/source schedule`: a link that is checked of its own accord."""

from discord import app_commands

from bot.client import Interaction
from bot.interface.escaping import FIELD, escape_within
from bot.interface.layout import card
from bot.interface.permissions import server_of
from bot.interface.refusals import may_write
from bot.interface.suggestions import CHOICE_LENGTH, Choices, suggesting, title_suggestions
from bot.language import gettext, gettext_noop
from corpus.article import SourceKind, titled
from corpus.submissions.refresh_schedules import Interval, Schedule

_NEVER = "off"
_SET = {
    Interval.DAILY: gettext_noop("**{title}** is checked every day from now on."),
    Interval.WEEKLY: gettext_noop("**{title}** is checked every week from now on."),
}
_THEN = gettext_noop(
    "When its page has changed, I tell you in this channel what did; nothing is published before "
    "a moderator has looked at it."
)
_OFF = gettext_noop("**{title}** is not checked any more.")
_MUTE = gettext_noop(
    "I can't write in this channel: I'll tell you by direct message, if you allow those."
)


@suggesting
async def _links(interaction: Interaction, typed: str) -> Choices:
    articles = await interaction.client.lookups.articles(server_of(interaction))
    return title_suggestions([each for each in articles if each.kind is SourceKind.LINK], typed)


@app_commands.command(name="schedule", description="Check a link daily or weekly, or no longer.")
@app_commands.describe(source="Its title", every="How often its page is checked")
@app_commands.choices(
    every=[app_commands.Choice(name=each, value=each) for each in (_NEVER, *Interval)]
)
@app_commands.autocomplete(source=_links)
async def schedule_source(
    interaction: Interaction,
    source: app_commands.Range[str, 1, CHOICE_LENGTH],
    every: str,
) -> None:
    """Turn the check of one link on or off."""
    if every not in {_NEVER, *Interval}:
        raise app_commands.CommandSignatureMismatch(schedule_source)
    collection = server_of(interaction)
    await interaction.response.defer(thinking=True, ephemeral=True)
    sources = interaction.client.sources
    article = await sources.article(collection, source)
    schedule = None
    if every != _NEVER:
        actor, channel = str(interaction.user.id), str(interaction.channel_id)
        schedule = Schedule(Interval(every), actor, channel)
    await sources.schedule(collection, source, schedule)
    title = escape_within(titled(article), FIELD)
    told = [gettext(_SET[schedule.every] if schedule else _OFF, title=title)]
    if schedule:
        told.append(gettext(_THEN))
    if schedule and not may_write(interaction.channel, interaction.app_permissions):
        told.append(gettext(_MUTE))
    await interaction.edit_original_response(view=card(told))
