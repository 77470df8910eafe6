"""The row of a table that has the most of what a question asks for.

No row says that its price is the lowest: that is told by all rows together, so a question for the
cheapest is answered by comparing them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.answer import Span
from index.ranking.decision import Decision, Finalist
from index.ranking.tables.cell_values import Value, is_empty, value_of
from index.ranking.tables.cell_words import Measure
from index.ranking.tables.compared_kinds import Way
from index.ranking.tables.extremes import Subject, subject_of, ways_asked
from index.ranking.tables.rows import Column, Row, columns_of, table_at
from index.ranking.written.same_meaning import stems_for
from index.search.snapshot import Snapshot
from index.search.words import stems_in

_SHORTEST_END = 4
"""Letters of a word that a German head may end with: "Eintrittspreis" is a price."""


def with_extreme_first(question: str, decided: Decision, snapshot: Snapshot) -> Decision:
    """Return *decided* with the row first that has the most, or least, of what *question* asks for.

    Nothing changes where another passage than a table's row answers, where no column tells it or
    several do, or where rows are level. Where nothing answers, the row does if its table has every
    word of the question: that its values compare so is certain, whatever a reader makes of one row.
    """
    ways = ways_asked(question)
    table = _rows(decided, snapshot) if ways else []
    if not table:
        return decided
    subject = subject_of(question, table[0].language)
    meant = _meant(table, subject.words)
    asked = frozenset((*subject.words, *subject.common))
    found = (_extreme(way, meant, asked) for way in ways)
    best = next((each for each in found if each is not None), None)
    if best is None:
        return decided
    sure = decided.numbers.medium_at if _tells(table, subject, snapshot) else 0.0
    return _placed_first(best.position, decided, snapshot, sure)


def _tells(table: Sequence[Row], subject: Subject, snapshot: Snapshot) -> bool:
    """Return whether *table* has every word of *subject*, and of its common ones what tells it."""
    candidate = snapshot.candidates[table[0].position]
    heads = " ".join(column.head for column in columns_of(table))
    above = f"{candidate.searched.text} {candidate.article.metadata.title or ''}"
    held = frozenset(stems_in(table[0].language, f"{heads} {above}"))
    held = held.union(*(each.words for each in table))
    asked = (*subject.words, *(each for each in subject.common if each in held))
    return bool(asked) and held.union(stems_for(asked, held).values()).issuperset(asked)


def _rows(decided: Decision, snapshot: Snapshot) -> list[Row]:
    """Return the rows of the table that the first passage of *decided* is of.

    Where nothing answers, it is the first passage that is of a table.
    """
    places = [each.position for each in decided.finalists[: 1 if decided.answers else None]]
    position = next((each for each in places if snapshot.candidates[each].searched.is_row), None)
    return [] if position is None else table_at(position, snapshot)


def _meant(rows: Sequence[Row], asked: Iterable[str]) -> list[Row]:
    """Return those of *rows* that a question is about: with *asked* words that part them."""
    meant = [each for each in rows if not each.is_total]
    heads = frozenset[str]().union(*(each.words for each in columns_of(rows)))
    for word in (each for each in asked if each not in heads):
        meant = [each for each in meant if word in each.words] or meant
    return meant


def _extreme(way: Way, rows: Sequence[Row], asked: frozenset[str]) -> Row | None:
    """Return the one of *rows* that has the most or the least, `None` where that is not told."""
    told = {each: values for each in columns_of(rows) if (values := _told(way, each, rows))}
    called = {each: len(asked & each.words) for each in told}
    best = [each for each in told if called[each] == max(called.values())]
    if len(best) != 1:
        return None
    values = told[best[0]]
    ends = [value.high if way.largest else -value.low for _, value in values]
    most = [row for (row, _), end in zip(values, ends, strict=True) if end == max(ends)]
    return most[0] if len(most) == 1 else None


def _told(way: Way, column: Column, rows: Sequence[Row]) -> list[tuple[Row, Value]]:
    """Return what *rows* say in *column*, nothing where they cannot be compared in this *way*."""
    language = rows[0].language
    is_called = _is_called(way, column, language)
    if not (is_called or way.measures):
        return []
    cells = [(each, each.cells[column]) for each in rows if column in each.cells]
    said = [(row, value_of(text, language)) for row, text in cells if not is_empty(text, language)]
    values = [(row, value) for row, value in said if value is not None]
    measures = {value.measure for _, value in values}
    units = {value.unit for _, value in values if value.high}
    if len(values) != len(said) or len(values) <= 1 or len(measures) > 1 or len(units) > 1:
        return []
    by_name = is_called and (not way.measures or measures <= {Measure.NUMBER, Measure.CLOCK})
    return values if by_name or measures <= way.measures else []


def _is_called(way: Way, column: Column, language: str) -> bool:
    """Return whether the head of *column* names what is compared, or a German word ends so."""
    names = stems_in(language, " ".join(sorted(way.names)))
    ends = tuple(each for each in names if language == "de" and len(each) >= _SHORTEST_END)
    return any(each in names or each.endswith(ends) for each in column.words)


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
