"""The selects and the button of `/settings`, each of which asks anew who is using it."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.client import Interaction
from bot.interface.components import CHOICES, OLD_BUTTON, PREFIX, Component, OutOfDate, id_of
from bot.interface.permissions import administered
from bot.interface.refusals import may_write
from bot.language import LANGUAGES
from bot.server_settings.card import settings_card
from bot.server_settings.choices import MEMBERS_OWN, NO_PREFERENCE, PAGE, SWITCHES, Item, control
from corpus.servers.settings import LONGEST_KEPT, ServerSettings
from index.search.shared_language import TOLD

NAMES = (
    "channels",
    "private_by_default",
    "curator_role",
    "moderators_channel",
    "digest_channel",
    "questions_channel",
    "questions_forum",
    "keep_days",
    "pictures",
    "language",
    "preferred_language",
)
"""What is set, in the order of the card; the names are those of `ServerSettings`."""

_DIGITS = 3
"""Digits of the number of a page of languages, at most."""

_TEXTS: Mapping[str, Mapping[str, object]] = {
    "keep_days": {str(days): days for days in range(LONGEST_KEPT + 1)},
    "language": {MEMBERS_OWN: None} | {each: each for each in LANGUAGES},
    "preferred_language": {NO_PREFERENCE: None} | {each: each for each in TOLD},
}
"""What each that is chosen among texts is set to by each of them."""


class Setting(
    Component[Item], template=rf"set:(?P<name>{'|'.join(NAMES)})(?::(?P<turned>on|off))?"
):
    """Sets one thing to what is chosen, or turns it on or off as its button says.

    However often that is pressed, and whoever else has, what it says is done: a button of before,
    whose id does not tell, turns to what is not set.
    """

    def __init__(
        self,
        name: str,
        settings: ServerSettings | None = None,
        page: int | None = None,
        turned: str | None = None,
    ) -> None:
        if settings is not None:
            turned = _turning(name, settings)
        key = f"{PREFIX}set:{name}" + (f":{turned}" if turned else "")
        super().__init__(control(name, key, settings or ServerSettings(), page))
        self._name = name
        self._turned = turned

    async def respond(self, interaction: Interaction) -> None:
        """Keep the choice and show all settings again."""
        await interaction.response.defer()
        collection = await administered(interaction)
        before = await interaction.client.lookups.settings(collection)
        chosen = _chosen(interaction)
        if (page := _page_chosen(chosen)) is not None:
            await interaction.edit_original_response(view=shown(interaction, before, page))
            return
        value = self._value(interaction, chosen, before)
        changed = await interaction.client.records.decide(collection, **{self._name: value})
        if self._name == "keep_days":
            await interaction.client.questions.forget_old()
        await interaction.edit_original_response(view=shown(interaction, changed))

    def _value(self, interaction: Interaction, chosen: list[str], before: ServerSettings) -> object:
        """Return what is to be set; raise `OutOfDate` for what was not to be chosen."""
        if self._name in SWITCHES:
            return not getattr(before, self._name) if self._turned is None else self._turned == "on"
        if self._name in _TEXTS:
            return _text_chosen(self._name, chosen)
        known = [each for each in chosen if _is_here(interaction, each)]
        if known != chosen or len(chosen) > (CHOICES if self._name == "channels" else 1):
            raise OutOfDate(OLD_BUTTON)
        return tuple(chosen) if self._name == "channels" else next(iter(chosen), None)


def shown(
    interaction: Interaction, settings: ServerSettings, page: int | None = None
) -> discord.ui.LayoutView:
    """Return the card of *settings* with everything to change them.

    *page* is that of the languages of articles, if not the one with what was chosen.
    """
    named = [
        *(settings.moderators_channel, settings.digest_channel),
        *(settings.questions_channel, settings.questions_forum),
    ]
    unwritable = [
        each for each in dict.fromkeys(named) if each and not _may_write(interaction, each)
    ]
    controls = {name: Setting(name, settings, page) for name in NAMES}
    hears_all = interaction.client.intents.message_content
    return settings_card(settings, controls, unwritable, hears_all=hears_all)


def _turning(name: str, settings: ServerSettings) -> str | None:
    """Return to what a button turns what *name* is set to; `None` for what has no button."""
    if name not in SWITCHES:
        return None
    return "off" if getattr(settings, name) else "on"


def _chosen(interaction: Interaction) -> list[str]:
    """Return the raw ids or words that were chosen: what they stand for need not be known."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(each) for each in data.get("values") or ()]


def _page_chosen(chosen: list[str]) -> int | None:
    number = chosen[0].removeprefix(PAGE) if chosen and chosen[0].startswith(PAGE) else ""
    return int(number) if number.isdecimal() and len(number) <= _DIGITS else None


def _may_write(interaction: Interaction, channel_id: str) -> bool:
    """Return whether the bot may write there, as far as it can tell."""
    guild = interaction.guild
    channel = guild.get_channel(int(channel_id)) if guild else None
    if guild is None or channel is None or guild.me is None:
        return True
    return may_write(channel, channel.permissions_for(guild.me))


def _is_here(interaction: Interaction, chosen: str) -> bool:
    """Return whether *chosen* is the id of a channel or role of the server, as far as is known.

    Discord tells with a choice what it stands for, if the server has just got it.
    """
    key, data = id_of(chosen), dict[str, Any](interaction.data or {})
    if any(chosen in each for each in (data.get("resolved") or {}).values()):
        return True
    guild = interaction.guild
    return guild is not None and bool(guild.get_channel(key) or guild.get_role(key))


def _text_chosen(name: str, chosen: list[str]) -> object:
    """Return what *name*, which a select of texts sets, is to be."""
    if len(chosen) != 1:
        raise OutOfDate(OLD_BUTTON)
    known: Mapping[str, object] = _TEXTS[name]
    if chosen[0] not in known:
        raise OutOfDate(OLD_BUTTON)
    return known[chosen[0]]
