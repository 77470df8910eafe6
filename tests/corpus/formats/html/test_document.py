"""A page gives its article in its own words, and nothing that stands around it."""

import gzip
import json
import socket
from pathlib import Path

import pytest

from corpus.article import ParagraphKind
from corpus.formats.blocks import words_of
from corpus.formats.html.document import read_html
from corpus.formats.markup.element import parse
from corpus.normalise import normalise
from tests.corpus.formats.html.pages import (
    BIOGRAPHY,
    FIRST,
    HEAD,
    SECOND,
    SECOND_READ,
    THIRD,
    page,
    texts,
)

PAGES = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "pages"


def test_the_article_is_its_paragraphs_and_headings_and_nothing_around_them() -> None:
    draft = read_html(page(HEAD))
    assert texts(draft, ParagraphKind.BODY) == [FIRST, SECOND_READ, THIRD]
    assert texts(draft, ParagraphKind.HEADING) == ["The lamp"]


def test_a_biography_of_the_author_at_the_end_is_no_body_paragraph() -> None:
    draft = read_html(page(HEAD, f"<p>{BIOGRAPHY}</p>"))
    assert texts(draft, ParagraphKind.ABOUT_AUTHOR) == [BIOGRAPHY]
    assert texts(draft, ParagraphKind.BODY) == [FIRST, SECOND_READ, THIRD]


@pytest.mark.slow
@pytest.mark.skipif(not PAGES.is_dir(), reason="the shared pages are not on this machine")
def test_real_pages_are_read_offline_silently_and_in_normal_form(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader touched the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    truth = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth)[:8]:
        source = gzip.decompress((PAGES / f"{name}.html.gz").read_bytes()).decode()
        draft = read_html(source)
        said = set(words_of("".join(parse(source).itertext())))
        for item in draft.paragraphs:
            text = draft.body[item.start : item.end]
            assert normalise(text) == text
            assert said.issuperset(words_of(text))
    assert capfd.readouterr() == ("", "")


def test_an_article_in_a_page_without_a_body_tag_is_none_of_its_head() -> None:
    bare = f"<html lang=en><title>A light</title><article><p>{FIRST}</p><p>{THIRD}</p></article>"
    draft = read_html(f"{bare}</html>")
    assert draft.metadata.title == "A light"
    assert [part.kind for part in draft.paragraphs] == [ParagraphKind.BODY] * 2


def test_a_page_that_is_nothing_but_a_list_is_an_article_whose_items_are_items() -> None:
    items = "".join(f"<li>{each}</li>" for each in (FIRST, THIRD))
    draft = read_html(f"<html><body><h1>Notes</h1><ul>{items}</ul></body></html>")
    assert [part.kind for part in draft.paragraphs] == [ParagraphKind.LIST] * 2


@pytest.mark.parametrize(
    "filed",
    [
        "This entry was posted in <a href='/q'>Quay</a> and tagged storm by Ann Lee.",
        "Dieser Eintrag wurde ver\u00f6ffentlicht in <a href='/q'>Hafen</a> von Ann Lee.",
        "Esta entrada fue publicada en <a href='/q'>Puerto</a> el 3 de mayo.",
        "Cet article a \u00e9t\u00e9 publi\u00e9 dans <a href='/q'>Port</a> par Ann Lee.",
    ],
)
def test_where_a_blog_files_its_post_is_none_of_it(filed: str) -> None:
    texts = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{filed}</p>"
    page = f"<html><body><div class='post'><h1>The lighthouse</h1>{texts}</div></body></html>"
    assert read_html(page).body == f"{FIRST}\n\n{SECOND_READ}\n\n{THIRD}"
