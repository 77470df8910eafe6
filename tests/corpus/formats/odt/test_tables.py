"""Tables of an OpenDocument text keep their cells, and what names them."""

from corpus.formats.odt.document import read_odt
from tests.corpus.formats.odt.opendocument import cell, document, p, told


def test_tables_keep_their_cells_what_they_span_and_what_names_them() -> None:
    two = 'table:number-columns-spanned="2"'
    body = (
        f"{p('Before.')}<table:table><table:table-column/>"
        "<table:table-header-rows><table:table-row>"
        f"{cell('Bay')}{cell('State', two)}<table:covered-table-cell/></table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell('first')}{cell('sound')}{cell('dry')}"
        f"</table:table-row><table:table-row>{cell('second')}"
        f'<table:table-cell table:number-columns-repeated="2">{p("wet")}</table:table-cell>'
        '</table:table-row><table:table-row table:visibility="collapse">'
        f"{cell('hidden')}{cell('hidden')}</table:table-row></table:table>"
    )
    draft = read_odt(document(body))
    assert told(draft) == [
        ("body", "Before."),
        ("table", "Bay State"),
        ("table", "first sound dry"),
        ("table", "second wet wet"),
    ]
    named = [
        [[draft.body[slice(*head)] for head in each.heads] for each in row.cells]
        for row in draft.paragraphs[2:]
    ]
    assert named == [[["Bay"], ["State"], ["State"]]] * 2


def test_cells_that_stand_for_millions_are_read_once() -> None:
    many = 'table:number-columns-repeated="999999"'
    rows = f'<table:table-row table:number-rows-repeated="999999">{cell("a" * 9_000, many)}'
    table = f"<table:table>{rows}{cell('b')}</table:table-row></table:table>"
    draft = read_odt(document(p("Before.") + table))
    assert len(draft.body) < 3_000_000
