"""An OpenDocument text is known by its content, and states its title or lets it be guessed."""

from datetime import date

import pytest

from corpus.formats import read_document
from corpus.formats.odt.document import read_odt
from tests.corpus.formats.odt.opendocument import TYPE, content, document, p, packed, told


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
