"""Pages of a PDF that are pictures: scans, and slides that were exported as pictures."""

from corpus.formats.pdf.drawings import Drawings
from corpus.formats.pdf.page_edges import Page

_LEAST_SHARE = 0.5
"""Of a page's area, from which on a picture is the page. Our own choice, as is the figure below."""
_FEW_CHARACTERS = 100
"""Characters up to which text beside such a picture is a stamp or a running line."""


def is_picture(page: Page) -> bool:
    """Tell whether *page* is a picture and hardly any text, so that what it says is not read."""
    characters = sum(len(piece.characters) for piece in page.pieces)
    return characters < _FEW_CHARACTERS and _covered(page.drawings) >= _LEAST_SHARE


def _covered(drawings: Drawings) -> float:
    """Return which share of the page its pictures cover, each counted by itself."""
    left, bottom, right, top = drawings.edges
    # A scanner may cut a page into strips.
    covered = sum(
        max(0.0, min(each.right, right) - max(each.left, left))
        * max(0.0, min(each.top, top) - max(each.bottom, bottom))
        for each in drawings.pictures
    )
    return covered / max((right - left) * (top - bottom), 1.0)
