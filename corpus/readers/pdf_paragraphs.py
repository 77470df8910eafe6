"""The paragraphs of a PDF, rebuilt from its lines: a PDF says where ink is, not what it is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from corpus.article import ParagraphKind
from corpus.normalise import normalise
from corpus.readers.blocks import Block

# Set by eye on PDFs made for the purpose with one column, spaced or indented, and with two.
_PARAGRAPH_GAP = 1.3
"""Times the usual line distance, from which on a gap parts two paragraphs."""
_LEAST_INDENT = 0.7
_COLUMN_REACH = 4.0
"""Font sizes by which left edges in one column differ at most."""
_HEADING_SIZE = 1.15
"""Times the size of the text, from which on a line is a heading."""
_LONGEST_HEADING = 25
_EDGE_ROWS = 2
"""How many rows at the top and at the bottom of a page may be header or footer."""

_TERMINAL = re.compile(r"[.!?:…][\"'\u201d\u2019»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"^(?:\W*+page\s*+#(?:\s*+of\s*+#)?+|(?:[^\w#]|#(?!\s*+of))*+#\s*+of\s*+#|[^\w#]*+#)\W*+$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•◦▪‣●]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column: its page, edges and baseline in points, and its font size."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and how far the column reaches that it stands in."""

    line: Line
    column_left: float
    column_right: float

    @property
    def indented(self) -> bool:
        return self.line.left - self.column_left > _LEAST_INDENT * self.line.size

    @property
    def terminal(self) -> bool:
        return bool(_TERMINAL.search(self.line.text)) and not self.line.text.endswith(":")

    def had_room_for(self, word: str) -> bool:
        """Tell whether *word* would have fitted behind this line, so that it ends early."""
        width = (self.line.right - self.line.left) / max(len(self.line.text), 1)
        return self.column_right - self.line.right > width * (len(word) + 2)


def blocks_of_lines(lines: Sequence[Line]) -> list[Block]:
    """Return the paragraphs and headings that *lines*, in reading order, make up.

    Running headers, footers and page numbers are left out. A hyphen at a line's end is taken
    out before a small letter, unless the hyphenated word stands elsewhere in the text.
    """
    kept = _without_running_lines(lines)
    if not kept:
        return []
    text = " ".join(line.text for line in kept)
    sizes: Counter[float] = Counter()
    for line in kept:
        sizes[line.size] += len(line.text)
    body_size = sizes.most_common(1)[0][0]
    return [_block(group, body_size, text) for group in _groups(_placed(kept))]


def _without_running_lines(lines: Sequence[Line]) -> list[Line]:
    pages = _by_page(lines)
    edges = [line for page in pages for line in _at_edges(page)]
    pages_with: dict[tuple[str, int], set[int]] = {}
    for line in edges:
        pages_with.setdefault(_place(line), set()).add(line.page)
    often = max(2, len(pages) / 3)  # a third, for headers that differ on left and right pages
    running = {
        line
        for line in edges
        if len(pages_with[_place(line)]) >= often or _PAGE_NUMBER.match(_without_numbers(line))
    }
    return [line for line in lines if line not in running]


def _by_page(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(page) for _, page in groupby(lines, key=lambda line: line.page)]


def _at_edges(page: Sequence[Line]) -> list[Line]:
    rows = sorted({round(line.baseline) for line in page})
    edges = {*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:]}
    return [line for line in page if round(line.baseline) in edges]


def _place(line: Line) -> tuple[str, int]:
    """Return what running lines have in common: their words and their height on the page."""
    return _without_numbers(line), round(line.baseline)


def _without_numbers(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _placed(lines: Sequence[Line]) -> list[_Placed]:
    return [_placed_on(line, page) for page in _by_page(lines) for line in page]


def _placed_on(line: Line, page: Sequence[Line]) -> _Placed:
    reach = _COLUMN_REACH * line.size
    column = [other for other in page if abs(other.left - line.left) <= reach]
    left = min(other.left for other in column)
    return _Placed(line, left, max(other.right for other in column))


def _groups(placed: Sequence[_Placed]) -> list[list[Line]]:
    gap = _usual_gap([item.line for item in placed])
    groups = [[placed[0].line]]
    for before, item in pairwise(placed):
        if _begins_paragraph(before, item, gap):
            groups.append([])
        groups[-1].append(item.line)
    return groups


def _usual_gap(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines, in font sizes."""
    gaps = [
        (before.baseline - line.baseline) / line.size
        for before, line in pairwise(lines)
        if before.page == line.page and before.size == line.size and _below(before, line)
    ]
    return median(gaps) if gaps else 1.2


def _below(before: Line, line: Line) -> bool:
    return before.page == line.page and before.baseline > line.baseline + line.size / 2


def _begins_paragraph(before: _Placed, item: _Placed, gap: float) -> bool:
    line = item.line
    if _BULLET.match(line.text) or abs(before.line.size - line.size) > line.size / 10:
        return True
    if _below(before.line, line):
        distance = (before.line.baseline - line.baseline) / line.size
        if distance > _PARAGRAPH_GAP * gap:
            return True
    if item.indented and (before.terminal or not before.indented):
        return True
    return before.terminal and before.had_room_for(line.text.split()[0])


def _block(lines: Sequence[Line], body_size: float, text: str) -> Block:
    joined = lines[0].text
    for line in lines[1:]:
        joined = _joined(joined, line.text, text)
    normal = normalise(joined)
    if _BULLET.match(normal):
        return ParagraphKind.LIST, normal
    short = len(normal.split()) <= _LONGEST_HEADING
    heading = short and lines[0].size >= _HEADING_SIZE * body_size
    return (ParagraphKind.HEADING if heading else ParagraphKind.BODY), normal


def _joined(head: str, tail: str, text: str) -> str:
    if head.endswith("—"):
        return head + tail
    if not re.search(r"\w-$", head):
        return f"{head} {tail}"
    word = head.rsplit(maxsplit=1)[-1] + re.split(r"[^\w-]", tail, maxsplit=1)[0]
    divided = tail[:1].islower() and word not in text
    return (head[:-1] if divided else head) + tail
