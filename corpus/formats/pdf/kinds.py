"""What the paragraphs of a PDF are: headings, items of lists or text."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.article import ParagraphKind
from corpus.formats.pdf.groups import Group
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.tables import Table

_HEADING_SIZE = 1.15
"""Times the size of the text, from which on a line is a heading."""
_LONGEST_HEADING = 25
_LONGEST_PLAIN_HEADING = 10
"""Words of a heading in the letters of the text, which its place alone tells."""
_APART = 1.3
"""Times the usual line distance, from which on a heading is apart from the text above it."""
_ENDS_SENTENCE = re.compile(r"[.,;…]$")
_NUMBERED = re.compile(r"(?:\d{1,2}\.)*\d{1,2}\.?\s(?=[^\W\d_])")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|autor|text|foto|photo)\b", re.IGNORECASE)
_NEIGHBOURS = 12
"""Paragraphs before or after an item, within which the one before or after it stands."""
_LEAST_CAPITALS = 4
_SAME_EDGE = 3.0
"""Points by which the left edges of a heading and its text differ at most."""
_SMALL = 0.94
"""Times the size of the text, below which headings are those of small print alone."""
_WIDE = 1.2
"""Font sizes from where a mark begins to its text, from which on it is a list's."""
_DASHES = "\u2013\u2014"
"""What speech begins with as well as items do."""


class Kinds:
    """What the paragraphs of a document are, each among the others."""

    def __init__(
        self, groups: Sequence[Group | Table], texts: Sequence[str], body_size: float
    ) -> None:
        self._groups = groups
        self._texts = texts
        self._body_size = body_size
        lines = [each.line for group in groups if isinstance(group, Group) for each in group.lines]
        bold = sum(len(line.text) for line in lines if line.bold)
        capitals = sum(len(line.text) for line in lines if line.text.isupper())
        total = sum(len(line.text) for line in lines)
        fonts: Counter[str] = Counter()
        for line in lines:
            fonts[line.font] += len(line.text)
        self._font = max(fonts, key=lambda font: fonts[font], default="")
        self._is_bold = 2 * bold > total
        self._is_capital = 2 * capitals > total

    def of(self, place: int) -> ParagraphKind:
        """Return what the paragraph at *place* is."""
        group = self._at(place)
        if group is None:
            return ParagraphKind.TABLE
        if group.kind is not None:
            return group.kind
        is_sure = group.marker is not None and group.marker.sure
        if not is_sure and self._is_heading(place, group):
            return ParagraphKind.HEADING
        is_item = is_sure or self._is_item(place, group)
        return ParagraphKind.LIST if is_item else ParagraphKind.BODY

    def _at(self, place: int) -> Group | None:
        group = self._groups[place] if 0 <= place < len(self._groups) else None
        return group if isinstance(group, Group) else None

    def _is_heading(self, place: int, group: Group) -> bool:
        text = self._texts[place]
        words = len(text.split())
        first = group.lines[0].line
        if words > _LONGEST_HEADING or (group.marker and group.marker.is_bullet):
            return False
        if first.size >= _HEADING_SIZE * self._body_size:
            return True
        if _ENDS_SENTENCE.search(text) or self._is_over_larger(place, first):
            return False
        if self._stands_out(group, text):
            return True
        is_short = len(group.lines) == 1 and words <= _LONGEST_PLAIN_HEADING
        return is_short and self._heads(place, group)

    def _is_over_larger(self, place: int, line: Line) -> bool:
        """Tell whether small print stands over larger text, or over none."""
        below = self._at(place + 1)
        is_small = line.size < _SMALL * self._body_size
        return is_small and (below is None or below.lines[0].line.size > line.size)

    def _stands_out(self, group: Group, text: str) -> bool:
        """Tell whether all of *group* is bold, or in capitals, and the text is not."""
        if not self._is_bold and all(each.line.bold for each in group.lines):
            return True
        enough = sum(map(str.isalpha, text)) >= _LEAST_CAPITALS
        return enough and text.isupper() and not self._is_capital

    def _heads(self, place: int, group: Group) -> bool:
        """Tell whether a line in the letters of the text stands over a paragraph as its heading."""
        below = self._at(place + 1)
        text = self._texts[place]
        if below is None or len(below.lines) == 1 or below.marker or text.endswith(("?", "!", ":")):
            return False
        if below.lines[0].line.left > group.lines[0].line.left + _SAME_EDGE and group.marker:
            return False
        if not below.lines[0].line.text[:1].isupper() or group.above <= _APART:
            return False
        other_font = group.lines[0].line.font != below.lines[0].line.font == self._font
        if _NUMBERED.match(text) or other_font:
            return not _BYLINE.match(text)
        return text[:1].isupper() and group.below < _APART and len(text.split()) > 1

    def _is_item(self, place: int, group: Group) -> bool:
        marker = group.marker
        if marker is None:
            return False
        first = group.lines[0].line
        hangs = any(each.line.left > first.left + _SAME_EDGE for each in group.lines[1:])
        wide = first.text_left - first.left >= _WIDE * first.size
        before = self._texts[place - 1] if place else ""
        if hangs or wide or before.endswith((":", "\uff1a")) or marker.style in "-*":
            return True
        near = [self._at(place + step) for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if step]
        others = [each.marker for each in near if each and each.marker]
        if marker.is_bullet:
            same = any(each.style == marker.style for each in others)
            return same and marker.style not in _DASHES
        return any(each.is_behind(marker) or marker.is_behind(each) for each in others)
