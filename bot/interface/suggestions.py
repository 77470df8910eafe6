"""Suggestions while a member types: none where finding them fails, for they wait for nothing."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec

import structlog
from discord import app_commands

from corpus.errors import FootnoteError

Choices = list[app_commands.Choice[str]]
P = ParamSpec("P")

log = structlog.get_logger()


def suggesting(
    find: Callable[P, Coroutine[Any, Any, Choices]],
) -> Callable[P, Coroutine[Any, Any, Choices]]:
    """Return *find*, which returns no suggestions where it would raise; the log has one line."""

    @wraps(find)
    async def found(*args: P.args, **options: P.kwargs) -> Choices:
        try:
            return await find(*args, **options)
        except Exception as error:  # noqa: BLE001 - a member who types needs no reference
            reason = error.template if isinstance(error, FootnoteError) else type(error).__name__
            log.warning("no suggestions", command=find.__qualname__, reason=reason)
            return []

    return found
