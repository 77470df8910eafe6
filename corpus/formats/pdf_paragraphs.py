"""The paragraphs of a PDF, rebuilt from its lines: a PDF says where ink is, not what it is."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.normalise import normalise

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
_HYPHEN = re.compile(r"\w-")
_NOT_IN_A_WORD = re.compile(r"[^\w-]")
_LONGEST_WORD = 100
"""Characters of a word over several lines; what is longer is none."""
_MOST_LOOKED_THROUGH = 10_000
"""Divided words for which all hyphenated ones are looked through; 60 pages have far fewer."""


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
    compounds = _Compounds(" ".join(line.text for line in kept))
    sizes: Counter[float] = Counter()
    for line in kept:
        sizes[line.size] += len(line.text)
    body_size = sizes.most_common(1)[0][0]
    return [_block(group, body_size, compounds) for group in _groups(_placed(kept))]


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
    return [placed for page in _by_page(lines) for placed in _placed_on(page)]


def _placed_on(page: Sequence[Line]) -> list[_Placed]:
    """Return the lines of *page*, each in the column of those that begin within its reach."""
    ordered = sorted(page, key=lambda line: line.left)
    lefts = [line.left for line in ordered]
    rights = _Greatest([line.right for line in ordered])
    placed = []
    for line in page:
        reach = abs(_COLUMN_REACH * line.size)
        first = bisect_left(lefts, x=True, key=lambda left: line.left - left <= reach)
        end = bisect_left(lefts, x=True, key=lambda left: left - line.left > reach)
        placed.append(_Placed(line, lefts[first], rights.between(first, end)))
    return placed


class _Greatest:
    """The greatest of any neighbours among *values*, without a look at each of them."""

    def __init__(self, values: Sequence[float]) -> None:
        # The greatest of 1, 2, 4, 8, … neighbours, from each place on.
        self._doubled = [list(values)]
        while 1 << len(self._doubled) <= len(values):
            last, step = self._doubled[-1], 1 << len(self._doubled) - 1
            self._doubled.append(list(map(max, last, last[step:])))

    def between(self, first: int, end: int) -> float:
        """Return the greatest from *first* to before *end*, which holds one at least."""
        power = (end - first).bit_length() - 1
        row = self._doubled[power]
        return max(row[first], row[end - (1 << power)])


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


def _block(lines: Sequence[Line], body_size: float, compounds: "_Compounds") -> Block:
    normal = normalise(_joined(lines, compounds))
    if _BULLET.match(normal):
        return Block(ParagraphKind.LIST, normal)
    short = len(normal.split()) <= _LONGEST_HEADING
    heading = short and lines[0].size >= _HEADING_SIZE * body_size
    return Block(ParagraphKind.HEADING if heading else ParagraphKind.BODY, normal)


def _joined(lines: Sequence[Line], compounds: "_Compounds") -> str:
    done: list[str] = []
    last = lines[0].text
    for tail in (line.text for line in lines[1:]):
        if _HYPHEN.fullmatch(last[-2:]):
            word = last.split()[-1] + _NOT_IN_A_WORD.split(tail, maxsplit=1)[0]
            divided = tail[:1].islower() and word not in compounds
            last = (last[:-1] if divided else last) + tail
        elif last.endswith("—"):
            last += tail
        else:
            done += [last, " "]
            last = tail
        # Nothing but the last word is looked at again.
        kept = max(last.rfind(" ") + 1, len(last) - _LONGEST_WORD)
        done.append(last[:kept])
        last = last[kept:]
    return "".join([*done, last])


class _Compounds:
    """The words of *text* that have a hyphen inside."""

    def __init__(self, text: str) -> None:
        self._words = {word for word in text.split() if "-" in word[1:-1]}
        self._all = " ".join(self._words)
        self._looked_through = 0

    def __contains__(self, sought: str) -> bool:
        """Return whether *sought*, which has a hyphen inside, is one of them or part of one."""
        if sought in self._words:
            return True
        self._looked_through += 1
        return self._looked_through <= _MOST_LOOKED_THROUGH and sought in self._all
