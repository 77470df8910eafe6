"""Damage stops no reading where nobody reads, and is quoted to nobody."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document
from tests.corpus.formats.small_documents import HTML, SENTENCES


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
