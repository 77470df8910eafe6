"""Whatever a Word document is built of, it is read whole: each word once, in order."""

from hypothesis import given

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_documents import Document, documents


@given(documents())
def test_every_word_that_is_seen_is_read_once_in_order_and_none_other(document: Document) -> None:
    draft = read_docx(document.file())
    told = assemble(Metadata(), document.blocks)
    assert (draft.body, draft.paragraphs) == (told.body, told.paragraphs)
    assert not [word for word in document.unseen if word in draft.body]
