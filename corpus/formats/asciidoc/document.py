"""AsciiDoc (.adoc, .asciidoc): what a page made of the document shows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.article import Draft, Metadata
from corpus.errors import SourceRefused
from corpus.formats.asciidoc.blocks import ATTRIBUTE, SECTION, Blocks
from corpus.formats.asciidoc.conditions import lines_shown
from corpus.formats.asciidoc.lines import Lines
from corpus.formats.blocks import WITHOUT_TEXT
from corpus.formats.front_matter.fields import metadata_of
from corpus.formats.front_matter.metadata import metadata_stated
from corpus.formats.front_matter.splitting import split_front_matter
from corpus.formats.markup.draft import draft_of
from corpus.formats.markup.element import TOO_DEEP

_FRONT_MATTER = re.compile(r"\ufeff?(?:---|\+\+\+)[ \t]*+\n[\w\"']")
_ANCHOR = re.compile(r"\[\[([^\[\],]++)[^\[\]]*+\]\]|\[(?:id=\"?|#)([\w.:-]++)\"?[^\[\]]*+\]")
_REVISION = re.compile(r"(?:v?\d[\w.-]*+,?[ \t]*+)?([^:]*+)(?::.*)?")
_STATED = {"author": "author", "authors": "author", "revdate": "date", "lang": "language"}


def read_asciidoc(text: str) -> Draft:
    """Return the article in *text*: its head's statements, and all that its page would show.

    What a document includes from elsewhere is no part of it here.

    Raises:
        SourceRefused: there is no paragraph, or it is nested too deeply.
    """
    stated = Metadata()
    if _FRONT_MATTER.match(text):
        told, text = split_front_matter(text)
        stated = metadata_stated(told)
    lines = list(lines_shown(text.removeprefix("\ufeff").expandtabs(4).splitlines()))
    begin, head = _head(lines)
    try:
        html = _html(lines, begin)
        metadata = metadata_of(head).overridden_by(stated)
        return draft_of(html, replace(metadata, title=stated.title), WITHOUT_TEXT)
    except RecursionError as error:
        raise SourceRefused(TOO_DEEP) from error


def _html(lines: Sequence[str], begin: tuple[int, int]) -> str:
    """Return *lines* as HTML, without those of its head that name authors and versions."""
    blocks = Blocks(Lines(_titles(lines)))
    return blocks.document([*lines[: begin[0]], *lines[begin[1] :]])


def _head(lines: Sequence[str]) -> tuple[tuple[int, int], dict[str, str]]:
    """Return where the lines below the title stand that name authors and a version, and those."""
    told: dict[str, str] = {}
    title = next((place for place, line in enumerate(lines[:50]) if line.startswith("= ")), None)
    if title is None:
        return (0, 0), told
    begin = end = title + 1
    names = iter(("author", "date"))
    for place, line in enumerate(lines[begin:], begin):
        if not line.strip():
            break
        attribute = ATTRIBUTE.fullmatch(line)
        if attribute and attribute[2] in _STATED:
            told[_STATED[attribute[2]]] = attribute[4] or ""
        elif not attribute and not line.startswith("//") and place == end:
            name = next(names, "")
            told[name] = _REVISION.sub(r"\1", line) if name == "date" else line
            end = place + 1
    return (begin, end), told


def _titles(lines: Sequence[str]) -> dict[str, str]:
    """Return what sections are called, by the names of the places above them."""
    titles: dict[str, str] = {}
    for line, below in pairwise(lines):
        anchor, section = _ANCHOR.fullmatch(line.strip()), SECTION.fullmatch(below)
        if anchor and section:
            titles[anchor[1] or anchor[2]] = section[2]
    return titles
