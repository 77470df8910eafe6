"""Words in the code that a person would see without their passing through a catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.language.catalogues import ROOT, keywords

SURFACES = (
    *("bot/ask", "bot/articles", "bot/quotes", "bot/sentence_lists"),
    *("bot/sources", "bot/gaps", "bot/digest", "bot/server_settings", "bot/privacy"),
    *("bot/about", "bot/interface", "bot/wording.py", "bot/citation_wording.py", "bot/client.py"),
)

_PROSE = re.compile(r"[^\W\d_]{2,}[,.:;!?]?\*{0,2} \*{0,2}[^\W\d_]{2,}|^[A-Z][a-z]+[.:!?…]?$")
"""Two words in a row, or one word that begins as a sentence or a label does."""

_SILENT = frozenset(
    "compile fullmatch getLogger debug info warning error exception describe command ContextMenu "
    "AssertionError TypeVar cast split delivered log_failure".split()
)
"""Calls whose words nobody but programs, operators and Discord's catalogues read."""

_LOGGED = ("awaited answer", "open question", "weekly digest", "line for moderators")
_NAMES = frozenset({"Footnote", *_LOGGED})
"""What is called the same in every language, and what only the log says."""

_SILENT_KEYWORDS = frozenset({"template", "name_prefix", "thread_name_prefix"})


_SILENT_ATTRIBUTES = frozenset({"failed"})
"""What background tasks tell the log."""


def unspoken(file: Path) -> Iterator[str]:
    """Yield `file:line: words` for each literal of *file* that bypasses the catalogues."""
    tree = ast.parse(file.read_text("utf-8"))
    exempt = {id(each) for each in _exempt(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if node.value in _NAMES or id(node) in exempt:
            continue
        if _PROSE.search(node.value):
            yield f"{file.relative_to(ROOT)}:{node.lineno}: {node.value!r}"


def surfaces() -> Iterator[Path]:
    """Yield the files whose words members and moderators see."""
    for place in SURFACES:
        path = ROOT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _exempt(tree: ast.AST) -> Iterator[ast.AST]:
    spoken = keywords().keys() | _SILENT
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (_called(node) in spoken or _is_group(node)):
            yield from ast.walk(node)
        elif isinstance(node, ast.Call):
            yield from (
                part
                for keyword in node.keywords
                if keyword.arg in _SILENT_KEYWORDS
                for part in ast.walk(keyword.value)
            )
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value  # a docstring, or one below a constant
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _declared(node)
        elif isinstance(node, ast.AnnAssign):
            yield from ast.walk(node.annotation)
        elif isinstance(node, ast.Assign) and _SILENT_ATTRIBUTES & {
            _name(to) for to in node.targets
        }:
            yield from ast.walk(node.value)
        elif isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)


def _declared(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterator[ast.AST]:
    """Yield decorators, annotations and base classes, whose words go to Discord or to nobody."""
    for decorator in node.decorator_list:
        yield from ast.walk(decorator)
    if isinstance(node, ast.ClassDef):
        for each in [*node.bases, *(keyword.value for keyword in node.keywords)]:
            yield from ast.walk(each)
        return
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    for annotation in [node.returns, *(each.annotation for each in arguments)]:
        if annotation is not None:
            yield from ast.walk(annotation)


def _name(target: ast.expr) -> str:
    return target.id if isinstance(target, ast.Name) else ""


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_group(call: ast.Call) -> bool:
    """Return whether *call* makes a command group, whose words discord.py has translated."""
    given = {each.arg for each in call.keywords}
    return _called(call) == "__init__" and {"name", "description"} <= given
