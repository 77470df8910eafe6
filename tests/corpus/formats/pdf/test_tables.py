"""Rows of tables come back with their cells, however they were drawn."""

from io import BytesIO

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from corpus.article import Draft
from corpus.formats.pdf.document import read_pdf
from tests.corpus.formats.pdf.drawn import BOLD, QUAY, REGULAR, Sheets, blocks_of, cells_of

BAYS = [
    ["Bay", "Length", "State"],
    ["First", "31 metres", "sound"],
    ["Second", "44 metres", "cracked"],
    ["Third", "52 metres", "moved"],
]
NAMED = [
    BAYS[0],
    *([f"{head}: {cell}" for head, cell in zip(BAYS[0], row, strict=True)] for row in BAYS[1:]),
]
COLUMNS = (60, 200, 340)
SMALL = ParagraphStyle("cell", fontName="Times-Roman", fontSize=10, leading=12)
Command = tuple[object, ...]


def built(*tables: Flowable) -> Draft:
    """Return what is read of a page with text and *tables*."""
    output = BytesIO()
    text = Paragraph(QUAY, SMALL)
    SimpleDocTemplate(output).build([text, *tables, Paragraph(QUAY, SMALL)])
    return read_pdf(output.getvalue())


def test_rows_without_rules_are_told_by_their_columns() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    for row in BAYS:
        sheets.row(row, COLUMNS)
    sheets.paragraph(QUAY)
    draft = sheets.draft()
    assert cells_of(draft) == NAMED
    assert blocks_of(draft) == [
        ("body", QUAY),
        *(("table", " ".join(row)) for row in BAYS),
        ("body", QUAY),
    ]


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_cells_of_several_lines_are_one_cell(font: str) -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    sheets.row(["Bay", "State", "Cost"], COLUMNS, font=font)
    for row in (
        [["First"], ["sound, but the paving is", "worn where lorries turn"], ["1,200"]],
        [["Second"], ["cracked"], ["3,400"]],
        [["Third bay,", "the eastern one"], ["moved"], ["9,000"]],
    ):
        top = sheets.y
        for x, cell in zip(COLUMNS, row, strict=True):
            sheets.y = top
            sheets.lines(cell, x, leading=12)
        sheets.y = top - 12 * max(map(len, row)) - 8
    sheets.paragraph(QUAY)
    assert cells_of(sheets.draft())[1:] == [
        ["Bay: First", "State: sound, but the paving is worn where lorries turn", "Cost: 1,200"],
        ["Bay: Second", "State: cracked", "Cost: 3,400"],
        ["Bay: Third bay, the eastern one", "State: moved", "Cost: 9,000"],
    ]


@pytest.mark.parametrize(
    "style",
    [
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), BOLD)],
        [("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)],
        [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)],
        [
            ("BOX", (0, 0), (-1, -1), 1, colors.black),
            ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
        ],
        [("INNERGRID", (0, 0), (-1, -1), 1, colors.black)],
        [("ALIGN", (1, 0), (-1, -1), "RIGHT")],
        [("ALIGN", (0, 0), (-1, -1), "CENTRE"), ("FONTNAME", (0, 0), (-1, 0), BOLD)],
    ],
)
def test_heads_are_told_by_type_rules_grounds_or_figures(style: list[Command]) -> None:
    assert cells_of(built(Table(BAYS, colWidths=90, style=style))) == NAMED


def test_cells_over_columns_and_rows() -> None:
    grid = ("GRID", (0, 0), (-1, -1), 1, colors.black)
    wide = [["Bays", ""], ["First", "sound"], ["Second", "cracked"]]
    tall = [["Bay", "Year"], ["First", "1904"], ["", "1931"]]
    draft = built(
        Table(wide, style=[grid, ("SPAN", (0, 0), (1, 0))]),
        Spacer(1, 20),
        Table(tall, style=[grid, ("SPAN", (0, 1), (0, 2)), ("FONTNAME", (0, 0), (-1, 0), BOLD)]),
    )
    assert cells_of(draft) == [
        ["Bays"],
        ["Bays: First", "Bays: sound"],
        ["Bays: Second", "Bays: cracked"],
        ["Bay", "Year"],
        ["Bay: First", "Year: 1904"],
        ["Bay: First", "Year: 1931"],
    ]


def test_cells_wrap_between_their_rules() -> None:
    rows = [["Bay", "State"], ["First", "sound, but the paving is worn where the lorries turn"]]
    told = [[Paragraph(cell, SMALL) for cell in row] for row in rows]
    grid = ("GRID", (0, 0), (-1, -1), 1, colors.black)
    assert [
        text
        for kind, text in blocks_of(built(Table(told, colWidths=80, style=[grid])))
        if kind == "table"
    ] == [
        "Bay State",
        "First sound, but the paving is worn where the lorries turn",
    ]


def test_a_table_over_two_pages_keeps_its_head() -> None:
    rows = [["Bay", "Length"], *([f"Bay {number}", f"{number} metres"] for number in range(10, 70))]
    style = [("FONTNAME", (0, 0), (-1, 0), BOLD), ("GRID", (0, 0), (-1, -1), 1, colors.black)]
    output = BytesIO()
    text = Paragraph(QUAY, SMALL)
    SimpleDocTemplate(output).build([text, Table(rows, repeatRows=1, style=style)])
    assert cells_of(read_pdf(output.getvalue())) == [
        rows[0],
        *([f"Bay: {bay}", f"Length: {length}"] for bay, length in rows[1:]),
    ]


def test_names_beside_values_are_rows() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    for row in (
        ["Length", "144 metres in all"],
        ["Built", "1904, of granite from the Morven quarry"],
    ):
        sheets.row(row, (50, 150))
    sheets.paragraph(QUAY)
    assert [text for kind, text in sheets.blocks() if kind == "table"] == [
        "Length 144 metres in all",
        "Built 1904, of granite from the Morven quarry",
    ]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_loosely_set_lines_are_no_table(width: int) -> None:
    narrow = ParagraphStyle("narrow", fontName="Times-Roman", fontSize=10, leading=12, alignment=4)
    text = QUAY.replace("surveyors", "hydrographers")
    output = BytesIO()
    document = BaseDocTemplate(output)
    document.addPageTemplates(PageTemplate(frames=[Frame(60, 60, width, 700)]))
    document.build([Paragraph(text, narrow)])
    assert blocks_of(read_pdf(output.getvalue())) == [("body", text)]


def test_a_word_that_reaches_over_its_rule_is_one_word() -> None:
    rows = [["Bay", "State 100"], ["First", "sound"], ["Second", "cracked"]]
    style: list[Command] = [("GRID", (0, 0), (-1, -1), 1, colors.black)]
    table = Table(rows, colWidths=[60, 38], style=style)
    assert [text for kind, text in blocks_of(built(table)) if kind == "table"] == [
        " ".join(row) for row in rows
    ]


def test_cells_with_little_space_between_them_are_told_by_their_columns() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    for row in (
        ["Bay", "Length", "State"],
        ["Northern", "31 metres", "sound"],
        ["First", "4 metres", "bad"],
    ):
        sheets.row(row, (60, 107, 160))
    sheets.paragraph(QUAY)
    assert [len(row) for row in cells_of(sheets.draft())] == [3, 3, 3]


def test_labels_in_brackets_before_references_make_no_table() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    for label, text in (
        ("[Lin24]", "M. Lind, The Quay That Moved."),
        ("[Per25]", "J. Perrin, Bays."),
    ):
        sheets.row([label, text], (50, 100))
    assert [kind for kind, _ in sheets.blocks() if kind == "table"] == []
