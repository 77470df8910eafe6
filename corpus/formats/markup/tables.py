"""Which tables of a tree hold data, and what each of their rows is made of."""

from collections.abc import Iterator
from typing import NamedTuple

from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import CELLS, ROWS, is_read
from corpus.normalise import normalise

_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534
"""Spans of a cell, as the HTML standard limits them (4.9.11)."""

_LONGEST_DATUM = 2_000
_LONGEST_PARAGRAPHS = 300
"""Characters of a cell, and of one with several paragraphs: with more, and nothing at its head, it
is a column of the page, not of a table. Our own choice."""

_GROUPS = {"thead", "tbody", "tfoot"}
_HEADINGS = {"head"} | {f"h{level}" for level in range(1, 7)}
_BOLD = {"b", "strong"}


class DataCell(NamedTuple):
    """A cell of a row: the element, and how a table takes it."""

    element: Element
    heading: bool
    columns: int
    rows: int


class DataRow(NamedTuple):
    """A row of a table that holds data, with the number of that table."""

    cells: tuple[DataCell, ...]
    table: int
    is_whole: bool
    """One cell takes the whole width of the table."""


class _Inside(NamedTuple):
    """What stands in an element."""

    characters: int = 0
    paragraphs: int = 0
    has_heading: bool = False
    has_table: bool = False
    is_bold: bool = False


class Tables:
    """The rows of the tables under *root* that hold data; what lays out a page has none."""

    def __init__(self, root: Element) -> None:
        self._rows: dict[Element, DataRow] = {}
        tables = list(root.iter("table"))
        self._inside = _insides(root) if tables else {}
        for number, table in enumerate(tables, 1):
            self._add(table, number)

    def row(self, element: Element) -> DataRow | None:
        """Return what the row *element* is made of, `None` where its table only lays out."""
        return self._rows.get(element)

    def _add(self, table: Element, number: int) -> None:
        rows = [(row, in_head, self._cells(row)) for row, in_head in _rows(table)]
        stated = any(in_head or any(map(_is_heading, cells)) for _, in_head, cells in rows)
        role = attribute(table, "role")
        if role in ("presentation", "none") or not rows:
            return
        by_row = [cells for _, _, cells in rows]
        if role != "table" and not self._holds_data(by_row, is_headed=stated):
            return
        written = [
            tuple(self._written(cell, in_head=in_head, stated=stated) for cell in cells)
            for _, in_head, cells in rows
        ]
        width = max(sum(cell.columns for cell in cells) for cells in written)
        for (row, _, _), cells in zip(rows, written, strict=True):
            is_whole = len(cells) == 1 and 1 < width <= cells[0].columns
            self._rows[row] = DataRow(cells, number, is_whole)

    def _cells(self, row: Element) -> list[Element]:
        """Return the cells of *row*, and what stands in the place of one."""
        return [cell for cell in row if cell.tag in CELLS or self._speaks(cell)]

    def _speaks(self, element: Element) -> bool:
        return element in self._inside and self._inside[element].characters > 0

    def _holds_data(self, rows: list[list[Element]], *, is_headed: bool) -> bool:
        wide = [cells for cells in rows if sum(map(self._speaks, cells)) > 1]
        if is_headed:
            return bool(wide) and not any(self._is_page(cell) for cells in wide for cell in cells)
        longest = _LONGEST_DATUM if len(wide) > 1 else _LONGEST_PARAGRAPHS
        return bool(wide) and not any(
            self._is_column(cell, longest) for cells in rows for cell in cells
        )

    def _is_page(self, cell: Element) -> bool:
        inside = self._inside.get(cell, _Inside())
        return inside.has_heading and inside.paragraphs > 1

    def _is_column(self, cell: Element, longest: int) -> bool:
        """Tell whether *cell* holds what no datum does: a part of the page itself."""
        inside = self._inside.get(cell, _Inside())
        return (
            inside.has_heading
            or inside.has_table
            or inside.characters > longest
            or (inside.paragraphs > 1 and inside.characters > _LONGEST_PARAGRAPHS)
        )

    def _written(self, cell: Element, *, in_head: bool, stated: bool) -> DataCell:
        bold = not stated and self._inside.get(cell, _Inside()).is_bold
        return DataCell(
            cell,
            in_head or bold or _is_heading(cell),
            _span(cell, "colspan", _MOST_COLUMNS),
            _span(cell, "rowspan", _MOST_ROWS),
        )


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of *table* itself, and whether each stands at its head."""
    for child in table:
        if child.tag in ROWS:
            yield child, False
        elif child.tag in _GROUPS:
            for row in child:
                if row.tag in ROWS:
                    yield row, child.tag == "thead"


def _is_heading(cell: Element) -> bool:
    return (
        cell.tag == "th"
        or attribute(cell, "role") in ("head", "columnheader", "rowheader")
        or bool(attribute(cell, "scope"))
    )


def _span(cell: Element, name: str, most: int) -> int:
    stated = attribute(cell, name)
    if not stated.isdecimal() or len(stated) > len(str(most)):
        return 1
    return min(max(1, int(stated)), most)


def _insides(root: Element) -> dict[Element, _Inside]:
    """Return what stands in each element that is read."""
    found: dict[Element, _Inside] = {}
    # The other way round, what is inside an element is known before the element.
    for element in reversed(list(root.iter())):
        if is_read(element.tag):
            found[element] = _inside(element, found)
    return found


def _inside(element: Element, found: dict[Element, _Inside]) -> _Inside:
    own = _length(element.text) + sum(_length(child.tail) for child in element)
    children = [(child, found[child]) for child in element if child in found]
    speaking = [inside for _, inside in children if inside.characters]
    characters = own + sum(inside.characters for inside in speaking)
    return _Inside(
        characters,
        sum(inside.paragraphs for inside in speaking) + (element.tag == "p" and characters > 0),
        any(inside.has_heading or child.tag in _HEADINGS for child, inside in children),
        any(inside.has_table or child.tag == "table" for child, inside in children),
        characters > 0
        and (element.tag in _BOLD or (not own and all(inside.is_bold for inside in speaking))),
    )


def _length(text: str | None) -> int:
    return len(normalise(text)) if text else 0
