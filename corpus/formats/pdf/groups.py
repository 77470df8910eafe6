"""The lines of one paragraph, and paragraphs that break off and go on later."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import ParagraphKind
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.markers import Marker
from corpus.formats.pdf.placing import Placed
from corpus.formats.pdf.tables import Table

_MOST_BETWEEN = 4
"""Paragraphs, in other letters, that may stand between two parts of one."""
_SAME_SIZE = 0.1
"""Share of its size by which the next line of a paragraph is larger or smaller at most."""


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


def are_of_one_size(above: Line, below: Line) -> bool:
    """Tell whether two lines may be of one paragraph by their size."""
    return abs(above.size - below.size) <= _SAME_SIZE * below.size


def with_broken_off_joined(groups: Sequence[Group | Table]) -> list[Group | Table]:
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
        if are_of_one_size(last.line, first.line) and last.line.bold == first.line.bold:
            goes_on = number and first.line.text[:1].islower() and not first.indented
            return place + 1 + number if goes_on else None
    return None
