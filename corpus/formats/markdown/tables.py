"""Tables of Markdown: what markdown-it drops of them, and how a row is written."""

from collections.abc import Iterator

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.token import Token


def whole_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take a table with all cells of rows that are longer than its head; return whether it is one.

    GitHub's specification has them left out, and so does markdown-it.
    """
    before = len(state.tokens)
    if not table(state, line, end, silent):
        return False
    if not silent:
        state.tokens[before].attrSet("role", "table")  # and lays out no page
        state.tokens[before:] = _with_all_cells(state, state.tokens[before:])
    return True


def _with_all_cells(state: StateBlock, written: list[Token]) -> Iterator[Token]:
    columns = sum(token.type == "th_open" for token in written)
    row = 0
    for token in written:
        if token.type == "tr_open" and token.map:
            row = token.map[0]
        elif token.type == "tr_close":
            for text in _cells(getLine(state, row))[columns:]:
                inline = Token("inline", "", 0, content=mdTrim(text), map=[row, row + 1])
                inline.children = []
                yield from (Token("td_open", "td", 1), inline, Token("td_close", "td", -1))
        yield token


def _cells(line: str) -> list[str]:
    cells = escapedSplit(mdTrim(line))
    return cells[cells[:1] == [""] : len(cells) - (cells[-1:] == [""])]
