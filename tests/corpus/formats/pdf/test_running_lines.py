"""Headers and footers go; what only looks like them stays."""

import pytest

from tests.corpus.formats.pdf.drawn import DREDGER, QUAY, Sheets, sentences, wrapped

TEXTS = [sentences(seed) for seed in range(6)]
BODY = "\n\n".join(TEXTS)


def with_lines(*pages: tuple[str, str], right: bool = False) -> Sheets:
    """Return pages of text with a header and a footer each, which may be empty."""
    sheets = Sheets()
    for text, (header, footer) in zip(TEXTS, pages, strict=False):
        sheets.canvas.setFont("Helvetica", 8)
        for line, y in ((header, 812), (footer, 28)):
            if right:
                sheets.canvas.drawRightString(545, y, line)
            else:
                sheets.canvas.drawString(50, y, line)
        sheets.paragraph(text)
        sheets.page()
    return sheets


@pytest.mark.parametrize(
    "pages",
    [
        [("Harbour Board - Annual Report 2025", f"Page {each} of 6") for each in range(1, 7)],
        [("", f"Annual Report 2025 | {each}") for each in range(7, 13)],
        [("", f"{each} | Annual Report 2025") for each in range(7, 13)],
        [("", f"- {each} -") for each in range(1, 7)],
        [("", numeral) for numeral in ("iii", "iv", "v", "vi", "vii", "viii")],
        [("3 May 2025", f"Seite {each} von 6") for each in range(1, 7)],
        [("", "")] + [("Annual Report", str(each)) for each in range(2, 7)],
        [("The Quay" if each % 2 else "Annual Report", f"{each}") for each in range(1, 7)],
        [(f"{each} | The Quay" if each % 2 else f"Annual Report | {each}", "") for each in range(1, 7)],  # noqa: E501 - as it is printed
        [("", f"www.harbour.example    {each}/6") for each in range(1, 7)],
    ],
)  # fmt: skip
@pytest.mark.parametrize("right", [False, True])
def test_what_repeats_but_for_the_number_of_the_page_goes(
    pages: list[tuple[str, str]], *, right: bool
) -> None:
    assert with_lines(*pages, right=right).body() == BODY


def test_running_heads_of_chapters_go_with_their_numbers() -> None:
    pages = [(f"{each} | Chapter {'One' if each < 4 else 'Two'}", "") for each in range(1, 7)]
    assert with_lines(*pages).body() == BODY


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Minutes of meeting {0}", "Motion carried by {1} votes to {0}."),
        ("Meeting of {1} May 2025", "Present: {1} members; {0} spoke."),
        ("Session {0}", "Closed at {1} o'clock."),
    ],
)
def test_minutes_that_begin_and_end_alike_stay(first: str, last: str) -> None:
    sheets = Sheets()
    wanted = []
    for page, text in enumerate(TEXTS[:3], start=1):
        lines = [line.format(page, page + 6) for line in (first, last)]
        wanted += lines
        sheets.lines(lines[:1])
        sheets.paragraph(text, gap=20)
        sheets.lines(lines[1:])
        sheets.page()
    body = sheets.body()
    assert [line for line in wanted if line not in body] == []


def test_the_head_of_a_table_on_each_page_stays_once() -> None:
    sheets = Sheets()
    for page in range(3):
        sheets.row(["Bay", "Length"], [50, 200], font="Helvetica-Bold")
        for number in range(page * 5, page * 5 + 5):
            sheets.row([f"Bay {number}", f"{30 + number} metres"], [50, 200])
        sheets.page()
    sheets.paragraph(QUAY)
    assert sheets.body().count("Bay Length") == 1


def test_a_number_alone_in_the_text_stays() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    sheets.lines(["1931"])
    sheets.y -= 8
    sheets.paragraph(DREDGER)
    assert "1931" in sheets.body()


def test_watermarks_go() -> None:
    sheets = Sheets()
    for text in TEXTS[:2]:
        sheets.canvas.setFillGray(0.8)
        sheets.canvas.setFont("Helvetica", 60)
        sheets.canvas.drawString(150, 400, "DRAFT")
        sheets.canvas.saveState()
        sheets.canvas.rotate(45)
        sheets.canvas.drawString(300, 100, "COPY")
        sheets.canvas.restoreState()
        sheets.canvas.setFillGray(0)
        sheets.paragraph(text)
        sheets.page()
    assert sheets.body() == "\n\n".join(TEXTS[:2])


def test_what_stands_in_the_margin_of_many_pages_goes() -> None:
    sheets = Sheets()
    for page, text in enumerate(TEXTS[:3]):
        sheets.canvas.setFont("Helvetica", 12)
        sheets.canvas.drawString(500, 760, "The quay")
        sheets.canvas.drawString(500, 740, str(162 + page))
        sheets.paragraph(text, width=400)
        sheets.page()
    assert sheets.body() == "\n\n".join(TEXTS[:3])


def test_numbers_of_lines_go() -> None:
    sheets = Sheets()
    number = 0
    for text in TEXTS[:3]:
        for line in wrapped(text, 400):
            number += 1
            sheets.canvas.setFont("Helvetica", 8)
            sheets.canvas.drawRightString(60, sheets.y, str(number))
            sheets.lines([line], x=80, leading=20)
    assert sheets.body() == "\n\n".join(TEXTS[:3])


@pytest.mark.parametrize(
    ("header", "footer"),
    [("#", "#"), ("# | Annual Report", "Annual Report - #"), ("Page #", "#/{0}"), ("# # #", "##")],
)
def test_a_hash_that_a_page_has_itself_is_no_number(header: str, footer: str) -> None:
    pages = [(header.format(each), footer.format(each)) for each in range(1, 7)]
    assert with_lines(*pages).body() == BODY
