"""What pages repeat beside their text, and across it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.formats.pdf.page_edges import Page, masked
from corpus.formats.pdf.pieces import Piece

_SAME_PLACE = 3.0
"""Points by which the heights of what pages repeat differ at most."""
_FEWEST = 2
"""Pages that repeat something at least."""
_MOST = 6
"""What stands beside the text of a page at most; where there is more it is a table."""
_NEAR = 2.0
"""Font sizes below the last line of a text, up to which something is still beside it."""
_LINE, _FEWEST_LINES = 35, 3
"""Characters of a line of text at least, and lines of a page."""
_WATERMARK = 2.5
"""Times the size of the text, from which on what pages repeat anywhere is a watermark."""


def in_margins(pages: Sequence[Page]) -> Iterator[Piece]:
    """Yield what pages repeat at one height beside their text, also if it is their number."""
    found: dict[tuple[str, int], list[tuple[int, Piece]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for piece in _beside_text(page):
            text, numbers = masked([piece])
            # Numbers differ as those of pages do, or not at all.
            key = f"{text} {numbers[0] - number}" if text == "#" else piece.letters
            found[key, round(piece.baseline / _SAME_PLACE)].append((number, piece))
    for same in found.values():
        if len({number for number, _ in same}) >= _FEWEST:
            yield from (piece for _, piece in same)


def _beside_text(page: Page) -> list[Piece]:
    lines = [piece for piece in page.pieces if len(piece.characters) >= _LINE]
    if len(lines) < _FEWEST_LINES:
        return []
    left, right = min(piece.left for piece in lines), max(piece.right for piece in lines)
    bottom = min(piece.baseline - _NEAR * piece.size for piece in lines)
    top = max(piece.top for piece in lines)
    beside = [
        piece
        for piece in page.pieces
        if (piece.left > right or piece.right < left) and bottom <= piece.baseline <= top
    ]
    return beside if len(beside) <= _MOST else []


def watermarks(pages: Sequence[Page]) -> Iterator[Piece]:
    """Yield the large letters that most pages repeat at one place."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[piece.size] += len(piece.characters)
    least = _WATERMARK * sizes.most_common(1)[0][0] if sizes else 0.0
    found: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for page in pages:
        for piece in page.pieces:
            if piece.size > least:
                found[piece.letters, round(piece.baseline)].append(piece)
    for same in found.values():
        if len(same) >= max(_FEWEST, len(pages) / 2):
            yield from same
