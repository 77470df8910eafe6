"""Every regular expression of ours, and how it is used."""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import bot
import corpus
import index
from tests.patterns.counting import Use
from tests.patterns.programs import Pattern

ROOMS = (bot, corpus, index)
_RUN_WHEN_IMPORTED = {"bot.__main__", "corpus.migrations.env"}
_USES = {
    **dict.fromkeys(("search", "sub", "subn", "split", "findall", "finditer"), Use.SEARCH),
    "match": Use.MATCH,
    "fullmatch": Use.FULLMATCH,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A *pattern*, where it stands, and one way it is used."""

    pattern: Pattern
    place: str
    use: Use


def compiled() -> Iterator[Found]:
    """Yield the patterns that the modules of the three rooms hold, in whatever holds them."""
    uses = _uses()
    for module in modules():
        for name, value in vars(module).items():
            for pattern in dict.fromkeys(_patterns(value, module)):
                for use in sorted(uses.get((module.__name__, name)) or {Use.SEARCH}):
                    yield Found(pattern, f"{module.__name__}.{name}", use)


def written_inline() -> Iterator[Found]:
    """Yield the patterns that stand as text where they are used."""
    for module in modules():
        for call in _calls(module):
            text = _text(call)
            if call.attribute in _USES and text is not None:
                yield Found(re.compile(text, call.flags), call.place, _USES[call.attribute])


def unseen() -> Iterator[str]:
    """Yield where a pattern is made that neither of both can see: of values, or in a function."""
    for module in modules():
        for call in _calls(module):
            inline = call.attribute in _USES and _text(call) is not None
            if call.in_function and not inline:
                yield call.place


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return all modules of the three rooms."""
    names = [
        each.name
        for room in ROOMS
        for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
    ]
    return tuple(importlib.import_module(name) for name in names if name not in _RUN_WHEN_IMPORTED)


def _patterns(value: object, module: ModuleType) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _patterns(each, module)
    elif isinstance(value, dict):
        for pair in value.items():
            yield from _patterns(pair, module)
    elif isinstance(value, type) and value.__module__ == module.__name__:
        # The buttons' templates stand in their classes.
        for each in vars(value).values():
            yield from _patterns(each, module) if isinstance(each, re.Pattern) else ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where `re` is used: its *attribute*, the call it is in, if any, and whether in a function."""

    attribute: str
    call: ast.Call | None
    in_function: bool
    place: str

    @property
    def flags(self) -> int:
        """Return the flags that are written in the call."""
        inside = ast.walk(self.call) if self.call else ()
        names = [each.attr for each in inside if isinstance(each, ast.Attribute)]
        return sum(re.RegexFlag[name] for name in names if name in re.RegexFlag.__members__)


def _calls(module: ModuleType) -> Iterator[_Mention]:
    nodes = _nodes(module)
    mentions = [
        each
        for each in nodes
        if isinstance(each, ast.Attribute) and _is_name(each.value, "re")
        if each.attr in {*_USES, "compile"}
    ]
    if not mentions:
        return
    calls = {each.func: each for each in nodes if isinstance(each, ast.Call)}
    functions = [each for each in nodes if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = {each for function in functions for body in function.body for each in ast.walk(body)}
    for each in mentions:
        place = f"{module.__name__}:{each.lineno}"
        yield _Mention(each.attr, calls.get(each), each in inner, place)


def _text(mention: _Mention) -> str | bytes | None:
    first = mention.call.args[0] if mention.call and mention.call.args else None
    value = first.value if isinstance(first, ast.Constant) else None
    return value if isinstance(value, str | bytes) else None


def _uses() -> dict[tuple[str, str], set[Use]]:
    """Return how each name of each module is used, wherever it is imported to."""
    found: dict[tuple[str, str], set[Use]] = defaultdict(set)
    for module in modules():
        nodes = _nodes(module)
        homes = {
            alias.asname or alias.name: (each.module, alias.name)
            for each in nodes
            if isinstance(each, ast.ImportFrom) and each.module
            for alias in each.names
        }
        used = {each.value: each.attr for each in nodes if isinstance(each, ast.Attribute)}
        for each in nodes:
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
                use = _USES.get(used.get(each, ""), Use.SEARCH)
                if used.get(each) != "pattern":
                    found[homes.get(each.id, (module.__name__, each.id))].add(use)
    return found


@cache
def _nodes(module: ModuleType) -> tuple[ast.AST, ...]:
    with open(module.__file__ or "", encoding="utf-8") as source:  # noqa: PTH123 - a name, no path
        return tuple(ast.walk(ast.parse(source.read())))


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
