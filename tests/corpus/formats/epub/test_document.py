"""A book is read chapter by chapter, with what its package states."""

from datetime import date

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.epub.document import read_epub
from tests.corpus.formats.epub.books import (
    CONTAINER,
    FIRST,
    SECOND,
    STATED,
    book,
    package,
    packed,
    page,
    told,
)


def test_chapters_come_in_the_order_of_the_spine_with_their_headings() -> None:
    draft = read_epub(book(FIRST, SECOND))
    assert told(draft) == [
        ("heading", "The quay"),
        ("body", "It rained."),
        ("heading", "The sea"),
        ("body", "The ferry is late."),
    ]
    stated = draft.metadata
    assert (stated.title, stated.authors, stated.language) == ("The Ferry", ("Ada Quill",), "en")


def test_cover_contents_and_title_page_are_left_out() -> None:
    links = (
        "<ol><li><a href='c4.xhtml'>The quay</a></li><li><a href='c5.xhtml'>The sea</a></li></ol>"
    )
    data = book(
        page("<p>Cover</p>", stated='epub:type="cover"'),
        page('<section epub:type="titlepage"><h1>The Ferry</h1><p>Ada Quill</p></section>'),
        page(f'<nav epub:type="toc"><h1>Contents</h1>{links}</nav>'),
        page(f"<h1>Table of Contents</h1>{links}"),
        FIRST,
        SECOND,
    )
    assert told(read_epub(data)) == told(read_epub(book(FIRST, SECOND)))


def test_what_the_package_calls_cover_or_contents_is_left_out() -> None:
    guide = '<guide><reference type="cover" href="c0.xhtml#top"/></guide>'
    members: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package(["c0.xhtml", "a%20b.xhtml"], more=guide),
        "OPS/c0.xhtml": page("<p>Not the text of the book at all.</p>"),
        "OPS/a b.xhtml": FIRST,
    }
    assert told(read_epub(packed(members))) == [("heading", "The quay"), ("body", "It rained.")]
    members["OPS/book.opf"] = package(["c0.xhtml"], properties="nav")
    with pytest.raises(SourceRefused, match="no paragraphs"):
        read_epub(packed(members))


def test_marks_of_notes_and_numbers_of_pages_leave_and_notes_stay() -> None:
    body = (
        '<p>The ferry<a epub:type="noteref" href="#n1">1</a> is <span epub:type="pagebreak" '
        'id="p7">7</span>late.<sup><a href="notes.xhtml#n2">2</a></sup></p>'
        '<aside epub:type="footnote" id="n1"><p>A boat.</p></aside>'
    )
    assert told(read_epub(book(page(body)))) == [
        ("body", "The ferry is late."),
        ("body", "A boat."),
    ]


def test_what_a_style_sheet_hides_is_no_text() -> None:
    link = '<link rel="stylesheet" href="css/a.css"/>'
    body = (
        '<p class="gone">Hidden.</p><p style="display:none">Hidden.</p><p>It <s>is </s>rained.</p>'
    )
    data = book(page(body, link), **{"OPS/css/a.css": ".gone { display: none }"})
    assert told(read_epub(data)) == [("body", "It rained.")]


def test_tables_of_different_chapters_are_different() -> None:
    table = "<table><tr><th>{0}</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    draft = read_epub(book(page("<p>One.</p>" + table.format("x")), page(table.format("y"))))
    heads = [
        [draft.body[slice(*head)] for head in row.cells[0].heads]
        for row in draft.paragraphs
        if row.cells and row.cells[0].heads
    ]
    assert heads == [["x"], ["y"]]


@pytest.mark.parametrize(
    ("stated", "published", "guessed"),
    [
        ('<dc:date opf:event="publication">2022-05-06</dc:date>', date(2022, 5, 6), None),
        ('<dc:date opf:event="modification">2022-05-06</dc:date>', None, None),
        ("<dc:date>2022-05-06T00:00:00Z</dc:date>", None, date(2022, 5, 6)),
        (
            '<dc:date>2024-01-01</dc:date><dc:date opf:event="publication">2022-05-06</dc:date>',
            date(2022, 5, 6),
            None,
        ),
        ("<dc:date>2022</dc:date>", None, None),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None, None),
    ],
)
def test_only_the_day_of_publication_is_stated(
    stated: str, published: date | None, guessed: date | None
) -> None:
    draft = read_epub(book(FIRST, stated=STATED + stated))
    assert (draft.metadata.published, draft.guessed.published) == (published, guessed)


def test_a_book_states_its_authors_its_publisher_and_its_address() -> None:
    stated = (
        '<dc:title id="s">A story</dc:title><dc:title id="t">The Ferry</dc:title>'
        '<meta refines="#t" property="title-type">main</meta>'
        '<dc:creator id="a">Ada Quill</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:creator opf:role="aut">Lind, Bo</dc:creator>'
        '<dc:creator opf:role="trl">Cy Roe</dc:creator><dc:creator>Unknown</dc:creator>'
        "<dc:publisher>Quay Press</dc:publisher><dc:identifier>urn:isbn:1</dc:identifier>"
        "<dc:identifier>https://quay.example/ferry</dc:identifier>"
        "<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>"
    )
    found = read_epub(book(FIRST, stated=stated)).metadata
    assert (found.title, found.authors) == ("The Ferry", ("Ada Quill", "Lind, Bo"))
    assert (found.publication, found.url) == ("Quay Press", "https://quay.example/ferry")
    assert found.licence == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "a"])
@pytest.mark.parametrize("kind", ["application/epub+zip", "application/zip"])
def test_a_book_is_known_by_its_content(name: str, kind: str) -> None:
    members = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package(["a"]), "OPS/a": FIRST}
    assert "It rained." in read_document(packed(members, kind), name).body
