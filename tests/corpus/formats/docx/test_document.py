"""Every paragraph of a Word file is kept, its properties are not trusted."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.document import Document

from corpus.article import ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.docx.document import read_docx
from corpus.formats.zip_packages.package import UNPACKED_LIMIT
from corpus.submissions.cautions import cautions


def saved(document: Document) -> bytes:
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def sample() -> Document:
    document = docx.Document()
    document.core_properties.title = "Template of 2013"
    document.core_properties.author = "python-docx"
    document.add_paragraph("On the Quay", style="Title")
    document.add_paragraph("She said \u201cno\u201d,  twice.")
    document.add_heading("Later", level=1)
    document.add_paragraph("First of two.", style="List Bullet")
    paragraph = document.add_paragraph("A line with ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" words.")
    return document


def test_every_paragraph_is_kept_with_its_kind() -> None:
    draft = read_docx(saved(sample()))
    assert [(item.kind, draft.body[item.start : item.end]) for item in draft.paragraphs] == [
        (ParagraphKind.BODY, "She said \u201cno\u201d, twice."),
        (ParagraphKind.HEADING, "Later"),
        (ParagraphKind.LIST, "First of two."),
        (ParagraphKind.BODY, "A line with bold words."),
    ]


def test_the_title_is_the_title_paragraph_and_nobody_is_guessed() -> None:
    metadata = read_docx(saved(sample())).metadata
    assert metadata.title == "On the Quay"
    assert metadata.authors == ()
    assert metadata.published is None


def test_lines_below_the_title_state_who_wrote_it_and_when() -> None:
    document = docx.Document()
    document.add_paragraph("On the Quay", style="Title")
    document.add_paragraph("By Ann Lee, Political Editor")
    document.add_paragraph("Updated 15 March 2026 | Published 14 March 2026")
    document.add_paragraph("It rained.")
    draft = read_docx(saved(document))
    assert draft.metadata.authors == ("Ann Lee",)
    assert draft.metadata.published == date(2026, 3, 14)
    assert draft.body == "It rained."


def test_an_order_of_day_and_month_that_nothing_settles_is_a_guess() -> None:
    document = docx.Document()
    document.add_heading("On the Quay", level=1)
    document.add_paragraph("Published 03/04/2024")
    document.add_paragraph("It rained.")
    draft = read_docx(saved(document))
    assert draft.metadata.published is None
    assert draft.guessed.published == date(2024, 4, 3)


def test_without_a_title_paragraph_the_first_heading_1_is_the_title() -> None:
    document = docx.Document()
    document.add_heading("On the Quay", level=1)
    document.add_paragraph("It rained.")
    assert read_docx(saved(document)).metadata.title == "On the Quay"


@pytest.mark.parametrize("part", ["Introduction", "CONTENTS", "References", "Inhaltsverzeichnis"])
def test_a_heading_1_that_names_a_part_is_no_title_and_stays(part: str) -> None:
    document = docx.Document()
    document.add_heading(part, level=1)
    document.add_paragraph("It rained.")
    document.add_heading("The Landing Stage", level=1)
    draft = read_docx(saved(document))
    assert draft.metadata.title is None
    assert draft.body == f"{part}\n\nIt rained.\n\nThe Landing Stage"


def test_a_title_paragraph_may_be_called_as_parts_are() -> None:
    document = docx.Document()
    document.add_heading("Introduction", level=0)
    document.add_paragraph("It rained.")
    assert read_docx(saved(document)).metadata.title == "Introduction"


def test_without_headings_the_title_is_null_and_warned_of() -> None:
    document = docx.Document()
    document.add_paragraph("It rained.")
    draft = read_docx(saved(document))
    assert draft.metadata.title is None
    assert cautions(draft.metadata, draft.warnings)[0] == "No title is known: add one."


def test_a_table_row_is_one_block() -> None:
    document = docx.Document()
    document.add_paragraph("It rained.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "May"
    table.rows[0].cells[1].text = "12 mm"
    draft = read_docx(saved(document))
    last = draft.paragraphs[-1]
    assert (last.kind, draft.body[last.start : last.end]) == (ParagraphKind.TABLE, "May 12 mm")


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(SourceRefused, match="no paragraphs"):
        read_docx(saved(docx.Document()))


def with_member(content: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return output.getvalue()


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_opened() -> None:
    data = with_member(b" " * (UNPACKED_LIMIT + 1))
    assert len(data) < UNPACKED_LIMIT // 100
    with pytest.raises(SourceRefused, match="more than 20 MB"):
        read_docx(data)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 nonsense", with_member(b"<no"), saved(sample())[:3000], b""]
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(data)
