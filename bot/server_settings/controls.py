"""The selects and the button of `/settings`, each of which asks anew who is using it."""

from typing import Any

import discord

from bot.client import Interaction
from bot.interface.components import CHOICES, PREFIX, Component
from bot.interface.permissions import administered, may_write
from bot.language import LANGUAGES, gettext, gettext_noop, ngettext
from bot.local_forms import language_name
from bot.server_settings.card import settings_card
from corpus.servers.settings import ServerSettings
from index.search.shared_language import TOLD

Item = discord.ui.Item[Any]

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

_SWITCHES = {
    "private_by_default": (
        gettext_noop("Show answers to everyone"),
        gettext_noop("Show answers only to the person who asked"),
    ),
    "pictures": (gettext_noop("Hide pictures"), gettext_noop("Show pictures")),
}
"""What is on or off, with what turning it off says, and on."""

KEPT = (0, 1, 7, 30, 90, 180, 365)
"""Days that the card offers; another number that was set once is offered beside them."""

MEMBERS_OWN = "own"
"""The choice of no language for the server: everyone is answered in theirs."""

NO_PREFERENCE = "none"
"""The choice of no language whose articles come first."""

_ON_PAGE = CHOICES - 2
"""Languages that a select offers at once, beside no preference and the way to the others."""

_PAGE = "page:"
"""Begins the choice of seeing other languages; the number of their page follows."""

_WRITTEN = (discord.ChannelType.text, discord.ChannelType.news)
_ASKED_IN = (*_WRITTEN, discord.ChannelType.forum, discord.ChannelType.voice)
_TYPES = {
    "channels": _ASKED_IN,
    "questions_channel": (discord.ChannelType.text,),
    "questions_forum": (discord.ChannelType.forum,),
}


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
        super().__init__(_control(name, key, settings or ServerSettings(), page))
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
        value = _value(self._name, chosen, before) if self._turned is None else self._turned == "on"
        changed = await interaction.client.records.decide(collection, **{self._name: value})
        if self._name == "keep_days":
            await interaction.client.questions.forget_old()
        await interaction.edit_original_response(view=shown(interaction, changed))


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
    if name not in _SWITCHES:
        return None
    return "off" if getattr(settings, name) else "on"


def _chosen(interaction: Interaction) -> list[str]:
    """Return the raw ids or words that were chosen: what they stand for need not be known."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(each) for each in data.get("values") or ()]


def _page_chosen(chosen: list[str]) -> int | None:
    number = chosen[0].removeprefix(_PAGE) if chosen and chosen[0].startswith(_PAGE) else ""
    return int(number) if number.isdecimal() else None


def _may_write(interaction: Interaction, channel_id: str) -> bool:
    """Return whether the bot may write there, as far as it can tell."""
    guild = interaction.guild
    channel = guild.get_channel(int(channel_id)) if guild else None
    if guild is None or channel is None or guild.me is None:
        return True
    return may_write(channel, channel.permissions_for(guild.me))


def _value(name: str, chosen: list[str], before: ServerSettings) -> object:
    if name in _SWITCHES:
        return not getattr(before, name)
    if name == "channels":
        return tuple(chosen)
    first = chosen[0] if chosen else None
    if name == "keep_days":
        return int(first) if first is not None else before.keep_days
    if name == "language":
        return first if first in LANGUAGES else None
    if name == "preferred_language":
        return first if first in TOLD else None
    return first


def _control(name: str, key: str, settings: ServerSettings, page: int | None) -> Item:
    if name in _SWITCHES:
        return _switch(name, key, settings)
    if name == "keep_days":
        days = sorted({*KEPT, settings.keep_days})
        options = [(str(each), _kept_for(each)) for each in days]
        return _choice(key, options, str(settings.keep_days))
    if name == "language":
        languages = [(MEMBERS_OWN, gettext("Each member's own")), *LANGUAGES.items()]
        return _choice(key, languages, settings.language or MEMBERS_OWN)
    if name == "preferred_language":
        preferred = settings.preferred_language or NO_PREFERENCE
        return _choice(key, _article_languages(preferred, page), preferred)
    if name == "curator_role":
        roles = _defaults([settings.curator_role], discord.SelectDefaultValueType.role)
        return discord.ui.RoleSelect(
            custom_id=key,
            min_values=0,
            default_values=roles,
            placeholder=gettext("Nobody but moderators"),
        )
    return _channels(name, key, settings)


def _article_languages(preferred: str, page: int | None) -> list[tuple[str, str]]:
    """Return the choices of a *page* of languages; Discord takes no more than `CHOICES`."""
    named = sorted((language_name(each), each) for each in TOLD)
    pages = [named[start : start + _ON_PAGE] for start in range(0, len(named), _ON_PAGE)]
    if page is None:
        with_it = (number for number, each in enumerate(pages) if preferred in dict(each).values())
        page = next(with_it, 0)
    following = (page + 1) % len(pages)
    others = [(f"{_PAGE}{following}", gettext("Other languages…"))] if len(pages) > 1 else []
    return [
        (NO_PREFERENCE, gettext("No preference")),
        *((code, called) for called, code in pages[page % len(pages)]),
        *others,
    ]


def _channels(name: str, key: str, settings: ServerSettings) -> Item:
    several = name == "channels"
    current = settings.channels if several else [getattr(settings, name)]
    nothing = gettext("Everywhere") if several else gettext("Nowhere")
    return discord.ui.ChannelSelect(
        custom_id=key,
        min_values=0,
        max_values=CHOICES if several else 1,
        channel_types=list(_TYPES.get(name, _WRITTEN)),
        default_values=_defaults(current, discord.SelectDefaultValueType.channel),
        placeholder=nothing,
    )


def _switch(name: str, key: str, settings: ServerSettings) -> Item:
    """Return the button that says what pressing it would make of what *name* is set to."""
    off, on = _SWITCHES[name]
    return discord.ui.Button(label=gettext(off if getattr(settings, name) else on), custom_id=key)


def _choice(key: str, options: list[tuple[str, str]], current: str) -> Item:
    return discord.ui.Select(
        custom_id=key,
        options=[
            discord.SelectOption(label=label, value=value, default=value == current)
            for value, label in options
        ],
    )


def _kept_for(days: int) -> str:
    if days == 0:
        return gettext("Not at all")
    return ngettext("{n} day", "{n} days", days)


def _defaults(
    ids: "tuple[str, ...] | list[str | None]", kind: discord.SelectDefaultValueType
) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=int(each), type=kind) for each in ids if each]
