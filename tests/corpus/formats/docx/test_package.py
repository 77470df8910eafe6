"""The parts of a Word document are found by their relations, or the document is refused."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import archive, blocks, paragraph, part
from tests.corpus.formats.docx.word_parts import BODY, ENERGY, mark, note


def test_the_strict_form_of_the_standard_is_read_alike() -> None:
    strict = part("document", f"<w:body>{paragraph('Text ', ENERGY)}</w:body>")
    for folder in ("wordprocessingml", "officeDocument"):
        strict = strict.replace(
            f"http://schemas.openxmlformats.org/{folder}/2006/",
            f"http://purl.oclc.org/ooxml/{folder}/",
        )
    assert blocks(read_docx(archive({"word/document.xml": strict}))) == [(BODY, "Text E=mc\u00b2")]


def test_the_parts_are_found_by_their_relations() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def relations(told: dict[str, str]) -> str:
        each = "".join(f'<R Id="{n}" Type="{kind}/{n}" Target="{t}"/>' for n, t in told.items())
        return f"<Relationships>{each}</Relationships>"

    members = {
        "_rels/.rels": relations({"officeDocument": "/word/document2.xml"}),
        "word/_rels/document2.xml.rels": relations({"footnotes": "notes/f.xml", "styles": "s.xml"}),
        "word/document2.xml": part(
            "document", f"<w:body>{paragraph('Text', mark('footnote', 1), '.')}</w:body>"
        ),
        "word/notes/f.xml": part("footnotes", note("footnote", 1, "Note.")),
    }
    assert read_document(archive(members), "a.docm").body == "Text.\n\nNote."


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": "<no"},
        {"word/document.xml": part("other", paragraph("Text."))},
        {"word/styles.xml": part("styles", "")},
        {
            "word/document.xml": part("document", f"<w:body>{paragraph('Text.')}</w:body>"),
            "word/styles.xml": "<no",
        },
        {
            "word/document.xml": part(
                "document",
                f"<w:body>{'<w:sdt><w:sdtContent>' * 200}{paragraph('Text.')}"
                f"{'</w:sdtContent></w:sdt>' * 200}</w:body>",
            )
        },
    ],
)
def test_a_document_with_damaged_parts_is_refused(members: dict[str, str]) -> None:
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(archive(members))


def test_a_document_with_entities_of_its_own_is_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = part("document", f"<w:body>{paragraph('Text &b;.')}</w:body>")
    data = archive({"word/document.xml": text.replace("?><w", f"?>{bomb}<w")})
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(data)
