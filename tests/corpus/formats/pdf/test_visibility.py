"""What a person does not see is not read."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.formats.pdf.drawn import QUAY, Sheets

WORDS = "Forty pounds"


def drawn(**options: object) -> Sheets:
    sheets = Sheets(**options)
    sheets.paragraph(QUAY)
    return sheets


def in_mode(canvas: Canvas, y: float, mode: int, text: str) -> None:
    canvas.saveState()
    words = canvas.beginText(50, y)
    words.setFont("Helvetica", 10)
    words.setTextRenderMode(mode)
    words.textLine(text)
    canvas.drawText(words)
    canvas.restoreState()


def test_white_words_on_white() -> None:
    sheets = drawn()
    sheets.canvas.setFillGray(1)
    sheets.lines([WORDS])
    assert sheets.body() == QUAY


def test_white_words_on_a_dark_ground_are_seen() -> None:
    sheets = drawn()
    sheets.canvas.setFillColorRGB(0.1, 0.1, 0.4)
    sheets.canvas.rect(45, sheets.y - 5, 300, 18, fill=1)
    sheets.canvas.setFillGray(1)
    sheets.lines([WORDS])
    assert sheets.body() == f"{QUAY}\n\n{WORDS}"


def test_words_under_a_black_bar() -> None:
    sheets = drawn()
    sheets.lines([f"{WORDS} and more"])
    width = sheets.canvas.stringWidth(WORDS, "Helvetica", 10)
    sheets.canvas.rect(50, sheets.y + 10, width, 12, fill=1)
    assert sheets.body() == f"{QUAY}\n\nand more"


@pytest.mark.parametrize("size", [0.1, 1])
def test_words_too_small_to_read(size: float) -> None:
    sheets = drawn()
    sheets.lines([WORDS], size=size)
    assert sheets.body() == QUAY


def test_words_that_are_not_drawn() -> None:
    sheets = drawn()
    in_mode(sheets.canvas, sheets.y, 3, WORDS)
    assert sheets.body() == QUAY


def test_words_off_the_page() -> None:
    sheets = drawn()
    sheets.lines([WORDS], x=700)
    assert sheets.body() == QUAY


def test_words_that_text_recognition_found_are_the_text() -> None:
    sheets = Sheets()
    for line in QUAY.split(". "):
        in_mode(sheets.canvas, sheets.y, 3, line)
        sheets.y -= 13
    assert sheets.body().replace("\n\n", " ").split()[:4] == QUAY.split()[:4]


def test_words_that_are_struck_out() -> None:
    sheets = drawn()
    before, struck, after = "The fee is ", WORDS, " fifty pounds"
    sheets.lines([before + struck + after])
    left = 50 + sheets.canvas.stringWidth(before, "Helvetica", 10)
    right = left + sheets.canvas.stringWidth(struck, "Helvetica", 10)
    sheets.canvas.setLineWidth(0.7)
    sheets.canvas.line(left, sheets.y + 16, right, sheets.y + 16)
    assert sheets.body() == f"{QUAY}\n\nThe fee is fifty pounds"


def test_words_that_are_underlined_are_read() -> None:
    sheets = drawn()
    sheets.lines([WORDS])
    sheets.canvas.line(50, sheets.y + 11, 120, sheets.y + 11)
    assert sheets.body() == f"{QUAY}\n\n{WORDS}"


@pytest.mark.parametrize("angle", [45, 90, 180])
def test_words_that_are_turned(angle: int) -> None:
    sheets = drawn()
    sheets.canvas.translate(300, 400)
    sheets.canvas.rotate(angle)
    sheets.canvas.drawString(0, 0, WORDS)
    assert sheets.body() == QUAY


def test_words_drawn_twice_are_read_once() -> None:
    sheets = drawn()
    for shift in (0, 0.4):
        sheets.canvas.drawString(50 + shift, sheets.y, WORDS)
    assert sheets.body() == f"{QUAY}\n\n{WORDS}"
