"""From a tree of elements to the article's blocks, for HTML and for trafilatura's own names."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.blocks import lines_of
from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import (
    CONTAINERS,
    HEADINGS,
    INLINE_IN_TEXT,
    KINDS,
    LINE_BREAKS,
    is_read,
)
from corpus.formats.markup.inline_code import goes_on
from corpus.formats.markup.tables import DataCell, DataRow, Tables
from corpus.normalise import normalise
from corpus.tables import WrittenCell

if TYPE_CHECKING:
    from collections.abc import Callable

_CAPTIONED = {"div", "p", "section", "small", "span"}
"""Elements that are a caption where their class calls them one."""
_CAPTIONS = ("caption", "captiontext")
_NOT_CAPTIONS = {"no", "without", "has", "with", "closed"}


class Said(NamedTuple):
    """A text of the tree, and the element whose text it is, or behind whose child it stands."""

    element: Element
    text: str


class PlacedBlock(NamedTuple):
    """A block, and where in the tree it was said."""

    block: Block
    said: tuple[Said, ...]


def blocks_of(root: Element) -> list[Block]:
    """Return the blocks under *root* in reading order, none of them empty.

    One line break inside a paragraph is a space, two are the end of the paragraph; each line of
    code is a block, and each row of a table that holds data. Scripts and controls are no part of
    an article.
    """
    return [placed.block for placed in placed_blocks_of(root)]


def placed_blocks_of(root: Element) -> list[PlacedBlock]:
    """Return the blocks under *root* as `blocks_of` does, each with its place in the tree."""
    return _Walk(root).blocks()


class _Row:
    """A row that is being read: its cells so far, and what they say."""

    def __init__(self, row: DataRow) -> None:
        self.row = row
        self.cells: list[WrittenCell] = []
        self.said: list[Said] = []
        self.texts: list[str] = []

    def end_cell(self, cell: DataCell) -> None:
        """Take what was said since the last cell as that of *cell*."""
        text = normalise(" ".join(self.texts))
        self.cells.append(WrittenCell(text, cell.heading, cell.columns, cell.rows))
        self.texts.clear()

    def block(self) -> Block:
        """Return the row as a block; what spans a whole table is no part of its columns."""
        text = normalise(" ".join(cell.text for cell in self.cells if cell.text))
        if not self.row.is_whole:
            return Block(ParagraphKind.TABLE, text, tuple(self.cells), self.row.table)
        is_heading = self.cells[0].heading
        return Block(ParagraphKind.HEADING if is_heading else ParagraphKind.TABLE, text)


class _Walk:
    """One pass over a tree, however deep: what is still to do stands on a stack, next last."""

    def __init__(self, root: Element) -> None:
        self._tables = Tables(root)
        self._parts = _parts(root)
        self._blocks: list[PlacedBlock] = []
        self._open: list[Said] = []
        self._breaks = 0
        self._row: _Row | None = None
        self._to_do: list[Callable[[], None]] = [
            partial(self._flush, None),
            partial(self._enter, root, None),
        ]

    def blocks(self) -> list[PlacedBlock]:
        """Walk, and return the blocks."""
        while self._to_do:
            self._to_do.pop()()
        return self._blocks

    def _flush(self, kind: ParagraphKind | None) -> None:
        """Close the open block as *kind*; text that stands in no block is body text."""
        written = "".join(said.text for said in self._open)
        if self._row and (text := normalise(written)):
            self._row.texts.append(text)
            self._row.said += self._open
        elif not self._row:
            for text in lines_of(kind or ParagraphKind.BODY, written):
                block = Block(kind or ParagraphKind.BODY, text)
                self._blocks.append(PlacedBlock(block, tuple(self._open)))
        self._open.clear()
        self._breaks = 0

    def _write(self, element: Element, text: str, kind: ParagraphKind | None) -> None:
        if text.strip():
            if self._breaks > 1:
                self._flush(kind)
            self._breaks = 0
        self._open.append(Said(element, text))

    def _enter(self, element: Element, kind: ParagraphKind | None) -> None:
        """Walk what is inside *element*, whose own text belongs to a block of *kind*."""
        if element.text:
            self._write(element, element.text, kind)
        for child in reversed(list(element)):
            if child.tail:
                self._to_do.append(partial(self._write, element, child.tail, kind))
            self._to_do.append(partial(self._visit, child, kind))

    def _visit(self, element: Element, kind: ParagraphKind | None) -> None:
        name = element.tag
        if name in LINE_BREAKS:
            self._open.append(Said(element, "\n"))
            self._breaks += 1
        elif not isinstance(name, str) or not is_read(name):
            return
        elif self._row is None and (row := self._tables.row(element)):
            self._flush(kind)
            self._begin_row(row)
        elif _is_caption(element):
            self._enclose(element, kind, ParagraphKind.CAPTION)
        elif element in self._parts:
            self._enclose(element, kind, None)
        elif name in KINDS and not self._is_mark(element, kind):
            self._enclose(element, kind, _within(kind, KINDS[name]))
        elif name in CONTAINERS:
            self._enclose(element, kind, kind)
        else:
            self._enter(element, kind)

    def _is_mark(self, element: Element, kind: ParagraphKind | None) -> bool:
        """Tell whether *element* only marks words of a line, which belongs to a block of *kind*."""
        if element.tag not in INLINE_IN_TEXT or kind is not None:
            return element.tag in INLINE_IN_TEXT
        begun = not self._breaks and any(said.text.strip() for said in self._open)
        return element.tag == "code" and (begun or goes_on(element))

    def _enclose(
        self, element: Element, before: ParagraphKind | None, kind: ParagraphKind | None
    ) -> None:
        self._flush(before)
        self._to_do.append(partial(self._flush, kind))
        self._enter(element, kind)

    def _begin_row(self, row: DataRow) -> None:
        """Read the cells of *row*, with the rows in them, into one block."""
        self._row = _Row(row)
        self._to_do.append(partial(self._end_row, self._row))
        for cell in reversed(row.cells):
            self._to_do.append(partial(self._end_cell, self._row, cell))
            self._to_do.append(partial(self._enter, cell.element, None))

    def _end_cell(self, row: _Row, cell: DataCell) -> None:
        self._flush(None)
        row.end_cell(cell)

    def _end_row(self, row: _Row) -> None:
        self._row = None
        if (block := row.block()).text:
            self._blocks.append(PlacedBlock(block, tuple(row.said)))


def _parts(root: Element) -> set[Element]:
    """Return the items of lists that hold headings, and figures that Notion makes of callouts.

    They are entries, sections and boxes of text rather than items and captions.
    """
    holding: set[Element] = set()
    # The other way round, what is inside an element is known before the element.
    for element in reversed(list(root.iter())):
        if any(child in holding or child.tag in HEADINGS for child in element):
            holding.add(element)
    called = {each for each in root.iter("figure") if "callout" in attribute(each, "class").split()}
    return called.union(element for element in holding if element.tag == "li")


def _within(outer: ParagraphKind | None, own: ParagraphKind) -> ParagraphKind:
    """A paragraph inside a list item or a quotation is still part of that."""
    return outer if outer is not None and own is ParagraphKind.BODY else own


def _is_caption(element: Element) -> bool:
    """Tell whether a class of *element* calls it the caption of something."""
    stated = attribute(element, "class").lower() if element.tag in _CAPTIONED else ""
    if "caption" not in stated:
        return False
    names = [name.replace("_", "-").split("-") for name in stated.split()]
    return any(
        words[0] not in _NOT_CAPTIONS and any(word.endswith(_CAPTIONS) for word in words)
        for words in names
    )
