"""Prose that a page shows as it was typed is read in paragraphs; code is refused."""

import pytest

from corpus.article import ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html
from corpus.normalise import normalise

TYPED = """The harbour board met in the old customs house on Tuesday evening and
agreed to rebuild the eastern quay, which a storm damaged in the winter
before last.

The work is to begin in the first week of May, once the nesting season of
the terns that live on the breakwater is over.
"""


def archived(typed: str) -> str:
    """Return the page of a letter in the archive of a mailing list."""
    return (
        "<html><head><title>[harbour] The quay is to be rebuilt</title></head><body>"
        "<h1>[harbour] The quay is to be rebuilt</h1><b>Ann Lee</b><ul>"
        '<li>Previous message: <a href="1.html">[harbour] Ferry fares</a></li>'
        '<li>Next message: <a href="3.html">[harbour] Ferry fares</a></li></ul><hr>'
        f"<pre>{typed}</pre><hr></body></html>"
    )


def test_prose_that_a_page_shows_as_it_was_typed_is_read_in_paragraphs() -> None:
    draft = read_html(archived(TYPED))
    assert draft.metadata.title == "[harbour] The quay is to be rebuilt"
    assert draft.body == normalise_paragraphs(TYPED)
    assert {each.kind for each in draft.paragraphs} == {ParagraphKind.BODY}


def test_a_page_of_code_is_still_refused() -> None:
    code = "int main(void) {\n    /* It rained. */\n    return board(3);\n}\n" * 5
    with pytest.raises(SourceRefused, match="No article was found"):
        read_html(archived(code))


def normalise_paragraphs(typed: str) -> str:
    return "\n\n".join(map(normalise, typed.split("\n\n")))
