"""Where a PDF's groups of drawings put what is inside them."""

import math
from typing import NamedTuple

import pypdfium2.raw as pdfium


class Transformation(NamedTuple):
    """The six numbers that move, turn and scale, as PDF writes them (ISO 32000-1, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @property
    def scale(self) -> float:
        """Return how many times as large things become."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to be."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Transformation") -> "Transformation":
        """Return what *first*, then this one, does."""
        e, f = self.point(first.e, first.f)
        return Transformation(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )


def transformation_of(drawn: object) -> Transformation:
    """Return what a drawn object does with its points."""
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, found)
    return Transformation(found.a, found.b, found.c, found.d, found.e, found.f)
