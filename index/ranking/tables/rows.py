"""The rows of a table as they stand in a snapshot, with their cells by columns."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from corpus.article import Cell, Slice, paragraph_at
from index.ranking.tables.cell_words import cell_words
from index.search.segment import Candidate
from index.search.shared_language import told_language
from index.search.snapshot import Snapshot
from index.search.words import STEMMERS, stems_in

MOST_CELLS = 2000
"""Cells of a table whose rows are compared; a larger one is not. Our own choice."""


class Column(NamedTuple):
    """Where the head of a column stands, what it says, and the stems of that in its language."""

    place: Slice
    head: str
    words: frozenset[str]


class Row(NamedTuple):
    """Where a row stands in the snapshot, its stems in its *language*, its cells by column."""

    position: int
    language: str
    words: frozenset[str]
    cells: Mapping[Column, str]

    @property
    def is_total(self) -> bool:
        """Return whether it sums the others up."""
        name = next(iter(self.cells.values()), "")
        return name.strip(" :").casefold() in cell_words(self.language).totals


def table_at(position: int, snapshot: Snapshot) -> list[Row]:
    """Return the rows of the table of which one stands at *position*, none of too large a one."""
    own = _row(position, snapshot)
    if own is None:
        return []
    rows, cells = [own], len(own.cells)
    for row in chain(_further(own, -1, snapshot), _further(own, 1, snapshot)):
        rows.append(row)
        cells += len(row.cells)
        if cells > MOST_CELLS:
            return []
    return rows


def _further(own: Row, step: int, snapshot: Snapshot) -> Iterator[Row]:
    """Yield the rows of the table of *own* above it, or below it, the nearest first."""
    article = snapshot.candidates[own.position].article
    end = len(snapshot.candidates) if step > 0 else -1
    for position in range(own.position + step, end, step):
        row = _row(position, snapshot)
        of_article = snapshot.candidates[position].article.id == article.id
        if row is None or not of_article or own.cells.keys().isdisjoint(row.cells):
            return
        yield row


def _row(position: int, snapshot: Snapshot) -> Row | None:
    """Return the row at *position*, `None` where that is none, or a part of one."""
    candidate = snapshot.candidates[position]
    if not candidate.searched.is_row:
        return None
    paragraph = paragraph_at(candidate.article.paragraphs, candidate.start)
    if (paragraph.start, paragraph.end) != (candidate.start, candidate.end):
        return None
    body, language = candidate.article.body, _language(candidate)
    cells = {
        _column(body, head, language): body[slice(*cell.place)]
        for cell in paragraph.cells
        if (head := _head(cell, candidate)) is not None
    }
    return Row(position, language, frozenset(stems_in(language, candidate.text)), cells)


def _column(body: str, head: Slice, language: str) -> Column:
    said = body[slice(*head)]
    return Column(head, said, frozenset(stems_in(language, said)))


def _language(candidate: Candidate) -> str:
    """Return the language of the table of *candidate*: what its article states, or its words say.

    Tables have few words that tell it.
    """
    told = told_language(candidate.article)
    return told if told in STEMMERS else candidate.language


def _head(cell: Cell, candidate: Candidate) -> Slice | None:
    """Return the head of the column of *cell*: of those above it the nearest."""
    return next((each for each in reversed(cell.heads) if each.end <= candidate.start), None)


def columns_of(rows: Iterable[Row]) -> list[Column]:
    """Return the columns of *rows*, each once, in order."""
    return list(dict.fromkeys(column for each in rows for column in each.cells))
