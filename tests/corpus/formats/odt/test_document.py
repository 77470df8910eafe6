"""What a reader of an OpenDocument text sees is read, and nothing else that stands in it."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.odt.document import read_odt
from corpus.formats.zip_packages.package import MOST_MEMBERS, UNPACKED_LIMIT

TYPE = "application/vnd.oasis.opendocument.text"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    f'xmlns:office="{OASIS}office:1.0" xmlns:text="{OASIS}text:1.0" xmlns:table="{OASIS}table:1.0" '
    f'xmlns:draw="{OASIS}drawing:1.0" xmlns:style="{OASIS}style:1.0" xmlns:meta="{OASIS}meta:1.0" '
    f'xmlns:svg="{OASIS}svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:m="http://www.w3.org/1998/Math/MathML"'
)


def styled(name: str, properties: str = "", family: str = "text", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


STYLES = "".join(
    (
        styled("Hid", 'text:display="none"'),
        styled("Str", 'style:text-line-through-style="solid"'),
        styled("Str2", 'style:text-line-through-type="single"'),
        styled("Sup", 'style:text-position="super 58%"'),
        styled("Sub", 'style:text-position="-33% 58%"'),
        styled("Flat", 'style:text-position="0% 100%"', parent="Sup"),
        styled("Kept", 'fo:font-weight="bold"'.replace("fo:", "style:"), parent="Str"),
        styled("PHid", 'text:display="none"', "paragraph"),
        styled("PTitle", "", "paragraph", "Title"),
        styled("PCap", "", "paragraph", "Caption"),
        styled("PQuote", "", "paragraph", "Quotations"),
        (
            '<text:list-style style:name="L1">'
            '<text:list-level-style-number text:level="1" style:num-suffix="." '
            'style:num-format="1"/><text:list-level-style-number text:level="2" '
            'style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style>'
            '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
            "</text:list-style>"
        ),
    )
)
OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" '
    'style:num-format="1" text:display-levels="2"/></text:outline-style>'
)


def content(body: str, styles: str = STYLES) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )


def packed(members: Mapping[str, str | bytes], kind: str = TYPE) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(name, data)
    return output.getvalue()


def document(body: str, meta: str = "", styles: str = "") -> bytes:
    return packed(
        {
            "content.xml": content(body),
            "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMESPACES}>{meta}</office:document-meta>",
        }
    )


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind.value, draft.body[each.start : each.end]) for each in draft.paragraphs]


def read(body: str, styles: str = "") -> list[tuple[str, str]]:
    return told(read_odt(document(body, styles=styles)))


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    "written",
    [
        f"The {span('Hid', 'not ')}ferry {span('Str', 'never ')}is {span('Str2', 'x')}late.",
        f"The {span('Kept', 'barred ')}ferry is late.",
        'The<text:s text:c="3"/>ferry<text:tab/>is<text:line-break/>late.',
        "The ferry<office:annotation><text:p>no</text:p></office:annotation> is late.",
        'The <text:change-start text:change-id="1"/>ferry<text:change-end/> is <text:change/>late.',
        'The <text:a xlink:href="https://x.example">ferry</text:a> is<text:soft-page-break/> late.',
        'The <text:hidden-text text:is-hidden="true">secret </text:hidden-text>ferry is late.',
        "The <text:ruby>ferry<text:ruby-text>no</text:ruby-text></text:ruby> is late.",
        'The ferry is <text:variable-set text:display="none">4</text:variable-set>late.',
        '<text:bookmark text:name="a"/>The ferry is late.<text:toc-mark text:string-value="x"/>',
    ],
)
def test_the_words_that_are_seen_are_the_text(written: str) -> None:
    assert read(p(written)) == [("body", "The ferry is late.")]


def test_raised_and_lowered_text_keeps_its_meaning() -> None:
    text = f"10{span('Sup', '6')} m, H{span('Sub', '2')}O, 7{span('Flat', '5')}"
    assert read(p(text)) == [("body", "10\u2076 m, H\u2082O, 75")]


def test_what_was_deleted_or_is_hidden_is_no_text() -> None:
    hidden = stating("text:is-hidden", "true")
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p>"
        f"</text:deletion></text:changed-region></text:tracked-changes>{p('Hidden.', 'PHid')}"
        f'<text:section text:display="none">{p("Hidden.")}</text:section>'
        f'<text:section text:is-hidden="true">{p("Hidden.")}</text:section>'
        f'<text:section text:name="a">{p("The ferry is late.")}</text:section>'
        f"{p(f'Hidden.<text:hidden-paragraph {hidden}/>')}"
        f"<text:table-of-content><text:index-body>{p('1 The quay')}</text:index-body>"
        "</text:table-of-content>"
    )
    assert read(body) == [("body", "The ferry is late.")]


def test_what_was_deleted_and_still_stands_there_is_no_text() -> None:
    regions = "".join(
        f'<text:changed-region text:id="c{n}"><text:{kind}/></text:changed-region>'
        for n, kind in enumerate(["deletion", "insertion", "deletion"])
    )

    def mark(side: str, number: int) -> str:
        return f'<text:change-{side} text:change-id="c{number}"/>'

    first, second = (f"{mark('start', n)}boat{mark('end', n)}" for n in (0, 1))
    changed = p(f"The {first}{second.replace('boat', 'ferry')} is{mark('start', 2)} not")
    body = (
        f"<text:tracked-changes>{regions}</text:tracked-changes>{changed}"
        f"{p(mark('end', 2) + ' late.')}{p('It rained.')}"
    )
    assert read(body) == [("body", "The ferry is late."), ("body", "It rained.")]


def item(text: str, more: str = "", stated: str = "") -> str:
    return f"<text:list-item {stated}>{p(text) if text else ''}{more}</text:list-item>"


def stating(name: str, value: str) -> str:
    return f'{name}="{value}"'


def listed(style: str, *items: str, stated: str = "") -> str:
    return f'<text:list text:style-name="{style}" {stated}>{"".join(items)}</text:list>'


def test_items_have_the_numbers_that_programs_count() -> None:
    inner = f"<text:list>{item('Bo')}{item('Cy')}</text:list>"
    going_on = stating("text:continue-numbering", "true")
    header = f"<text:list-header>{p('Later')}</text:list-header>"
    body = (
        f"{p('They came:')}{listed('L1', item('Ada', inner), item('Di'))}{p('It rained.')}"
        f"{listed('L1', item('El'), stated=going_on)}"
        f"{listed('L1', item('Fi'), item('Gus', stated=stating('text:start-value', '7')))}"
        f"{listed('L2', item('Hal'))}{listed('L1', header)}"
    )
    assert read(body) == [
        ("body", "They came:"),
        *(("list", text) for text in ("1. Ada", "(a) Bo", "(b) Cy", "2. Di")),
        ("body", "It rained."),
        *(("list", text) for text in ("3. El", "1. Fi", "7. Gus", "Hal", "Later")),
    ]


def test_headings_have_their_numbers_and_the_title_is_none_of_them() -> None:
    body = (
        f"{p('The Ferry', 'PTitle')}{p('By Ada Quill, 6 May 2022')}"
        '<text:h text:outline-level="1">The quay</text:h>'
        f'<text:h text:outline-level="2">Nobody</text:h>{p("It rained.")}'
        f'<text:h text:outline-level="1">The sea</text:h>{p("Too late.", "PQuote")}'
    )
    draft = read_odt(document(body, styles=OUTLINE))
    assert (draft.metadata.title, draft.metadata.authors) == ("The Ferry", ("Ada Quill",))
    assert draft.metadata.published == date(2022, 5, 6)
    assert told(draft) == [
        ("heading", "1. The quay"),
        ("heading", "1.1 Nobody"),
        ("body", "It rained."),
        ("heading", "2. The sea"),
        ("quote", "Too late."),
    ]


def test_notes_and_text_boxes_stand_behind_and_captions_are_captions() -> None:
    body = (
        "<text:p>The ferry<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('A boat.')}</text:note-body></text:note> is"
        f"<draw:frame><draw:text-box>{p('Beside it.')}</draw:text-box></draw:frame> late.</text:p>"
        "<draw:frame><draw:text-box><text:p text:style-name='PCap'><draw:frame><draw:image/>"
        "<svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>Figure 1: A quay</text:p>"
        "</draw:text-box></draw:frame>"
        f"<text:p><draw:custom-shape>{p('In a shape.')}</draw:custom-shape></text:p>"
        f"{p('It rained.')}"
    )
    assert read(body) == [
        ("body", "The ferry is late."),
        ("body", "Beside it."),
        ("caption", "Figure 1: A quay"),
        ("body", "In a shape."),
        ("body", "It rained."),
        ("list", "A boat."),
    ]


def cell(text: str, stated: str = "") -> str:
    return f"<table:table-cell {stated}>{p(text)}</table:table-cell>"


def test_tables_keep_their_cells_what_they_span_and_what_names_them() -> None:
    two = 'table:number-columns-spanned="2"'
    body = (
        f"{p('Before.')}<table:table><table:table-column/>"
        "<table:table-header-rows><table:table-row>"
        f"{cell('Bay')}{cell('State', two)}<table:covered-table-cell/></table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell('first')}{cell('sound')}{cell('dry')}"
        f"</table:table-row><table:table-row>{cell('second')}"
        f'<table:table-cell table:number-columns-repeated="2">{p("wet")}</table:table-cell>'
        '</table:table-row><table:table-row table:visibility="collapse">'
        f"{cell('hidden')}{cell('hidden')}</table:table-row></table:table>"
    )
    draft = read_odt(document(body))
    assert told(draft) == [
        ("body", "Before."),
        ("table", "Bay State"),
        ("table", "first sound dry"),
        ("table", "second wet wet"),
    ]
    named = [
        [[draft.body[slice(*head)] for head in each.heads] for each in row.cells]
        for row in draft.paragraphs[2:]
    ]
    assert named == [[["Bay"], ["State"], ["State"]]] * 2


def test_a_formula_is_written_on_the_line() -> None:
    formula = (
        "<m:math><m:mi>E</m:mi><m:mo>=</m:mo><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup></m:math>"
    )
    body = '<text:p>It is <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>.</text:p>'
    xml = formula.replace("<m:math>", f"<m:math {NAMESPACES}>")
    data = packed({"content.xml": content(body), "Object 1/content.xml": xml})
    assert told(read_odt(data)) == [("body", "It is E=c\u00b2.")]


def test_what_the_document_says_of_itself_is_its_title_or_a_guess() -> None:
    meta = (
        "<office:meta><dc:title>The Ferry</dc:title><meta:initial-creator>Ada Quill"
        "</meta:initial-creator><dc:creator>Bo</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>"
        "<meta:creation-date>2022-05-06T07:00:00</meta:creation-date><dc:language>en-GB</dc:language>"
        "</office:meta>"
    )
    draft = read_odt(document(p("It is late."), meta))
    assert (draft.metadata.title, draft.metadata.language) == ("The Ferry", "en")
    assert (draft.metadata.authors, draft.metadata.published) == ((), None)
    assert (draft.guessed.authors, draft.guessed.published) == (("Ada Quill",), date(2022, 5, 6))


FLAT = (
    content(p("The ferry is late."))
    .replace("office:document-content", "office:document", 1)
    .replace("office:document-content>", "office:document>")
    .replace("<office:document ", f'<office:document office:mimetype="{TYPE}" ', 1)
)


@pytest.mark.parametrize("name", ["a.odt", "a.txt", "a"])
@pytest.mark.parametrize(
    "data",
    [
        document(p("The ferry is late.")),
        packed({"content.xml": content(p("The ferry is late."))}, f"{TYPE}-template"),
        FLAT.encode(),
    ],
    ids=["odt", "ott", "fodt"],
)
def test_an_opendocument_text_is_known_by_its_content(data: bytes, name: str) -> None:
    assert told(read_document(data, name)) == [("body", "The ferry is late.")]


LOCKED = (
    f'<m:manifest xmlns:m="{OASIS}manifest:1.0"><m:file-entry m:full-path="content.xml">'
    "<m:encryption-data/></m:file-entry></m:manifest>"
)
BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]>"
)
STEALING = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def declared(doctype: str, body: str) -> bytes:
    return packed({"content.xml": content(p(body)).replace("?>", f"?>{doctype}", 1)})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed({}), "damaged"),
        (packed({"content.xml": "<a"}), "damaged"),
        (packed({"content.xml": f"<office:x {NAMESPACES}/>"}), "damaged"),
        (document(p("x"))[:-30], "damaged"),
        (packed({"content.xml": "x", "META-INF/manifest.xml": LOCKED}), "password-protected"),
        (packed({"content.xml": b"0" * (UNPACKED_LIMIT + 1)}), "more than 20 MB"),
        (packed({f"{n}": "" for n in range(MOST_MEMBERS)}), "damaged"),
        (document(""), "no paragraphs"),
        (document("<text:section>" * 300 + "</text:section>" * 300), "damaged"),
        (declared(BOMB, "&a9;"), "damaged"),
        (
            document(
                p("x") + f"<text:p {' '.join(f'a{n}=' + chr(34) * 2 for n in range(9_000))}/>"
            ),
            "thousands of attributes",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_odt(data)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_no_file_of_ours_is_put_into_a_document() -> None:
    assert told(read_odt(declared(STEALING, "The ferry &x; is late."))) == [
        ("body", "The ferry is late.")
    ]


def test_cells_that_stand_for_millions_are_read_once() -> None:
    many = 'table:number-columns-repeated="999999"'
    rows = f'<table:table-row table:number-rows-repeated="999999">{cell("a" * 9_000, many)}'
    table = f"<table:table>{rows}{cell('b')}</table:table-row></table:table>"
    draft = read_odt(document(p("Before.") + table))
    assert len(draft.body) < 3_000_000


WORDS = st.text("abcdefgh\u00e9\u017e\u4e2d<&>", min_size=1, max_size=6)
SEEN = ["{}", "<text:span>{}</text:span>", span("Flat", "{}"), "<text:a>{}</text:a>"]
UNSEEN = [
    span("Hid", "{}"),
    span("Str", "{}"),
    span("Kept", span("Flat", "{}")),
    "<office:annotation><text:p>{}</text:p></office:annotation>",
    '<text:hidden-text text:is-hidden="true">{}</text:hidden-text>',
    "<draw:frame><draw:image/><svg:title>{}</svg:title></draw:frame>",
]
PIECES = st.lists(st.tuples(st.sampled_from([*SEEN, *UNSEEN]), WORDS), min_size=1, max_size=6)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["p", "h", "item", "row", "section", "hidden"]), PIECES), max_size=10
)


@given(BLOCKS)
def test_every_word_that_is_seen_comes_once_in_order_and_no_other(
    blocks: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    forms = {
        "p": "<text:p>{}</text:p>",
        "h": '<text:h text:outline-level="3">{}</text:h>',
        "item": listed("L2", item("{}")),
        "row": "<table:table><table:table-row>"
        f"{cell('{}')}{cell('end')}</table:table-row></table:table>",
        "section": "<text:section><text:p>{}</text:p></text:section>",
        "hidden": '<text:section text:display="none"><text:p>{}</text:p></text:section>',
    }
    expected = ["Before."]
    body = p("Before.")
    for form, pieces in blocks:
        parts: list[str] = []
        for inline, word in pieces:
            numbered = f"{word}{len(parts)}x{len(expected)}"
            parts.append(inline.format(escape(f"{numbered} ")))
            if inline in SEEN and form != "hidden":
                expected.append(numbered)
        body += forms[form].format("".join(parts))
        expected += ["end"] if form == "row" else []

    assert read_odt(document(body)).body.split() == expected
