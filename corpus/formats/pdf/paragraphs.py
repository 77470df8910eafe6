"""The paragraphs of a PDF, rebuilt from its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.formats.pdf.flow import Item
from corpus.formats.pdf.gaps import Gaps
from corpus.formats.pdf.groups import Group, are_of_one_size, with_broken_off_joined
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.placing import Placed, placed
from corpus.formats.pdf.tables import Table

# Set by eye on PDFs made for the purpose by LibreOffice, Chromium, LaTeX, groff and reportlab.
_PARAGRAPH_GAP = 1.3
"""Times the usual line distance, from which on a gap parts two paragraphs."""
_SAME_EDGE = 3.0
"""Points by which the edges of items of one list differ at most."""
_NOTE = re.compile(r"(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3})\s?(?=[^\W\d])")
"""What a note at the foot of a page begins with."""
_SMALL = 0.94
"""Times the size of the text, up to which notes are set."""


def groups_of(parts: Sequence[Sequence[Item]], body_size: float) -> list[Group | Table]:
    """Return the paragraphs and tables that *parts*, in the order they are read, make up.

    What stands beside the text comes behind the paragraph that runs past it.
    """
    grouping = _Grouping(Gaps(parts), body_size)
    for part in parts:
        grouping.take(part)
    return with_broken_off_joined(grouping.finished())


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
        if (
            (below and times > _PARAGRAPH_GAP)
            or not are_of_one_size(above, line)
            or (above.bold != line.bold and not _runs_on(before, item))
            or _begins_item(group, before, item)
            or self._begins_note(before, line)
        ):
            return True
        edge = group.lines[0].line.left + _SAME_EDGE
        if group.marker and below and max(line.left, above.left) > edge:
            return line.left <= edge
        is_past_item = group.marker is not None and not item.indented
        if not below and before.terminal and (is_past_item or self._is_past_table):
            return True
        return not (below and above.bold and line.bold) and _breaks(before, item)

    @property
    def _is_past_table(self) -> bool:
        return any(isinstance(each, Table) for each in self._waiting)

    def _begins_note(self, before: Placed, line: Line) -> bool:
        is_small = line.size <= _SMALL * self.body_size
        return is_small and before.terminal and bool(_NOTE.match(line.text))


def _begins_item(group: Group, before: Placed, item: Placed) -> bool:
    """Tell whether *item* begins a list's item behind *before*, the last line of *group*."""
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
    had_room = before.had_room_for(item.line.text)
    forced = had_room and before.ends_early and item.line.text[:1].isupper()
    if item.hangs:
        return before.terminal and (had_room or not item.indented)
    begins = item.indented and abs(item.line.left - before.line.left) > _SAME_EDGE
    return forced or (before.terminal and (had_room or begins))


def _runs_on(before: Placed, item: Placed) -> bool:
    """Tell whether bold words that begin a paragraph end with the line *before*."""
    return not before.terminal and not before.ends_early and item.line.text[:1].islower()
