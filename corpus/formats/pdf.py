"""PDF files: what PDFium tells of them, by our own rules for paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Draft, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_TITLE, few, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.block_credits import credits_among, without_credits
from corpus.formats.blocks import without_title
from corpus.formats.bylines import credit_in
from corpus.formats.pdf_contents import contents
from corpus.normalise import fold, normalise

CHECK_WORDING = gettext_noop(
    "Check the wording where lines end in the PDF: hyphens there cannot be told for certain."
)
_LONGEST_LINE = 200
"""Characters of a line that may name authors; our own choice."""
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

    The title is that of the document's properties where it is plausible. Their author is stated
    where the text names them as well; otherwise it may be whose program made the file.

    Raises:
        SourceRefused: the PDF is locked, damaged, scanned or too long.
    """
    found = contents(data)
    title = _title(found.title)
    blocks = without_title(found.blocks, title)
    stated, guessed = credits_among(blocks)
    named = _authors(found.author)
    if not stated.authors:
        borne_out = few(tuple(name for name in named if _is_named(name, blocks)))
        stated, guessed = replace(stated, authors=borne_out), replace(guessed, authors=named)
    metadata = replace(stated, title=title)
    blocks = without_credits(blocks)
    if sum(len(block.text) for block in found.blocks) < LEAST_TEXT or not any(
        block.kind is ParagraphKind.BODY for block in blocks
    ):
        raise SourceRefused(_SCAN)
    return assemble(metadata, blocks, [CHECK_WORDING], guessed.without(metadata.known))


def _title(stated: str) -> str | None:
    """Return the title that is *stated*, unless it is a file's name or a program's default."""
    title = within(LONGEST_TITLE, normalise(stated))
    plausible = title and len(title.split()) > 1 and not _NO_TITLE.search(title)
    return title if plausible else None


def _authors(stated: str) -> tuple[str, ...]:
    """Return the people *stated*; one word is an account's name rather than a person's."""
    return few(tuple(name for name in credit_in([stated]).people if len(name.split()) > 1))


def _is_named(name: str, blocks: Sequence[Block]) -> bool:
    """Tell whether one of *blocks* that is no paragraph, as below a title, holds *name*."""
    sought = fold(name)
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST_LINE)
    return any(f" {sought} " in f" {fold(line)} " for line in lines)
