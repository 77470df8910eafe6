"""The cells of a table's row in a comment, and back: how articles as Markdown keep them.

A cell is told by its place in the row's text. What names it, and a cell that reaches down into the
row, are cells of rows above: before their place stands how many paragraphs further up. A row that
somebody has edited, so that it is longer or shorter, has no cells any more.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.article import Cell, Paragraph, Slice

_PLACE = r"\d{1,9}:\d{1,9}-\d{1,9}"
_COMMENT = re.compile(rf" <!-- cells of (\d{{1,9}}):((?: {_PLACE}(?:,{_PLACE})*+)++) -->$")
_NUMBERS = re.compile("[:-]")


class ToldCells(NamedTuple):
    """What a comment tells of the cells of a row that has *length* characters."""

    length: int
    cells: tuple[tuple["_Place", ...], ...]
    """Of each cell its own place, and those of the cells that name it."""


class _Place(NamedTuple):
    """`text[start:end]` of the paragraph that stands so many further *up*."""

    up: int
    start: int
    end: int


def comments_on_cells(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return for each of *paragraphs* what is written behind it, nothing where it has no cells."""
    starts = [paragraph.start for paragraph in paragraphs]

    def told(number: int, place: Slice) -> str:
        home = bisect_right(starts, place.start) - 1
        return f"{number - home}:{place.start - starts[home]}-{place.end - starts[home]}"

    comments = []
    for number, paragraph in enumerate(paragraphs):
        cells = [
            ",".join(told(number, place) for place in (cell.place, *cell.heads))
            for cell in paragraph.cells
        ]
        length = paragraph.end - paragraph.start
        comments.append(f" <!-- cells of {length}: {' '.join(cells)} -->" if cells else "")
    return comments


def split_comment(line: str) -> tuple[str, ToldCells | None]:
    """Return *line* without the comment on its cells, and what that tells."""
    found = _COMMENT.search(line)
    if found is None:
        return line, None
    cells = (map(_place, cell.split(",")) for cell in found[2].split())
    return line[: found.start()], ToldCells(int(found[1]), tuple(map(tuple, cells)))


def with_cells(
    paragraphs: Sequence[Paragraph], told: Mapping[int, ToldCells]
) -> tuple[Paragraph, ...]:
    """Return *paragraphs* with the cells *told* of some of them, as far as those are there."""
    own: dict[int, set[tuple[int, int]]] = {}

    def found(number: int, place: _Place) -> list[Slice]:
        home = number - place.up
        start = paragraphs[home].start if place[1:] in own.get(home, ()) else None
        return [] if start is None else [Slice(start + place.start, start + place.end)]

    kept = list(paragraphs)
    for number, (length, cells) in sorted(told.items()):
        paragraph = paragraphs[number]
        if length != paragraph.end - paragraph.start:
            continue
        own[number] = {
            place[1:] for place, *_ in cells if not place.up and place.start < place.end <= length
        }
        kept[number] = replace(
            paragraph,
            cells=tuple(
                Cell(here, tuple(head for each in heads for head in found(number, each)))
                for place, *heads in cells
                for here in found(number, place)
            ),
        )
    return tuple(kept)


def _place(told: str) -> _Place:
    return _Place(*map(int, _NUMBERS.split(told)))
