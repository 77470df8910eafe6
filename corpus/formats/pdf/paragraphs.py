"""The paragraphs of a PDF, rebuilt from its lines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.article import ParagraphKind
from corpus.formats.pdf.flow import Aside, Item
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.markers import Marker
from corpus.formats.pdf.placing import Placed, placed
from corpus.formats.pdf.tables import Table

# Set by eye on PDFs made for the purpose by LibreOffice, Chromium, LaTeX, groff and reportlab.
_PARAGRAPH_GAP = 1.3
"""Times the usual line distance, from which on a gap parts two paragraphs."""
_WIDEST_GAP, _PLAIN_GAP = 2.6, 1.2
"""Font sizes between two lines of a text at most, and where nothing tells how many."""
_USUAL = 0.3
"""Which of the distances between lines, in order, is that of lines in a paragraph."""
_MOST_BETWEEN = 4
"""Paragraphs, in other letters, that may stand between two parts of one."""
_SAME_SIZE = 0.1
_SAME_EDGE = 3.0
"""Points by which the edges of items of one list differ at most."""
_NOTE = re.compile(r"(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3})\s?(?=[^\W\d])")
"""What a note at the foot of a page begins with."""
_SMALL = 0.94
"""Times the size of the text, up to which notes are set."""


@dataclass(slots=True)
class Group:
    """The lines of one paragraph; *kind* is what it is, where that is known."""

    lines: list[Placed]
    kind: ParagraphKind | None = None
    above: float = float("inf")
    """How many times the usual distance the line above is away."""
    below: float = float("inf")

    @property
    def marker(self) -> Marker | None:
        """Return the mark of the list's item that it may be."""
        return self.lines[0].marker

    @property
    def texts(self) -> list[str]:
        """Return the texts of its lines."""
        return [each.line.text for each in self.lines]


class Gaps:
    """How far lines are from each other usually, by their size."""

    def __init__(self, parts: Iterable[Sequence[Item]]) -> None:
        gaps: dict[int, list[float]] = {}
        for above, below in (pair for part in parts for pair in pairwise(part)):
            if isinstance(above, Line) and isinstance(below, Line) and _are_alike(above, below):
                gap = (above.baseline - below.baseline) / below.size
                if 0.5 < gap <= _WIDEST_GAP:
                    gaps.setdefault(round(below.size), []).append(gap)
        self._usual = {
            size: sorted(found)[int(_USUAL * len(found))] for size, found in gaps.items()
        }

    def times(self, above: Line, below: Line) -> float:
        """Return how many times the usual distance is between both; infinite if not below."""
        if above.page != below.page or above.baseline <= below.baseline + below.size / 2:
            return float("inf")
        usual = self._usual.get(round(below.size), _PLAIN_GAP)
        return (above.baseline - below.baseline) / below.size / usual


def groups_of(
    parts: Sequence[Sequence[Item]], gaps: Gaps, body_size: float
) -> list[Group | Table]:
    """Return the paragraphs and tables that *parts*, in the order they are read, make up.

    What stands beside the text comes behind the paragraph that runs past it.
    """
    grouping = _Grouping(gaps, body_size)
    for part in parts:
        grouping.take(part)
    return _with_broken_off_joined(grouping.finished())


def _with_broken_off_joined(groups: Sequence[Group | Table]) -> list[Group | Table]:
    """Return *groups* with paragraphs joined that break off where a column ends and go on later.

    What stands between them, such as the head of the next column, comes behind.
    """
    joined = list(groups)
    place = 0
    while place < len(joined):
        rest = _rest_of(joined, place)
        if rest is None:
            place += 1
            continue
        whole, end = joined[place], joined.pop(rest)
        if isinstance(whole, Group) and isinstance(end, Group):
            whole.lines += end.lines
            whole.below = end.below
    return joined


def _rest_of(groups: Sequence[Group | Table], place: int) -> int | None:
    """Return where the paragraph at *place* goes on, behind others; `None` where it ends."""
    group = groups[place]
    if not isinstance(group, Group) or group.kind or group.below < float("inf"):
        return None
    last = group.lines[-1]
    if last.terminal or last.ends_early or last.line.text.endswith(":"):
        return None
    for number, other in enumerate(groups[place + 1 : place + 2 + _MOST_BETWEEN]):
        if not isinstance(other, Group) or other.kind:
            continue
        first = other.lines[0]
        if _are_of_one_size(last.line, first.line) and last.line.bold == first.line.bold:
            goes_on = number and first.line.text[:1].islower() and not first.indented
            return place + 1 + number if goes_on else None
    return None


@dataclass(slots=True)
class _Grouping:
    """The paragraphs so far, the open one, and what waits until that ends."""

    gaps: Gaps
    body_size: float
    _done: list[Group | Table] = field(default_factory=list)
    _open: Group | None = None
    _waiting: list[Group | Table] = field(default_factory=list)

    def take(self, part: Sequence[Item]) -> None:
        """Add a column of text."""
        lines = iter(placed([item for item in part if isinstance(item, Line)]))
        for item in part:
            if isinstance(item, Line):
                self._add(next(lines))
            elif isinstance(item, Table):
                self._waiting.append(item)
            else:
                inner = _Grouping(self.gaps, self.body_size)
                inner.take(item.items)
                found = inner.finished()
                for each in found:
                    if isinstance(each, Group):
                        each.kind = item.kind
                self._waiting += found

    def finished(self) -> list[Group | Table]:
        """Return all of it."""
        self._close()
        return self._done

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open)
        self._done += self._waiting
        self._waiting = []
        self._open = None

    def _add(self, item: Placed) -> None:
        if self._open is None:
            self._close()
            self._open = Group([item])
            return
        before = self._open.lines[-1]
        times = self.gaps.times(before.line, item.line)
        if self._begins(self._open, before, item, times):
            self._open.below = times
            self._close()
            self._open = Group([item], above=times)
        else:
            self._open.lines.append(item)

    def _begins(self, group: Group, before: Placed, item: Placed, times: float) -> bool:
        """Tell whether *item* begins a paragraph behind *before*, the last line of *group*."""
        above, line = before.line, item.line
        below = times < float("inf")
        if not _are_of_one_size(above, line) or (below and times > _PARAGRAPH_GAP):
            return True
        if above.bold != line.bold and not _runs_on(before, item):
            return True
        if self._begins_item(group, before, item):
            return True
        if line.size <= _SMALL * self.body_size and before.terminal and _NOTE.match(line.text):
            return True
        if group.marker and below:
            edge = group.lines[0].line.left + _SAME_EDGE
            if line.left > edge or above.left > edge:
                return line.left <= edge
        if above.bold and line.bold and below:
            return False
        return _breaks(before, item)

    def _begins_item(self, group: Group, before: Placed, item: Placed) -> bool:
        marker = item.marker
        if marker is None:
            return False
        if marker.sure or before.line.text.endswith(":"):
            return True
        first = group.lines[0]
        if group.marker and abs(first.line.left - item.line.left) <= _SAME_EDGE:
            other = marker.style != group.marker.style
            begins = other and (marker.is_bullet or 1 in marker.values)
            return begins or marker.is_behind(group.marker)
        if group.marker and item.line.left > first.line.left + _SAME_EDGE:
            return before.terminal or 1 in marker.values
        return before.terminal and (marker.is_bullet or 1 in marker.values or item.indented)


def _breaks(before: Placed, item: Placed) -> bool:
    """Tell whether the edges of two lines show that a paragraph ends between them."""
    ends = before.terminal and before.had_room_for(item.line.text)
    if item.hangs:
        return ends or (not item.indented and before.terminal)
    forced = before.ends_early and before.had_room_for(item.line.text)
    if item.indented and (before.terminal or forced):
        return True
    return ends or (forced and item.line.text[:1].isupper())


def _runs_on(before: Placed, item: Placed) -> bool:
    """Tell whether bold words that begin a paragraph end with the line *before*."""
    return not before.terminal and not before.ends_early and item.line.text[:1].islower()


def _are_alike(above: Line, below: Line) -> bool:
    return above.page == below.page and above.size == below.size


def _are_of_one_size(above: Line, below: Line) -> bool:
    return abs(above.size - below.size) <= _SAME_SIZE * below.size
