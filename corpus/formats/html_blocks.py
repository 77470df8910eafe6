"""From a tree of elements to the article's blocks, for HTML and for trafilatura's own names."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.html_element import Element
from corpus.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = {
    "p": ParagraphKind.BODY,
    "dd": ParagraphKind.BODY,
    "head": ParagraphKind.HEADING,
    **{f"h{level}": ParagraphKind.HEADING for level in range(1, 7)},
    "item": ParagraphKind.LIST,
    "li": ParagraphKind.LIST,
    "dt": ParagraphKind.LIST,
    "quote": ParagraphKind.QUOTE,
    "blockquote": ParagraphKind.QUOTE,
    "code": ParagraphKind.CODE,
    "pre": ParagraphKind.CODE,
}
_CONTAINERS = {"body", "div", "section", "article", "main", "list", "ul", "ol", "dl", "table"} | {
    "tbody",
    "thead",
    "tfoot",
    "html",
    "doc",
    "header",
    "address",
    "center",
}
_ROWS = {"row", "tr"}
_CELLS = {"cell", "td", "th"}
_LINE_BREAKS = {"lb", "br"}
_LEFT_OUT = {"script", "style", "noscript", "template", "title", "iframe", "svg", "button"} | {
    "figure",
    "figcaption",
    "caption",
    "graphic",
    "img",
    "form",
    "nav",
    "select",
    "textarea",
}
_INLINE_IN_TEXT = {"quote", "code"}
"""Names that trafilatura gives both to blocks and, inside a paragraph, to mere marks."""


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

    One line break inside a paragraph is a space, two are the end of the paragraph; a table
    row is one block. Captions, scripts and controls are no part of an article.
    """
    return [placed.block for placed in placed_blocks_of(root)]


def placed_blocks_of(root: Element) -> list[PlacedBlock]:
    """Return the blocks under *root* as `blocks_of` does, each with its place in the tree."""
    return _Walk(root).blocks()


class _Walk:
    """One pass over a tree, however deep: what is still to do stands on a stack, next last."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._blocks: list[PlacedBlock] = []
        self._open: list[Said] = []
        self._breaks = 0
        self._row: list[str] = []
        self._row_said: list[Said] = []
        self._rows = 0
        self._to_do: list[Callable[[], None]] = [
            partial(self._flush, None),
            partial(self._enter, root, None),
        ]

    def blocks(self) -> list[PlacedBlock]:
        """Walk, and return the blocks."""
        while self._to_do:
            self._to_do.pop()()
        return self._blocks

    @cached_property
    def _speaking(self) -> set[Element]:
        """The elements that say something, and are read."""
        found: set[Element] = set()
        # The other way round, what is inside an element is known before the element.
        for element in reversed(list(self._root.iter())):
            if _is_read(element) and (
                _says(element.text) or any(each in found or _says(each.tail) for each in element)
            ):
                found.add(element)
        return found

    def _flush(self, kind: ParagraphKind | None) -> None:
        """Close the open block as *kind*; text that stands in no block is body text."""
        text = normalise("".join(said.text for said in self._open))
        if text and self._rows:
            self._row.append(text)
            self._row_said += self._open
        elif text:
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
        if not isinstance(name, str) or name in _LEFT_OUT:
            return
        if name in _LINE_BREAKS:
            self._open.append(Said(element, " "))
            self._breaks += 1
        elif name in _ROWS and self._has_cells(element):
            self._flush(kind)
            self._begin_row(element)
        elif name in _KINDS and not (kind is not None and name in _INLINE_IN_TEXT):
            self._enclose(element, kind, _within(kind, _KINDS[name]))
        elif name in _CONTAINERS or name in _ROWS or name in _CELLS:
            self._enclose(element, kind, kind)
        else:
            self._enter(element, kind)

    def _enclose(
        self, element: Element, before: ParagraphKind | None, kind: ParagraphKind | None
    ) -> None:
        self._flush(before)
        self._to_do.append(partial(self._flush, kind))
        self._enter(element, kind)

    def _has_cells(self, row: Element) -> bool:
        cells = [cell for cell in row if cell.tag in _CELLS]
        return len(cells) > 1 and sum(cell in self._speaking for cell in cells) > 1

    def _begin_row(self, row: Element) -> None:
        """Read the cells of *row*, with the rows in them, into one block."""
        self._rows += 1
        self._to_do.append(self._end_row)
        for cell in reversed([cell for cell in row if cell.tag in _CELLS]):
            self._to_do += [partial(self._flush, None), partial(self._enter, cell, None)]

    def _end_row(self) -> None:
        self._rows -= 1
        if not self._rows:
            block = Block(ParagraphKind.TABLE, normalise(" ".join(self._row)))
            self._blocks.append(PlacedBlock(block, tuple(self._row_said)))
            self._row.clear()
            self._row_said.clear()


def _within(outer: ParagraphKind | None, own: ParagraphKind) -> ParagraphKind:
    """A paragraph inside a list item or a quotation is still part of that."""
    return outer if outer is not None and own is ParagraphKind.BODY else own


def _is_read(element: Element) -> bool:
    name = element.tag
    return isinstance(name, str) and name not in _LEFT_OUT and name not in _LINE_BREAKS


def _says(text: str | None) -> bool:
    return bool(text) and bool(normalise(text or ""))
