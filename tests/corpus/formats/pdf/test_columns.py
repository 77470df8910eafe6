"""Columns are read one after another, and what stands beside the text stays beside it."""

import pytest

from tests.corpus.formats.pdf.drawn import BOLD, DREDGER, FERRIES, LEADING, QUAY, Sheets, wrapped

TEXTS = (QUAY, DREDGER, FERRIES)
BODY = [("body", text) for text in TEXTS]


def side_by_side(
    sheets: Sheets, columns: list[list[str]], lefts: list[float], *, by_row: bool
) -> None:
    """Draw *columns* of lines with shared baselines, column after column or row by row."""
    canvas, top = sheets.canvas, sheets.y
    canvas.setFont("Helvetica", 10)
    drawn = [
        (row, left, line)
        for left, lines in zip(lefts, columns, strict=True)
        for row, line in enumerate(lines)
    ]
    for row, left, line in sorted(drawn, key=lambda each: each[0]) if by_row else drawn:
        canvas.drawString(left, top - LEADING * row, line)
    sheets.y = top - LEADING * max(map(len, columns))


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_with_shared_baselines(*, by_row: bool) -> None:
    sheets = Sheets()
    side_by_side(sheets, [wrapped(QUAY, 230), wrapped(DREDGER, 230)], [50, 310], by_row=by_row)
    assert sheets.blocks() == BODY[:2]


@pytest.mark.parametrize("by_row", [False, True])
def test_three_columns(*, by_row: bool) -> None:
    sheets = Sheets()
    side_by_side(sheets, [wrapped(text, 145) for text in TEXTS], [50, 220, 390], by_row=by_row)
    assert sheets.blocks() == BODY


def test_headings_over_columns_part_them() -> None:
    sheets = Sheets()
    for title, texts in (
        ("The quay moves on without a reason", TEXTS),
        ("Nobody can say for certain why", TEXTS[::-1]),
    ):
        sheets.lines([title], font=BOLD, size=16, leading=24)
        side_by_side(sheets, [wrapped(text, 145) for text in texts], [50, 220, 390], by_row=False)
        sheets.y -= 20
    assert sheets.blocks() == [
        ("heading", "The quay moves on without a reason"),
        *BODY,
        ("heading", "Nobody can say for certain why"),
        *BODY[::-1],
    ]


def test_a_short_end_of_two_columns_is_read_as_the_pages_before() -> None:
    sheets = Sheets()
    side_by_side(sheets, [wrapped(QUAY + " " + DREDGER, 230)] * 2, [50, 310], by_row=False)
    sheets.page()
    side_by_side(
        sheets,
        [["The last page of the report has but three lines in all,", "of which two are on the left"],  # noqa: E501 - as it is printed
         ["and one of them is on the right."]],
        [50, 310],
        by_row=False,
    )  # fmt: skip
    assert sheets.body().endswith("of which two are on the left and one of them is on the right.")


@pytest.mark.parametrize("framed", [False, True])
def test_a_sidebar_stays_out_of_the_sentence_that_runs_past_it(*, framed: bool) -> None:
    sheets = Sheets()
    if framed:
        sheets.canvas.rect(360, 690, 180, 100)
    sheets.y = 775
    sheets.lines(["In brief"], 370, font=BOLD)
    sheets.lines(
        wrapped("The board has nine members, who are elected for three years.", 160, 8), 370, size=8
    )
    sheets.y = 780
    sheets.paragraph(f"{QUAY} {DREDGER}", width=290)
    assert sheets.blocks() == [
        ("body", f"{QUAY} {DREDGER}"),
        ("heading", "In brief"),
        ("body", "The board has nine members, who are elected for three years."),
    ]


def test_a_paragraph_runs_on_over_columns_and_pages() -> None:
    sheets = Sheets()
    text = " ".join(TEXTS)
    lines = wrapped(text, 230)
    side_by_side(sheets, [lines[:6], lines[6:12]], [50, 310], by_row=False)
    sheets.page()
    side_by_side(sheets, [lines[12:15], lines[15:]], [50, 310], by_row=False)
    assert sheets.blocks() == [("body", text)]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_seen() -> None:
    sheets = Sheets()
    sheets.canvas.setPageSize((595, 842))
    sheets.canvas.rotate(90)
    sheets.canvas.translate(0, -595)
    sheets.y = 500
    sheets.paragraph(QUAY)
    assert sheets.blocks() == BODY[:1]
