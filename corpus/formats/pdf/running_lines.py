"""Headers, footers, page numbers and watermarks: what pages repeat, and no text goes through."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from corpus.formats.pdf.marginal import in_margins, watermarks
from corpus.formats.pdf.page_edges import Page, Row, edges_of
from corpus.formats.pdf.pieces import Piece

_SAME_PLACE = 3.0
"""Points by which the heights of one running line differ from page to page at most."""
_FEWEST, _RAREST = 2, 1 / 8
"""Pages, and share of them, that repeat a running line at least: chapters have their own."""
_NUMBERED = 0.4
"""Share of pages whose numbers at one place go on, from which on these are page numbers."""
_MOST_PAGES = 999
"""A number alone at the edge of a page that is larger may be a year."""


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* without the lines that they repeat at one place.

    Such a line has nothing that differs but the page's number, and is apart from the text beside
    it: the minutes of meetings may begin and end alike, and stay.
    """
    pages = _without(pages, (*watermarks(pages), *in_margins(pages)))
    edges = [edges_of(number, page) for number, page in enumerate(pages)]
    sides = [side for page in edges for side in page]
    repeated = set(_repeated([row for side in sides for row in side], len(pages)))
    running = (row for side in sides for row in _running(side, repeated))
    return _without(pages, (piece for row in running for piece in row.pieces))


def _without(pages: Sequence[Page], pieces: Iterable[Piece]) -> list[Page]:
    gone = set(map(id, pieces))
    return [
        Page([piece for piece in page.pieces if id(piece) not in gone], page.drawings)
        for page in pages
    ]


def _repeated(rows: Sequence[Row], pages: int) -> Iterator[Row]:
    """Yield the *rows* that say what others say at their place, or number the pages there."""
    often = max(_FEWEST, pages * _RAREST)
    for same in _at_one_place(rows, lambda row: row.text):
        differing = _differing(same)
        if len({row.page for row in same}) >= often and len(differing) <= 1:
            yield from (row for row in same if not differing or _may_number_pages(row))
    numbered = [row for row in rows if row.has_number_apart]
    for same in _at_one_place(numbered, _numbering):
        if len({row.page for row in same}) >= max(_FEWEST, pages * _NUMBERED):
            yield from same
    yield from (row for row in rows if row.is_page_number and row.numbers[0] <= _MOST_PAGES)


def _at_one_place(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> Iterator[list[Row]]:
    """Yield those of *rows* that share a *key* and stand at the same height."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
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


def _differing(rows: Sequence[Row]) -> list[int]:
    """Return the places of the numbers that differ among *rows*.

    One that grows by one from page to page counts once, any other twice.
    """
    found: list[int] = []
    for place, numbers in enumerate(zip(*(row.numbers for row in rows), strict=True)):
        if len(set(numbers)) > 1:
            offsets = {number - row.page for number, row in zip(numbers, rows, strict=True)}
            found += [place] * (1 if len(offsets) == 1 else 2)
    return found


def _may_number_pages(row: Row) -> bool:
    """Tell whether a number of *row* that goes on from page to page is that of the page."""
    return row.has_number_apart or row.in_margin or row.other_size


def _numbering(row: Row) -> Hashable:
    """Return what the numbers of pages share: how far they are from the number of the sheet."""
    last = row.text.rstrip().endswith("#") and not row.text.startswith("#")
    return row.numbers[-1 if last and not row.is_page_number else 0] - row.page


def _running(side: Sequence[Row], repeated: set[Row]) -> Iterator[Row]:
    """Yield the rows of one *side* of a page that are *repeated*, and apart from the text."""
    block: list[Row] = []
    for row in side:
        if row not in repeated or row.heads_cells:
            block = []
            continue
        block.append(row)
        if row.is_apart:
            yield from block
            block = []
