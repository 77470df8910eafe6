"""The cells of a table: which stand in a row, and which name them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.article import Cell, Slice

MOST_COLUMNS = 200
"""Columns of a table whose cells are told apart; a wider one is none to read. Our own choice."""


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell as a format tells it: its text, and how many columns and rows it takes.

    *heading* tells that it names what stands under it, or beside it.
    """

    text: str
    heading: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Table:
    """A table as far as it was read: what names each column, and what reaches down into it."""

    number: int
    _heads: dict[int, tuple[Slice, ...]] = field(default_factory=dict)
    _reaching: dict[int, tuple[int, Cell | None]] = field(default_factory=dict)
    """For a column, how many more rows the cell takes that began in one above; one that is empty,
    or names the column, only takes room."""
    _in_head: bool = True

    def row(self, written: Sequence[WrittenCell], text: str, start: int) -> tuple[Cell, ...]:
        """Return the cells of the next row, which says *text* from *start* of the body on.

        There are none where the text does not hold what is *written*, or far too much is.
        """
        places = _places(written, text, start)
        if places is None:
            return ()
        said = [cell for cell in written if cell.text]
        # One heading alone names a row, though the other cells of it are empty.
        is_head = all(cell.heading for cell in said) and (self._in_head or len(said) > 1)
        if is_head and not self._in_head:
            self._heads.clear()
        self._in_head = is_head
        above, self._reaching = self._reaching, {}
        for column, (left, cell) in above.items():
            if left > 1:
                self._reaching[column] = (left - 1, cell)
        return self._filled(written, places, above, is_head=is_head)

    def _filled(
        self,
        written: Sequence[WrittenCell],
        places: Sequence[Slice],
        above: dict[int, tuple[int, Cell | None]],
        *,
        is_head: bool,
    ) -> tuple[Cell, ...]:
        """Return the cells of a row with those from *above*, in the order of their columns."""
        found = {column: cell for column, (_, cell) in above.items() if cell}
        beside = () if is_head or self._heads else _first_heading(written, places)
        column = 0
        for cell, place in zip(written, places, strict=True):
            while column in above:
                column += 1
            named = () if is_head else self._heads.get(column, beside if column else ())
            entered = Cell(place, named)
            if cell.text:
                found[column] = entered
            column = self._enter(cell, entered, column, is_head=is_head)
        # A cell over several columns is one.
        return tuple(dict.fromkeys(found[column] for column in sorted(found)))

    def _enter(self, written: WrittenCell, cell: Cell, column: int, *, is_head: bool) -> int:
        """Take *cell* down for the rows below it; return the column behind it."""
        end = column + min(max(1, written.columns), MOST_COLUMNS)
        for each in range(column, end):
            if is_head and written.text:
                self._heads[each] = (*self._heads.get(each, ()), cell.place)
            if written.rows > 1:
                stays = written.text and not is_head
                self._reaching[each] = (written.rows - 1, cell if stays else None)
        return end


def _places(written: Sequence[WrittenCell], text: str, start: int) -> list[Slice] | None:
    """Return where each cell stands in a body, or `None` where *text* does not hold them all."""
    if sum(min(max(1, cell.columns), MOST_COLUMNS) for cell in written) > MOST_COLUMNS:
        return None
    places: list[Slice] = []
    position = 0
    for cell in written:
        found = text.find(cell.text, position)
        if found < 0:
            return None
        position = found + len(cell.text)
        places.append(Slice(start + found, start + position))
    return places


def _first_heading(written: Sequence[WrittenCell], places: Sequence[Slice]) -> tuple[Slice, ...]:
    """Return the heading that a row begins with, where nothing names its columns."""
    return (places[0],) if written[0].heading and written[0].text else ()
