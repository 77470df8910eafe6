"""Headings, lists, captions and notes come back as what they are."""

import pytest
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate

from corpus.formats.pdf.document import read_pdf
from tests.corpus.formats.pdf.drawn import (
    BOLD,
    DREDGER,
    FERRIES,
    ITALIC,
    QUAY,
    Sheets,
    blocks_of,
    wrapped,
)

STONE = (
    "The stone must come from the Morven quarry, where the old stone was cut by men of the village."
)
LAMP = "The lamp on the pier head stays lit throughout."


@pytest.mark.parametrize(
    ("heading", "font", "size"),
    [
        ("What was found", BOLD, 10),
        ("What was found", BOLD, 16),
        ("What was found", "Helvetica", 14),
        ("WHAT WAS FOUND", "Helvetica", 10),
        ("2. What was found", "Helvetica", 10),
        ("2.1 What was found", BOLD, 10),
        ("What was found", ITALIC, 10),
        ("Was it the dredger?", BOLD, 10),
    ],
)
def test_subheads_are_told_by_size_weight_capitals_number_or_font(
    heading: str, font: str, size: int
) -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    sheets.y -= 6
    sheets.lines([heading], font=font, size=size, leading=16)
    sheets.paragraph(DREDGER)
    assert sheets.blocks() == [("body", QUAY), ("heading", heading), ("body", DREDGER)]


def test_a_heading_of_two_lines_is_one() -> None:
    sheets = Sheets()
    sheets.lines(
        ["The Quay That Moved by Nine", "Centimetres in a Winter"], font=BOLD, size=16, leading=20
    )
    sheets.paragraph(QUAY)
    assert sheets.blocks()[0] == ("heading", "The Quay That Moved by Nine Centimetres in a Winter")


def test_bold_words_that_begin_a_paragraph_are_no_heading() -> None:
    sheets = Sheets()
    sheets.canvas.setFont(BOLD, 10)
    sheets.canvas.drawString(50, sheets.y, "What was found.")
    indent = sheets.canvas.stringWidth("What was found. ", BOLD, 10)
    first, *lines = wrapped("What was found." + " " + QUAY, 450)
    sheets.canvas.setFont("Helvetica", 10)
    sheets.canvas.drawString(50 + indent, sheets.y, first.removeprefix("What was found. "))
    sheets.y -= 13
    sheets.lines(lines)
    assert sheets.blocks() == [("body", f"What was found. {QUAY}")]


def test_a_sentence_in_bold_is_text() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    sheets.lines(["Nobody may sail."], font=BOLD)
    sheets.y -= 8
    sheets.paragraph(DREDGER)
    assert ("body", "Nobody may sail.") in sheets.blocks()


@pytest.mark.parametrize("mark", ["\u2022", "-", "*"])
@pytest.mark.parametrize("indent", [10, 20])
def test_bullets_are_left_out_and_wrapped_items_joined(mark: str, indent: int) -> None:
    sheets = Sheets()
    sheets.paragraph("These are the conditions that the board has set for the work:", gap=0)
    for item in (STONE, LAMP):
        sheets.canvas.drawString(60, sheets.y, mark)
        sheets.lines(wrapped(item, 200), 60 + indent)
    sheets.y -= 8
    sheets.paragraph(QUAY)
    assert sheets.blocks()[1:] == [("list", STONE), ("list", LAMP), ("body", QUAY)]


@pytest.mark.parametrize(
    "marks", [("1.", "2."), ("1)", "2)"), ("(a)", "(b)"), ("a)", "b)"), ("i.", "ii.")]
)
@pytest.mark.parametrize("hanging", [0, 22])
def test_numbers_stay_before_their_items(marks: tuple[str, str], hanging: int) -> None:
    sheets = Sheets()
    sheets.paragraph("These are the conditions that the board has set for the work:", gap=0)
    for mark, item in zip(marks, (STONE, LAMP), strict=True):
        first, *rest = wrapped(f"{mark} {item}", 200)
        sheets.lines([first], 75)
        sheets.lines(rest, 75 + hanging)
    sheets.y -= 8
    sheets.paragraph(QUAY)
    assert sheets.blocks()[1:] == [
        ("list", f"{marks[0]} {STONE}"),
        ("list", f"{marks[1]} {LAMP}"),
        ("body", QUAY),
    ]


@pytest.mark.parametrize("kind", ["bullet", "1"])
def test_lists_of_reportlab(kind: str) -> None:
    from io import BytesIO  # noqa: PLC0415

    output = BytesIO()
    story = [
        Paragraph(QUAY),
        ListFlowable([ListItem(Paragraph(STONE)), ListItem(Paragraph(LAMP))], bulletType=kind),
    ]
    SimpleDocTemplate(output).build(story)
    marks = ("", "") if kind == "bullet" else ("1 ", "2 ")
    assert blocks_of(read_pdf(output.getvalue()))[1:] == [
        ("list", marks[0] + STONE),
        ("list", marks[1] + LAMP),
    ]


def test_a_year_that_a_line_begins_with_is_no_item() -> None:
    sheets = Sheets()
    sheets.lines(
        [
            "The warehouse on the quay burnt down in the spring of the year 31 on the day of May",
            "19. The board rebuilt it at once.",
        ]
    )
    sheets.paragraph(QUAY)
    assert sheets.blocks()[0][1].endswith("day of May 19. The board rebuilt it at once.")


def test_speech_that_dashes_begin_is_no_list() -> None:
    sheets = Sheets()
    spoken = [
        "\u2013 The quay has moved, said the engineer.",
        "\u2013 It has, said the pilot, by nine centimetres.",
    ]
    for line in spoken:
        sheets.paragraph(line)
    sheets.paragraph(QUAY)
    assert sheets.blocks()[:2] == [("body", line) for line in spoken]


@pytest.mark.parametrize(
    "caption", ["Figure 2: The quay at low water", "Abb. 3 \u2013 Der Kai", "Table 1. Bays"]
)
def test_captions_stay_out_of_the_sentence_around_them(caption: str) -> None:
    sheets = Sheets()
    lines = wrapped(f"{QUAY} {DREDGER}", 450)
    sheets.lines(lines[:4])
    sheets.page()
    sheets.lines([caption])
    sheets.y -= 20
    sheets.lines(lines[4:])
    assert sheets.blocks() == [("body", f"{QUAY} {DREDGER}"), ("caption", caption)]


def test_small_type_below_a_picture_is_its_caption() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    sheets.canvas.setFillGray(0.7)
    sheets.canvas.rect(50, sheets.y - 100, 200, 100, fill=1)
    sheets.canvas.setFillGray(0)
    sheets.y -= 112
    sheets.lines(["The quay in March, seen from", "the lifeboat house"], size=8, leading=10)
    sheets.y -= 12
    sheets.paragraph(DREDGER)
    assert sheets.blocks()[1:] == [
        ("caption", "The quay in March, seen from the lifeboat house"),
        ("body", DREDGER),
    ]


def test_a_sentence_about_a_figure_is_text() -> None:
    sheets = Sheets()
    sheets.paragraph(f"Figure 2 shows the quay. {QUAY}")
    assert sheets.blocks() == [("body", f"Figure 2 shows the quay. {QUAY}")]


def test_notes_at_the_foot_of_a_column_wait_until_the_paragraph_ends() -> None:
    text = f"{QUAY} {DREDGER} {FERRIES}"
    lines = wrapped(text, 230)
    notes = ["1 In a letter of 3 March, which is kept.", "2 By the chemist."]
    sheets = Sheets()
    sheets.lines(lines[:6])
    sheets.canvas.line(50, sheets.y, 120, sheets.y)
    sheets.y -= 12
    sheets.lines(notes, size=8, leading=10)
    sheets.y = 780
    sheets.lines(lines[6:12], 310)
    sheets.page()
    sheets.lines(lines[12:])
    assert sheets.blocks() == [("body", text), *(("body", note) for note in notes)]


def test_an_initial_belongs_to_its_word() -> None:
    sheets = Sheets()
    sheets.canvas.setFont("Helvetica", 36)
    sheets.canvas.drawString(50, 754, QUAY[0])
    lines = wrapped(QUAY[1:], 420)
    sheets.lines(lines[:2], 75)
    sheets.lines(wrapped(" ".join(lines[2:]), 445))
    assert sheets.blocks() == [("body", QUAY)]


def test_letters_that_stand_apart_are_words() -> None:
    sheets = Sheets()
    sheets.lines(["H A R B O U R   B O A R D"], size=14)
    tracked = sheets.canvas.beginText(50, 740)
    tracked.setFont("Helvetica", 10)
    tracked.setCharSpace(2)
    for line in wrapped(QUAY, 350):
        tracked.textLine(line)
    sheets.canvas.drawText(tracked)
    assert sheets.blocks() == [("heading", "HARBOUR BOARD"), ("body", QUAY)]


def test_bullets_may_be_drawn() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    for item in (STONE, LAMP):
        sheets.canvas.circle(55, sheets.y + 3, 2, fill=1)
        sheets.lines(wrapped(item, 200), 65)
    sheets.y -= 8
    sheets.paragraph(DREDGER)
    assert sheets.blocks()[1:3] == [("list", STONE), ("list", LAMP)]
