"""A page that a program made of a document says what the document says."""

from collections.abc import Callable

import pytest

from corpus.article import Draft, ParagraphKind
from corpus.formats.html.document import read_html

TITLE = "Winter timetable of the ferry"
TEXT = (
    "The ferry leaves every hour from the north pier, as the board decided in the spring.",
    "Whoever misses the last boat may sleep in the waiting room, which is heated until dawn.",
)
REMARK = "Is this still true? Please check with Ole before we print it again this autumn."
BODY = "".join(f"<p class='c2'><span class='c0'>{each}</span></p>" for each in TEXT)


def blocks(draft: Draft) -> list[tuple[ParagraphKind, str]]:
    return [(each.kind, draft.body[each.start : each.end]) for each in draft.paragraphs]


def google_docs(body: str) -> str:
    return (
        '<html><head><meta charset="utf-8"><style>.c0{color:#000}.c9{text-decoration:line-through}'
        f'</style></head><body class="doc-content"><p class="c2 title"><span>{TITLE}</span>'
        f'</p>{body}<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>{REMARK}</span></p></div>'
        "</body></html>"
    )


def word(body: str) -> str:
    return (
        "<html><head><title>Document1</title></head><body lang=EN-GB><div class=WordSection1>"
        f"<p class=MsoTitle>{TITLE}</p>{body}</div><div style='mso-element:comment-list'><div "
        f"style='mso-element:comment'><div id='_com_1'><p class=MsoCommentText><a href="
        f"'#_msoanchor_1'>[OB1]</a>{REMARK}</p></div></div></div></body></html>"
    )


def libre_office(body: str) -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><div title='header'><p>Harbour Board, "
        f"for the staff alone, not to be shown.</p></div><h1>{TITLE}</h1>{body}<div title='footer'>"
        "<p>Page 1 of 2 of what the office printed.</p></div></body></html>"
    )


def confluence(body: str) -> str:
    return (
        f"<html><head><title>Harbour Handbook : {TITLE}</title></head><body><div id='main-header'>"
        "<ol id='breadcrumbs'><li><a href='index.html'>Harbour Handbook</a></li></ol><h1 id="
        f"'title-heading'><span id='title-text'>Harbour Handbook : {TITLE}</span></h1></div>"
        f"<div id='main-content' class='wiki-content'>{body}</div><div class='pageSection'><div "
        "class='pageSectionHeader'><h2 class='pageSectionTitle'>Comments:</h2></div><table><tr><td>"
        f"<p>{REMARK}</p></td></tr></table></div></body></html>"
    )


def notion(body: str) -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><article class='page sans'><header><h1 "
        f"class='page-title'>{TITLE}</h1></header><div class='page-body'>{body}</div></article>"
        "</body></html>"
    )


PROGRAMS = [google_docs, word, libre_office, confluence, notion]


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("heading", ["", "<h1>Fares</h1>"])
def test_an_exported_page_is_its_document_without_comments_and_edges(
    program: Callable[[str], str], heading: str
) -> None:
    section = "".join(f"<p>{each} Dogs travel free.</p>" for each in TEXT) if heading else ""
    draft = read_html(program(BODY + heading + section))
    fares = [(ParagraphKind.HEADING, "Fares")] if heading else []
    below = [(ParagraphKind.BODY, f"{each} Dogs travel free.") for each in TEXT] if heading else []
    assert draft.metadata.title == TITLE
    assert blocks(draft) == [*((ParagraphKind.BODY, each) for each in TEXT), *fares, *below]


def test_what_a_class_of_the_page_strikes_out_is_not_read() -> None:
    fare = "<p>Bicycles cost <span class='c9'>two</span><span class='c0'> three euros.</span></p>"
    said = read_html(google_docs(BODY + fare + BODY)).body
    assert "Bicycles cost three euros." in said


def test_where_a_comment_was_made_is_not_marked_in_the_text() -> None:
    fare = "<p>Dogs travel free<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>.</p>"
    assert "Dogs travel free." in read_html(google_docs(BODY + fare + BODY)).body


def test_a_callout_of_notion_is_text_and_its_sign_is_none() -> None:
    callout = (
        '<figure class="callout"><div style="font-size:1.5em"><span '
        'class="icon">\U0001f4a1</span></div><div><b>Never</b> board alone.</div></figure>'
    )
    said = blocks(read_html(notion(BODY + callout + f"<p>{TEXT[0]} Always.</p>")))
    assert said[2] == (ParagraphKind.BODY, "Never board alone.")


def test_a_box_with_a_title_of_its_own_is_not_the_title_of_its_page() -> None:
    box = "<div class='panel'><p class='title'>Danger</p><p>Mind the gap at low water.</p></div>"
    assert read_html(confluence(BODY + box)).metadata.title == TITLE
