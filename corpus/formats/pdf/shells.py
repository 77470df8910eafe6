"""PDFs whose only page asks for another program: forms in XML, portfolios, locked documents."""

import re
from collections.abc import Iterable

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.assembly import Block

_MOST_CHARACTERS = 1_000
"""Characters of such a request; the longest that was seen has 704."""
_PROGRAMS = re.compile(r"\b(?:Adobe|Acrobat|Reader)\b", re.IGNORECASE)


def is_shell(document: pypdfium2.PdfDocument, blocks: Iterable[Block]) -> bool:
    """Tell whether *blocks*, all text of *document*, only say which program shows the real one."""
    text = " ".join(block.text for block in blocks)
    if len(document) > 1 or len(text) > _MOST_CHARACTERS or not _PROGRAMS.search(text):
        return False
    # An interactive form that is drawn by its program, or files that are bound together.
    is_form = document.get_formtype() == pdfium.FORMTYPE_XFA_FULL
    return is_form or bool(pdfium.FPDFDoc_GetAttachmentCount(document))
