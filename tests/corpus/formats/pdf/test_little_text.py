"""A short PDF is a notice, a scan is none, and a page that is a picture is told of."""

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from corpus.errors import SourceRefused
from corpus.formats.pdf.document import LITTLE, PICTURES, read_pdf
from tests.corpus.formats.pdf.drawn import DREDGER, QUAY, Sheets

NOTICE = "The eastern quay is closed to lorries until further notice."
STAMP = "Scanned by the harbour office"


def photograph() -> ImageReader:
    return ImageReader(Image.frombytes("L", (40, 60), bytes(range(240)) * 10))


def scanned(sheets: Sheets, strips: int = 1) -> None:
    height = 842 / strips
    for strip in range(strips):
        sheets.canvas.drawImage(photograph(), 0, strip * height, 595, height)
    sheets.lines([STAMP])


def test_a_notice_of_one_sentence_is_read_with_a_warning() -> None:
    sheets = Sheets()
    sheets.lines([NOTICE])
    draft = sheets.draft()
    assert draft.body == NOTICE
    assert draft.warnings[0] == LITTLE


def test_a_logo_above_a_notice_does_not_make_it_a_scan() -> None:
    sheets = Sheets()
    sheets.canvas.drawImage(photograph(), 50, 700, 120, 60)
    sheets.y = 600
    sheets.lines([NOTICE])
    assert sheets.body() == NOTICE


@pytest.mark.parametrize("strips", [1, 6])
def test_a_page_that_is_a_picture_with_a_stamp_is_a_scan(strips: int) -> None:
    sheets = Sheets()
    scanned(sheets, strips)
    with pytest.raises(SourceRefused, match="scanned"):
        sheets.draft()


def test_a_page_without_anything_is_refused() -> None:
    sheets = Sheets()
    sheets.page()
    with pytest.raises(SourceRefused, match="almost no text"):
        sheets.draft()


def test_pages_that_are_pictures_among_others_are_counted() -> None:
    sheets = Sheets()
    sheets.paragraph(QUAY)
    for _ in range(2):
        sheets.page()
        scanned(sheets)
    sheets.page()
    sheets.paragraph(DREDGER)
    draft = sheets.draft()
    assert QUAY in draft.body
    assert DREDGER in draft.body
    assert draft.warnings[0] == PICTURES.format(count=2)


def test_a_picture_behind_a_whole_page_of_text_is_no_scan() -> None:
    sheets = Sheets()
    sheets.canvas.drawImage(photograph(), 0, 0, 595, 842)
    sheets.paragraph(QUAY)
    assert not any("pictures" in warning for warning in sheets.draft().warnings)


def with_attachment(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.new_attachment("minutes.pdf").set_data(b"%PDF-1.4")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def test_a_portfolio_whose_page_asks_for_another_program_is_refused() -> None:
    sheets = Sheets()
    sheets.lines(["For the best experience, open this PDF portfolio in Acrobat X or later."])
    with pytest.raises(SourceRefused, match="Adobe's own programs"):
        read_pdf(with_attachment(sheets.data()))


def form_in_xml(sentence: str) -> bytes:
    drawn = f"BT /F1 10 Tf 50 700 Td ({sentence}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA 6 0 R>>/NeedsRendering true>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Length 9>>stream\n<xdp/>   \nendstream",
    ]
    numbered = [f"{number} 0 obj\n{each}\nendobj" for number, each in enumerate(objects, 1)]
    return "\n".join(
        ["%PDF-1.7", *numbered, "trailer\n<</Root 1 0 R/Size 7>>\nstartxref\n0\n%%EOF"]
    ).encode()


def test_a_form_that_its_program_has_to_draw_is_refused() -> None:
    sentence = "Please wait... This document requires Adobe Reader 8 or higher."
    with pytest.raises(SourceRefused, match="Adobe's own programs"):
        read_pdf(form_in_xml(sentence))
    assert read_pdf(form_in_xml("The quay is closed.")).body == "The quay is closed."


def test_a_notice_with_a_file_attached_is_read() -> None:
    sheets = Sheets()
    sheets.lines([NOTICE])
    assert read_pdf(with_attachment(sheets.data())).body == NOTICE


def test_an_article_on_acrobat_is_read_where_nothing_is_attached() -> None:
    sheets = Sheets()
    sheets.lines(["The portfolio was opened in Acrobat, and all of it could be read."])
    assert sheets.body().startswith("The portfolio was opened")
