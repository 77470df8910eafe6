"""Any source is read as what it is, or refused in one sentence."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from corpus.article import ParagraphKind
from corpus.errors import SourceRefused
from corpus.normalise import normalise
from corpus.readers import SIZE_LIMIT, read_document

SENTENCES = (
    "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows it. "
    "Nobody has ever missed both, because the captain waits for everyone whom he knows by name."
)
HTML = f"<html><body><article><h1>The Ferry</h1><p>{SENTENCES}</p></article></body></html>"


def pdf_file() -> bytes:
    output = io.BytesIO()
    style = ParagraphStyle("text", fontName="Times-Roman", fontSize=10, leading=13)
    SimpleDocTemplate(output).build([Paragraph(f"{SENTENCES} {SENTENCES}", style)])
    return output.getvalue()


def docx_file() -> bytes:
    output = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(SENTENCES)
    document.save(output)
    return output.getvalue()


def archive() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as members:
        members.writestr("article.txt", SENTENCES)
    return output.getvalue()


@pytest.mark.parametrize("name", ["a", "a.txt", "a.pdf", "a.docx", "a.html"])
@pytest.mark.parametrize("content_type", [None, "text/plain", "application/octet-stream"])
@pytest.mark.parametrize("data", [docx_file(), HTML.encode()], ids=["docx", "html"])
def test_the_content_tells_the_kind_whatever_the_name_says(
    data: bytes, content_type: str | None, name: str
) -> None:
    draft = read_document(data, name, content_type=content_type)
    assert draft.body == SENTENCES


def test_a_pdf_is_known_by_its_content() -> None:
    assert read_document(pdf_file(), "a.txt").body == f"{SENTENCES} {SENTENCES}"


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "\n <!-- saved --> ", '<?xml version="1.0" encoding="utf-8"?>\n']
)
def test_a_page_is_known_by_how_it_begins(start: str) -> None:
    assert read_document((start + HTML).encode(), "page").body == SENTENCES


@pytest.mark.parametrize(
    ("name", "content_type"), [("page.HTM", None), ("page", "text/html; charset=utf-8")]
)
def test_a_fragment_of_a_page_is_known_by_name_or_content_type(
    name: str, content_type: str | None
) -> None:
    fragment = f"<article><h2>The Ferry</h2><p>{SENTENCES}</p></article>".encode()
    assert SENTENCES in read_document(fragment, name, content_type=content_type).body
    assert "<p>" not in read_document(fragment, name, content_type=content_type).body


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.md", None), ("a.MARKDOWN", None), ("a.md", "text/plain"), ("a", "text/markdown")],
)
def test_markdown_is_read_as_markdown(name: str, content_type: str | None) -> None:
    data = f"---\ntitle: The Ferry\n---\n\n{SENTENCES}\n".encode()
    draft = read_document(data, name, content_type=content_type)
    assert draft.metadata.title == "The Ferry"
    assert draft.body == SENTENCES


@pytest.mark.parametrize("name", ["a.txt", "a", "a.log"])
def test_anything_else_that_decodes_is_text(name: str) -> None:
    draft = read_document(f"{SENTENCES}\n\n{SENTENCES[::-1]}.\n\n{SENTENCES}x.".encode(), name)
    assert SENTENCES in draft.body


def test_the_declared_charset_is_used() -> None:
    data = HTML.replace("Orr", "Örr").encode("iso-8859-15")
    assert "Örr" in read_document(data, "a.html", charset="iso-8859-15").body


def test_a_page_keeps_the_address_it_was_fetched_from() -> None:
    url = "https://coast.example/ferry"
    assert read_document(HTML.encode(), "ferry", url=url).metadata.url == url


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"x" * (SIZE_LIMIT + 1), "the limit is 8 MB"),
        (archive(), "archive"),
        (b"PK\x03\x04 nonsense", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or password-protected"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        (b"<html><body></body></html>", "No article"),
        (b"---\ntitle: Nothing else\n---\n", "no paragraph"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_document(data, "a.md")
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.md", "a.txt", "a.docx", "a"]))
def test_any_bytes_are_read_into_slices_in_normal_form_or_refused(data: bytes, name: str) -> None:
    try:
        draft = read_document(data, name)
    except SourceRefused:
        return
    assert any(item.kind is ParagraphKind.BODY for item in draft.paragraphs)
    for item in draft.paragraphs:
        text = draft.body[item.start : item.end]
        assert text
        assert normalise(text) == text


def test_importing_the_readers_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys, corpus.readers; "
        "print({'lxml', 'trafilatura', 'mammoth', 'pypdfium2', 'yaml'} & set(sys.modules))"
    )
    root = Path(__file__).resolve().parents[2]
    process = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert process.stdout == "set()\n"
