"""What stands in quotation marks, of whatever language, in text as people type it."""

from collections.abc import Iterator
from dataclasses import dataclass

Range = tuple[int, int]
"""Where a quotation begins and ends in its text, without its marks."""

_CLOSERS = {
    '"': '"',
    "\u201c": "\u201d",
    "\u201d": "\u201d",  # Swedish and Finnish open with it
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",  # German and Danish books, Finnish
    "\u2039": "\u203a",
    "\u203a": "\u2039\u203a",
    "\u201a": "\u2018\u2019",
    "\u2018": "\u2019",
    "'": "'",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
}
"""What closes a quotation, by what opens it."""

_ALSO_CLOSE = frozenset("\"'\u201d\u00bb\u203a")
"""Marks that open and close: they open only where a quotation may begin."""

_SINGLE = frozenset("'\u2018\u201a")
"""Marks that close as an apostrophe looks: these quotations end on their line."""

_MAY_STAND_BEFORE = frozenset("([{*_~|:-\u2013\u2014/>")


def marked(text: str) -> Iterator[Range]:
    """Yield the ranges of *text* that stand in quotation marks, in order, the outermost alone.

    A mark that nothing closes opens nothing.
    """
    scanner = _Scanner(text)
    at, nested = 0, True
    unclosed: dict[str, int] = {}
    while at < len(text):
        opener = text[at]
        if at >= unclosed.get(opener, 0) and scanner.opens(at):
            stop = scanner.stop(at)
            ends = scanner.ends(at, stop, nested=nested)
            if ends is None:
                # What is not closed from here is not closed from farther on.
                unclosed[opener] = stop
            else:
                end, balanced = ends
                # Looked for once more, marks that do not pair would be looked through each time.
                nested = nested and balanced
                yield at + 1, end
                at = end
        at += 1


@dataclass(frozen=True, slots=True)
class _Scanner:
    """What the marks of *text* do where they stand."""

    text: str

    def opens(self, at: int) -> bool:
        """Return whether a quotation may begin with the mark at *at*."""
        mark, following = self.text[at], self.text[at + 1 : at + 2]
        if mark not in _CLOSERS or not following or following.isspace():
            return False
        before = self.text[at - 1 : at]
        if mark in _SINGLE:
            return not before.isalnum()
        return (
            mark not in _ALSO_CLOSE or not before or before.isspace() or before in _MAY_STAND_BEFORE
        )

    def stop(self, opened: int) -> int:
        """Return before which character the quotation that is opened at *opened* has to close."""
        line_end = self.text.find("\n", opened) if self.text[opened] in _SINGLE else -1
        return len(self.text) if line_end < 0 else line_end

    def ends(self, opened: int, stop: int, *, nested: bool) -> tuple[int, bool] | None:
        """Return where the quotation closes, and whether the marks of those *nested* in it pair."""
        mark = self.text[opened]
        if mark in _SINGLE:
            end = self._single_end(opened, stop)
            return None if end is None else (end, True)
        depth, first = 0, None
        for at in range(opened + 1, stop):
            if self.text[at] in _CLOSERS[mark] and self._closes(at):
                if depth == 0:
                    return at, True
                first = at if first is None else first
                depth -= 1
            elif nested and self.text[at] == mark and self.opens(at):
                depth += 1
        return None if first is None else (first, False)

    def _single_end(self, opened: int, stop: int) -> int | None:
        """Return where it closes, for marks that look like apostrophes.

        What could be a possessive, the boys' room, is no end while another follows on the line.
        """
        closers, possessive = _CLOSERS[self.text[opened]], None
        for at in range(opened + 1, stop):
            if self.text[at] in closers and self._closes(at):
                if self.text[at - 1] not in "sS" or not self.text[at + 1 : at + 2].isspace():
                    return at
                possessive = at
        return possessive

    def _closes(self, at: int) -> bool:
        return not self.text[at - 1].isspace() and not self.text[at + 1 : at + 2].isalnum()
