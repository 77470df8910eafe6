"""A stretch of Rich Text Format as HTML: its paragraphs, lists, tables and text boxes in order."""

import re
from dataclasses import dataclass, field, replace
from html import escape
from itertools import chain

from corpus.formats.rtf.rows import CellEdge, Row, table_html
from corpus.normalise import normalise

_HEADING = re.compile(
    r"(?:heading|\u00fcberschrift|titre|t\u00edtulo|titolo|kop|nag\u0142\u00f3wek)\s?([1-9])"
)
"""What word processors call their headings, in the languages that the bot meets most."""
_TITLES = {"title", "titel", "titre", "t\u00edtulo", "titolo", "tytu\u0142"}
_QUOTES = {"quote", "intense quote", "quotations", "block text", "block quote", "zitat"}
_CAPTIONS = {"caption", "beschriftung", "l\u00e9gende", "figure", "illustration"}
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|tm|tdc|sommario) \d|toc heading|table of .*")
_LOWEST_LEVEL = 8
"""Of headings, counted from 0; 9 stands for the text below them."""
_LONGEST_MARKER = 40
"""Characters; nobody numbers an item with more."""
_BULLET = re.compile(r"[\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\u2023\u2043\u2013-]\s")
_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]|\d(?:\.\d{1,3}){1,5}"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph is: by the name of its *style*, by its *level* as a heading."""

    style: str = ""
    level: int | None = None
    in_table: bool = False


@dataclass(slots=True)
class Run:
    """Characters that stand on the line, raised or lowered: *tag* is empty, sup or sub."""

    tag: str
    texts: list[str]


@dataclass(slots=True)
class Flow:
    """Paragraphs so far, and the one that is open.

    Text boxes stand behind the paragraph in which they are anchored; *marker* is the number or the
    bullet of the open paragraph, where it is one of a list.
    """

    html: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    marker: str | None = None
    anchored: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def write(self, text: str, tag: str = "") -> None:
        """Add *text* to the open paragraph, raised or lowered where *tag* is sup or sub."""
        if self.runs and self.runs[-1].tag == tag:
            self.runs[-1].texts.append(text)
        elif text:
            self.runs.append(Run(tag, [text]))

    def mark(self, text: str) -> None:
        """Add *text* to the number or the bullet of the open paragraph."""
        self.marker = ((self.marker or "") + text)[:_LONGEST_MARKER]

    def end_paragraph(self, paragraph: Paragraph) -> None:
        """Close the open paragraph as *paragraph*."""
        ended = [*_paragraph_html(self.runs, paragraph, self.marker), *self.anchored]
        self.runs.clear()
        self.anchored.clear()
        self.marker = None
        if paragraph.in_table:
            self.cell += ended
        else:
            self._end_table()
            self.html += ended

    def end_cell(self, paragraph: Paragraph) -> None:
        """Close the open cell of a table."""
        self.end_paragraph(replace(paragraph, in_table=True))
        self.cells.append("".join(self.cell))
        self.cell.clear()

    def end_row(self, edges: list[CellEdge], *, is_head: bool) -> None:
        """Close the open row, whose cells lie between *edges*."""
        self.rows.append(Row(self.cells.copy(), edges.copy(), is_head))
        self.cells.clear()

    def end(self, paragraph: Paragraph) -> str:
        """Close what is open, and return all as HTML."""
        self.end_paragraph(paragraph)
        if self.cell:
            self.end_cell(paragraph)
        if self.cells:
            self.end_row([], is_head=False)
        self._end_table()
        return "".join(self.html)

    def _end_table(self) -> None:
        if self.rows:
            self.html.append(table_html(self.rows))
            self.rows.clear()


def _paragraph_html(runs: list[Run], paragraph: Paragraph, marker: str | None) -> list[str]:
    style = paragraph.style.lower()
    text = "".join(chain.from_iterable(run.texts for run in runs))
    if not normalise(text) or _CONTENTS.fullmatch(style):
        return []
    inner = "".join(map(_run_html, runs))
    if marker is None and (bullet := _BULLET.match(text.lstrip())) and "\t" in text[:8]:
        marker, inner = "", inner.lstrip()[len(bullet[0]) :]
    heading = _heading_level(style, paragraph.level)
    if marker and _NUMBER.fullmatch(normalise(marker)):
        inner = f"{normalise(marker)} {inner}"
    if heading:
        return [f"<h{heading}{' class=title' if style in _TITLES else ''}>{inner}</h{heading}>"]
    if marker is not None:
        return [f"<ul><li>{inner}</li></ul>"]
    return [_block_html(style, inner)]


def _heading_level(style: str, level: int | None) -> int:
    """Return which heading a paragraph is, from 1 to 6, or 0 where it is none."""
    if style in _TITLES:
        return 1
    if named := _HEADING.fullmatch(style):
        return min(6, int(named[1]))
    return 0 if level is None or level > _LOWEST_LEVEL else min(6, level + 1)


def _block_html(style: str, inner: str) -> str:
    if style in _QUOTES:
        return f"<blockquote><p>{inner}</p></blockquote>"
    if style in _CAPTIONS:
        return f"<figure><figcaption>{inner}</figcaption></figure>"
    return f"<p>{inner}</p>"


def _run_html(run: Run) -> str:
    text = escape("".join(run.texts)).replace("\n", "<br>")
    return f"<{run.tag}>{text}</{run.tag}>" if run.tag else text
