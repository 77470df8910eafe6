"""Pages that a Word document takes in whole are read where they stand in it."""

import pytest

from corpus.article import ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import archive, blocks, paragraph, part

BODY, TABLE, HEADING = ParagraphKind.BODY, ParagraphKind.TABLE, ParagraphKind.HEADING
PAGE = (
    "<html><head><title>Export</title><style>.x{display:none}</style></head><body><h2>The quay</h2>"
    "<p>The quay is <b>open</b>.</p><p class='x'>Nobody sees this.</p>"
    "<table><tr><th>Bay</th><th>Boats</th></tr><tr><td>North</td><td>4</td></tr></table></body></html>"
)
MESSAGE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    "--b\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    f"\r\n{PAGE.replace('=', '=3D')}\r\n--b--\r\n"
)
READ = [
    (HEADING, "The quay"),
    (BODY, "The quay is open."),
    (TABLE, "Bay Boats"),
    (TABLE, "North 4"),
]


def document(body: str, **pages: str) -> bytes:
    """Return a document whose *body* may take in *pages*, by the names of their relations."""
    base = "http://schemas.openxmlformats.org"
    endings = {
        relation: "htm" if page.startswith("<") else "mht" for relation, page in pages.items()
    }
    relations = "".join(
        f'<Relationship Id="{relation}" Target="/word/{relation}.{ending}" '
        f'Type="{base}/officeDocument/2006/relationships/aFChunk"/>'
        for relation, ending in endings.items()
    )
    return archive(
        {
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{base}/package/2006/relationships">{relations}'
                "</Relationships>"
            ),
            **{f"word/{name}.{endings[name]}": page for name, page in pages.items()},
        }
    )


@pytest.mark.parametrize("page", [PAGE, MESSAGE])
def test_a_page_is_read_where_it_is_taken_in(page: str) -> None:
    body = f'{paragraph("Above.")}<w:altChunk r:id="a"/>{paragraph("Below.")}'
    read = blocks(read_docx(document(body, a=page)))
    assert read == [(BODY, "Above."), *READ, (BODY, "Below.")]


def test_a_page_is_taken_in_once_however_often_it_is_named() -> None:
    body = '<w:altChunk r:id="a"/>' * 3 + paragraph("\ue0000\ue001") * 3
    assert [text for _, text in blocks(read_docx(document(body, a=PAGE)))].count("The quay") == 1


@pytest.mark.parametrize("named", ['r:id="b"', 'r:id=""', ""])
def test_what_is_not_there_is_passed_by(named: str) -> None:
    body = f"{paragraph('Above.')}<w:altChunk {named}/>{paragraph('Below.')}"
    read = blocks(read_docx(document(body, a=PAGE, c="<p></p>")))
    assert read == [(BODY, "Above."), (BODY, "Below.")]


def test_a_document_of_an_empty_page_is_refused() -> None:
    with pytest.raises(SourceRefused, match="no paragraphs"):
        read_docx(document('<w:altChunk r:id="a"/>', a="<p> </p>"))
