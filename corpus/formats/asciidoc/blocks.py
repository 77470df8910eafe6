"""The blocks of an AsciiDoc document, as HTML that says what a page made of it shows."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from corpus.formats.asciidoc.lines import Lines
from corpus.formats.asciidoc.lists import ITEM, Numbers
from corpus.formats.asciidoc.tables import has_head, rows_of
from corpus.formats.markup.html_writing import element, heading, notes_html
from corpus.formats.markup.lines import Run, dedented

SECTION = re.compile(r"(={1,6}|\#{1,6})[ \t]++(\S.*)")
ATTRIBUTE = re.compile(r":(!)?(\w[\w-]*+)(!)?:(?:[ \t]++(.*))?")
_FENCE = re.compile(r"(`{3,}+)[^`]*+")
_DELIMITER = re.compile(
    r"(-{4,}+|\.{4,}+|={4,}+|\*{4,}+|_{4,}+|\+{4,}+|/{4,}+|~{4,}+|--|[|,:!]={3,}+)[ \t]*+"
)
_SILENT = re.compile(
    r"[ \t]*+|//(?!//).*|'{3,}+[ \t]*+|<{3,}+[ \t]*+|toc::\[.*|(?:video|audio)::[^\[\]]*+\[.*"
)
"""Lines that no page shows as text."""
_ABOUT = re.compile(r"\[(?!\[)([^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+)\][ \t]*+")
_ANCHOR = re.compile(r"\[\[[^\[\]]*+\]\][ \t]*+")
_TITLE = re.compile(r"\.([^\s.].*)")
_PICTURE = re.compile(r"\Aimage::[^\[\]]*+\[(.*)\][ \t]*+")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]++")
_INDENTED = re.compile(r"\A[ \t]++\S.*")
_QUOTED = re.compile(r"> ?(.*)")
_UNDERLINES = ("=", "-", "~", "^", "+")
_LEAST_UNDERLINED = 3
_CODE = frozenset({"source", "listing", "literal", "plantuml", "mermaid", "ditaa"})
_PARTS_OF_QUOTE = 3

_Taken = tuple[str, int] | None
"""A block as HTML, and where it ends; `None` where it is none."""


class _About(NamedTuple):
    """What stands above a block: its title, as HTML, and its attributes."""

    title: str = ""
    attributes: str = ""

    @property
    def style(self) -> str:
        """What kind of block it is said to be."""
        return re.split(r"[,.#%\s]", self.attributes, maxsplit=1)[0].strip().lower()

    def over(self, said: str, name: str = "p") -> str:
        """Return *said* below the title."""
        return element(name, self.title) + said if self.title else said


def _ended(line: str) -> str | None:
    found = _DELIMITER.fullmatch(line) or _FENCE.fullmatch(line)
    return found[1] if found else None


class Blocks:
    """Writes the blocks of a document; *titles* are what its places are called."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._about = _About()

    def document(self, lines: Sequence[str]) -> str:
        """Return *lines* as HTML, its notes last."""
        said = self.html(lines)
        return said + notes_html(self._lines.notes)

    def html(self, lines: Sequence[str]) -> str:
        """Return *lines*, which may hold blocks of any kind, as HTML."""
        run = Run(lines, _ended)
        said: list[str] = []
        place = 0
        while place < len(lines):
            text, place = self.block(run, place)
            said.append(text)
        return "".join(said)

    def block(self, run: Run, place: int) -> tuple[str, int]:
        """Return the block that begins at *place*, and where it ends."""
        for kind in _KINDS:
            if found := kind.begins.fullmatch(run.lines[place]):
                taken = kind.take(self, found, run, place)
                if taken is not None:
                    return taken
        return self._paragraph(run, place)

    def _taken_about(self) -> _About:
        about, self._about = self._about, _About()
        return about

    def _nothing(self, _found: re.Match[str], _run: Run, place: int) -> _Taken:
        return "", place + 1

    def _attribute(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        value = found[4] or ""
        while value.endswith(" \\") and place + 1 < len(run.lines):
            place += 1
            value = f"{value[:-2]} {run.lines[place].strip()}"
        self._lines.define(found[2], None if found[1] or found[3] else value)
        return "", place + 1

    def _attributes(self, found: re.Match[str], _run: Run, place: int) -> _Taken:
        stated = ",".join(filter(None, (self._about.attributes, found[1])))
        self._about = self._about._replace(attributes=stated)
        return "", place + 1

    def _title(self, found: re.Match[str], _run: Run, place: int) -> _Taken:
        self._about = self._about._replace(title=self._lines.html(found[1]))
        return "", place + 1

    def _section(self, found: re.Match[str], _run: Run, place: int) -> _Taken:
        self._taken_about()
        level, text = len(found[1]), found[2].strip().removesuffix(f" {found[1]}")
        return heading(level, self._lines.html(text)), place + 1

    def _picture(self, found: re.Match[str], _run: Run, place: int) -> _Taken:
        about = self._taken_about()
        told = re.split(r",\s*+(?:\w++=|\d)", found[1], maxsplit=1)[0].strip().strip('"')
        told = "" if re.match(r"\w++=", told) else self._lines.html(told)
        return "".join(
            element("figcaption", each) for each in (told, about.title) if each
        ), place + 1

    def _fenced(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        last = run.end(found[1], place)
        if last is None:
            return None
        return self._code(run.lines[place + 1 : last]), last + 1

    def _delimited(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        """Take what stands between two lines that are the same; what never ends is text."""
        last = run.end(found[1], place)
        if last is None:
            return None
        about = self._taken_about()
        return self._within(found[1], run.lines[place + 1 : last], about), last + 1

    def _within(self, mark: str, inside: Sequence[str], about: _About) -> str:
        sign = mark[0]
        if mark[1:2] == "=" and sign in "|,:!":
            return about.over(self._table(inside, sign, about), "figcaption")
        if sign == "/" or about.style == "comment":
            return ""
        if sign == "+":
            text = self._lines.html(" ".join(inside)) if "math" in about.style + "math" else ""
            return element("p", text) if about.style in ("stem", "latexmath", "asciimath") else ""
        if (sign in "-." and mark != "--") or about.style in _CODE:
            return about.over(self._code(inside), "figcaption")
        return about.over(self._quotation(inside, about) if sign == "_" else self.html(inside))

    def _code(self, inside: Sequence[str]) -> str:
        self._taken_about()
        return element("pre", escape("\n".join(inside)))

    def _quotation(self, inside: Sequence[str], about: _About) -> str:
        if about.style == "verse":
            said = "".join(element("p", self._lines.html(line)) for line in inside)
        else:
            said = self.html(inside)
        named = about.attributes.split(",", maxsplit=_PARTS_OF_QUOTE)[1:_PARTS_OF_QUOTE]
        by = ", ".join(name.strip().strip('"') for name in named if name.strip())
        return element("blockquote", said + (element("p", self._lines.html(by)) if by else ""))

    def _table(self, inside: Sequence[str], separator: str, about: _About) -> str:
        rows = rows_of(inside, separator, about.attributes)
        is_headed = has_head(inside, about.attributes)
        written: list[str] = []
        for row in rows:
            cells: list[str] = []
            for cell in row:
                name = "th" if cell.style == "h" or (is_headed and not written) else "td"
                spans = f'colspan="{cell.columns}" rowspan="{cell.rows}"'
                cells.append(f"<{name} {spans}>{self._cell(cell.text, cell.style)}</{name}>")
            written.append(element("tr", "".join(cells)))
        return f'<table role="table">{"".join(written)}</table>'

    def _cell(self, text: str, style: str) -> str:
        if style == "a":
            return self.html(text.splitlines())
        parts = re.split(r"\n[ \t]*+\n", text)
        return " ".join(self._lines.html(part) for part in parts)

    def _list(self, found: re.Match[str], run: Run, place: int) -> _Taken:
        about = self._taken_about()
        numbers = Numbers(about.attributes)
        said: list[str] = []
        item: re.Match[str] | None = found
        while item:
            text, place = self._item(item, run, place, numbers)
            said.append(text)
            further = place + len(list(run.while_(place, _is_between_items)))
            item = ITEM.fullmatch(run.lines[further]) if further < len(run.lines) else None
            place = further if item else place
        return about.over("".join(said)), place

    def _item(self, item: re.Match[str], run: Run, place: int, numbers: Numbers) -> tuple[str, int]:
        further = list(run.while_(place + 1, _goes_on))
        place += 1 + len(further)
        if item["term"] and not item["text"] and not further:
            begin = place + len(list(run.while_(place, _is_empty)))
            further = list(run.while_(begin, _goes_on))
            place = begin + len(further) if further else place
        text = "\n".join(line.strip() for line in [item["text"] or "", *further]).strip()
        said = element("p", numbers.label(item) + self._lines.html(text)) if text else ""
        attached, place = self._attached(run, place)
        if item["term"]:
            term = element("dt", self._lines.html(item["term"]))
            return element("dl", term + element("dd", said + attached)), place
        return element("ul", element("li", said + attached)), place

    def _attached(self, run: Run, place: int) -> tuple[str, int]:
        """Return the blocks that a plus in a line of its own makes part of an item."""
        said: list[str] = []
        while place + 1 < len(run.lines) and run.lines[place].rstrip() == "+":
            place += 1
            text = ""
            while not text and place < len(run.lines) and not _is_empty(run.lines[place]):
                text, place = self.block(run, place)
            said.append(text)
        return "".join(said), place

    def _indented(self, _found: re.Match[str], run: Run, place: int) -> _Taken:
        about = self._taken_about()
        code = list(run.while_(place, str.strip))
        if about.style == "normal":
            return element("p", self._lines.html(" ".join(code))), place + len(code)
        return about.over(self._code(dedented(code))), place + len(code)

    def _cited(self, _found: re.Match[str], run: Run, place: int) -> _Taken:
        lines = list(run.while_(place, _QUOTED.fullmatch))
        inside = [line[1:].removeprefix(" ") for line in lines]
        return element("blockquote", self.html(inside)), place + len(lines)

    def _paragraph(self, run: Run, place: int) -> tuple[str, int]:
        if level := _underlined(run, place):
            self._taken_about()
            return heading(level, self._lines.html(run.lines[place].strip())), place + 2
        about = self._taken_about()
        lines = [run.lines[place], *run.while_(place + 1, _goes_on_as_paragraph)]
        end = place + len(lines)
        if about.style in _CODE:
            return about.over(self._code(lines), "figcaption"), end
        if about.style in ("quote", "verse"):
            return about.over(self._quotation(["[normal]", *lines], about)), end
        text = "\n".join(line for line in lines if not line.startswith("//"))
        text = _ADMONITION.sub("", text.strip(), count=1) if _ADMONITION.match(text) else text
        return about.over(element("p", self._lines.html(text))), end


class _Kind(NamedTuple):
    """A kind of block, by the line that it begins with."""

    begins: re.Pattern[str]
    take: Callable[[Blocks, re.Match[str], Run, int], _Taken]


_KINDS = (
    _Kind(_SILENT, Blocks._nothing),  # noqa: SLF001 - of this module, as those below
    _Kind(ATTRIBUTE, Blocks._attribute),  # noqa: SLF001
    _Kind(_ANCHOR, Blocks._nothing),  # noqa: SLF001
    _Kind(_ABOUT, Blocks._attributes),  # noqa: SLF001
    _Kind(_TITLE, Blocks._title),  # noqa: SLF001
    _Kind(SECTION, Blocks._section),  # noqa: SLF001
    _Kind(_PICTURE, Blocks._picture),  # noqa: SLF001
    _Kind(_FENCE, Blocks._fenced),  # noqa: SLF001
    _Kind(_DELIMITER, Blocks._delimited),  # noqa: SLF001
    _Kind(ITEM, Blocks._list),  # noqa: SLF001
    _Kind(_QUOTED, Blocks._cited),  # noqa: SLF001
    _Kind(_INDENTED, Blocks._indented),  # noqa: SLF001
)


def _is_empty(line: str) -> bool:
    return not line.strip()


def _is_between_items(line: str) -> bool:
    return not line.strip() or (line.startswith("//") and line[2:4] != "//")


def _goes_on(line: str) -> bool:
    """Tell whether *line* goes on with the text of an item above it."""
    return line.rstrip() != "+" and _goes_on_as_paragraph(line) and not ITEM.fullmatch(line)


def _goes_on_as_paragraph(line: str) -> bool:
    return bool(line.strip()) and not any(
        pattern.fullmatch(line) for pattern in (_DELIMITER, _FENCE, _ABOUT, _ANCHOR)
    )


def _underlined(run: Run, place: int) -> int:
    """Return the level of the heading that a line below it makes of *place*, 0 where none does."""
    if place + 1 >= len(run.lines):
        return 0
    text, below = run.lines[place].strip(), run.lines[place + 1].rstrip()
    if len(below) < _LEAST_UNDERLINED or abs(len(text) - len(below)) > 1:
        return 0
    is_drawn = below[0] in _UNDERLINES and set(below) == {below[0]}
    return 1 + _UNDERLINES.index(below[0]) if is_drawn and any(map(str.isalnum, text)) else 0
