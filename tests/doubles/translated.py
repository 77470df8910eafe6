"""Commands in all languages, translated once: each bot of the tests publishes the same ones."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from discord.app_commands import Command, CommandTree, ContextMenu, Group, Translator

from bot.interface.command_translator import CommandTranslator

Payload = dict[str, Any]
Translated = Callable[[Any, CommandTree[Any], Translator], Awaitable[Payload]]


@contextmanager
def translated_once() -> Iterator[None]:
    """Let a command that was translated for one bot be what it came to for the next."""
    with ExitStack() as stack:
        for kind in (Command, Group, ContextMenu):
            once = _once(kind.get_translated_payload)
            stack.enter_context(patch.object(kind, "get_translated_payload", once))
        yield


def _once(translated: Translated) -> Translated:
    kept: dict[object, Payload] = {}

    async def payload(command: object, tree: CommandTree[Any], translator: Translator) -> Payload:
        if not isinstance(translator, CommandTranslator):
            return await translated(command, tree, translator)
        if command not in kept:
            kept[command] = await translated(command, tree, translator)
        return kept[command]

    return payload
