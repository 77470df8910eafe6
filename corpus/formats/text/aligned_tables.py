"""Tables in plain text, whose columns are kept apart by spaces or tabs alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise
from typing import NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.normalise import normalise
from corpus.tables import WrittenCell

_FEWEST_ROWS = 3
"""Rows of a table, that which names the columns too. Our own choice, as are the figures below."""
_FEWEST_COLUMNS = 2
_MOST_WORDS = 10
"""Words of a cell; longer ones are sentences, behind which two spaces may stand."""
_LONGEST_LINE = 1_000
_CELL = re.compile(r"\S++(?: \S++)*+")
_RULE = re.compile(r"[-=_+| ]++")


class _Cell(NamedTuple):
    """What stands in a line from one column of characters to another."""

    start: int
    end: int
    text: str


class ParsedLines(NamedTuple):
    """The lines that stand *before* a table, and the *rows* below them, none where it is none."""

    before: Sequence[str]
    rows: tuple[tuple[WrittenCell, ...], ...]


def table_in(lines: Sequence[str]) -> ParsedLines:
    """Return the table that *lines*, which no blank line parts, end with.

    Columns are told by where its first row has words; a row may lack some of them. Where the first
    row has no figures and what stands below it has, it names the columns.
    """
    seen = [line.rstrip() for line in lines if not _is_rule(line)]
    below = list(dropwhile(lambda line: len(_aligned(line)) < _FEWEST_COLUMNS, seen))
    if len(below) < _FEWEST_ROWS or max(map(len, below)) > _LONGEST_LINE:
        return ParsedLines(lines, ())
    rows = _rows(below)
    if not rows:
        return ParsedLines(lines, ())
    is_headed = len(seen) < len(lines) or _names(rows)
    written = tuple(
        tuple(WrittenCell(text, heading=is_headed and not number) for text in row)
        for number, row in enumerate(rows)
    )
    return ParsedLines(seen[: len(seen) - len(below)], written)


def rows_of(rows: Sequence[Sequence[WrittenCell]], number: int) -> Iterator[Block]:
    """Yield *rows*, those of the table of that *number*, as blocks."""
    for cells in rows:
        text = normalise(" ".join(cell.text for cell in cells if cell.text))
        yield Block(ParagraphKind.TABLE, text, tuple(cells), number)


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """Return what the cells of each of *lines* say, nothing where they are no table."""
    parted = [line.split("\t") for line in lines]
    columns = len(parted[0])
    if columns > 1 and all(len(each) == columns for each in parted):
        rows = [[normalise(text) for text in each] for each in parted]
    else:
        cells = [_aligned(line) for line in lines]
        columns_at = _columns(cells)
        rows = [_placed(each, columns_at) for each in cells]
    return rows if all(map(_is_row, rows)) else []


def _aligned(line: str) -> list[_Cell]:
    return [_Cell(*each.span(), normalise(each[0])) for each in _CELL.finditer(line.expandtabs())]


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line.strip()) is not None


def _is_row(row: Sequence[str]) -> bool:
    said = [text for text in row if text]
    return len(said) > 1 and all(len(text.split()) <= _MOST_WORDS for text in said)


def _columns(lines: Sequence[Sequence[_Cell]]) -> list[tuple[int, int]]:
    """Return from where to where each column reaches that the first of *lines* has words in.

    There are none where one reaches into the next: then they are no columns.
    """
    whole = [cells for cells in lines if len(cells) == len(lines[0])]
    found = [
        (min(cell.start for cell in column), max(cell.end for cell in column))
        for column in zip(*whole, strict=True)
    ]
    apart = all(left[1] < right[0] for left, right in pairwise(found))
    return found if apart else []


def _placed(cells: Sequence[_Cell], columns: Sequence[tuple[int, int]]) -> list[str]:
    """Return what *cells* say for each of *columns*; nothing where they do not fit."""
    said = [""] * len(columns)
    for cell in cells:
        over = [
            at for at, (start, end) in enumerate(columns) if cell.start < end and start < cell.end
        ]
        if len(over) != 1 or said[over[0]]:
            return []
        said[over[0]] = cell.text
    return said


def _names(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the first of *rows* names the columns: figures stand below it, none in it."""
    first, *others = rows
    if any(map(_has_figure, first)):
        return False
    return any(all(_has_figure(row[at]) for row in others) for at in range(len(first)))


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))
