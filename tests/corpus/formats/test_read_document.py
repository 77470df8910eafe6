"""Any bytes are read into slices of a body, or refused in one sentence."""

import subprocess
import sys
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats import SIZE_LIMIT, read_document
from corpus.formats.blocks import TEXT
from corpus.normalise import normalise
from tests.corpus.formats.small_documents import HTML, SENTENCES, archive


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
