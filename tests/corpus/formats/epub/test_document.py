"""A book gives its chapters in the order of reading, and what it states of itself."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.epub.document import read_epub
from corpus.formats.epub.package import MOST_CHAPTERS
from corpus.formats.zip_packages.package import UNPACKED_LIMIT

CONTAINER = """<?xml version="1.0"?><container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
STATED = """<dc:title>The Ferry</dc:title><dc:creator id="a">Ada Quill</dc:creator>
<dc:language>en-GB</dc:language>"""
XHTML = "application/xhtml+xml"


def page(body: str, head: str = "", stated: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/>{head}</head><body {stated}>{body}</body></html>"
    )


def package(
    names: Sequence[str], stated: str = STATED, more: str = "", properties: str = ""
) -> str:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="{XHTML}" properties="{properties}"/>'
        for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f'version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{stated}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine>{more}</package>"
    )


def packed(members: Mapping[str, str | bytes], kind: str = "application/epub+zip") -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(name, data)
    return output.getvalue()


def book(*chapters: str, stated: str = STATED, **others: str) -> bytes:
    names = [f"c{n}.xhtml" for n in range(len(chapters))]
    members: dict[str, str | bytes] = {"META-INF/container.xml": CONTAINER}
    members["OPS/book.opf"] = package(names, stated)
    members |= {f"OPS/{name}": text for name, text in zip(names, chapters, strict=True)}
    return packed(members | others)


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind.value, draft.body[each.start : each.end]) for each in draft.paragraphs]


FIRST = page("<h1>The quay</h1><p>It rained.</p>")
SECOND = page("<h1>The sea</h1><p>The ferry is late.</p>")


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


def encrypted(algorithm: str) -> str:
    return f'<encryption><e:EncryptionMethod xmlns:e="x" Algorithm="{algorithm}"/></encryption>'


def test_garbled_fonts_are_no_protection() -> None:
    fonts = {"META-INF/encryption.xml": encrypted("http://www.idpf.org/2008/embedding")}
    assert told(read_epub(book(FIRST, **fonts)))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed({}), "damaged"),
        (packed({"META-INF/container.xml": "<container/>"}), "damaged"),
        (packed({"META-INF/container.xml": CONTAINER}), "damaged"),
        (packed({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package(["a"])}), "damaged"),
        (book(FIRST)[:-40], "damaged"),
        (
            book(FIRST, **{"META-INF/encryption.xml": encrypted("http://www.w3.org/2001/04/aes")}),
            "protected against copying",
        ),
        (book(FIRST, **{"META-INF/license.lcpl": "{}"}), "protected against copying"),
        (book(page("0" * (UNPACKED_LIMIT + 1))), "more than 20 MB"),
        (book(page("<p><img alt='a'/></p>")), "no paragraphs"),
        (book(page("<div>" * 300 + "x")), "too deeply"),
        (
            packed(
                {
                    "META-INF/container.xml": CONTAINER,
                    "OPS/book.opf": package(["../../../etc/passwd"]),
                }
            ),
            "damaged",
        ),
        (
            packed(
                {
                    "META-INF/container.xml": CONTAINER,
                    "OPS/book.opf": package(["a"] * (MOST_CHAPTERS + 1)),
                }
            ),
            "more than 5,000 chapters",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_epub(data)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


WORDS = st.text("abcdefgh\u00e9\u017e\u4e2d", min_size=1, max_size=6)
SEEN = ["{}", "<b>{}</b>", "<i/>{}", "<span>{}</span>"]
UNSEEN = [
    '<span hidden="hidden">{}</span>',
    "<del>{}</del>",
    '<span style="display:none">{}</span>',
    '<span epub:type="pagebreak">{}</span>',
    "<script>{}</script>",
    "<!--{}-->",
]
PIECES = st.lists(st.tuples(st.sampled_from([*SEEN, *UNSEEN]), WORDS), min_size=1, max_size=6)
FORMS = st.sampled_from(
    ["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<section>{}</section>"]
)
CHAPTERS = st.lists(st.lists(st.tuples(FORMS, PIECES), max_size=5), min_size=1, max_size=4)


@given(CHAPTERS)
def test_every_word_that_is_seen_comes_once_in_order_and_no_other(
    chapters: list[list[tuple[str, list[tuple[str, str]]]]],
) -> None:
    expected: list[str] = []
    pages = []
    for blocks in chapters:
        # Longer than all that is hidden: what holds most of a page is shown, whatever it says.
        begun = "The ferry is late again. " * 20
        expected += begun.split()
        body = f"<p>{begun}</p>"
        for form, pieces in blocks:
            parts: list[str] = []
            for inline, word in pieces:
                numbered = f"{word}{len(parts)}x{len(expected)}"
                parts.append(inline.format(f"{numbered} "))
                if inline in SEEN:
                    expected.append(numbered)
            body += form.format("".join(parts))
        pages.append(page(body))

    assert read_epub(book(*pages)).body.split() == expected
