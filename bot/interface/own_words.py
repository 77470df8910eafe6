"""The bot's own sentences as Discord text: ours as they are, commands to click, values inert."""

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import lru_cache

from discord import AppCommandType
from discord.app_commands import AppCommand, AppCommandGroup

from bot.filling import Filling
from bot.interface.escaping import escape_within
from bot.language import gettext, locale, pgettext, speaking, spoken
from bot.retelling import is_whole, retold
from corpus.errors import FootnoteError

STORED_BUDGET = 2000
"""UTF-16 units of a sentence that was stored, from the limit of a message's plain text."""

_VALUE_BUDGET = 400
"""UTF-16 units of one value of a refusal: a link may be longer than the message."""

_known: ContextVar[tuple[tuple[str, str], ...]] = ContextVar("commands", default=())


def know_commands(published: Iterable[AppCommand]) -> None:
    """Have the sentences of this task, and of those that it begins, name commands to be clicked.

    *published* are the bot's commands as Discord has them, by whose ids it knows them.
    """
    leaves = [leaf for each in published for leaf in _leaves(each)]
    _known.set(tuple(leaves))


def mentioned(sentence: str) -> str:
    """Return *sentence*, ours in the language spoken now, with its commands to be clicked.

    They stay as they are where no ids are known. Discord shows each reader their own name of a
    command, whatever language the sentence is in. Values of others must not be in it yet.
    """
    pattern, mentions = _mentions(spoken(), _known.get())
    return pattern.sub(lambda found: mentions[found[1] or found[2]], sentence)


def refusal(error: FootnoteError) -> str:
    """Return the sentence of *error* in the language spoken now, its values inert."""
    if error.values:
        return _Inert(locale()).vformat(mentioned(gettext(error.template)), (), error.values)
    if is_whole(error.template):
        return mentioned(gettext(error.template))
    return escape_within(retold(error.template), STORED_BUDGET)


class _Inert(Filling):
    """Fills in values that come from others."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Return *value* in its form, escaped and cut where it is long; a number is as it is."""
        shown = super().format_field(value, format_spec)
        return shown if isinstance(value, int | float) else escape_within(shown, _VALUE_BUDGET)


def _leaves(command: AppCommand) -> list[tuple[str, str]]:
    """Return the names and mentions of what can be run of *command*: its subcommands, or itself."""
    if command.type is not AppCommandType.chat_input:
        return []
    parts = [each for each in command.options if isinstance(each, AppCommandGroup)]
    return [(each.qualified_name, each.mention) for each in parts or ()] or [
        (command.name, command.mention)
    ]


@lru_cache(maxsize=16)
def _mentions(
    language: str, known: tuple[tuple[str, str], ...]
) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds commands in a sentence of *language*, and the mention of each found."""
    mentions: dict[str, str] = {}
    with speaking(language):
        for name, mention in known:
            own = " ".join(pgettext("command", part) for part in name.split())
            mentions |= {name: mention, own: mention}
    longest_first = sorted(mentions, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"`/({names})`|(?<![\w/<`])/({names})(?![\w`-])"), mentions
