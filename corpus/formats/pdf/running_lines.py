"""Headers, footers, page numbers and watermarks: what pages repeat, and no text goes through."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.formats.pdf.drawings import Drawings
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of

_EDGE_ROWS = 4
"""Rows at the top and at the bottom of a page that may be header or footer."""
_SAME_PLACE = 3.0
"""Points by which the heights of one running line differ from page to page at most."""
_FEWEST, _RAREST = 2, 1 / 8
"""Pages, and share of them, that repeat a running line at least: chapters have their own."""
_NUMBERED = 0.4
"""Share of pages whose numbers at one place go on, from which on these are page numbers."""
_APART = 1.25
"""Times the usual distance of rows, from which on a running line is apart from the text."""
_OTHER_SIZE = 0.05
_MARGIN = 0.065
"""Share of a page's height, at either end, that holds headers and footers alone."""
_WATERMARK = 2.5
"""Times the size of the text, from which on what pages repeat anywhere is a watermark."""

_LINE = 25
"""Characters of a line of text at least."""

_BETWEEN_PIECES = "\t"
_NUMBER = re.compile(r"(?<!\w)\d{1,5}(?!\w)")
_ROMAN = re.compile(r"(?i:(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_PAGE_NUMBER = re.compile(
    r"[^\w#]*+(?:(?:page|pg?\.|seite|s\.|p[áa]gina|p[áa]g\.|strona|str\.|sida|blz\.)\s?)?+"
    r"#(?:\s?(?:of|von|de|sur|di|van|z|av|/)\s?#)?+[^\w#]*+",
    re.IGNORECASE,
)
"""A page's number and nothing else, with `#` for numbers."""
_NUMBER_APART = re.compile(
    r"^#(?:\s?[|\u00b7\u2022\u2013\u2014/:-]|\t)|(?:[|\u00b7\u2022\u2013\u2014/:-]\s?|\t)#$"
    r"|\b(?:page|seite|p[áa]gina|strona|sida)\s#",
    re.IGNORECASE,
)
"""A page's number beside other words, from which something parts it."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The pieces of text on a page, and what is drawn there."""

    pieces: list[Piece]
    drawings: Drawings


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A row near the top of a page, or its bottom; *height* is how far from there, in points.

    In *text* numbers are written `#`, and *numbers* are those.
    """

    page: int
    is_top: bool
    height: float
    pieces: Sequence[Piece]
    text: str
    numbers: tuple[int, ...]
    in_margin: bool
    to_next: float
    """How many times the usual distance the next row, further from the edge, is away."""
    other_size: bool
    """Whether that row is of another size."""

    @property
    def is_apart(self) -> bool:
        """Return whether it does not stand in the text."""
        return self.to_next > _APART or self.other_size

    @property
    def is_page_number(self) -> bool:
        """Return whether it is the page's number and nothing else."""
        return bool(_PAGE_NUMBER.fullmatch(self.text))


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* without the lines that they repeat at one place.

    Such a line has nothing that differs but the page's number, and is apart from the text beside
    it: the minutes of meetings may begin and end alike, and stay.
    """
    edges = [_edges(number, page) for number, page in enumerate(pages)]
    repeated = set(_repeated([row for page in edges for side in page for row in side], len(pages)))
    gone = {id(piece) for piece in (*_watermarks(pages), *_in_margins(pages))}
    for side in (side for page in edges for side in page):
        for row in _running(side, repeated):
            gone.update(map(id, row.pieces))
    return [
        Page([piece for piece in page.pieces if id(piece) not in gone], page.drawings)
        for page in pages
    ]


def _edges(number: int, page: Page) -> tuple[list[_Row], list[_Row]]:
    """Return the rows at the top and at the bottom of *page*, the outermost first."""
    rows = rows_of(page.pieces)
    gaps = [above[0].baseline - below[0].baseline for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    bottom, top = page.drawings.edges[1], page.drawings.edges[3]

    def row(at: int, *, is_top: bool) -> _Row:
        inner = at + 1 if is_top else at - 1
        alone = not 0 <= inner < len(rows)
        baseline, size = rows[at][0].baseline, rows[at][0].size
        height = top - baseline if is_top else baseline - bottom
        text, numbers = _masked(rows[at])
        away = float("inf") if alone else gaps[min(at, inner)] / usual
        other = not alone and abs(rows[inner][0].size - size) > _OTHER_SIZE * size
        in_margin = height < _MARGIN * (top - bottom)
        return _Row(number, is_top, height, rows[at], text, numbers, in_margin, away, other)

    count = min(_EDGE_ROWS, len(rows))
    return (
        [row(at, is_top=True) for at in range(count)],
        [row(len(rows) - 1 - at, is_top=False) for at in range(count)],
    )


def _masked(row: Sequence[Piece]) -> tuple[str, tuple[int, ...]]:
    """Return the text of *row* with `#` for each number, and these."""
    texts = [" ".join(piece.letters.split()) for piece in row]
    text = _BETWEEN_PIECES.join(
        str(_value(text)) if _ROMAN.fullmatch(text.strip("-\u2013\u2014 ")) else text for text in texts
    )
    return _NUMBER.sub("#", text), tuple(int(found) for found in _NUMBER.findall(text))


def _value(roman: str) -> int:
    digits = [_ROMAN_VALUES[each] for each in roman.lower() if each in _ROMAN_VALUES]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(digit if digit >= after else -digit for digit, after in pairs)


def _repeated(rows: Sequence[_Row], pages: int) -> Iterator[_Row]:
    """Yield the *rows* that say what others say at their place, or number the pages there."""
    often = max(_FEWEST, pages * _RAREST)
    for same in _at_one_place(rows, lambda row: row.text):
        differing = _differing(same)
        if len({row.page for row in same}) >= often and len(differing) <= 1:
            yield from (row for row in same if not differing or _may_number_pages(row))
    numbered = [row for row in rows if row.is_page_number or _NUMBER_APART.search(row.text)]
    for same in _at_one_place(numbered, _numbering):
        if len({row.page for row in same}) >= max(_FEWEST, pages * _NUMBERED):
            yield from same
    yield from (row for row in rows if row.is_page_number and row.numbers[0] < 1000)


def _at_one_place(
    rows: Iterable[_Row], key: Callable[[_Row], Hashable]
) -> Iterator[list[_Row]]:
    """Yield those of *rows* that share a *key* and stand at the same height."""
    groups: dict[Hashable, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[row.is_top, key(row)].append(row)
    for group in groups.values():
        group.sort(key=lambda row: row.height)
        same = [group[0]]
        for row in group[1:]:
            if row.height - same[-1].height > _SAME_PLACE:
                yield same
                same = []
            same.append(row)
        yield same


def _differing(rows: Sequence[_Row]) -> list[int]:
    """Return the places of the numbers that differ among *rows*.

    One that grows by one from page to page counts once, any other twice.
    """
    found: list[int] = []
    for place, numbers in enumerate(zip(*(row.numbers for row in rows), strict=True)):
        if len(set(numbers)) > 1:
            offsets = {number - row.page for number, row in zip(numbers, rows, strict=True)}
            found += [place] * (1 if len(offsets) == 1 else 2)
    return found


def _may_number_pages(row: _Row) -> bool:
    """Tell whether a number of *row* that goes on from page to page is that of the page."""
    parted = row.is_page_number or _NUMBER_APART.search(row.text)
    return bool(parted) or row.in_margin or row.other_size


def _numbering(row: _Row) -> Hashable:
    """Return what the numbers of pages share: how far they are from the number of the sheet."""
    last = row.text.rstrip().endswith("#") and not row.text.startswith("#")
    return row.numbers[-1 if last and not row.is_page_number else 0] - row.page


def _running(side: Sequence[_Row], repeated: set[_Row]) -> Iterator[_Row]:
    """Yield the rows of one *side* of a page that are *repeated*, and apart from the text."""
    block: list[_Row] = []
    for row in side:
        if row not in repeated:
            block = []
            continue
        block.append(row)
        if row.is_apart:
            yield from block
            block = []


def _in_margins(pages: Sequence[Page]) -> Iterator[Piece]:
    """Yield what pages repeat at one height beside their text, where the numbers of pages may be."""
    found: dict[tuple[str, int], list[tuple[int, Piece]]] = defaultdict(list)
    for number, page in enumerate(pages):
        lines = [piece for piece in page.pieces if len(piece.characters) >= _LINE]
        left = min((piece.left for piece in lines), default=0.0)
        right = max((piece.right for piece in lines), default=0.0)
        for piece in page.pieces:
            if piece.left > right or piece.right < left:
                text, _ = _masked([piece])
                found[text, round(piece.baseline / _SAME_PLACE)].append((number, piece))
    for same in found.values():
        if len({number for number, _ in same}) >= _FEWEST:
            yield from (piece for _, piece in same)


def _watermarks(pages: Sequence[Page]) -> Iterator[Piece]:
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
