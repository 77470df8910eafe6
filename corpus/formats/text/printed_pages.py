"""Text that was laid out for a printer or a terminal: standards, manuals, listings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from corpus.formats.text.blocks import TERMINAL
from corpus.normalise import normalise

_OVERSTRUCK = re.compile("[^\b\n]\b")
"""A letter and the step back to write another one, or itself, over it."""
_COLOUR = re.compile(r"\x1b\[[\d;]{0,20}m")
"""What sets colour and weight in terminals (ECMA-48, 8.3.117)."""
_FORM_FEED = "\f"
_LINE = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_FOOTER = re.compile(r"(?=\S).{0,120}\[page (?:\d{1,4}|[ivxlc]{1,8})\]\s*+", re.IGNORECASE)
"""The last line of a page of an RFC; in web pages no form feed stands behind it."""
_NUMBER = re.compile(r"\d++|\b[ivxlc]{1,8}\b(?=\W*$)")
_LAID_OUT = re.compile(r"\S\s{3,}\S|\bpage\b|^[\W\d]*+$|^\W*+[ivxlc]{1,8}\W*+$", re.IGNORECASE)
"""How a line is written whose numbers may be those of pages: in parts, or with nothing beside.
The beginnings of chapters on new pages have numbers too."""
_LONGEST = 200
"""Characters of a line at a page's edge; what is longer is text."""
_REPEATED = 1 / 3
"""Share of pages that begin, or end, with a line that is none of the text: chapters and left and
right pages may have lines of their own."""
_FEWEST = 2
_ROWS = 2
"""Lines at either end of a page that may be its header or footer."""


def as_seen(text: str) -> str:
    """Return *text* as it is seen once a printer or a terminal has written it, without its pages.

    Letters struck twice to be bold stand there once, and colours say nothing. Every page's header,
    footer and number leaves, where form feeds or footers part pages, and what goes on over pages
    is joined.
    """
    return _without_page_breaks(_COLOUR.sub("", _OVERSTRUCK.sub("", text)))


def _without_page_breaks(text: str) -> str:
    pages = [page for page in _pages(text) if any(map(str.strip, page))]
    if len(pages) <= _FEWEST:
        return text
    running = _running(pages, first=True), _running(pages, first=False)
    kept = [page for each in pages if (page := _without(each, *running))]
    if not kept:
        return text
    parts = ["\n".join(kept[0])]
    for before, after in pairwise(kept):
        parts += [_between(before[-1], after[0]), "\n".join(after)]
    return "".join(parts)


def _pages(text: str) -> Iterator[list[str]]:
    for sheet in text.split(_FORM_FEED):
        page: list[str] = []
        for line in _LINE.split(sheet):
            page.append(line)
            if _FOOTER.fullmatch(line):
                yield page
                page = []
        yield page


def _edge(page: Sequence[str], *, first: bool) -> list[int]:
    """Return where the lines at one end of *page* are that may be its header, or its footer.

    They stand alone: an empty line parts them from the text.
    """
    order = range(len(page)) if first else range(len(page) - 1, -1, -1)
    beyond = dropwhile(lambda place: not page[place].strip(), order)
    places = list(islice(takewhile(lambda place: page[place].strip(), beyond), _ROWS + 1))
    return places if len(places) <= _ROWS else []


def _masked(line: str) -> str:
    """Return what *line* shares with that of other pages: all of it but the number of the page."""
    said = normalise(line[:_LONGEST])
    return _NUMBER.sub("#", said) if _LAID_OUT.search(line.strip()[:_LONGEST]) else said


def _running(pages: Sequence[Sequence[str]], *, first: bool) -> set[str]:
    """Return the lines, without their numbers, that the *pages* repeat at one edge."""
    counts = Counter(
        masked
        for page in pages
        for masked in {_masked(page[place]) for place in _edge(page, first=first)}
    )
    often = max(_FEWEST, len(pages) * _REPEATED)
    return {masked for masked, count in counts.items() if count >= often}


def _without(page: Sequence[str], headers: set[str], footers: set[str]) -> list[str]:
    """Return *page* without its header and footer, and without empty lines at its edges."""
    gone: set[int] = set()
    for running, first in ((headers, True), (footers, False)):
        for place in _edge(page, first=first):
            if _masked(page[place]) not in running:
                break
            gone.add(place)
    kept = [line for place, line in enumerate(page) if place not in gone]
    said = [place for place, line in enumerate(kept) if line.strip()]
    return kept[said[0] : said[-1] + 1] if said else []


def _between(last: str, following: str) -> str:
    """Return what stands between two pages: a paragraph may go on from one to the next."""
    goes_on = following.lstrip()[:1].islower() and not TERMINAL.search(last.rstrip())
    return "\n" if goes_on else "\n\n"
