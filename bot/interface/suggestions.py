"""Suggestions while a member types: none where finding them fails, for they wait for nothing."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from functools import wraps
from typing import Any, ParamSpec

import structlog
from discord import app_commands

from bot.client import Interaction
from bot.interface.components import CHOICES
from bot.interface.escaping import ELLIPSIS, LABEL, label_text
from bot.interface.place import asked_collection
from corpus.errors import FootnoteError
from corpus.storage.current_articles import Listed

Choices = list[app_commands.Choice[str]]
P = ParamSpec("P")

CHOICE_LENGTH = LABEL
"""Characters of an option that is chosen among suggestions, so that each fits."""

SUGGEST_WITHIN = 1.5
"""Seconds that suggestions may take: after 3 Discord shows an error while the member types."""

log = structlog.get_logger()


def suggesting(
    find: Callable[P, Coroutine[Any, Any, Choices]],
) -> Callable[P, Coroutine[Any, Any, Choices]]:
    """Return *find*, which returns no suggestions where it takes too long or would raise.

    The log has one line of what was raised.
    """

    @wraps(find)
    async def found(*args: P.args, **options: P.kwargs) -> Choices:
        try:
            async with asyncio.timeout(SUGGEST_WITHIN):
                return await find(*args, **options)
        except TimeoutError:
            return []
        except Exception as error:  # noqa: BLE001 - a member who types needs no reference
            reason = error.template if isinstance(error, FootnoteError) else type(error).__name__
            log.warning("no suggestions", command=find.__qualname__, reason=reason)
            return []

    return found


async def searched_articles(interaction: Interaction) -> tuple[Listed, ...]:
    """Return the articles that a question is answered from, to suggest some of them."""
    collection = await asked_collection(interaction)
    return await interaction.client.lookups.searched_articles(collection)


def title_suggestions(articles: Iterable[Listed], typed: str) -> Choices:
    """Return the titles of *articles* to offer for what is *typed*; their values are the ids."""
    return suggestions(((each.name, each.id) for each in articles), typed)


def suggestions(named: Iterable[tuple[str, str]], typed: str) -> Choices:
    """Return the (name, value) pairs to offer for what is *typed*: beginning with it first."""
    wanted = typed.casefold().strip()
    found = [(name, value) for name, value in named if wanted in name.casefold()]
    found.sort(key=lambda each: (not each[0].casefold().startswith(wanted), each[0].casefold()))
    return [suggestion(name, value) for name, value in found[:CHOICES]]


def suggestion(name: str, value: str) -> app_commands.Choice[str]:
    """Return what is offered as *name*, and given to the command as *value*."""
    return app_commands.Choice(name=label_text(name) or ELLIPSIS, value=value)
