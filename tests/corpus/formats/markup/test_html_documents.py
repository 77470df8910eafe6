"""Whatever a page is built of, it is read whole: each word that is seen once, in order."""

from hypothesis import given, settings

from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from tests.corpus.formats.markup.html_documents import STYLE, Document, documents


def page(document: Document) -> str:
    return f"<html><head>{STYLE}</head><body>{''.join(document.markup)}</body></html>"


@given(documents())
def test_every_word_that_is_seen_is_read_once_in_order_and_none_other(document: Document) -> None:
    root = parse(page(document))
    clean(root)
    blocks = blocks_of(root)
    assert [(block.kind, block.text) for block in blocks] == document.blocks
    assert [block.cells for block in blocks if block.cells] == document.cells


@settings(max_examples=25)
@given(documents())
def test_of_an_article_nothing_unseen_is_read_and_its_paragraphs_are_read_in_order(
    document: Document,
) -> None:
    try:
        body = read_html(page(document).replace("<body>", "<body><article>", 1)).body
    except SourceRefused:
        body = ""
    assert not [word for word in document.unseen if word in body]
    # Extractors may leave short parts out; what they take stands once, in the page's order.
    words = [word for _, text in document.blocks for word in text.split() if "wrd" in word]
    found = [word for word in body.split() if "wrd" in word]
    assert len(found) == len(set(found))
    assert found == [word for word in words if word in set(found)]
    assert all(text in body for _, text in document.blocks if len(text) > 400)
