"""The tables of a Word document are told with what names their cells."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import (
    blocks,
    cell,
    cells,
    paragraph,
    row,
    run,
    style,
    table,
    word_file,
)

FANCY = style(
    "Fancy",
    '<w:name w:val="Fancy"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
    "table",
)
PLAIN = style("Plain", '<w:name w:val="Table Grid"/>', "table")


def look(style_id: str, stated: str) -> str:
    return f'<w:tblStyle w:val="{style_id}"/><w:tblLook {stated}/>'


HEAD = ["Bay", "Length"]
NAMED = [HEAD, ["Bay: First", "Length: 31 metres"]]
UNNAMED = [HEAD, ["First", "31 metres"]]


@pytest.mark.parametrize(
    ("of_table", "of_row", "expected"),
    [
        ("", "<w:tblHeader/>", NAMED),
        ("", '<w:tblHeader w:val="0"/>', UNNAMED),
        (look("Fancy", 'w:firstRow="1"'), "", NAMED),
        (look("Fancy", 'w:val="0020"'), "", NAMED),
        (look("Fancy", 'w:firstRow="0" w:val="0020"'), "", UNNAMED),
        (look("Plain", 'w:firstRow="1"'), "", UNNAMED),
        ("", "", UNNAMED),
    ],
)
def test_the_first_row_names_the_others_where_it_says_or_shows_so(
    of_table: str, of_row: str, expected: list[list[str]]
) -> None:
    rows = [row("Bay", "Length", properties=of_row), row("First", "31 metres")]
    body = paragraph("Text.") + table(*rows, properties=of_table)
    assert cells(read_docx(word_file(body, styles=FANCY + PLAIN))) == expected


def test_bold_letters_throughout_show_a_head_too() -> None:
    heads = [cell(paragraph(run(text, "<w:b/>"))) for text in HEAD]
    body = paragraph("Text.") + table(row(*heads), row("First", "31 metres"))
    assert cells(read_docx(word_file(body))) == NAMED


def test_the_first_column_names_rows_where_its_style_shows_so() -> None:
    tall = cell("Bay", properties='<w:vMerge w:val="restart"/>')
    covered = cell("", properties="<w:vMerge/>")
    body = paragraph("Text.") + table(
        row("Length", "31 metres"),
        row(tall, "first"),
        row(covered, "second"),
        row("State", "sound"),
        properties=look("Fancy", 'w:firstColumn="1"'),
    )
    assert cells(read_docx(word_file(body, styles=FANCY))) == [
        ["Length", "Length: 31 metres"],
        ["Bay", "Bay: first"],
        ["Bay", "second"],
        ["State", "State: sound"],
    ]


def test_merged_cells_stand_in_all_their_rows_and_columns() -> None:
    body = paragraph("Text.") + table(
        row("Bay", "Year", "State", properties="<w:tblHeader/>"),
        row(cell("First", properties='<w:vMerge w:val="restart"/>'), "1987", "sound"),
        row(cell("", properties="<w:vMerge/>"), "2020", "cracked"),
        row("Second", cell("unknown", properties='<w:gridSpan w:val="2"/>')),
        row("built", "new", properties='<w:gridBefore w:val="1"/>'),
    )
    assert cells(read_docx(word_file(body))) == [
        ["Bay", "Year", "State"],
        ["Bay: First", "Year: 1987", "State: sound"],
        ["Bay: First", "Year: 2020", "State: cracked"],
        ["Bay: Second", "Year: unknown"],
        ["Year: built", "State: new"],
    ]


def test_a_cell_may_hold_paragraphs_and_tables() -> None:
    inner = table(row("pile", "2"), row("deck", "4"))
    body = paragraph("Text.") + table(
        row("Bay", "State", properties="<w:tblHeader/>"),
        row("First", cell("44 metres", "(cracked)")),
        row("Second", cell("see", inner, "here")),
    )
    assert blocks(read_docx(word_file(body)))[1:] == [
        (ParagraphKind.TABLE, "Bay State"),
        (ParagraphKind.TABLE, "First 44 metres (cracked)"),
        (ParagraphKind.TABLE, "Second see pile 2 deck 4 here"),
    ]


def test_rows_and_cells_that_were_deleted_or_are_hidden_are_none() -> None:
    body = paragraph("Text.") + table(
        row("Bay", cell("gone", properties="<w:cellDel/>"), "Length"),
        row("gone", "gone", "gone", properties="<w:del/>"),
        row("gone", "gone", "gone", properties="<w:hidden/>"),
        row("First", "31 metres", properties="<w:ins/>"),
    )
    assert cells(read_docx(word_file(body))) == UNNAMED
