"""Tables of data are rows of cells; tables that lay out a page are what they hold."""

import pytest

from corpus.article import Metadata, ParagraphKind
from corpus.assembly import assemble
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.element import parse
from corpus.tables import WrittenCell

TABLE = ParagraphKind.TABLE
HEAD = "<tr><th>Bay</th><th>Length</th><th>State</th></tr>"
FIRST = "<tr><td>First</td><td>31 metres</td><td>sound</td></tr>"
SECOND = "<tr><td>Second</td><td>44 metres</td><td>cracked</td></tr>"
LONG = "The mill turns at two rates, and the miller sets them by hand each morning. " * 5


def named(body: str) -> list[list[str]]:
    """Return the cells of each row of *body*, behind the names that they have."""
    draft = assemble(Metadata(), blocks_of(parse(body)))
    return [
        [
            ": ".join(draft.body[slice(*each)] for each in (*cell.heads, cell.place))
            for cell in cells
        ]
        for paragraph in draft.paragraphs
        if (cells := paragraph.cells)
    ]


def kinds(body: str) -> list[tuple[ParagraphKind, str]]:
    return [(block.kind, block.text) for block in blocks_of(parse(body))]


BODY = f"{FIRST}{SECOND}</table>"
BOLD = "<tr><td><b>Bay</b></td><td><p><strong>Length</strong></p></td><td><b>State</b></td></tr>"
SCOPED = HEAD.replace("<th>", "<td scope='col'>").replace("</th>", "</td>")
EXTRACTED = (
    "<row><cell role='head'>Bay</cell><cell role='head'>Length</cell>"
    "<cell role='head'>State</cell></row>"
)


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{HEAD}{BODY}",
        f"<table><thead>{HEAD}</thead><tbody>{FIRST}{SECOND}</tbody></table>",
        f"<table><thead>{HEAD.replace('th>', 'td>')}</thead><tbody>{FIRST}{SECOND}</tbody></table>",
        f"<figure class='wp-block-table'><table>{HEAD}{BODY}</figure>",
        f"<table>{BOLD}{BODY}",
        f"<table>{EXTRACTED}{BODY}",
        f"<table>{SCOPED}{BODY}",
    ],
)
def test_cells_are_named_by_the_head_of_their_column(table: str) -> None:
    assert named(table) == [
        ["Bay", "Length", "State"],
        ["Bay: First", "Length: 31 metres", "State: sound"],
        ["Bay: Second", "Length: 44 metres", "State: cracked"],
    ]


def test_a_row_is_one_block_that_holds_its_cells() -> None:
    row = "<tr><td><p>First</p><ul><li>one</li><li>two</li></ul></td><td></td><td>x<br>y</td></tr>"
    block = blocks_of(parse(f"<table>{HEAD}{row}</table>"))[1]
    assert (block.kind, block.text) == (TABLE, "First one two x y")
    assert block.cells == (WrittenCell("First one two"), WrittenCell(""), WrittenCell("x y"))


def test_cells_take_columns_and_rows() -> None:
    row = "<tr><td rowspan='2'>a</td><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr>"
    assert named(f"<table>{HEAD}{row}</table>") == [
        ["Bay", "Length", "State"],
        ["Bay: a", "Length: b"],
        ["Bay: a", "Length: c", "State: d"],
    ]


@pytest.mark.parametrize("span", ["0", "-1", "two", "", "1e3", "9" * 400, "\u00b2"])
def test_a_span_that_means_nothing_is_one(span: str) -> None:
    body = f"<table>{HEAD}<tr><td colspan='{span}' rowspan='{span}'>a</td><td>b</td></tr></table>"
    assert blocks_of(parse(body))[1].cells == (WrittenCell("a"), WrittenCell("b"))


def test_a_heading_beside_cells_names_them() -> None:
    rows = "<tr><th>Height</th><td>30 m</td></tr><tr><th scope='row'>Built</th><td>1871</td></tr>"
    assert named(f"<table>{rows}</table>")[1] == ["Built", "Built: 1871"]
    whole = "<tr><th colspan='2'>Cape Orrin</th></tr>"
    assert named(f"<table>{whole}{rows}</table>")[0] == ["Height", "Height: 30 m"]


def test_what_spans_a_whole_table_parts_it_and_leaves_its_columns_their_names() -> None:
    parted = "<tr><th colspan='3'>East</th></tr>"
    body = f"<table>{HEAD}{FIRST}{parted}{SECOND}</table>"
    assert kinds(body)[2] == (ParagraphKind.HEADING, "East")
    assert named(body)[-1] == ["Bay: Second", "Length: 44 metres", "State: cracked"]


def test_rows_of_a_table_share_a_number_that_no_other_has() -> None:
    blocks = blocks_of(parse(f"<table>{HEAD}{FIRST}</table><table>{HEAD}{SECOND}</table>"))
    first, second = ({block.table for block in part} for part in (blocks[:2], blocks[2:]))
    assert len(first) == len(second) == 1
    assert first != second


def test_a_caption_stands_before_the_rows() -> None:
    body = f"<table><caption>Bays as surveyed</caption>{HEAD}{FIRST}</table>"
    assert kinds(body)[0] == (ParagraphKind.CAPTION, "Bays as surveyed")


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td><a href='/'>Home</a><td><h1>Gears</h1><p>{LONG}</p></table>",
        f"<table role='presentation'>{HEAD}{FIRST}{SECOND}</table>",
        f"<table><tr><td>a<td>b<tr><td>c</td><td><p>{LONG}</p><p>d</p></td></tr></table>",
        f"<table><tr><td>a</td><td><table>{HEAD}{FIRST}</table></td></tr></table>",
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        f"<table><tr><td>a</td><td>{LONG}</td></tr></table>",
    ],
)
def test_what_a_table_lays_out_is_no_row(table: str) -> None:
    rows = [block for block in blocks_of(parse(table)) if len(block.cells) == 2]
    assert rows == []


def test_a_table_in_a_layout_is_a_table() -> None:
    body = (
        f"<table><tr><td>Menu</td><td><h1>Bays</h1><table>{HEAD}{FIRST}</table></td></tr></table>"
    )
    assert kinds(body) == [
        (ParagraphKind.BODY, "Menu"),
        (ParagraphKind.HEADING, "Bays"),
        (TABLE, "Bay Length State"),
        (TABLE, "First 31 metres sound"),
    ]


def test_a_table_in_a_cell_of_data_is_part_of_that_cell() -> None:
    inner = "<table><tr><td>one</td><td>two</td></tr></table>"
    body = f"<table>{HEAD}<tr><td>First {inner}</td><td>b</td><td>c</td></tr></table>"
    assert kinds(body)[1] == (TABLE, "First one two b c")


def test_a_cell_that_nobody_closed_is_told_apart() -> None:
    body = "<table><tr><th>Bay<th>State<tr><td>First<td>sound<tr><td>Second<td>cracked</table>"
    assert named(body)[2] == ["Bay: Second", "State: cracked"]
