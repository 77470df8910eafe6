"""The tables of a Word document: which of their rows and cells name the others."""

from corpus.formats.docx.styles import Styles
from corpus.formats.docx.word_xml import (
    Node,
    child,
    element,
    hexadecimal,
    is_on,
    name,
    number,
    take_out,
    value,
)
from corpus.formats.markup.element import Element, attribute

TABLE = "table"
NAMED_ROWS = "named"
"""What mammoth is told of tables; in the second, the first cell of a row names the others."""

_FIRST_ROW = ("firstRow", "firstRow", 0x20)
_FIRST_COLUMN = ("firstColumn", "firstCol", 0x80)
"""What a table's look calls a part of it, what a style does, and its bit in older files
(ISO/IEC 29500-4, 14.4.4)."""
_MOST_COLUMNS = 1_000


def tell_heads(root: Node, styles: Styles) -> None:
    """State of each table under *root* which rows are its head, and whether its rows have names.

    A row may say that it is a head; otherwise a table's style shows the first one as another.
    """
    for table in list(root.iter(name("w:tbl"))):
        rows = [each for each in table if each.tag == name("w:tr")]
        heads = [bool(is_on(row, "w:trPr", "w:tblHeader")) for row in rows]
        if rows and not any(heads):
            heads[0] = _stands_out(table, styles, *_FIRST_ROW)
        style = NAMED_ROWS if _stands_out(table, styles, *_FIRST_COLUMN) else TABLE
        for row, is_head in zip(rows, heads, strict=True):
            _restate_row(row, is_head=is_head)
        _restate(table, "w:tblPr", element("w:tblStyle", val=style))


def _stands_out(table: Node, styles: Styles, part: str, part_of_style: str, bit: int) -> bool:
    """Tell whether *table* has a style that shows *part* of it as another, and wants that."""
    look = child(table, "w:tblPr", "w:tblLook")
    if look is None:
        return False
    stated = look.get(name(f"w:{part}"))
    bits = hexadecimal(look.get(name("w:val"))) or 0
    wanted = bool(bits & bit) if stated is None else stated in ("1", "true", "on")
    return wanted and any(
        shown.get(name("w:type")) == part_of_style
        for style in styles.chain(value(table, "w:tblPr", "w:tblStyle"))
        for shown in style.iter(name("w:tblStylePr"))
    )


def _restate_row(row: Node, *, is_head: bool) -> None:
    """Leave of the properties of *row* whether it is a head; cells stand for columns left out."""
    before = min(number(row, "w:trPr", "w:gridBefore") or 0, _MOST_COLUMNS)
    _restate(row, "w:trPr", *([element("w:tblHeader")] if is_head else []))
    if before:
        span = element("w:tcPr", element("w:gridSpan", val=str(before)))
        row.insert(1, element("w:tc", span, element("w:p")))


def _restate(node: Node, short: str, *properties: Node) -> None:
    stated = child(node, short)
    if stated is not None:
        take_out(stated)
    node.insert(0, element(short, *properties))


def tell_names_of_rows(table: Element) -> None:
    """Make the first cell of each row of *table*, as HTML, one that names the others."""
    groups = (list(each) if each.tag in ("thead", "tbody") else [each] for each in table)
    covered = 0
    for row in (row for group in groups for row in group):
        first = next(iter(row), None)
        if covered:
            covered -= 1
        elif first is not None:
            first.tag = "th"
            span = attribute(first, "rowspan")
            covered = int(span) - 1 if span else 0
