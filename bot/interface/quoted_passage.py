"""A passage as Discord shows it: quoted, below the line it stands under; a row cell by cell.

Discord has no tables, and a phone no room for columns: each cell of a row has a line of its own,
behind what names it.
"""

from collections.abc import Sequence

from bot.interface.escaping import ELLIPSIS, display_length, escape_within
from bot.interface.quotation import CUT, quotation
from corpus.rows import joined_names
from index.answer import Excerpt, QuotedCell, QuotedRow, RankedPassage, Span

BETWEEN_CELLS = " · "
"""Stands between the cells of a row that nothing names."""
_QUOTED = "> "
_SKIPPED = f"{_QUOTED}{ELLIPSIS}\n"
_LEFT_OUT = f"{_QUOTED}{CUT}"

_ABOVE = 3
"""The line above a passage, and what names a cell, take at most one part in so many of the room."""


def quoted_passage(
    passage: RankedPassage, budget: int, *, introduced: bool = True, marked: bool = True
) -> str:
    """Return *passage* quoted within *budget* UTF-16 units.

    The line that it stands under comes first where it is to be *introduced*; what answers is in
    bold where it is to be *marked*.
    """
    above = _above(passage, budget // _ABOVE) if introduced else ""
    room = budget - display_length(above)
    if passage.row is not None:
        answer = _answer_in_body(passage) if marked else None
        return above + _row(passage.row, answer, room, marked=marked)
    highlight = passage.highlight if marked else None
    return above + quotation(passage.text, highlight, room, passage.answer).text


def _above(passage: RankedPassage, budget: int) -> str:
    if passage.introduction is None:
        return ""
    skipped = _SKIPPED if passage.skips else ""
    line = escape_within(passage.introduction.text, budget - len(f"{_QUOTED}\n{skipped}"))
    return f"{_QUOTED}{line}\n{skipped}"


def _answer_in_body(passage: RankedPassage) -> Span | None:
    if passage.answer is None:
        return None
    start = passage.citation.start
    return Span(start + passage.answer.start, start + passage.answer.end)


def _row(row: QuotedRow, answer: Span | None, budget: int, *, marked: bool) -> str:
    """Return *row* in lines, those kept that answer, that it begins with, and what else fits."""
    head = _called(row.names, budget // _ABOVE)
    above = f"{_QUOTED}{head}\n" if head else ""
    room = budget - display_length(above)
    lines = [_line(each, answer, room, marked=marked) for each in row.cells]
    if not head and not any(each.names for each in row.cells):
        together = _QUOTED + BETWEEN_CELLS.join(each.removeprefix(_QUOTED) for each in lines)
        if display_length(together) <= room:
            return together
    order = sorted(
        range(len(lines)), key=lambda at: (_answering(row.cells[at], answer) is None, at)
    )
    return above + _fitted(lines, order, room)


def _line(cell: QuotedCell, answer: Span | None, budget: int, *, marked: bool) -> str:
    called = _called(cell.names, budget // _ABOVE)
    before = f"{_QUOTED}{called} " if called else _QUOTED
    highlight = Span(0, len(cell.cell.text)) if marked else None
    room = budget - display_length(before) + len(_QUOTED)
    shown = quotation(cell.cell.text, highlight, room, _answering(cell, answer)).text
    return before + shown.removeprefix(_QUOTED)


def _answering(cell: QuotedCell, answer: Span | None) -> Span | None:
    """Return what of *cell* is in *answer*, a span of the body, as a span of the cell."""
    own = cell.cell
    if answer is None or answer.end <= own.start or own.end <= answer.start:
        return None
    return Span(max(answer.start, own.start) - own.start, min(answer.end, own.end) - own.start)


def _called(names: Sequence[Excerpt], budget: int) -> str:
    """Return *names* with a colon behind them, as text that does nothing else."""
    return escape_within(joined_names(each.text for each in names), budget) if names else ""


def _fitted(lines: Sequence[str], order: Sequence[int], budget: int) -> str:
    """Return the first of *lines* in *order* that fit, as they stand, what is left out marked."""
    whole = "\n".join(lines)
    if display_length(whole) <= budget:
        return whole
    kept: set[int] = set()
    room = budget - len(_LEFT_OUT)
    for at in order:
        # Beside each line that is kept there may be a mark of what is not.
        cost = display_length(lines[at]) + len(f"\n{_LEFT_OUT}\n")
        if cost <= room:
            kept.add(at)
            room -= cost
    shown: list[str] = []
    for at, line in enumerate(lines):
        if at in kept:
            shown.append(line)
        elif shown[-1:] != [_LEFT_OUT]:
            shown.append(_LEFT_OUT)
    return "\n".join(shown)
