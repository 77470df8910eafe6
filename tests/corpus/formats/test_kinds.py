"""What a document is, is told by its content, then by its type, then by its name."""

import pytest

from corpus.formats import read_document
from tests.corpus.formats.small_documents import HTML, SENTENCES, docx_file, pdf_file


@pytest.mark.slow
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
