"""The cells of AsciiDoc's tables, told apart and put in rows."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.tables import MOST_COLUMNS

_SPECIFIED = (
    r"(?P<spec>(?<!\S)(?:(?P<copies>\d{1,3})\*|(?P<columns>\d{1,3})?(?:\.(?P<rows>\d{1,3}))?\+)?+"
    r"(?:\.?[<^>]){0,2}(?P<style>[adehlmsv])?)?"
)
_CELL = {
    separator: re.compile(rf"(?:{_SPECIFIED})(?<!\\){re.escape(separator)}")
    for separator in ("|", "!", ":")
}
_COPIES = re.compile(r"\s*+(\d{1,3})\*")
_COLUMNS = re.compile(r"cols\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s,\]]++))")


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell as it is written: its text, how it is to be read, how far it reaches."""

    text: str
    style: str = ""
    columns: int = 1
    rows: int = 1


def rows_of(lines: Sequence[str], separator: str, about: str) -> list[list[WrittenCell]]:
    """Return the rows of the table in *lines*; its attributes *about* tell how wide it is."""
    if separator == "," or "format=csv" in about:
        return [[WrittenCell(cell) for cell in row] for row in csv.reader(lines) if row]
    cells = list(_cells("\n".join(lines), separator))
    first = next((line for line in lines if line.strip()), "")
    width = _stated_width(about) or sum(cell.columns for cell in _cells(first, separator))
    return list(_rows(cells, min(max(1, width), MOST_COLUMNS)))


def has_head(lines: Sequence[str], about: str) -> bool:
    """Tell whether the first row of the table in *lines* names its columns."""
    if "noheader" in about:
        return False
    if "header" in about:
        return True
    return len(lines) > 2 and bool(lines[0].strip()) and not lines[1].strip()  # noqa: PLR2004 - a row, and one more


def _stated_width(about: str) -> int:
    found = _COLUMNS.search(about)
    if found is None:
        return 0
    stated = found[1] or found[2] or found[3] or ""
    copies = (_COPIES.match(each) for each in re.split("[,;]", stated))
    return sum(int(each[1]) if each else 1 for each in copies)


def _cells(text: str, separator: str) -> Iterator[WrittenCell]:
    """Yield the cells in *text*, those that are to be repeated as often as that."""
    marks = list(_CELL[separator].finditer(text))
    ends = [*(each.start() for each in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):  # no mark at all ends nowhere
        said = text[mark.end() : end].replace(f"\\{separator}", separator).strip("\n ")
        columns, rows = (int(mark[name] or 1) for name in ("columns", "rows"))
        cell = WrittenCell(said, mark["style"] or "", max(1, columns), max(1, rows))
        yield from (cell for _ in range(min(int(mark["copies"] or 1), MOST_COLUMNS)))


def _rows(cells: Sequence[WrittenCell], width: int) -> Iterator[list[WrittenCell]]:
    """Yield *cells* in rows of so many columns, some of which those above may reach into."""
    reaching = [0] * width
    row: list[WrittenCell] = []
    free = _free(reaching)
    for cell in cells:
        while free <= 0 and any(reaching):
            yield row
            row, free = [], _next(reaching)
        row.append(replace(cell, columns=min(cell.columns, width)))
        place = sum(each.columns for each in row) - 1
        for column in range(min(place, width - 1), max(place - cell.columns, -1), -1):
            reaching[column] = max(reaching[column], cell.rows)
        free -= cell.columns
        if free <= 0:
            yield row
            row, free = [], _next(reaching)
    if row:
        yield row


def _next(reaching: list[int]) -> int:
    """Go on to the next row; return how many columns of it are free."""
    reaching[:] = [max(0, rows - 1) for rows in reaching]
    return _free(reaching)


def _free(reaching: Sequence[int]) -> int:
    return sum(not rows for rows in reaching)
