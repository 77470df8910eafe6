"""Tables of contents: entries that dots lead to the number of a page; they are no text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.formats.pdf.page_edges import Page
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of
from corpus.normalise import fold

_DIGITS = "0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
_ROMAN = "ivxl"
_LONGEST_NUMBER = 7
"""Characters of a page's number."""
_LEADERS = (("." + "\u00b7\u2024", 4), ("\u2025\u2026\u22ef", 2))
"""What leads to a page's number, and how many of these are no stop or pause."""
_FEWEST = 3
"""Entries of a table; our own choice, as are the figures below."""
_IN_ORDER = 0.8
"""Share of entries whose pages are not before that of the entry above: prices have no order."""
_NEAR = 1.5
"""Font sizes that the parts of an entry are apart at most."""
_LINES = 2
"""Lines at most that an entry has before the one with its page."""
_HEADINGS = frozenset(
    fold(name)
    for name in """
    contents, table of contents, list of figures, list of tables, inhalt, inhaltsverzeichnis,
    abbildungsverzeichnis, tabellenverzeichnis, sommaire, table des mati\u00e8res, contenido,
    tabla de contenido, \u00edndice, \u00edndice general, sum\u00e1rio, conte\u00fado, indice,
    sommario, inhoud, inhoudsopgave, spis tre\u015bci, i\u00e7indekiler, \u76ee\u6b21, \u76ee\u5f55
    """.split(",")
)


def without_tables_of_contents(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* without the entries of tables of contents and what such a table is called."""
    return [_without_entries(page) for page in pages]


def _without_entries(page: Page) -> Page:
    rows = rows_of(page.pieces)
    entries = {place: entry for place, row in enumerate(rows) if (entry := _entry(row))}
    if len(entries) < _FEWEST or not _are_in_order(list(entries.values())):
        return page
    gone = {id(piece) for place in entries for piece in entries[place]}
    gone.update(id(piece) for piece in _around(rows, entries))
    return Page([piece for piece in page.pieces if id(piece) not in gone], page.drawings)


def _entry(row: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of the entry that *row* ends with, none where it ends otherwise.

    What stands further off than an entry's parts are apart is of another column.
    """
    first = len(row) - 1
    while first and row[first].left - row[first - 1].right <= _NEAR * row[first].size:
        first -= 1
    return list(row[first:]) if _page_of(row[first:]) else []


def _page_of(row: Sequence[Piece]) -> str | None:
    """Return the number of a page that *row* leads to by dots."""
    text = " ".join(piece.letters.strip() for piece in row).rstrip()
    before = text.rstrip(_DIGITS) if text[-1:] not in _ROMAN else text.rstrip(_ROMAN)
    number = text[len(before) :]
    if not 0 < len(number) <= _LONGEST_NUMBER:
        return None
    is_led = any(
        sum(map(before[len(before.rstrip(f"{dots} \t")) :].count, dots)) >= fewest
        for dots, fewest in _LEADERS
    )
    return number if is_led else None


def _are_in_order(entries: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether the pages of *entries* go on; those in Roman numerals stand before others."""
    said = [_page_of(entry) or "" for entry in entries]
    pages = [int(page) if page.isdecimal() else 0 for page in said]
    rising = sum(before <= after for before, after in pairwise(pages))
    return rising >= _IN_ORDER * (len(pages) - 1)


def _around(rows: Sequence[Sequence[Piece]], entries: dict[int, list[Piece]]) -> Iterator[Piece]:
    """Yield the first lines of entries that have several, and the heading of the table."""
    left = min(entry[0].left for entry in entries.values())
    right = max(entry[-1].right for entry in entries.values())
    first = min(entries)
    for before, after in pairwise(sorted(entries)):
        if after - before <= _LINES + 1:
            between = (piece for row in rows[before + 1 : after] for piece in row)
            yield from (each for each in between if left <= each.left < right)
    for row in rows[max(0, first - _LINES) : first]:
        if fold(" ".join(piece.letters for piece in row)) in _HEADINGS:
            yield from row
