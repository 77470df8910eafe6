"""Everything that the bot says is said in every language, and says the same."""

import ast
import re
from gettext import c2py
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

import discord
import pytest
from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.interface.command_translator import CommandTranslator
from bot.language import pgettext, speaking
from bot.retelling import retold
from corpus.errors import SourceRefused
from tests.language.catalogues import (
    OTHERS,
    ROOMS,
    ROOT,
    STARTING,
    all_refusals,
    brought_up,
    command_tree,
    is_of_terminal,
    messages,
    read,
    template,
    written,
)
from tests.language.literals import surfaces, unspoken

COMMAND_LIMIT = 8000
"""Characters of a command with all that is in it, each word in its longest translation."""

_COMMAND = re.compile(r"(?<![\w/:.])/([\w-]+)(?: ([\w-]+))?")


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return template()


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_has_a_translation_and_none_is_left_over(
    language: str, wanted: Catalog
) -> None:
    kept = read(language)
    translated = {(each.id, each.context) for each in kept if each.id and all(_forms(each.string))}

    assert set(messages(wanted)) - translated == set()
    assert set(messages(kept)) - set(messages(wanted)) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_that_lacks_nothing_stays_in_its_order_when_it_is_brought_up(
    language: str, wanted: Catalog
) -> None:
    file = written(brought_up(language, wanted), language)

    again = read_po(BytesIO(file), locale=language)
    assert [(each.id, each.context, each.string) for each in again if each.id] == [
        (each.id, each.context, each.string) for each in read(language) if each.id
    ]
    assert f'"Plural-Forms: {again.plural_forms}\\n"'.encode() in file


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_places_of_its_original(language: str) -> None:
    for each in read(language):
        if each.id:
            original = _places(_forms(each.id)[-1])
            first, *others = _forms(each.string)
            # “asked once” needs no number, where one is told otherwise than many.
            assert set(_places(first)) <= set(original), f"{each.id}: {first}"
            for form in others or [first]:
                assert _places(form) == original, f"{each.id}: {form}"


@pytest.mark.parametrize("language", OTHERS)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    kept, category = read(language), Locale.parse(language).plural_form
    form = c2py(kept.plural_expr)
    # No count of ours is zero, or in the millions, of which some languages speak otherwise.
    used = {(category(number), form(number)) for number in range(1, 1_000)}

    assert {number for _, number in used} == set(range(kept.num_plurals))
    assert len(used) == len(dict(used))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_marks_of_its_original(language: str) -> None:
    for each in read(language):
        if each.id:
            for form in _forms(each.string):
                assert form.count("**") == _forms(each.id)[0].count("**"), form
                assert form.startswith("-# ") == _forms(each.id)[0].startswith("-# "), form


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_names_commands_as_its_readers_see_them(
    language: str, wanted: Catalog
) -> None:
    names = {each for each, context in messages(wanted) if context == "command"}
    with speaking(language):
        shown = {pgettext("command", name) for name in names}
    for each in read(language):
        for form in _forms(each.string) if each.id else ():
            found = [group for match in _COMMAND.finditer(form) for group in match.groups()]
            original = _COMMAND.search(_forms(each.id)[0])
            if original and original[1] in names:
                assert found, form
                assert found[0] in shown, form
                assert original[2] not in names or found[1] in shown, form


async def test_commands_are_published_in_every_language_within_discords_limits() -> None:
    for payload in await _published():
        for part in _nested(payload):
            for name in part.get("name_localizations", {}).values():
                assert 1 <= len(name) <= 32, name
                if part.get("type", 1) != 3:
                    assert re.fullmatch(r"[-_'\w]+", name), name
                    assert name == name.lower()
            for told in part.get("description_localizations", {}).values():
                assert len(told) <= 100, told
            for choice in part.get("choices", ()):
                assert max(map(len, choice.get("name_localizations", {"": ""}).values())) <= 100
        assert _size(payload) <= COMMAND_LIMIT


async def test_no_two_commands_or_options_have_one_name_in_any_language() -> None:
    published = await _published()
    slash = [each for each in published if each.get("type", 1) != 3]
    for siblings in [slash, *(part.get("options", []) for each in slash for part in _nested(each))]:
        for locale in (locale.value for locale in discord.Locale):
            names = [
                each.get("name_localizations", {}).get(locale, each["name"]) for each in siblings
            ]
            assert len(set(names)) == len(names), names


@pytest.mark.parametrize("file", list(surfaces()), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_words_of_a_surface_bypass_the_catalogues(file: Path) -> None:
    assert list(unspoken(file)) == []


def test_the_rule_finds_words_that_bypass_the_catalogues() -> None:
    sinner = ROOT / "tests" / "language" / "a_sinner.txt"

    found = {each.split(": ", 1)[1] for each in unspoken(sinner)}

    assert found == {"'Press me'", "' were found.'"}


def test_no_refusal_is_put_together_before_it_can_be_translated() -> None:
    names = {each.__name__ for each in all_refusals()} - STARTING
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            if is_of_terminal(str(file.relative_to(ROOT))):
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    told = isinstance(node.args[0], ast.JoinedStr)
                    assert not (called in names and told), f"{file.name}:{node.lineno}"


@pytest.mark.parametrize("language", OTHERS)
def test_what_was_stored_in_english_is_told_in_the_language_of_its_reader(language: str) -> None:
    plain = "No title is known: add one."
    filled = str(
        SourceRefused("This source has {size:.1f} MB, the limit is {limit} MB: "
                      "post the article's text alone.", size=12.34, limit=10)
    )  # fmt: skip

    with speaking(language):
        assert retold(plain) != plain
        assert retold(filled) != filled
        assert format_decimal(12.34, "0.0", locale=language) in retold(filled)
        assert retold("Nobody knows this sentence.") == "Nobody knows this sentence."


def _forms(string: object) -> list[str]:
    return [string] if isinstance(string, str) else [str(each) for each in string or ("",)]  # type: ignore[attr-defined]


def _places(form: str) -> list[tuple[str, str | None, str | None]]:
    found = [(name, spec, kind) for _, name, spec, kind in Formatter().parse(form) if name]
    return sorted(found, key=str)


async def _published() -> list[dict[str, Any]]:
    tree = command_tree()
    return [
        await each.get_translated_payload(tree, CommandTranslator()) for each in tree.get_commands()
    ]


def _size(part: dict[str, Any]) -> int:
    words = [
        [part.get(key, ""), *part.get(f"{key}_localizations", {}).values()]
        for key in ("name", "description")
    ]
    inner = [*part.get("options", ()), *part.get("choices", ())]
    own = sum(max(map(len, each)) for each in words) + len(str(part.get("value", "")))
    return own + sum(map(_size, inner))


def _nested(part: dict[str, Any]) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = part.get("options", [])
    return [part, *(each for option in options for each in _nested(option))]
