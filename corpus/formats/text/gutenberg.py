"""Books of Project Gutenberg as text: the book between what the house writes around it."""

import re
from typing import NamedTuple

from corpus.article import Metadata
from corpus.bounds import LONGEST_TITLE, few, within
from corpus.formats.credits.bylines import credit_in
from corpus.normalise import normalise

_BORDER = re.compile(
    r"^\*{3} ?(?P<which>START|END) OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b[^*]{0,400}\*{3}[ \t]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^(?P<name>Title|Author): (?P<value>[^\n]{1,400}(?:\n[ \t]+\S[^\n]{0,200})*)", re.MULTILINE
)
_HEAD = 10_000
"""Characters before a book that are looked at."""


class Book(NamedTuple):
    """The *text* of a book, what is *told* of it, and how many paragraphs stood around it."""

    text: str
    told: Metadata
    dropped: int


def book_of_gutenberg(text: str) -> Book | None:
    """Return the book that *text* is, `None` where Project Gutenberg's borders are not in it."""
    text = text.replace("\r\n", "\n")
    start = next((each for each in _BORDER.finditer(text[:_HEAD]) if _is_start(each)), None)
    if start is None:
        return None
    end = next((each for each in _BORDER.finditer(text, start.end()) if not _is_start(each)), None)
    head = text[: start.start()]
    foot = text[end.end() :] if end else ""
    inside = text[start.end() : end.start() if end else None]
    fields = [(each["name"], normalise(each["value"])) for each in _FIELD.finditer(head)]
    title = next((value for name, value in fields if name == "Title"), None)
    authors = credit_in([value for name, value in fields if name == "Author"]).people
    told = Metadata(title=within(LONGEST_TITLE, title), authors=few(authors))
    return Book(inside, told, len(head.split("\n\n")) + len(foot.split("\n\n")))


def _is_start(border: re.Match[str]) -> bool:
    return border["which"].upper() == "START"
