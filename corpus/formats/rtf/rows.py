"""Tables of Rich Text Format: cells that lie between edges, in twentieths of a point."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.tables import MOST_COLUMNS

_NEAR = 40
"""Twentieths of a point within which two edges are one: programs round them. Our own choice."""


@dataclass(frozen=True, slots=True)
class CellEdge:
    """The right edge of a cell.

    *joined* and *below* tell that it is one with the cell before it, or above it, as merge control
    words state (Rich Text Format Specification 1.9.1, "Table definitions").
    """

    right: int
    joined: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, as HTML, between its *edges*."""

    cells: list[str]
    edges: list[CellEdge]
    is_head: bool


@dataclass(slots=True)
class RowDefinition:
    """How the cells of the next row lie."""

    edges: list[CellEdge] = field(default_factory=list)
    is_head: bool = False
    joined: bool = False
    below: bool = False

    def state(self, word: str, number: int | None) -> None:
        """Take the control word *word*, where it says something of the row."""
        match word:
            case "trowd":
                self.edges.clear()
                self.is_head = self.joined = self.below = False
            case "trhdr":
                self.is_head = True
            case "clmrg":
                self.joined = True
            case "clvmrg":
                self.below = True
            case "cellx":
                self.edges.append(CellEdge(number or 0, self.joined, self.below))
                self.joined = self.below = False


@dataclass(slots=True)
class _Placed:
    """A cell in the grid of its table."""

    parts: list[str]
    column: int
    columns: int
    is_head: bool
    rows: int = 1


@dataclass(slots=True)
class _Grid:
    """The cells that may still reach down into further rows, by their first column."""

    open: dict[int, _Placed] = field(default_factory=dict)

    def row(self, row: Row, columns: Sequence[int]) -> list[_Placed]:
        placed: list[_Placed] = []
        left = 0
        reached: dict[int, _Placed] = {}
        for number, html in enumerate(row.cells):
            edge = row.edges[number] if number < len(row.edges) else None
            right = left + 1 if edge is None else max(left + 1, _index(columns, edge.right) + 1)
            above = self.open.get(left)
            if edge and edge.joined and placed:
                placed[-1].columns += right - left
                placed[-1].parts.append(html)
            elif edge and edge.below and above:
                above.rows += 1
                above.parts.append(html)
                reached[left] = above
            else:
                cell = _Placed([html], left, right - left, row.is_head)
                placed.append(cell)
                reached[left] = cell
            left = right
        self.open = reached
        return placed


def table_html(rows: Sequence[Row]) -> str:
    """Return the table of *rows* as HTML, with what each cell spans."""
    columns = _columns(edge.right for row in rows for edge in row.edges)
    grid = _Grid()
    placed = [grid.row(row, columns) for row in rows]
    return f"<table>{''.join(map(_row_html, placed))}</table>"


def _columns(edges: Iterable[int]) -> list[int]:
    """Return the right edges of the columns, each once."""
    ordered = sorted(set(edges))
    apart = [edge for before, edge in pairwise(ordered) if edge - before > _NEAR]
    return [*ordered[:1], *apart][:MOST_COLUMNS]


def _index(columns: Sequence[int], right: int) -> int:
    return max(0, bisect_left(columns, right - _NEAR))


def _row_html(cells: Iterable[_Placed]) -> str:
    return f"<tr>{''.join(map(_cell_html, cells))}</tr>"


def _cell_html(cell: _Placed) -> str:
    name = "th" if cell.is_head else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{name}{spans}>{''.join(cell.parts)}</{name}>"
