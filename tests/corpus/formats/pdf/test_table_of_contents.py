"""Tables of contents go; lists of prices, forms and sentences that trail off stay."""

import pytest

from tests.corpus.formats.pdf.drawn import BOLD, DREDGER, FERRIES, QUAY, Sheets

TEXT = f"{QUAY}\n\n{DREDGER}\n\n{FERRIES}"
ENTRIES = [("1 The eastern quay", "3"), ("1.1 What was found", "4"), ("2 The dredger", "7")]


def led(title: str, page: str, dot: str = ".", width: int = 80) -> str:
    return f"{title} {dot * ((width - len(title)) // len(dot))} {page}"


def report(lines: list[str], heading: str = "Contents") -> str:
    sheets = Sheets()
    sheets.lines([heading], font=BOLD, size=16)
    sheets.y -= 20
    sheets.lines(lines)
    sheets.page()
    for text in (QUAY, DREDGER, FERRIES):
        sheets.paragraph(text)
    return sheets.body()


@pytest.mark.parametrize("dot", [".", ". "])
@pytest.mark.parametrize("heading", ["Contents", "Inhaltsverzeichnis", "Table des mati\u00e8res"])
def test_entries_that_dots_lead_to_a_page_go_with_their_heading(dot: str, heading: str) -> None:
    lines = [led(title, page, dot) for title, page in ENTRIES]
    assert report(lines, heading) == TEXT


def test_pages_before_the_first_are_in_roman_numerals() -> None:
    lines = [led("Preface", "iv"), *(led(title, page) for title, page in ENTRIES)]
    assert report(lines) == TEXT


def test_an_entry_of_two_lines_goes_whole() -> None:
    long = ["3 What the surveyors of the harbour board found below the eastern", "quay in May"]
    lines = [*(led(*each) for each in ENTRIES), long[0], led(long[1], "9"), led("4 Costs", "11")]
    assert report(lines) == TEXT


def test_what_stands_in_the_column_beside_stays() -> None:
    sheets = Sheets()
    for number, (title, page) in enumerate(ENTRIES):
        y = 700 - 14 * number
        sheets.canvas.setFont("Helvetica", 10)
        sheets.canvas.drawString(50, y, f"Ferry number {number} sails.")
        sheets.canvas.drawString(320, y, led(title, page, width=50))
    body = sheets.body()
    assert "Ferry number 1 sails." in body
    assert "eastern quay" not in body


@pytest.mark.parametrize(
    "lines",
    [
        [led("Tea", "5"), led("Cake", "3"), led("Soup", "9"), led("Bread", "2")],
        [led("Tea", "2.50"), led("Cake", "3.10"), led("Soup", "6.90")],
        [led("First bay", "9 cm"), led("Second bay", "11 cm"), led("Third bay", "12 cm")],
        [led("1 The eastern quay", "3"), "The board met in the hall.", "It was late."],
    ],
    ids=["prices out of order", "prices", "measures", "one line"],
)
def test_other_lines_with_dots_stay(lines: list[str]) -> None:
    body = report(lines, "The harbour")
    assert all(line.split(" .")[0] in body for line in lines)
