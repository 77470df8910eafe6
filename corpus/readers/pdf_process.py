"""The process that opens a PDF: bytes on standard input, its blocks as JSON on standard output.

It is a process of its own because PDF libraries are native code that hostile files can
crash or stall; `corpus.readers.pdf` runs it with a time limit.
"""

import json
import sys
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.readers.pdf_paragraphs import Line, blocks_of_lines

PAGE_LIMIT = 60
"""Pages; longer documents are books, not articles."""

_COLUMN_GAP = 2.0
"""Font sizes between two characters of one row that belong to different columns."""

_GENERATED_HYPHEN = "\x02"
"""What PDFium reports for a hyphen at a line's end."""


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


def contents(data: bytes) -> dict[str, object]:
    """Return what the PDF *data* holds, or `{"refused": reason}`.

    The reasons are "password", "damaged" and "pages".
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return {"refused": "password" if locked else "damaged"}
    if len(document) > PAGE_LIMIT:
        return {"refused": "pages"}
    lines = [line for number, page in enumerate(document) for line in lines_of(page, number)]
    return {
        "title": document.get_metadata_value("Title"),
        "author": document.get_metadata_value("Author"),
        "blocks": blocks_of_lines(lines),
    }


if __name__ == "__main__":
    json.dump(contents(sys.stdin.buffer.read()), sys.stdout)
