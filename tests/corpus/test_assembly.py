"""Where blocks stand in the body they are joined to, and what names and introduces them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, Metadata, Paragraph, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.draft_json import draft_object, draft_of
from corpus.tables import WrittenCell
from tests.doubles.tables import body, caption, heading, item, row


def named(draft: Draft, paragraph: Paragraph) -> list[str]:
    """Return each cell of *paragraph* behind the names that it has."""
    return [
        ": ".join(draft.body[start:end] for start, end in (*cell.heads, cell.place))
        for cell in paragraph.cells
    ]


def rows_of(*blocks: Block) -> list[list[str]]:
    draft = assemble(Metadata(), blocks)
    return [named(draft, each) for each in draft.paragraphs]


@pytest.mark.parametrize(
    "drawn",
    [
        "* * *",
        "==========",
        "--",
        "\u2014\u2014\u2014",
        "______",
        "\u2500\u2500\u2500",
        "\u25c6 \u25c6",
        "#",
    ],
)
def test_a_line_drawn_with_characters_is_no_paragraph(drawn: str) -> None:
    blocks = [body("It rained."), body(drawn), heading(drawn), body("It snowed.")]
    draft = assemble(Metadata(), blocks)
    assert draft.body == "It rained.\n\nIt snowed."
    assert [each.number for each in draft.paragraphs] == [1, 2]


@pytest.mark.parametrize("said", ["?", "\u2026", "\u2665", "C#", "- 4", "=)"])
def test_signs_that_say_something_are_a_paragraph(said: str) -> None:
    assert assemble(Metadata(), [body(said)]).body == said


def test_in_tables_and_code_drawn_lines_stay() -> None:
    code = Block(ParagraphKind.CODE, "---")
    assert assemble(Metadata(), [row("-", "--"), code]).body == "- --\n\n---"


def test_cells_are_named_by_the_head_of_their_column() -> None:
    head = row("Bay", "Length", heading=True)
    assert rows_of(head, row("First", "31 metres"), row("", "44 metres")) == [
        ["Bay", "Length"],
        ["Bay: First", "Length: 31 metres"],
        ["Length: 44 metres"],
    ]


def test_heads_over_heads_name_a_cell_together() -> None:
    wide = WrittenCell("Length", heading=True, columns=2)
    assert rows_of(row(wide, WrittenCell("State", heading=True)), row("a", "b", "", heading=True))[
        1
    ] == ["a", "b"]
    told = rows_of(row(wide), row("deck", "pile", heading=True), row("3", "4"))
    assert told[2] == ["Length: deck: 3", "Length: pile: 4"]


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    head = row("Bay", "Year", "State", heading=True)
    tall = WrittenCell("First", rows=2)
    told = rows_of(
        head, row(tall, "1987", "sound"), row("2020", "cracked"), row("Second", "a", "b")
    )
    assert told[2:] == [
        ["Bay: First", "Year: 2020", "State: cracked"],
        ["Bay: Second", "Year: a", "State: b"],
    ]


def test_a_head_over_several_rows_leaves_the_columns_beside_it_their_names() -> None:
    for corner in (WrittenCell("Bay", heading=True, rows=2), WrittenCell("", rows=2)):
        wide = WrittenCell("Length", heading=True, columns=2)
        told = rows_of(row(corner, wide), row("deck", "pile", heading=True), row("a", "3", "4"))
        first = f"{corner.text}: a" if corner.text else "a"
        assert told[1:] == [["deck", "pile"], [first, "Length: deck: 3", "Length: pile: 4"]]


def test_a_heading_in_a_row_of_empty_cells_is_no_head_of_the_rows_below() -> None:
    head = row("Bay", "Length", heading=True)
    told = rows_of(head, row("a", "3"), row(WrittenCell("East", heading=True), ""), row("b", "4"))
    assert told[2:] == [["Bay: East"], ["Bay: b", "Length: 4"]]


def test_a_heading_beside_cells_names_them_where_no_head_does() -> None:
    assert rows_of(row(WrittenCell("Length", heading=True), "44 metres")) == [
        ["Length", "Length: 44 metres"]
    ]


def test_two_headings_before_a_cell_name_it_together_and_later_ones_alone() -> None:
    bridge, length, built = (
        WrittenCell(each, heading=True) for each in ("Weir", "Length", "Built")
    )
    assert rows_of(row(bridge, length, "44 metres", built, "1954")) == [
        ["Weir", "Length", "Weir: Length: 44 metres", "Built", "Built: 1954"]
    ]


def test_a_head_over_several_rows_keeps_its_column() -> None:
    tall, wide = (
        WrittenCell("Bay", heading=True, rows=2),
        WrittenCell("Length", heading=True, columns=2),
    )
    told = rows_of(row(tall, wide), row("deck", "pile", heading=True), row("1", "3", "4"))
    assert told[2] == ["Bay: 1", "Length: deck: 3", "Length: pile: 4"]


def test_a_heading_between_rows_introduces_those_below_it() -> None:
    sections = introductions(
        row("From", "To", heading=True),
        heading("Weekdays"),
        row("Oban", "Mull"),
        heading("Sundays"),
        row("Mull", "Oban"),
    )
    assert sections == [None, None, "Weekdays", None, "Sundays"]


def test_the_head_of_one_table_names_nothing_of_the_next() -> None:
    head = row("Bay", "Length", heading=True)
    assert rows_of(head, row("a", "b", table=2))[1] == ["a", "b"]


def test_a_table_wider_than_any_has_no_cells() -> None:
    assert rows_of(row(WrittenCell("a", columns=10**9), "b")) == [[]]
    assert rows_of(row(*["a"] * 300)) == [[]]


def introductions(*blocks: Block) -> list[str | None]:
    draft = assemble(Metadata(), blocks)
    above = [each.introduction for each in draft.paragraphs]
    return [None if place is None else draft.body[slice(*place)] for place in above]


def test_items_stand_under_the_line_that_introduces_them() -> None:
    needed = "Three things are needed:"
    assert introductions(
        body(needed), item("stone"), item("consent"), body("That is all."), item("alone")
    ) == [None, needed, needed, None, None]


def test_code_stands_under_the_line_that_introduces_it() -> None:
    told, code = "Type this:", Block(ParagraphKind.CODE, "harbour open")
    assert introductions(body(told), code, body("It opens."), code) == [None, told, None, None]
    assert introductions(heading("Opening"), code) == [None, "Opening"]


def test_rows_stand_under_the_heading_or_the_caption_above_them() -> None:
    for above in (heading("Fleet"), caption("The fleet in 2026"), body("The fleet:")):
        assert introductions(above, row("a", "b"), row("c", "d"), body("That is all.")) == [
            None,
            above.text,
            above.text,
            None,
        ]
    assert introductions(body("The club has boats."), row("a", "b")) == [None, None]


def test_a_table_below_other_text_stands_under_its_heading() -> None:
    assert introductions(heading("Fleet"), body("We have boats."), row("a", "b")) == [
        None,
        None,
        "Fleet",
    ]
    assert introductions(heading("Fleet"), body("We have boats."), item("a")) == [None] * 3


def test_a_caption_introduces_no_list() -> None:
    assert introductions(caption("The harbour at dawn"), item("stone")) == [None, None]


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**9 - 1)), max_size=5))
def test_the_times_at_which_paragraphs_are_said_survive_being_kept(times: list[int | None]) -> None:
    draft = assemble(Metadata(), [Block(ParagraphKind.BODY, "Said.", at=each) for each in times])
    assert [each.at for each in draft.paragraphs] == times
    assert draft_of(draft_object(draft)) == draft


CELLS = st.builds(
    WrittenCell,
    st.sampled_from(["", "a", "b c", "d"]),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 3),
)
ROWS = st.lists(CELLS, min_size=1, max_size=5).map(lambda cells: row(*cells))


@given(st.lists(ROWS, max_size=6))
def test_every_cell_that_says_something_is_in_its_row_and_all_survive_being_kept(
    blocks: list[Block],
) -> None:
    draft = assemble(Metadata(), blocks)
    kept = [block for block in blocks if block.text]
    for block, paragraph in zip(kept, draft.paragraphs, strict=True):
        own = [
            draft.body[slice(*cell.place)]
            for cell in paragraph.cells
            if paragraph.start <= cell.place.start
        ]
        assert sorted(own) == sorted(cell.text for cell in block.cells if cell.text)
    assert draft_of(draft_object(draft)) == draft


SENTENCE = (
    "The Supplier repairs what the Buyer has reported within ten working days of the day on which "
    "it was told of the fault."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SENTENCE, "body"),
        (f"4.1 {SENTENCE}", "body"),
        (f"\u201c{SENTENCE}\u201d", "body"),
        ("word " * 70 + "word", "body"),
        ("\u6e2f\u53e3" * 160, "body"),
        (SENTENCE.removesuffix("."), "heading"),
        (SENTENCE.replace(".", "?"), "heading"),
        ("What the Supplier repairs.", "heading"),
        ("4.1 Repairs", "heading"),
    ],
)
def test_a_sentence_that_is_written_like_a_heading_is_text_that_can_be_quoted(
    text: str, kind: str
) -> None:
    assert [each.kind for each in assemble(Metadata(), [heading(text)]).paragraphs] == [kind]
