"""The row of a table that has the most of what a question asks for.

No row says that its price is the lowest: that is told by all rows together, so a question for the
cheapest is answered by comparing them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from corpus.article import Cell, Slice, paragraph_at
from index.answer import Span
from index.ranking.cell_values import Measure, Value, is_empty, value_of
from index.ranking.extremes import COMPARING, Way, ways_asked
from index.ranking.reader_stage import Decision, Finalist
from index.ranking.same_meaning import stems_for
from index.search.segment import Candidate
from index.search.snapshot import Snapshot
from index.search.words import stems

MOST_CELLS = 2000
"""Cells of a table whose rows are compared; a larger one is not. Our own choice."""

_TOTALS = frozenset({"total", "totals", "sum", "average", "mean", "all", "overall"})


class _Column(NamedTuple):
    """Where the head of a column stands, and what it says."""

    place: Slice
    head: str


class _Row(NamedTuple):
    """A row's place in the snapshot, its stems, and its cells by their columns."""

    position: int
    words: frozenset[str]
    cells: Mapping[_Column, str]

    @property
    def is_total(self) -> bool:
        """Return whether it sums the others up."""
        name = next(iter(self.cells.values()), "")
        return name.strip(" :").casefold() in _TOTALS


def with_extreme_first(question: str, decided: Decision, snapshot: Snapshot) -> Decision:
    """Return *decided* with the row first that has the most, or least, of what *question* asks for.

    Nothing changes where another passage than a table's row answers, where no column tells it or
    several do, or where rows are level. Where nothing answers, the row does if its table has every
    word of the question: that its values compare so is certain, whatever a reader makes of one row.
    """
    ways = ways_asked(question)
    table = _rows(decided, snapshot) if ways else []
    asked = stems(question)
    meant = _meant(table, asked)
    found = (_extreme(way, meant, frozenset(asked)) for way in ways)
    best = next((each for each in found if each is not None), None)
    if best is None:
        return decided
    sure = decided.numbers.medium_at if _tells(table, asked, snapshot) else 0.0
    return _placed_first(best.position, decided, snapshot, sure)


def _tells(table: Sequence[_Row], asked: Sequence[str], snapshot: Snapshot) -> bool:
    """Return whether *table* has every word of those *asked* but for what compares."""
    candidate = snapshot.candidates[table[0].position]
    heads = " ".join(column.head for column in _columns(table))
    above = f"{candidate.searched.text} {candidate.article.metadata.title or ''}"
    held = frozenset(stems(f"{heads} {above}")).union(*(each.words for each in table))
    words = [each for each in asked if each not in COMPARING]
    return bool(words) and held.union(stems_for(words, held)).issuperset(words)


def _rows(decided: Decision, snapshot: Snapshot) -> list[_Row]:
    """Return the rows of the table that the first passage of *decided* is of.

    Where nothing answers, it is the first passage that is of a table.
    """
    places = [each.position for each in decided.finalists[: 1 if decided.answers else None]]
    position = next((each for each in places if snapshot.candidates[each].searched.is_row), None)
    return [] if position is None else _table(position, snapshot)


def _table(position: int, snapshot: Snapshot) -> list[_Row]:
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


def _further(own: _Row, step: int, snapshot: Snapshot) -> Iterator[_Row]:
    """Yield the rows of the table of *own* above it, or below it, the nearest first."""
    article = snapshot.candidates[own.position].article
    end = len(snapshot.candidates) if step > 0 else -1
    for position in range(own.position + step, end, step):
        row = _row(position, snapshot)
        of_article = snapshot.candidates[position].article.id == article.id
        if row is None or not of_article or own.cells.keys().isdisjoint(row.cells):
            return
        yield row


def _row(position: int, snapshot: Snapshot) -> _Row | None:
    """Return the row at *position*, `None` where that is none, or a part of one."""
    candidate = snapshot.candidates[position]
    if not candidate.searched.is_row:
        return None
    paragraph = paragraph_at(candidate.article.paragraphs, candidate.start)
    if (paragraph.start, paragraph.end) != (candidate.start, candidate.end):
        return None
    body = candidate.article.body
    cells = {
        _Column(head, body[slice(*head)]): body[slice(*cell.place)]
        for cell in paragraph.cells
        if (head := _head(cell, candidate)) is not None
    }
    return _Row(position, frozenset(stems(candidate.text)), cells)


def _head(cell: Cell, candidate: Candidate) -> Slice | None:
    """Return the head of the column of *cell*: of those above it the nearest."""
    return next((each for each in reversed(cell.heads) if each.end <= candidate.start), None)


def _meant(rows: Sequence[_Row], asked: Iterable[str]) -> list[_Row]:
    """Return those of *rows* that a question is about: with *asked* words that part them."""
    meant = [each for each in rows if not each.is_total]
    heads = {stem for column in _columns(rows) for stem in stems(column.head)}
    for word in (each for each in asked if each not in heads):
        meant = [each for each in meant if word in each.words] or meant
    return meant


def _extreme(way: Way, rows: Sequence[_Row], asked: frozenset[str]) -> _Row | None:
    """Return the one of *rows* that has the most or the least, `None` where that is not told."""
    told = {each: values for each in _columns(rows) if (values := _told(way, each, rows))}
    called = {each: len(asked.intersection(stems(each.head))) for each in told}
    best = [each for each in told if called[each] == max(called.values())]
    if len(best) != 1:
        return None
    values = told[best[0]]
    ends = [value.high if way.largest else -value.low for _, value in values]
    most = [row for (row, _), end in zip(values, ends, strict=True) if end == max(ends)]
    return most[0] if len(most) == 1 else None


def _columns(rows: Iterable[_Row]) -> list[_Column]:
    return list(dict.fromkeys(column for each in rows for column in each.cells))


def _told(way: Way, column: _Column, rows: Sequence[_Row]) -> list[tuple[_Row, Value]]:
    """Return what *rows* say in *column*, nothing where they cannot be compared in this *way*."""
    is_called = not way.names.isdisjoint(stems(column.head))
    if not (is_called or way.measures):
        return []
    cells = [(each, each.cells[column]) for each in rows if column in each.cells]
    said = [(row, value_of(text)) for row, text in cells if not is_empty(text)]
    values = [(row, value) for row, value in said if value is not None]
    measures = {value.measure for _, value in values}
    units = {value.unit for _, value in values if value.high}
    if len(values) != len(said) or len(values) <= 1 or len(measures) > 1 or len(units) > 1:
        return []
    by_name = is_called and (not way.measures or measures <= {Measure.NUMBER, Measure.CLOCK})
    return values if by_name or measures <= way.measures else []


def _placed_first(position: int, decided: Decision, snapshot: Snapshot, least: float) -> Decision:
    """Return *decided* with the row at *position* before all others.

    It is as likely as the first was, and *least* likely so.
    """
    row = Span(0, len(snapshot.candidates[position].searched.text))
    known = next((each for each in decided.finalists if each.position == position), None)
    likely = max(decided.likeliest, least)
    first = replace(known or Finalist(position, row, likely), probability=likely)
    others = (each for each in decided.finalists if each.position != position)
    return replace(decided, finalists=(first, *others))
