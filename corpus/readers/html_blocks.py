"""From a tree of elements to the article's blocks, for HTML and for trafilatura's own names."""

from collections.abc import Callable

from corpus.article import ParagraphKind
from corpus.normalise import normalise
from corpus.readers.blocks import Block
from corpus.readers.html_element import Element

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


def blocks_of(root: Element) -> list[Block]:
    """Return the blocks under *root* in reading order, none of them empty.

    One line break inside a paragraph is a space, two are the end of the paragraph; a table
    row is one block. Captions, scripts and controls are no part of an article.
    """
    walk = _Walk()
    walk.enter(root, None)
    walk.flush(None)
    return walk.blocks


class _Walk:
    """One pass over a tree: the blocks so far, and the text of the block that is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._breaks = 0

    def flush(self, kind: ParagraphKind | None) -> None:
        """Close the open block as *kind*; text that stands in no block is body text."""
        text = normalise("".join(self._open))
        if text:
            self.blocks.append((kind or ParagraphKind.BODY, text))
        self._open.clear()
        self._breaks = 0

    def _write(self, text: str | None, kind: ParagraphKind | None) -> None:
        if not text:
            return
        if text.strip():
            if self._breaks > 1:
                self.flush(kind)
            self._breaks = 0
        self._open.append(text)

    def enter(self, element: Element, kind: ParagraphKind | None) -> None:
        """Walk what is inside *element*, whose own text belongs to a block of *kind*."""
        self._write(element.text, kind)
        for child in element:
            self._visit(child, kind)
            self._write(child.tail, kind)

    def _visit(self, element: Element, kind: ParagraphKind | None) -> None:
        name = element.tag
        if not isinstance(name, str) or name in _LEFT_OUT:
            return
        if name in _LINE_BREAKS:
            self._open.append(" ")
            self._breaks += 1
        elif name in _ROWS and _cell_count(element) > 1:
            self._enclosed(lambda: self._row(element), kind, ParagraphKind.TABLE)
        elif name in _KINDS and not (kind is not None and name in _INLINE_IN_TEXT):
            own = _within(kind, _KINDS[name])
            self._enclosed(lambda: self.enter(element, own), kind, own)
        elif name in _CONTAINERS or name in _ROWS or name in _CELLS:
            self._enclosed(lambda: self.enter(element, kind), kind, kind)
        else:
            self.enter(element, kind)

    def _enclosed(
        self,
        write: Callable[[], None],
        before: ParagraphKind | None,
        kind: ParagraphKind | None,
    ) -> None:
        self.flush(before)
        write()
        self.flush(kind)

    def _row(self, row: Element) -> None:
        self._open.append(" ".join(_text(cell) for cell in row if cell.tag in _CELLS))


def _within(outer: ParagraphKind | None, own: ParagraphKind) -> ParagraphKind:
    """A paragraph inside a list item or a quotation is still part of that."""
    return outer if outer is not None and own is ParagraphKind.BODY else own


def _cell_count(row: Element) -> int:
    return sum(cell.tag in _CELLS and bool(_text(cell)) for cell in row)


def _text(element: Element) -> str:
    return normalise(" ".join(text for _, text in blocks_of(element)))
