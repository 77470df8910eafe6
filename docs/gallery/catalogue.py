"""Every sentence that the bot has, in English, as Discord shows it; values stand as their names."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from discord import app_commands

from bot.interface.escaping import display_length
from bot.interface.layout import card
from bot.play.drawing.message import Form, Message
from docs.gallery.scene import Scene, sent
from tests.language.catalogues import by_file, command_tree

PER_CARD = 25
"""Sentences in one message, so that the eye has places to rest."""
_BUDGET = 3800


def answers() -> Sequence[Message | Form]:
    """Return what is said around questions and answers."""
    return list(_messages(_from("bot/", "index/"), _is_of_members))


def sources() -> Sequence[Message | Form]:
    """Return what moderators are told around sources, before anything is refused."""
    return list(_messages(_from("bot/"), _is_of_sources))


def servers() -> Sequence[Message | Form]:
    """Return what is said around open questions, settings, privacy and the digest."""
    return list(_messages(_from("bot/"), _is_of_servers))


def refusals() -> Sequence[Message | Form]:
    """Return what is said of sources and stores that cannot be used."""
    return list(_messages(_from("corpus/"), lambda _: True))


def commands() -> Sequence[Message | Form]:
    """Return the names and descriptions of all commands and their options."""
    return list(_cards([_command(each) for each in command_tree().walk_commands()]))


SCENES: tuple[Scene, ...] = (answers, sources, servers, refusals, commands)


def _from(*places: str) -> dict[str, list[str]]:
    return {file: said for file, said in by_file().items() if file.startswith(places)}


def _messages(files: dict[str, list[str]], belongs: Callable[[str], bool]) -> Iterator[Message]:
    said = [each for file, sentences in files.items() if belongs(file) for each in sentences]
    yield from _cards(list(dict.fromkeys(said)))


def _is_of_sources(file: str) -> bool:
    return _names(file, "source archive posting report forms submitted")


def _is_of_servers(file: str) -> bool:
    return _names(file, "gap setting privacy digest chart moderators")


def _is_of_members(file: str) -> bool:
    return not _is_of_sources(file) and not _is_of_servers(file)


def _names(file: str, topics: str) -> bool:
    return any(topic in file for topic in topics.split())


def _cards(lines: Sequence[str]) -> Iterator[Message]:
    held: list[str] = []
    for line in lines:
        full = len(held) == PER_CARD or sum(map(display_length, [*held, line])) > _BUDGET
        if held and full:
            yield sent(card(["\n".join(held)]))
            held = []
        held.append(line)
    if held:
        yield sent(card(["\n".join(held)]))


def _command(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> str:
    options = [] if isinstance(command, app_commands.Group) else command.parameters
    lines = [f"- {each.display_name}: {each.description}" for each in options]
    return "\n".join([f"**/{command.qualified_name}** {command.description}", *lines])
