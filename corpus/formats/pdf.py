"""PDF files: what PDFium tells of them, by our own rules for paragraphs."""

import re

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import assemble
from corpus.bounds import LONGEST_TITLE, few, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import without_title
from corpus.formats.bylines import credit_in
from corpus.formats.pdf_contents import contents
from corpus.normalise import normalise

CHECK_WORDING = gettext_noop(
    "Check the wording where lines end in the PDF: hyphens there cannot be told for certain."
)
LEAST_TEXT = 200
"""Characters; a PDF with fewer is a scan, or has nothing to quote."""

_SCAN = gettext_noop(
    "This PDF holds almost no text, so it is probably scanned: "
    "run text recognition (OCR) over it, or post the text instead."
)
_NO_TITLE = re.compile(
    r"untitled|^microsoft |^document\d*$|^slide|\.(?:docx?|indd|qxd|tex|pdf|rtf|odt|pages)\b",
    re.IGNORECASE,
)


def read_pdf(data: bytes) -> Draft:
    """Return the article in the PDF *data*, its wording to be checked where lines end.

    Title and author are taken from the document's properties where they are plausible.

    Raises:
        SourceRefused: the PDF is locked, damaged, scanned or too long.
    """
    found = contents(data)
    metadata = Metadata(title=_title(found.title), authors=_authors(found.author))
    blocks = without_title(found.blocks, metadata.title)
    if sum(len(block.text) for block in found.blocks) < LEAST_TEXT or not any(
        block.kind is ParagraphKind.BODY for block in blocks
    ):
        raise SourceRefused(_SCAN)
    return assemble(metadata, blocks, [CHECK_WORDING])


def _title(stated: str) -> str | None:
    """Return the title that is *stated*, unless it is a file's name or a program's default."""
    title = within(LONGEST_TITLE, normalise(stated))
    plausible = title and len(title.split()) > 1 and not _NO_TITLE.search(title)
    return title if plausible else None


def _authors(stated: str) -> tuple[str, ...]:
    """Return the people *stated*; one word is an account's name rather than a person's."""
    return few(tuple(name for name in credit_in([stated]).people if len(name.split()) > 1))
