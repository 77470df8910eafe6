"""The parts of a page: columns, boxes and tables, in the order they are read."""

from collections.abc import Iterable, Sequence

from corpus.formats.pdf.characters import Box as Edges
from corpus.formats.pdf.columns import Layout, layout_in
from corpus.formats.pdf.drawings import Drawings
from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of
from corpus.formats.pdf.ruled import with_grids
from corpus.formats.pdf.units import Box, Unit

_LIGHT = 250
"""Of 255; a ground all of whose colours are lighter is white paper."""
_MOST_BOXES = 60
"""Of a page; drawings have more."""
_FEWEST_ROWS = 2
_NEAR = 3.0
"""Points by which text reaches out of its box at most, and by which boxes touch."""


def layout_of(
    pieces: Sequence[Piece], drawings: Drawings, known: frozenset[int] = frozenset()
) -> Layout:
    """Return how a page with *pieces* of text is laid out, given the *known* edges of columns.

    What stands in a box, such as a sidebar, is one unit of the part around it.
    """
    order = {id(piece): place for place, piece in enumerate(pieces)}
    units, frames = with_grids(pieces, drawings.rules)
    for unit in units:
        if isinstance(unit, Grid):
            inside = [piece for row in unit.rows for cell in row for piece in cell.pieces]
            order[id(unit)] = min(order[id(piece)] for piece in inside)
    boxes = _boxes(drawings, frames)
    return layout_in(_boxed(list(units), boxes, order), order, known)


def _boxes(drawings: Drawings, frames: Iterable[Edges]) -> list[Edges]:
    """Return what may be boxes, the largest first; rows and cells of tables touch each other."""
    grounds = [
        (area.left, area.bottom, area.right, area.top)
        for area in drawings.areas
        if area.colour is None or min(area.colour[:3]) < _LIGHT
    ]
    found = list(dict.fromkeys([*grounds, *drawings.outlines, *frames]))
    if len(found) > _MOST_BOXES:
        return []
    alone = [box for box in found if not any(_touch(box, other) for other in found)]
    return sorted(alone, key=lambda box: -(box[2] - box[0]) * (box[3] - box[1]))


def _touch(box: Edges, other: Edges) -> bool:
    """Tell whether both stand beside or below each other, with equal sides."""
    left, bottom, right, top = (abs(one - two) < _NEAR for one, two in zip(box, other, strict=True))
    below = min(abs(box[1] - other[3]), abs(box[3] - other[1])) < _NEAR
    beside = min(abs(box[0] - other[2]), abs(box[2] - other[0])) < _NEAR
    return (left and right and below) or (bottom and top and beside)


def _boxed(units: list[Unit], boxes: Sequence[Edges], order: dict[int, int]) -> list[Unit]:
    """Return *units* with those that stand in one of *boxes* put into it."""
    for place, edges in enumerate(boxes):
        inside = [unit for unit in units if _holds(edges, unit)]
        if len(inside) == len(units) or len(rows_of(inside)) < _FEWEST_ROWS:
            continue
        if any(unit.left < edges[0] - _NEAR or unit.right > edges[2] + _NEAR for unit in inside):
            continue
        box = Box(*edges, layout_in(_boxed(inside, boxes[place + 1 :], order), order).parts)
        order[id(box)] = min(order[id(unit)] for unit in inside)
        gone = set(map(id, inside))
        units = [*(unit for unit in units if id(unit) not in gone), box]
    return units


def _holds(edges: Edges, unit: Unit) -> bool:
    left, bottom, right, top = edges
    middle = (unit.left + unit.right) / 2
    return left <= middle <= right and bottom <= (unit.baseline + unit.top) / 2 <= top
