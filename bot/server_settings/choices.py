"""What each setting can be set to, as the select or the button shows it."""

from typing import Any

import discord

from bot.interface.components import CHOICES
from bot.language import LANGUAGES, gettext, gettext_noop, ngettext
from bot.local_forms import language_name
from corpus.servers.settings import ServerSettings
from index.search.shared_language import TOLD

Item = discord.ui.Item[Any]

SWITCHES = {
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

PAGE = "page:"
"""Begins the choice of seeing other languages; the number of their page follows."""

_WRITTEN = (discord.ChannelType.text, discord.ChannelType.news)
_ASKED_IN = (*_WRITTEN, discord.ChannelType.forum, discord.ChannelType.voice)
_TYPES = {
    "channels": _ASKED_IN,
    "questions_channel": (discord.ChannelType.text,),
    "questions_forum": (discord.ChannelType.forum,),
}


def control(name: str, key: str, settings: ServerSettings, page: int | None) -> Item:
    """Return what sets *name*, showing what is set; its id is *key*.

    *page* is that of the languages of articles, if not the one with what was chosen.
    """
    if name in SWITCHES:
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
    others = [(f"{PAGE}{following}", gettext("Other languages…"))] if len(pages) > 1 else []
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
    off, on = SWITCHES[name]
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
