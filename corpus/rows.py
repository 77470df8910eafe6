"""A table's row as it is understood: its cells, and what names each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.article import Cell, Paragraph, Slice

LONGEST_NAME = 200
"""Characters of a cell that stands for more than itself; a longer one is prose, and names nothing.
Our own choice."""

_BETWEEN_NAMES = ", "
_COLONS = (":", "\uff1a")


@dataclass(frozen=True, slots=True)
class NamedCell:
    """Where a cell stands in a body, and the cells that name it, the widest first."""

    place: Slice
    names: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and what names all of them together, the widest first."""

    names: tuple[Slice, ...]
    cells: tuple[NamedCell, ...]


def names_in(paragraphs: Iterable[Paragraph]) -> frozenset[Slice]:
    """Return the cells of *paragraphs* that name others."""
    return frozenset(name for each in paragraphs for cell in each.cells for name in _names(cell))


def only_names(paragraph: Paragraph, names: frozenset[Slice]) -> bool:
    """Return whether *paragraph* is a row that only names others, *names* being what does so.

    A cell of it may name nothing: that of a column without a word.
    """
    own = [cell for cell in paragraph.cells if not _above(cell, paragraph)]
    return any(cell.place in names for cell in own) and not any(cell.heads for cell in own)


def row_of(paragraph: Paragraph, passage: Slice) -> Row | None:
    """Return the cells of *paragraph*, a row, that stand in *passage*; `None` where none does.

    With them stand those that reach down from rows above, and in a part of a row the cell that
    it begins with: what a row is about stands there.
    """
    if not any(_clipped(each.place, passage) for each in paragraph.cells):
        return None
    told = [
        each
        for number, each in enumerate(paragraph.cells)
        if _clipped(each.place, passage)
        or (_is_short(each.place) and (number == 0 or _above(each, paragraph)))
    ]
    naming = {name for each in told for name in _names(each)}
    cells = [
        NamedCell(_clipped(each.place, passage) or each.place, _names(each))
        for each in told
        if each.place not in naming
    ]
    named = [each.names for each in cells if each.names]
    shared = _shared(named) if len(named) > 1 else ()
    return Row(shared, tuple(NamedCell(each.place, each.names[len(shared) :]) for each in cells))


def joined_names(names: Iterable[str]) -> str:
    """Return *names* as they stand before what they name: with a colon, or empty for none."""
    text = _BETWEEN_NAMES.join(names)
    return text if not text or text.endswith(_COLONS) else f"{text}:"


def _names(cell: Cell) -> tuple[Slice, ...]:
    return tuple(dict.fromkeys(filter(_is_short, cell.heads)))


def _shared(names: Sequence[tuple[Slice, ...]]) -> tuple[Slice, ...]:
    """Return what all of *names* begin with."""
    first, others = names[0], names[1:]
    count = next(
        (
            at
            for at, each in enumerate(first)
            if any(other[at : at + 1] != (each,) for other in others)
        ),
        len(first),
    )
    return first[:count]


def _is_short(place: Slice) -> bool:
    return place.end - place.start <= LONGEST_NAME


def _above(cell: Cell, paragraph: Paragraph) -> bool:
    return cell.place.start < paragraph.start


def _clipped(place: Slice, passage: Slice) -> Slice | None:
    start, end = max(place.start, passage.start), min(place.end, passage.end)
    return Slice(start, end) if start < end else None
