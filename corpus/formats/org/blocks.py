"""The blocks of an Org document, as HTML that says what a page made of it shows."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from corpus.formats.markup.html_writing import element, heading, notes_html, table_html
from corpus.formats.markup.lines import Run, dedented, indent_of
from corpus.formats.org.lines import Lines

HEADING = re.compile(r"\A(\*++)[ \t]++(\S.*)")
KEYWORD = re.compile(r"\A[ \t]*+#\+([\w-]++)(?:\[[^\]]*+\])?:(?![^\s])[ \t]*+(.*)")
_PRIORITY = re.compile(r"\[#\w{1,2}\] *+")
_TAGS = re.compile(r"(?<=\s):(?:[\w@#%]++:)++\s*+\Z")
_COOKIE = re.compile(r" ?\[(?:\d*+/\d*+|\d*+%)\]")
_UNSEEN = re.compile(r":(?:noexport|archive|toc(?:_\w++)?):", re.IGNORECASE)
"""Tags of sections that no page shows, and of those that a program fills with all headings."""
_BEGIN = re.compile(r"\A[ \t]*+#\+begin_(\S++).*", re.IGNORECASE)
_END = re.compile(r"[ \t]*+(?:#\+end_(\S++)|:(end):)[ \t]*+", re.IGNORECASE)
_OF_DRAWER = "end"
_DRAWER = re.compile(r"\A[ \t]*+:[\w-]++:[ \t]*+")
_SILENT = re.compile(r"[ \t]*+(?:|#(?: .*)?|-{5,}+[ \t]*+|(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):.*)")
"""Lines that no page shows: empty ones, comments, rules, plans."""
_FIXED = re.compile(r"\A[ \t]*+:(?: (.*))?")
_ROW = re.compile(r"\A[ \t]*+\|(.*)")
_ROW_RULE = re.compile(r"[ \t]*+\|-[-+|: \t]*+")
_COLUMN_MARKS = re.compile(r"(?:[\s|/!_^#*$<>]|<[lcr]?\d*+>)++")
_ITEM = re.compile(
    r"\A[ \t]*+(?:(?:[-+]|(?<=[ \t])\*)|(?P<number>\d{1,9}[.)]))(?:[ \t]++|\Z)"
    r"(?:\[@\d++\][ \t]*+)?(?:\[[ X-]\](?:[ \t]++|\Z))?(?P<text>.*)"
)
_TERM = re.compile(r"(\S(?:[^:]|:(?!:))*+)::(?:[ \t]++(.*)|\Z)")
_NOTE = re.compile(r"\[fn:[\w-]++\][ \t]*+(.*)")
_CODE = frozenset({"src", "example"})
_NEVER_SHOWN = frozenset({"comment", "export"})

_Taken = tuple[str, int] | None
"""A block as HTML, and where it ends; `None` where it is none."""


def _ended(line: str) -> str | None:
    found = _END.fullmatch(line)
    return (found[1] or found[2]).lower() if found else None


class Blocks:
    """Writes the blocks of a document, whose first heading is one of level *top* + 1."""

    def __init__(self, top: int) -> None:
        self._top = top
        self._lines = Lines()
        self._notes: list[str] = []

    def document(self, lines: Sequence[str]) -> str:
        """Return *lines* as HTML, its notes last."""
        said = self.html(lines)
        return said + notes_html([*self._lines.notes, *self._notes])

    def html(self, lines: Sequence[str]) -> str:
        """Return *lines*, which may hold blocks of any kind, as HTML."""
        run = Run(lines, _ended)
        said: list[str] = []
        place = 0
        while place < len(lines):
            text, place = self._block(run, place)
            said.append(text)
        return "".join(said)

    def _block(self, run: Run, place: int) -> tuple[str, int]:
        for kind in _KINDS:
            if found := kind.begins.fullmatch(run.lines[place]):
                taken = kind.take(self, found, run, place)
                if taken is not None:
                    return taken
        further = list(run.while_(place + 1, _goes_on))
        text = "\n".join(line.strip() for line in [run.lines[place], *further])
        return element("p", self._lines.html(text)), place + 1 + len(further)

    def _nothing(self, _found: re.Match[str], _run: Run, place: int) -> _Taken:
        return "", place + 1

    def _heading(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        depth = len(found[1])
        tags = _TAGS.search(found[2])
        text = found[2][: tags.start()] if tags else found[2]
        if text.startswith("COMMENT ") or (tags and _UNSEEN.search(tags[0])):
            return "", _end_of_section(run, place + 1, depth)
        text = _COOKIE.sub("", _PRIORITY.sub("", text))
        return heading(depth + self._top, self._lines.html(text)), place + 1

    def _keyword(self, found: re.Match[str], _run: Run, place: int) -> _Taken:
        is_caption = found[1].lower() == "caption"
        return element("figcaption", self._lines.html(found[2])) if is_caption else "", place + 1

    def _framed(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        """Take what stands between two keywords; what never ends is text."""
        name = found[1].lower()
        last = run.end(name, place)
        if last is None:
            return None
        return self._frame(name, run.lines[place + 1 : last]), last + 1

    def _frame(self, name: str, inside: Sequence[str]) -> str:
        if name in _NEVER_SHOWN:
            return ""
        if name in _CODE:
            return element("pre", escape("\n".join(inside)))
        if name == "verse":
            return "".join(element("p", self._lines.html(line)) for line in inside)
        said = self.html(dedented(inside))
        return element("blockquote", said) if name == "quote" else said

    def _drawer(self, _found: re.Match[str], run: Run, place: int) -> _Taken:
        last = run.end(_OF_DRAWER, place)
        return None if last is None else ("", last + 1)

    def _fixed(self, _found: re.Match[str], run: Run, place: int) -> _Taken:
        code = list(run.while_(place, _FIXED.fullmatch))
        said = "\n".join(line.strip()[2:] for line in code)
        return element("pre", escape(said)), place + len(code)

    def _table(self, _found: re.Match[str], run: Run, place: int) -> _Taken:
        written = list(run.while_(place, _ROW.fullmatch))
        rows: list[list[str]] = []
        heads = None
        for row in written:
            if _ROW_RULE.fullmatch(row):
                heads = len(rows) if heads is None and rows else heads
            elif not _COLUMN_MARKS.fullmatch(row):
                cells = row.strip().removeprefix("|").removesuffix("|").split("|")
                rows.append([self._lines.html(cell.strip()) for cell in cells])
        heads = heads if heads is not None and heads < len(rows) else 0
        return table_html(rows, heads), place + len(written)

    def _note(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        further = list(run.while_(place + 1, _goes_on))
        self._notes.append(self.html([found[1], *further]))
        return "", place + 1 + len(further)

    def _list(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        indent = indent_of(run.lines[place])
        items: list[str] = []
        item: re.Match[str] | None = found
        while item:
            end = _end_of_item(run, place + 1, indent)
            items.append(self._item(item, dedented(run.lines[place + 1 : end])))
            place = end
            is_next = place < len(run.lines) and indent_of(run.lines[place]) == indent
            item = _ITEM.fullmatch(run.lines[place]) if is_next else None
        return element("ul", "".join(items)), place

    def _item(self, item: re.Match[str], further: Sequence[str]) -> str:
        text, number = item["text"], item["number"]
        if not number and (term := _TERM.fullmatch(text)):
            said = self.html([term[2] or "", *further])
            return element("dt", self._lines.html(term[1])) + element("dd", said)
        said = self.html([text, *further])
        if number and said.startswith("<p>"):
            said = f"<p>{number} {said.removeprefix('<p>')}"
        return element("li", said)


class _Kind(NamedTuple):
    """A kind of block, by the line that it begins with."""

    begins: re.Pattern[str]
    take: Callable[[Blocks, re.Match[str], Run, int], _Taken]


_KINDS = (
    _Kind(_SILENT, Blocks._nothing),  # noqa: SLF001 - of this module, as those below
    _Kind(HEADING, Blocks._heading),  # noqa: SLF001
    _Kind(KEYWORD, Blocks._keyword),  # noqa: SLF001
    _Kind(_BEGIN, Blocks._framed),  # noqa: SLF001
    _Kind(_DRAWER, Blocks._drawer),  # noqa: SLF001
    _Kind(_FIXED, Blocks._fixed),  # noqa: SLF001
    _Kind(_ROW, Blocks._table),  # noqa: SLF001
    _Kind(_NOTE, Blocks._note),  # noqa: SLF001
    _Kind(_ITEM, Blocks._list),  # noqa: SLF001
)


def _goes_on(line: str) -> bool:
    """Tell whether *line* goes on with a paragraph above it."""
    return not any(kind.begins.fullmatch(line) for kind in _KINDS)


def _end_of_section(run: Run, begin: int, depth: int) -> int:
    """Return where the section of *depth* ends whose text stands from *begin* on."""
    for place in range(begin, len(run.lines)):
        found = HEADING.fullmatch(run.lines[place])
        if found and len(found[1]) <= depth:
            return place
    return len(run.lines)


def _end_of_item(run: Run, place: int, indent: int) -> int:
    """Return where the item ends that is indented so far, and goes on from *place*.

    What stands in a frame belongs to it, however far that is indented.
    """
    empty = 0
    while place < len(run.lines):
        line = run.lines[place]
        empty = 0 if line.strip() else empty + 1
        if empty > 1 or (line.strip() and indent_of(line) <= indent):
            return place
        framed = _BEGIN.fullmatch(line)
        place = 1 + ((run.end(framed[1].lower(), place) if framed else None) or place)
    return place
