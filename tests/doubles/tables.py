"""Tables, lists and captions in a line, as formats hand them over."""

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.tables import WrittenCell


def row(*cells: str | WrittenCell, heading: bool = False, table: int = 1) -> Block:
    """Return a row of the table of that number, its cells joined as in a web page."""
    written = tuple(WrittenCell(cell, heading) if isinstance(cell, str) else cell for cell in cells)
    text = " ".join(cell.text for cell in written if cell.text)
    return Block(ParagraphKind.TABLE, text, written, table)


def body(text: str) -> Block:
    """Return a paragraph of the body."""
    return Block(ParagraphKind.BODY, text)


def heading(text: str) -> Block:
    """Return a heading."""
    return Block(ParagraphKind.HEADING, text)


def item(text: str) -> Block:
    """Return an item of a list."""
    return Block(ParagraphKind.LIST, text)


def caption(text: str) -> Block:
    """Return a caption."""
    return Block(ParagraphKind.CAPTION, text)


BAYS = (
    heading("Bays of the harbour bridge"),
    row("Bay", "Length", "State", heading=True),
    row("first", "31 metres", "sound"),
    row("second", "38 metres", "worn"),
    row("third", "44 metres", "cracked"),
)
"""A table of which a question may ask in two conditions."""
