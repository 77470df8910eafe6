"""What stands in a PDF, as PDFium tells it: lines with their places, title and author."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.assembly import Block
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.pdf_paragraphs import Line, blocks_of_lines

PAGE_LIMIT = 60
"""Pages; longer documents are books, not articles."""

_COLUMN_GAP = 2.0
"""Font sizes between two characters of one row that belong to different columns."""

_GENERATED_HYPHEN = "\x02"
"""What PDFium reports for a hyphen at a line's end."""


LOCKED = gettext_noop(
    "This PDF is password-protected: save a copy without the password and post that."
)
DAMAGED = gettext_noop("This PDF is damaged: save it again, or post its text instead.")
TOO_LONG = gettext_noop(
    "This PDF has more than 60 pages: save the article's pages as a PDF of their own."
)


@dataclass(frozen=True, slots=True)
class Contents:
    """A PDF's properties as they are stated, which may be empty, and its blocks."""

    title: str
    author: str
    blocks: list[Block]


def lines_of(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    """Yield the lines of *page*, the one of that *number*, in the order they were written.

    The origin of their places is the bottom left of the page.
    """
    text_page = page.get_textpage()
    characters: list[tuple[str, float, float, float]] = []
    size = 0.0
    for index in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text_page.raw, index))
        if character in "\r\n":
            yield from _line(number, characters, size)
            characters = []
            continue
        left, bottom, right, _ = text_page.get_charbox(index, loose=True)
        if not characters:
            size = pdfium.FPDFText_GetFontSize(text_page.raw, index)
        elif left - characters[-1][2] > _COLUMN_GAP * max(size, 1):
            yield from _line(number, characters, size)
            characters = []
        characters.append((character, left, right, bottom))
    yield from _line(number, characters, size)


def _line(
    page: int, characters: list[tuple[str, float, float, float]], size: float
) -> Iterator[Line]:
    seen = [character for character in characters if character[0].strip() and character[2]]
    if not seen:
        return
    text = "".join(character[0] for character in characters)
    # PDFium reports characters beyond U+FFFF as two halves, and broken fonts as one.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    yield Line(
        page=page,
        text=text.replace(_GENERATED_HYPHEN, "-").strip(),
        left=min(character[1] for character in seen),
        right=max(character[2] for character in seen),
        baseline=min(character[3] for character in seen),
        size=round(size, 1) or 1.0,
    )


def contents(data: bytes) -> Contents:
    """Return what the PDF *data* holds.

    Raises:
        SourceRefused: It is locked, damaged or too long.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise SourceRefused(LOCKED if locked else DAMAGED) from error
    if len(document) > PAGE_LIMIT:
        raise SourceRefused(TOO_LONG)
    try:
        lines = [line for number, page in enumerate(document) for line in lines_of(page, number)]
    except pypdfium2.PdfiumError as error:
        raise SourceRefused(DAMAGED) from error
    return Contents(
        document.get_metadata_value("Title"),
        document.get_metadata_value("Author"),
        blocks_of_lines(lines),
    )
