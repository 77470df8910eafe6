"""Any source is read as what it is, or refused in one sentence."""

import io
import subprocess
import sys
import zipfile
from encodings.aliases import aliases
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from corpus.errors import SourceRefused
from corpus.formats import SIZE_LIMIT, read_document
from corpus.formats.blocks import TEXT
from corpus.normalise import normalise

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
        (b"\x00\x01\x02", "not text"),
        (b"<html><body></body></html>", "No article"),
        (b"---\ntitle: Nothing else\n---\n", "no paragraph"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_document(data, "a.md")
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["a.html", "a.md", "a.mdx", "a.rst", "a.org", "a.adoc", "a.txt", "a.docx", "a"]
    ),
)
def test_any_bytes_are_read_into_slices_in_normal_form_or_refused(data: bytes, name: str) -> None:
    try:
        draft = read_document(data, name)
    except SourceRefused:
        return
    assert any(item.kind in TEXT for item in draft.paragraphs)
    for item in draft.paragraphs:
        text = draft.body[item.start : item.end]
        assert text
        assert normalise(text) == text


STATED = st.sampled_from(
    [
        *(
            "<html><body><article>",
            "<p>",
            "</p>",
            f"<p>{SENTENCES}</p>",
            f"{SENTENCES}\n\n",
            "---\n",
        ),
        *("&#xD800;", "&#xdfff;", "&#0;", "&#xFFFE;", "&#x110000;", "\x00", "\ufffe", "\U0010ffff"),
        *("\ufffd", "\n", "<svg>", "<!--", "+2AA-", "xn--a", "\\ud800", "By \ud7ff Roe\n"),
        '<script type="application/ld+json">',
        '{"@type": "Article", "headline": "\\ud800 A", "author": ["\\udfff B"]}',
        "</script>",
        '<meta property="og:title" content="&#xD800;A">',
        '<link rel=canonical href="http://[">',
        '<link rel=canonical href="/&#xD800;&#1;\\">',
        '<link rel=canonical href="https://coast.example:99999/">',
        *("<meta charset=utf-7>", "<meta charset=unicode_escape>", "<meta charset=gbk>"),
        *(
            'title: "\\ud800"\n',
            "date: 0001-01-01\n",
            'author: ["\\udc00"]\n',
            "footnote-form: 1\n",
        ),
    ]
)
CHARSETS = st.sampled_from(
    [
        None,
        *aliases.values(),
        "utf-8",
        "utf-16",
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "x",
        "",
    ]
)


@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(STATED, max_size=20).map(lambda parts: "".join(parts).encode()),
        st.lists(STATED, max_size=20).map(lambda parts: "".join(parts).encode("utf-16")),
    ),
    CHARSETS,
    st.sampled_from(["a.html", "a.md", "a.txt"]),
)
def test_whatever_is_declared_every_text_that_is_read_can_be_stored(
    data: bytes, charset: str | None, name: str
) -> None:
    try:
        draft = read_document(data, name, url="https://coast.example/a", charset=charset)
    except SourceRefused:
        return  # its sentence can be stored too: tests/corpus/test_normalise.py
    stated = draft.metadata
    told = [stated.title, stated.publication, stated.url, stated.language, stated.licence]
    texts = [draft.body, *stated.authors, *draft.warnings, *(each for each in told if each)]
    assert all(text.encode().decode() == text for text in texts)
    assert "\x00" not in "".join(texts)


def test_half_a_character_in_linked_data_is_marked_as_lost() -> None:
    data = (
        '{"@type": "Article", "headline": "The \\ud800 Ferry", "author": "Jo \\ud83d\\ude00 Roe"}'
    )
    page = HTML.replace("<h1>", f'<script type="application/ld+json">{data}</script><h1>')

    stated = read_document(page.encode(), "a.html").metadata

    assert (stated.title, stated.authors) == ("The \ufffd Ferry", ("Jo \U0001f600 Roe",))


def test_half_a_character_in_front_matter_is_marked_as_lost() -> None:
    text = f'---\ntitle: "The \\ud800 Ferry"\nauthor: "Jo \\ud83d\\ude00 Roe"\n---\n\n{SENTENCES}'

    stated = read_document(text.encode(), "a.md").metadata

    assert (stated.title, stated.authors) == ("The \ufffd Ferry", ("Jo \U0001f600 Roe",))


@pytest.mark.parametrize(
    "href",
    ["http://[", "https://coast.example:99999/", "https://ada@coast.example/", "/a&#10;b&#1;"],
)
def test_a_canonical_link_that_nobody_could_follow_is_passed_by(href: str) -> None:
    page = HTML.replace("<body>", f'<head><link rel="canonical" href="{href}"></head><body>')

    stated = read_document(page.encode(), "a.html", url="https://coast.example/ferry").metadata

    assert stated.url == "https://coast.example/ferry"


def test_a_page_that_a_library_fails_on_is_refused_in_one_sentence() -> None:
    page = f"<svg><template><html>{SENTENCES}</html></template></svg>"

    with pytest.raises(SourceRefused, match="No article was found in this page"):
        read_document(page.encode(), "a.html")


def test_importing_the_readers_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys, corpus.formats; "
        "print({'lxml', 'trafilatura', 'mammoth', 'pypdfium2', 'yaml'} & set(sys.modules))"
    )
    root = Path(__file__).resolve().parents[3]
    process = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert process.stdout == "set()\n"


PAGE = (
    "<!doctype html><html><head><title>Ebbe</title></head><body><h1>Ebbe</h1>"
    "<p>Die F\u00e4hre f\u00e4hrt bei Ebbe nicht, weil das Wasser dann zu niedrig steht.</p>"
    "<p>Wer \u00fcber Nacht bleibt, schl\u00e4ft im Wartesaal, der geheizt wird.</p>{}"
    "</body></html>"
)


@pytest.mark.parametrize(
    "damage",
    [b'<img src="a.png" alt="K\xfcche">', b"<style>/* M\xe4rz */</style>", b"<!-- \xfc\xfc -->"],
)
@pytest.mark.parametrize("charset", [None, "utf-8"])
def test_a_page_is_read_that_is_damaged_where_nobody_reads(
    damage: bytes, charset: str | None
) -> None:
    page = PAGE.encode().replace(b"{}", damage)
    whole = read_document(PAGE.format("").encode(), "page.html")
    assert read_document(page, "page.html", charset=charset).body == whole.body


@pytest.mark.parametrize("name", ["page.html", "page.md"])
def test_a_damaged_letter_is_quoted_to_nobody(name: str) -> None:
    damaged = "<p>Im M\u00e4rz f\u00e4hrt sie wieder jede Stunde, auch am Sonntag.</p>".encode()
    page = PAGE.encode().replace(b"{}", damaged.replace("\u00e4r".encode(), b"\xe4r"))
    with pytest.raises(SourceRefused, match="unknown encoding"):
        read_document(page.removeprefix(b"<!doctype html>") if ".md" in name else page, name)


def test_a_few_zeros_in_a_page_are_no_text_and_many_make_it_none() -> None:
    page = PAGE.format("<p>Am Morgen f\u00e4hrt sie wieder.</p>" * 99).encode()
    zeros = page.replace(b"</h1>", b"</h1>\x00\x00")
    assert read_document(zeros, "page.html").body == read_document(page, "page.html").body
    with pytest.raises(SourceRefused, match="not text"):
        read_document(page.replace(b" ", b"\x00"), "page.html")
