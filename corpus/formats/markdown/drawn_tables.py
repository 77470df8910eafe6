"""Tables that are drawn with dashes and bars, as pandoc writes them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

_COLUMNS = re.compile(r"^ {0,3}-{2,}+(?: ++-{2,}+)++")
_RULE = re.compile(r"^ {0,3}-{10,}+")
_BORDER = re.compile(r"^\+(?:[-:]++\+)++|^\+(?:[=:]++\+)++")
_DASHES = re.compile("-++")
_ENDLESS = 1 << 30
_MOST_LINES_OF_HEAD = 10
"""Lines that a head may have. Our own choice."""

_Row = Sequence[str]
"""What the cells of a row say, one after the other."""


class _Drawn(NamedTuple):
    """A table: the rows of its head, if it has one, all others, and the line behind it."""

    head: list[_Row]
    rows: list[_Row]
    end: int


def drawn_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take a table that lines of dashes draw; return whether there is one."""
    if state.is_code_block(line):
        return False
    lines = _Lines(state, end)
    found = _in_a_grid(lines, line) or _under_dashes(lines, line)
    if found is None:
        return False
    if not silent:
        _write(state, found, line)
        state.line = found.end
    return True


class _Lines:
    """The lines of the block that *state* reads, up to *end*."""

    def __init__(self, state: StateBlock, end: int) -> None:
        self._state = state
        self.end = end

    def __getitem__(self, line: int) -> str:
        """Return *line* without the indent of its block, nothing of what stands behind that."""
        if line >= self.end or self._state.sCount[line] < self._state.blkIndent:
            return ""
        return self._state.getLines(line, line + 1, self._state.blkIndent, False).rstrip()  # noqa: FBT003 - markdown-it's own form

    def until(self, pattern: re.Pattern[str], line: int, end: int) -> list[str] | None:
        """Return the lines from *line* to one of that *pattern*; `None` where none is in reach."""
        for last in range(line, min(end, self.end)):
            if pattern.fullmatch(self[last]):
                return [self[each] for each in range(line, last)]
        return None


def _under_dashes(lines: _Lines, line: int) -> _Drawn | None:
    """Return the table whose columns stand under dashes, or between two lines of them."""
    first = lines[line]
    if _RULE.fullmatch(first):
        head = lines.until(_COLUMNS, line + 1, line + 1 + _MOST_LINES_OF_HEAD)
        start = line + 1 + len(head or ())
        rows = None if head is None else lines.until(_RULE, start + 1, lines.end)
        return _cut(lines[start], head or [], rows, start + 2)
    if _COLUMNS.fullmatch(first):
        return _cut(first, [], lines.until(_COLUMNS, line + 1, lines.end), line + 2)
    if not first or not _COLUMNS.fullmatch(lines[line + 1]):
        return None
    rows = []
    while (row := lines[line + 2 + len(rows)]) and not _COLUMNS.fullmatch(row):
        rows.append(row)
    return _cut(lines[line + 1], [first], rows, line + 2 + bool(row))


def _cut(dashes: str, head: list[str], rows: list[str] | None, behind: int) -> _Drawn | None:
    """Return the table of *head* and *rows*, cut where the *dashes* of each column begin.

    There is none where that would cut a word. With empty lines between them, rows may have
    several lines. *behind* is the line behind a table without rows.
    """
    edges = [found.start() for found in _DASHES.finditer(dashes)][1:]
    if not rows or any(line[at - 1 : at].strip() for line in (*head, *rows) for at in edges):
        return None
    groups = [[line] for line in rows] if all(rows) else list(_apart(rows))
    return _Drawn(
        [_cells(head, edges)] if head else [],
        [_cells(group, edges) for group in groups],
        behind + len(rows),
    )


def _apart(lines: list[str]) -> Iterator[list[str]]:
    """Yield the groups of *lines* that stand together, without empty ones."""
    for is_empty, group in groupby(lines, key=lambda line: not line):
        if not is_empty:
            yield list(group)


def _cells(lines: list[str], edges: list[int]) -> _Row:
    parts = ([line[start:end] for line in lines] for start, end in pairwise([0, *edges, _ENDLESS]))
    return ["\n".join(filter(None, map(str.strip, part))) for part in parts]


def _in_a_grid(lines: _Lines, line: int) -> _Drawn | None:
    """Return the table whose cells have a border around them, as far as it is drawn rightly."""
    if not _BORDER.fullmatch(lines[line]):
        return None
    edges = [at for at, character in enumerate(lines[line]) if character == "+"]
    found = None
    head: list[_Row] = []
    rows: list[_Row] = []
    group: list[str] = []
    for place in range(line + 1, lines.end):
        text = lines[place]
        if text.startswith("|"):
            group.append(text)
        elif not group or not _BORDER.fullmatch(text) or not _fits(group, edges):
            break
        else:
            rows.append(_bordered(group, edges))
            group = []
            if "=" in text:
                head, rows = rows, []
            found = _Drawn(head, rows, place + 1)
    return found


def _fits(lines: list[str], edges: list[int]) -> bool:
    """Tell whether *lines* have bars where the borders of a grid have theirs, or as many."""
    return all(
        line.count("|") == len(edges) or all(line[at : at + 1] == "|" for at in edges)
        for line in lines
    )


def _bordered(lines: list[str], edges: list[int]) -> _Row:
    # Wide characters count twice in a grid, so bars are counted where that is possible.
    if all(line.count("|") == len(edges) for line in lines):
        parts = list(zip(*(line.split("|")[1:-1] for line in lines), strict=True))
    else:
        parts = [tuple(line[start + 1 : end] for line in lines) for start, end in pairwise(edges)]
    return ["\n".join(filter(None, map(str.strip, part))) for part in parts]


def _write(state: StateBlock, table: _Drawn, line: int) -> None:
    state.push("table_open", "table", 1).attrSet("role", "table")
    for tag, rows in (("th", table.head), ("td", table.rows)):
        for row in rows:
            state.push("tr_open", "tr", 1)
            for text in row:
                state.push(f"{tag}_open", tag, 1)
                inline = state.push("inline", "", 0)
                inline.content, inline.map, inline.children = text, [line, table.end], []
                state.push(f"{tag}_close", tag, -1)
            state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
