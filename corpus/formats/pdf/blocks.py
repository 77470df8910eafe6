"""The blocks of a PDF: its paragraphs as what they are, and the rows of its tables."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.divided_words.division import Words
from corpus.formats.pdf.flow import Item, body_size_of, lines_in
from corpus.formats.pdf.groups import Group
from corpus.formats.pdf.kinds import Kinds
from corpus.formats.pdf.paragraphs import groups_of
from corpus.formats.pdf.tables import Table, TableCell
from corpus.normalise import normalise
from corpus.tables import WrittenCell


def blocks_in(parts: Sequence[Sequence[Item]]) -> tuple[list[Block], bool]:
    """Return the blocks that *parts*, columns in the order they are read, make up.

    Tell as well whether a hyphen at a line's end was judged by what is likely alone.
    """
    body_size = body_size_of(parts)
    words = Words(line.text for line in lines_in(item for part in parts for item in part))
    blocks = list(_blocks(groups_of(parts, body_size), words, body_size))
    return blocks, words.guessed


def _blocks(groups: Sequence[Group | Table], words: Words, body_size: float) -> Iterator[Block]:
    """Yield the blocks that *groups*, in order, are."""
    texts = [
        normalise(words.joined(group.texts)) if isinstance(group, Group) else "" for group in groups
    ]
    kinds = Kinds(groups, texts, body_size)
    tables = 0
    for place, group in enumerate(groups):
        if isinstance(group, Group):
            yield _block(kinds.of(place), texts[place], group)
            continue
        before = groups[place - 1] if place else None
        goes_on = isinstance(before, Table) and before.may_go_on_in(group)
        tables += not goes_on
        known = before.rows if goes_on and isinstance(before, Table) else ()
        yield from _rows(group, tables, words, known)


def _block(kind: ParagraphKind, text: str, group: Group) -> Block:
    """Return the block of a paragraph: a bullet is left out, a number stays."""
    marker = group.marker
    if kind is ParagraphKind.LIST and marker and marker.is_bullet:
        text = text[marker.length :].lstrip()
    return Block(kind, text)


def _rows(
    table: Table, number: int, words: Words, before: Sequence[tuple[TableCell, ...]]
) -> Iterator[Block]:
    """Yield the rows of *table*, without the head that it repeats of the part *before*."""
    heads = list(takewhile(_is_head, before))
    repeated = heads == list(takewhile(_is_head, table.rows))
    for row in table.rows[len(heads) if repeated else 0 :]:
        cells = tuple(
            WrittenCell(
                normalise(words.joined(cell.lines)) if cell.lines else "",
                cell.heading,
                cell.columns,
                cell.rows,
            )
            for cell in row
        )
        text = " ".join(cell.text for cell in cells if cell.text)
        yield Block(ParagraphKind.TABLE, text, cells, number)


def _is_head(row: Sequence[TableCell]) -> bool:
    return all(cell.heading for cell in row)
