"""What is drawn on a PDF's page beside its text: rules, areas and pictures, and in what order."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.formats.pdf.characters import Box, Colour, Turn, address_of
from corpus.formats.pdf.transformations import Transformation, transformation_of

_THINNEST_AREA = 2.5
"""Points; what is filled and thinner is a rule."""
_SHORTEST_RULE = 3.0
"""Points; what is shorter in both directions is a dot."""
_LARGEST_DOT, _LONGEST_DOT = 12.0, 1.6
"""Points of a bullet at most, and how many times as long one side is as the other at most."""
_LEVEL = 0.5
"""Points by which the ends of a level rule differ at most."""
_DEEPEST = 8
"""Groups in groups that are looked into; drawing programs nest fewer."""
_MOST_OBJECTS = 20_000
_MOST_POINTS = 50_000
"""Points of a page's paths that are looked at: tables have far fewer, maps have more."""


class Rule(NamedTuple):
    """A straight stroke, level or upright."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Return whether it runs from left to right."""
        return self.right - self.left >= self.top - self.bottom

    @property
    def thickness(self) -> float:
        """Return how thick it is, in points."""
        return min(self.right - self.left, self.top - self.bottom)


class Area(NamedTuple):
    """A filled area; *place* counts what was drawn before it."""

    left: float
    bottom: float
    right: float
    top: float
    colour: Colour | None
    place: int

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point is inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(slots=True)
class Drawings:
    """All of a page: its edges, what is drawn, and when each text object (`Character.drawn`) is."""

    edges: Box
    turn: Turn = field(default_factory=Turn)
    rules: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    """Rectangles that are stroked: frames of boxes, or of cells."""
    pictures: list[Area] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    """What is filled or stroked and so small that it may be a bullet."""
    places: dict[int, int] = field(default_factory=dict)


def drawings_of(page: pypdfium2.PdfPage, turn: Turn) -> Drawings:
    """Return what is drawn on *page* once it has been turned by *turn*."""
    crop = page.get_cropbox()
    drawings = Drawings(turn.box(*crop), turn)
    _Walk(page.raw, turn, drawings).go()
    return drawings


class _Walk:
    """One pass over the objects of a page, also over those in groups."""

    def __init__(self, page: object, turn: Turn, drawings: Drawings) -> None:
        self._page = page
        self._turn = turn
        self._drawings = drawings
        self._place = 0
        self._points = 0

    def go(self) -> None:
        """Fill the drawings."""
        count = pdfium.FPDFPage_CountObjects(self._page)
        for index in range(count):
            self._visit(pdfium.FPDFPage_GetObject(self._page, index), Transformation(), 0)

    def _visit(self, drawn: object, outer: Transformation, depth: int) -> None:
        self._place += 1
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if self._place > _MOST_OBJECTS and kind != pdfium.FPDF_PAGEOBJ_TEXT:
            return
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._drawings.places[address_of(drawn)] = self._place
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(drawn, outer.after(transformation_of(drawn)))
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            self._picture(drawn, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = outer.after(transformation_of(drawn))
            for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
                self._visit(pdfium.FPDFFormObj_GetObject(drawn, index), inner, depth + 1)

    def _picture(self, drawn: object, outer: Transformation) -> None:
        edges = [ctypes.c_float() for _ in range(4)]
        if pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            corners = [outer.point(x, y) for x in (left, right) for y in (bottom, top)]
            box = _bounds([self._turn.point(x, y) for x, y in corners])
            if not self._is_rule(box):  # Some programs draw rules as pictures.
                self._drawings.pictures.append(Area(*box, None, self._place))

    def _path(self, drawn: object, matrix: Transformation) -> None:
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, fill, stroked)
        if not fill.value and not stroked.value:
            return
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(drawn, width)
        thickness = width.value * matrix.scale
        colour = _fill_colour(drawn)
        for points in self._lines(drawn, matrix):
            if _is_dot(_bounds(points)):
                self._drawings.dots.append(_bounds(points))
                continue
            if stroked.value:
                self._strokes(points, thickness)
            if fill.value:
                self._fill(points, colour)

    def _lines(self, drawn: object, matrix: Transformation) -> Iterator[list[tuple[float, float]]]:
        """Yield the corners of each part of a path."""
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(pdfium.FPDFPath_CountSegments(drawn)):
            self._points += 1
            if self._points > _MOST_POINTS:
                return
            segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
            if points and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                yield points
                points = []
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self._turn.point(*matrix.point(x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points

    def _strokes(self, points: list[tuple[float, float]], thickness: float) -> None:
        half = thickness / 2
        if _is_rectangle(points):
            self._drawings.outlines.append(_bounds(points))
        for (x, y), (next_x, next_y) in pairwise(points):
            left, bottom, right, top = _bounds([(x, y), (next_x, next_y)])
            if top - bottom <= _LEVEL and right - left > _SHORTEST_RULE:
                self._drawings.rules.append(Rule(left, bottom - half, right, top + half))
            elif right - left <= _LEVEL and top - bottom > _SHORTEST_RULE:
                self._drawings.rules.append(Rule(left - half, bottom, right + half, top))

    def _fill(self, points: list[tuple[float, float]], colour: Colour | None) -> None:
        box = _bounds(points)
        if not self._is_rule(box):
            self._drawings.areas.append(Area(*box, colour, self._place))

    def _is_rule(self, box: Box) -> bool:
        """Tell whether what fills *box* is so thin that it is a rule, or a dot; keep the rule."""
        left, bottom, right, top = box
        if min(right - left, top - bottom) > _THINNEST_AREA:
            return False
        if max(right - left, top - bottom) > _SHORTEST_RULE:
            self._drawings.rules.append(Rule(*box))
        return True


def _bounds(points: list[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _is_dot(box: Box) -> bool:
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return 0 < sides[1] <= _LARGEST_DOT and sides[1] <= _LONGEST_DOT * sides[0]


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    level = all(
        abs(x - next_x) <= _LEVEL or abs(y - next_y) <= _LEVEL
        for (x, y), (next_x, next_y) in pairwise(points)
    )
    return level and len(points) in (5, 6) and math.dist(points[0], points[-1]) <= _LEVEL


def _fill_colour(drawn: object) -> Colour | None:
    """Return the colour of what is filled, `None` where it shines through."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(drawn, *parts):
        return None
    red, green, blue, opacity = (part.value for part in parts)
    return (red, green, blue, opacity)
