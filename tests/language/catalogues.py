"""All that the bot can say, and the catalogues brought up to it.

`python -m tests.language.catalogues` adds to each catalogue what has no translation yet, and
drops what is not said any more; the empty lines are then for a person to fill in.
"""

import asyncio
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import discord
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from discord import app_commands

from bot.features import FEATURES
from bot.interface.command_translator import context_of
from bot.interface.command_tree import FootnoteTree
from bot.language import ENGLISH, LANGUAGES, catalogue_file
from corpus.errors import FootnoteError

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "index", "corpus")

TERMINAL = (
    *("bot/cli/*.py", "bot/doctor/*.py", "bot/service.py", "bot/heartbeat.py"),
    *("index/evaluation/*.py", "index/operator_articles.py", "corpus/ingest.py"),
    "corpus/storage/transfer/*.py",
    "bot/metrics/*.py",
)
"""Files that speak to operators in a terminal alone, which is in English."""

STARTING = frozenset({"ModelUnavailable", "UnknownCollection"})
"""Refusals that no member meets: the bot does not start, or a command line named them."""
OTHERS = tuple(language for language in LANGUAGES if language != ENGLISH)


def keywords() -> dict[str, Any]:
    """Return the functions and refusals whose words are said, and which arguments they are."""
    names = {each.__name__ for each in all_refusals()} - STARTING
    spoken: dict[str, Any] = dict.fromkeys(names | {"gettext", "gettext_noop"})
    return spoken | {"ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template() -> Catalog:
    """Return every message of the code and of the commands, untranslated."""
    catalogue = Catalog()
    for _, message, context in _of_code():
        catalogue.add(message, context=context)
    for message, context in asyncio.run(_of_commands()):
        catalogue.add(message, context=context)
    return catalogue


def by_file() -> dict[str, list[str]]:
    """Return the sentences of the code by the file that says them, plurals in both forms."""
    found: dict[str, list[str]] = {}
    for file, message, _ in _of_code():
        said = [message] if isinstance(message, str) else list(message)
        found.setdefault(file, []).extend(said)
    return found


def _of_code() -> Iterator[tuple[str, Any, str | None]]:
    """Yield (file, message, context) for everything that the code says to members."""
    for room in ROOMS:
        for name, _, message, _, context in extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=keywords()
        ):
            if not is_of_terminal(f"{room}/{name}"):
                yield f"{room}/{name}", message, context


def is_of_terminal(file: str) -> bool:
    """Return whether *file*, by its path from the root, speaks in a terminal alone."""
    return any(PurePosixPath(file).match(pattern) for pattern in TERMINAL)


def read(language: str) -> Catalog:
    """Return the catalogue of *language* as it is kept."""
    with catalogue_file(language).open("rb") as opened:
        return read_po(opened, locale=language)


def messages(catalogue: Catalog) -> Iterator[tuple[Any, str | None]]:
    """Yield the id and context of every message, without the catalogue's header."""
    return ((each.id, each.context) for each in catalogue if each.id)


def update(language: str) -> int:
    """Bring the file of *language* up to the code; return how many translations it lacks."""
    made = brought_up(language, template())
    catalogue_file(language).write_bytes(written(made, language))
    return sum(not all(_strings(each.string)) for each in made if each.id)


def brought_up(language: str, wanted: Catalog) -> Catalog:
    """Return the catalogue of *language* with what is *wanted*, and nothing else.

    What is kept stays in its order, so that a change shows nothing but what it adds and drops.
    """
    kept = read(language)
    made = Catalog(locale=language)
    made.mime_headers = kept.mime_headers  # Babel would ask for more plurals than are in use
    for each in kept:
        if each.id and wanted.get(each.id, each.context):
            made.add(each.id, each.string, context=each.context)
    for each in wanted:
        if each.id and not kept.get(each.id, each.context):
            made.add(each.id, None, context=each.context)
    return made


def written(catalogue: Catalog, language: str) -> bytes:
    """Return the file of *catalogue*, which is that of *language*."""
    file = BytesIO()
    file.write(_HEADER.format(language=language, plural=catalogue.plural_forms).encode())
    write_po(file, catalogue, width=100, no_location=True, omit_header=True)
    return file.getvalue()


def _strings(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or [""])


_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def all_refusals() -> set[type[FootnoteError]]:
    """Return every kind of refusal that there is."""
    found, pending = set[type[FootnoteError]](), [FootnoteError]
    while pending:
        kind = pending.pop()
        found.add(kind)
        pending.extend(kind.__subclasses__())
    return found


class _Recorder(app_commands.Translator):
    """Notes every string of the commands that discord.py would have translated."""

    def __init__(self) -> None:
        self.noted: dict[tuple[str, str | None], None] = {}

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        del locale
        self.noted[string.message, context_of(context)] = None
        return None


def command_tree() -> FootnoteTree:
    """Return all commands, on no client that could be connected."""
    tree = FootnoteTree(discord.Client(intents=discord.Intents.none()))  # type: ignore[arg-type]
    for feature in FEATURES:
        for command in feature.commands:
            tree.add_command(command)
    return tree


async def _of_commands() -> list[tuple[str, str | None]]:
    tree, recorder = command_tree(), _Recorder()
    for command in tree.get_commands():
        await command.get_translated_payload(tree, recorder)
    return list(recorder.noted)


if __name__ == "__main__":
    for each in OTHERS:
        sys.stdout.write(f"{each}: {update(each)} without a translation\n")
