"""Whatever a text in Markdown is built of, it is read whole: each word once, in order."""

from hypothesis import given

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.markdown.markdown_documents import Document, documents


@given(documents())
def test_every_word_that_is_seen_is_read_once_in_order_and_none_other(
    built: tuple[str, Document],
) -> None:
    text, document = built
    draft = read_markdown(text)
    told = assemble(Metadata(), document.blocks)
    assert (draft.body, draft.paragraphs) == (told.body, told.paragraphs)
    assert not [word for word in document.unseen if word in draft.body]
