"""HTML as readers of other markup write it: elements, lists of notes, tables."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

DEEPEST_HEADING = 6
"""The lowest heading that HTML has."""


def element(name: str, text: str) -> str:
    """Return the element *name* that holds the HTML *text*."""
    return f"<{name}>{text}</{name}>"


def with_marks(text: str, mark: re.Pattern[str], said: Callable[[re.Match[str]], str]) -> str:
    """Return *text* as HTML: what *said* returns for each *mark* in it, and what stands between."""
    parts: list[str] = []
    place = 0
    for found in mark.finditer(text):
        parts += (escape(text[place : found.start()]), said(found))
        place = found.end()
    return "".join([*parts, escape(text[place:])])


def heading(level: int, text: str) -> str:
    """Return the HTML *text* as a heading of *level*, or of the lowest that there is."""
    return element(f"h{min(max(level, 1), DEEPEST_HEADING)}", text)


def notes_html(notes: Iterable[str]) -> str:
    """Return each of *notes*, which are HTML, as an item of a list."""
    return "".join(element("ul", element("li", note)) for note in notes)


def table_html(rows: Sequence[Sequence[str]], heads: int) -> str:
    """Return a table that holds data, whose *rows* of HTML are headings as far as *heads*."""
    return f'<table role="table">{_rows(rows[:heads], "th")}{_rows(rows[heads:], "td")}</table>'


def _rows(rows: Sequence[Sequence[str]], cell: str) -> str:
    return "".join(element("tr", "".join(element(cell, each) for each in row)) for row in rows)
