"""No module of ours needs itself, by whatever way round, not even for its types."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "index", "corpus")

Graph = Mapping[str, frozenset[str]]


def test_no_modules_import_each_other_in_a_circle() -> None:
    files = {_name(file): file for room in ROOMS for file in (ROOT / room).rglob("*.py")}
    graph = {name: frozenset(_imported(file, files)) - {name} for name, file in files.items()}

    assert circles(graph) == []


def test_a_circle_is_found_however_long_and_what_leads_to_it_is_not() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": {"b"}, "e": set[str]()}

    assert circles({name: frozenset(each) for name, each in graph.items()}) == [["b", "c", "d"]]


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of modules of *graph* that all need each other."""
    reached = {name: _reached(graph, name) for name in graph}
    groups = {
        frozenset(other for other in reached[name] if name in reached[other])
        for name in graph
        if name in reached[name]
    }
    return sorted(map(sorted, groups))


def _reached(graph: Graph, start: str) -> frozenset[str]:
    seen: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        if (name := ahead.pop()) not in seen:
            seen.add(name)
            ahead.extend(graph[name])
    return frozenset(seen)


def _imported(file: Path, modules: Mapping[str, Path]) -> Iterator[str]:
    """Yield the modules of ours that *file* imports, at once, later or for types alone."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module in modules:
            inner = {f"{node.module}.{each.name}" for each in node.names}
            yield from inner & modules.keys() or {node.module}


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
