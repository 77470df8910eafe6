"""The characters of a PDF's page as PDFium tells them: where each stands, and how it is drawn."""

import ctypes
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

import pypdfium2
import pypdfium2.raw as pdfium

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255 each."""

_BOLD_NAMES = ("bold", "black", "heavy", "demi", "cmbx", "sfbx", "ecbx")
"""What bold fonts have in their names; the weight that a PDF states is often an estimate."""
_FORCED_BOLD = 1 << 18
"""A font's flag (ISO 32000-1, table 123)."""
_LONGEST_FONT_NAME = 256
_ASKEW = 5.0
"""Degrees by which the lines of a scan are turned at most."""
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_HALVES = range(0xD800, 0xE000)
_HYPHEN_AT_LINE_END = 2
"""The code that PDFium gives a hyphen which a line ends with."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Style(NamedTuple):
    """How one text object is drawn: the name of its *font*, its *angle* in quarters of a circle.

    The angle is `None` where it is askew.
    """

    size: float
    font: str
    bold: bool
    angle: int | None
    colour: Colour | None
    invisible: bool


class Character(NamedTuple):
    """A character with its edges and baseline, in points from the bottom left of its page.

    *size* is that of its font in points. A space that PDFium made up for a gap has no *style*.
    *drawn* names the text object, and *unknown* tells that its font does not say which character
    it is.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float = 0.0
    style: Style | None = None
    drawn: int = 0
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned so that its text runs from left to right, in quarters of a circle."""

    quarters: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is once the page has been turned."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.quarters]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a box on the page is once the page has been turned."""
        x, y = self.point(left, bottom)
        other_x, other_y = self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def characters_of(page: pypdfium2.PdfPage) -> tuple[list[Character], Turn]:
    """Return the characters of *page* in the order they were written, and how it is turned.

    A page is turned as most of its text is, and its characters have been.
    """
    reading = _Reading(page.get_textpage())
    angles = Counter(
        reading.style(each.drawn, each.at).angle for each in reading.glyphs if each.drawn
    )
    del angles[None]
    turn = Turn((angles.most_common(1)[0][0] or 0) if angles else 0)
    return list(reading.characters(turn)), turn


class _Glyph(NamedTuple):
    """The place of a character in PDFium's list, its code, and the text object it is of."""

    at: int
    code: int
    drawn: int


class _Reading:
    """One pass over the characters of a page; what PDFium fills in is kept, and used again."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._text_page = text_page
        self._raw = text_page.raw
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self.glyphs = [self._glyph(index) for index in range(text_page.count_chars())]

    def _glyph(self, index: int) -> _Glyph:
        drawn = pdfium.FPDFText_GetTextObject(self._raw, index)
        return _Glyph(
            index,
            pdfium.FPDFText_GetUnicode(self._raw, index),
            address_of(drawn),
        )

    def style(self, drawn: int, index: int) -> Style:
        """Return how the text object *drawn* is, of which a character is at *index*."""
        found = self._styles.get(drawn)
        if found is None:
            found = self._styles[drawn] = self._read_style(index)
        return found

    def _read_style(self, index: int) -> Style:
        drawn = pdfium.FPDFText_GetTextObject(self._raw, index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        colour = self._colour(index, outline=mode == pdfium.FPDF_TEXTRENDERMODE_STROKE)
        font, bold = self._font(drawn)
        filled_and_stroked = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        return Style(
            size=round(abs(size), 1),
            font=font,
            bold=filled_and_stroked or bold,
            angle=_quarters(math.degrees(math.atan2(matrix.b, matrix.a))),
            colour=colour,
            invisible=mode
            in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
            or (colour is not None and not colour[3]),
        )

    def _colour(self, index: int, *, outline: bool) -> Colour | None:
        parts = [ctypes.c_uint() for _ in range(4)]
        read = pdfium.FPDFText_GetStrokeColor if outline else pdfium.FPDFText_GetFillColor
        if not read(self._raw, index, *parts):
            return None
        red, green, blue, opacity = (part.value for part in parts)
        return red, green, blue, opacity

    def _font(self, drawn: object) -> tuple[str, bool]:
        """Return the name of a text object's font, and whether that is bold."""
        font = pdfium.FPDFTextObj_GetFont(drawn)
        key = address_of(font)
        if key not in self._fonts:
            written = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, written, _LONGEST_FONT_NAME)
            name = written.value.decode("latin-1").rpartition("+")[2].lower()
            forced = bool(pdfium.FPDFFont_GetFlags(font) & _FORCED_BOLD)
            self._fonts[key] = name, forced or any(each in name for each in _BOLD_NAMES)
        return self._fonts[key]

    def characters(self, turn: Turn) -> Iterator[Character]:
        """Yield the characters with the page turned by *turn*."""
        first_half: int | None = None
        for glyph in self.glyphs:
            # PDFium reports characters beyond U+FFFF as two halves.
            code = glyph.code
            if code in _FIRST_HALVES:
                first_half = code
                continue
            if code in _SECOND_HALVES and first_half is not None:
                code = 0x10000 + ((first_half - 0xD800) << 10) + code - 0xDC00
            first_half = None
            yield self._character(glyph, code, turn)

    def _character(self, glyph: _Glyph, code: int, turn: Turn) -> Character:
        if not glyph.drawn:
            return Character(_text(code), 0.0, 0.0, 0.0)
        pdfium.FPDFText_GetLooseCharBox(self._raw, glyph.at, self._box)
        pdfium.FPDFText_GetCharOrigin(self._raw, glyph.at, self._x, self._y)
        box = self._box.left, self._box.bottom, self._box.right, self._box.top
        baseline = self._y.value
        if turn.quarters:
            box = turn.box(*box)
            baseline = turn.point(self._x.value, self._y.value)[1]
        unknown = not code or bool(pdfium.FPDFText_HasUnicodeMapError(self._raw, glyph.at))
        style = self.style(glyph.drawn, glyph.at)
        return Character(
            _text(code), box[0], box[2], baseline, style.size, style, glyph.drawn, unknown
        )


def address_of(pointer: object) -> int:
    """Return where what PDFium points to is kept, which tells one object from another."""
    return ctypes.cast(cast("ctypes.c_void_p", pointer), ctypes.c_void_p).value or 0


def _text(code: int) -> str:
    """Return the character *code*, which a font may state as any number."""
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    return "\ufffd" if code in _HALVES or code > sys.maxunicode else chr(code)


def _quarters(degrees: float) -> int | None:
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - 90 * quarters) < _ASKEW else None
