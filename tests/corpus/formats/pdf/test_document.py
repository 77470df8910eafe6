"""The paragraphs of a PDF come back as they were written."""

import io
from datetime import date

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.pdf.document import CHECK_WORDING, ILLEGIBLE, LEFT_OUT, read_pdf
from tests.corpus.formats.pdf.drawn import QUAY, Sheets, sentences

PARAGRAPHS = [sentences(seed) for seed in range(24)]
TITLE = "The Harbour Book"
ONE_COLUMN = ((60, 70, 475, 700),)
TWO_COLUMNS = ((60, 70, 225, 700), (310, 70, 225, 700))


def made(
    frames: tuple[tuple[int, int, int, int], ...] = ONE_COLUMN,
    *,
    spacing: int = 8,
    indent: int = 0,
    below: str = "",
    **properties: str,
) -> bytes:
    def running_lines(canvas: Canvas, _document: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 800, "The Coast Quarterly")
        canvas.drawString(280, 40, f"Page {canvas.getPageNumber()}")

    output = io.BytesIO()
    document = BaseDocTemplate(output, pagesize=A4, **properties)
    document.addPageTemplates(
        PageTemplate(frames=[Frame(*frame) for frame in frames], onPage=running_lines)
    )
    style = ParagraphStyle(
        "text", fontName="Times-Roman", fontSize=10, leading=13, alignment=4,
        spaceAfter=spacing, firstLineIndent=indent,
    )  # fmt: skip
    heading = ParagraphStyle("heading", fontSize=18, leading=22, spaceAfter=10)
    shown = [*([below] if below else []), *PARAGRAPHS]
    story = [Paragraph(TITLE, heading), *(Paragraph(text, style) for text in shown)]
    document.build(story)
    return output.getvalue()


def texts(draft: Draft, kind: ParagraphKind) -> list[str]:
    return [draft.body[item.start : item.end] for item in draft.paragraphs if item.kind is kind]


@pytest.mark.parametrize("frames", [ONE_COLUMN, TWO_COLUMNS])
@pytest.mark.parametrize(("spacing", "indent"), [(8, 0), (0, 14)])
def test_paragraphs_over_lines_columns_and_pages_come_back_whole(
    frames: tuple[tuple[int, int, int, int], ...], spacing: int, indent: int
) -> None:
    draft = read_pdf(made(frames, spacing=spacing, indent=indent))
    assert texts(draft, ParagraphKind.BODY) == PARAGRAPHS
    assert texts(draft, ParagraphKind.HEADING) == [TITLE]


def test_a_plausible_title_is_taken_and_the_heading_is_not_repeated() -> None:
    draft = read_pdf(made(title=TITLE))
    assert draft.metadata.title == TITLE
    assert texts(draft, ParagraphKind.HEADING) == []


def test_the_author_of_the_file_is_that_of_the_text_only_where_the_text_says_so() -> None:
    silent = read_pdf(made(author="Mara Q. Lind"))
    assert silent.metadata.authors == ()
    assert silent.guessed.authors == ("Mara Q. Lind",)
    named = read_pdf(made(author="Mara Q. Lind", below="Mara Q. Lind, Institute of Harbours"))
    assert named.metadata.authors == ("Mara Q. Lind",)
    assert named.guessed == Metadata()


def test_a_line_below_the_title_states_who_wrote_it_and_when() -> None:
    draft = read_pdf(made(author="Office Printer", below="By Mara Q. Lind | 14 March 2026"))
    assert draft.metadata.authors == ("Mara Q. Lind",)
    assert draft.metadata.published == date(2026, 3, 14)
    assert texts(draft, ParagraphKind.BODY) == PARAGRAPHS


def test_the_day_on_which_the_file_was_made_is_not_that_of_publication() -> None:
    draft = read_pdf(made())
    assert (draft.metadata.published, draft.guessed.published) == (None, None)


@pytest.mark.parametrize(
    "title", ["\u6e2f\u306e\u6539\u4fee\u5de5\u4e8b", "\u6e2f\u53e3\u91cd\u5efa", "Apollo 13"]
)
def test_a_title_in_a_script_without_spaces_is_plausible_and_so_is_one_with_a_number(
    title: str,
) -> None:
    assert read_pdf(made(title=title)).metadata.title == title


@pytest.mark.parametrize(
    "title",
    [
        "untitled",
        "Microsoft Word - draft 3",
        "my story.docx",
        "x",
        "88300 162..177",
        "2026-03-14",
        "10811.exe",
        "zen.txt",
    ],
)
def test_implausible_properties_are_null(title: str) -> None:
    metadata = read_pdf(made(title=title, author="admin")).metadata
    assert metadata.title is None
    assert metadata.authors == ()


@pytest.mark.parametrize(
    ("first", "second", "warnings"),
    [
        ("was not permit-", "ted", []),
        ("the north-", "western wind", []),
        ("a permit-holder was a permit-", "holder", []),
        ("they wanted a crane-", "driver now", [CHECK_WORDING]),
        ("they drank stromnes-", "sade now", [CHECK_WORDING]),
    ],
)
def test_the_person_is_asked_to_check_hyphens_only_where_one_is_guessed(
    first: str, second: str, warnings: list[str]
) -> None:
    sheets = Sheets()
    sheets.lines([first, second])
    sheets.paragraph(QUAY)
    assert list(sheets.draft().warnings) == warnings


def test_the_person_is_told_that_text_was_left_out() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    sheets.canvas.setFillGray(1)
    sheets.lines(["Nobody sees this."])
    assert list(sheets.draft().warnings) == [LEFT_OUT]


def test_letters_that_no_language_has_are_to_be_checked() -> None:
    sheets = Sheets()
    shifted = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdfghjklmnpqrstvwxzbcdfgh")
    sheets.paragraph(QUAY.lower().translate(shifted))
    assert list(sheets.draft().warnings) == [ILLEGIBLE]


def test_letters_for_private_use_are_to_be_checked() -> None:
    data = made().replace(
        b"/Encoding /WinAnsiEncoding", b"/Encoding << /Differences [97 /uniE001] >>"
    )
    assert ILLEGIBLE in read_pdf(data).warnings


@pytest.mark.parametrize("glyph", [b"u110000", b"uFFFFFF"])
def test_a_number_that_is_no_character_is_a_letter_that_nobody_knows(glyph: bytes) -> None:
    data = made().replace(
        b"/Encoding /WinAnsiEncoding", b"/Encoding << /Differences [97 /%s] >>" % glyph
    )
    draft = read_pdf(data)
    assert "\ufffd" in draft.body
    assert ILLEGIBLE in draft.warnings


def test_an_encrypted_pdf_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        SourceRefused, match="is password-protected: save a copy without the password"
    ):
        read_pdf(made(encrypt="secret"))


@pytest.mark.parametrize("data", [b"%PDF-1.7 nonsense", b"%PDF-", made()[:200]])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceRefused, match="damaged"):
        read_pdf(data)


def test_a_book_is_refused() -> None:
    output = io.BytesIO()
    canvas = Canvas(output)
    for _ in range(61):
        canvas.showPage()
    canvas.save()
    with pytest.raises(SourceRefused, match="more than 60 pages"):
        read_pdf(output.getvalue())
