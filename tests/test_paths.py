"""Every place that a document, a docstring or a comment names is there to go to."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "index", "corpus", "tests", "benchmarks", "docs")

HISTORY = {ROOT / "CHANGELOG.md", ROOT / "benchmarks" / "RESULTS.md"}
"""Documents that tell of what was, under the names that it had."""

PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[^`\s<]*)`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
MODULE = re.compile(rf"`((?:{'|'.join(ROOMS)})(?:\.\w+)+)")

DOCUMENTS = {*ROOT.glob("*.md"), *(each for room in ROOMS for each in (ROOT / room).rglob("*.md"))}
CODE = [each for room in ROOMS for each in (ROOT / room).rglob("*.py")]


def missing(text: str) -> list[str]:
    """Return the places that *text* names and that are not there."""
    named = ((each, each.partition("::")[0]) for each in PATH.findall(text))
    absent = [each for each, file in named if not (ROOT / file).exists()]
    return absent + [each for each in MODULE.findall(text) if not is_module(each)]


def is_module(name: str) -> bool:
    """Return whether *name* is that of a module, or of something in one."""
    *package, last = name.split(".")
    places = [ROOT.joinpath(*package[:end]) for end in range(2, len(package) + 1)]
    if any(each.with_suffix(".py").exists() for each in [*places, ROOT.joinpath(*package, last)]):
        return True
    told = ROOT.joinpath(*package, "__init__.py")
    return ROOT.joinpath(*package, last).is_dir() or (
        told.exists() and last in told.read_text("utf-8")
    )


def remarks(code: str) -> Iterator[str]:
    """Yield the docstrings of *code*, those of constants too, and its comments."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield text
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def missing_in_remarks(code: str) -> list[str]:
    """Return the places that docstrings and comments of *code* name and that are not there."""
    if not missing(code):
        return []  # as in most files: parsing all of them takes eight seconds
    return [each for remark in remarks(code) for each in missing(remark)]


@pytest.mark.parametrize("document", sorted(DOCUMENTS - HISTORY), ids=lambda each: each.name)
def test_every_place_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = [each for each in LINK.findall(text) if not (document.parent / each).exists()]

    assert missing(text) + links == []


def test_every_place_that_a_docstring_or_a_comment_names_exists() -> None:
    named = {
        str(file.relative_to(ROOT)): missing_in_remarks(file.read_text(encoding="utf-8"))
        for file in CODE
    }

    assert {file: places for file, places in named.items() if places} == {}


def test_a_place_that_is_not_there_is_found() -> None:
    absent = "Look into `bot/nowhere.py`, `bot.nowhere.Nobody` and `bot/wording.py`."

    assert missing(absent) == ["bot/nowhere.py", "bot.nowhere.Nobody"]
    assert list(remarks('"""Told."""\nHERE = 1  # noted\n"""A constant."""')) == [
        "Told.", "A constant.", "# noted",
    ]  # fmt: skip


def test_of_code_the_remarks_alone_name_places() -> None:
    told = "NAMED = '`bot/nowhere.py`'  # as `bot/noone.py` is\n"

    assert missing(told) == ["bot/nowhere.py", "bot/noone.py"]
    assert missing_in_remarks(told) == ["bot/noone.py"]
    assert missing_in_remarks("NAMED = '`bot/wording.py`'") == []
