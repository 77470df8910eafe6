"""What stands in a PDF: its blocks, and title and author as its properties state them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.assembly import Block
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.pdf.blocks import blocks_in
from corpus.formats.pdf.characters import Character, characters_of
from corpus.formats.pdf.drawings import drawings_of
from corpus.formats.pdf.flow import Item, body_size_of, items_of, set_apart
from corpus.formats.pdf.layout import layout_of
from corpus.formats.pdf.ornaments import with_bullets, with_initials, without_line_numbers
from corpus.formats.pdf.page_edges import Page
from corpus.formats.pdf.pieces import pieces_of
from corpus.formats.pdf.raised_pieces import with_raised
from corpus.formats.pdf.running_lines import without_running_lines
from corpus.formats.pdf.scans import is_picture
from corpus.formats.pdf.shells import is_shell
from corpus.formats.pdf.table_of_contents import without_tables_of_contents
from corpus.formats.pdf.visibility import seen
from corpus.formats.pdf.wording import begins_raised

PAGE_LIMIT = 60
"""Pages; longer documents are books, not articles."""

LOCKED = gettext_noop(
    "This PDF is password-protected: save a copy without the password and post that."
)
DAMAGED = gettext_noop("This PDF is damaged: save it again, or post its text instead.")
TOO_LONG = gettext_noop(
    "This PDF has more than 60 pages: save the article's pages as a PDF of their own."
)
SHELL = gettext_noop(
    "This PDF shows its text in Adobe's own programs alone: print it there as a PDF, or post the "
    "files that are in it."
)


@dataclass(frozen=True, slots=True)
class Contents:
    """A PDF's properties as they are stated, which may be empty, and its blocks.

    *guessed* tells that a hyphen at a line's end was judged by what is likely, *left_out* that
    hidden, struck-out or slanting text is not among the blocks, and *illegible* that fonts do not
    say which characters they draw. *pictures* counts the pages that are pictures without text.
    """

    title: str
    author: str
    blocks: list[Block]
    guessed: bool
    left_out: bool
    illegible: bool
    pictures: int


def contents(data: bytes) -> Contents:
    """Return what the PDF *data* holds.

    Raises:
        SourceRefused: It is locked, damaged or too long, or only another program shows its text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise SourceRefused(LOCKED if locked else DAMAGED) from error
    if len(document) > PAGE_LIMIT:
        raise SourceRefused(TOO_LONG)
    try:
        pages = [_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise SourceRefused(DAMAGED) from error
    shown = without_running_lines([page for page, _, _ in pages])
    blocks, guessed = blocks_in(_parts(without_tables_of_contents(shown)))
    if is_shell(document, blocks):
        raise SourceRefused(SHELL)
    return Contents(
        document.get_metadata_value("Title"),
        document.get_metadata_value("Author"),
        blocks,
        guessed=guessed,
        left_out=any(left_out for _, left_out, _ in pages),
        illegible=any(illegible for _, _, illegible in pages),
        pictures=sum(is_picture(page) for page, _, _ in pages),
    )


def _page(page: pypdfium2.PdfPage) -> tuple[Page, bool, bool]:
    """Return *page*, whether text was left out, and whether some cannot be read."""
    characters, turn = characters_of(page)
    drawings = drawings_of(page, turn)
    visible = seen(characters, drawings)
    illegible = any(map(_is_illegible, visible.characters))
    pieces = with_raised(pieces_of(visible.characters, drawings.rules))
    pieces = without_line_numbers(with_initials(with_bullets(pieces, drawings.dots)))
    return Page(pieces, drawings), visible.left_out, illegible


def _is_illegible(character: Character) -> bool:
    return character.unknown or character.text == "\ufffd" or "\ue000" <= character.text <= "\uefff"


def _parts(pages: Sequence[Page]) -> list[list[Item]]:
    """Return all columns of *pages* in the order they are read."""
    has_notes = any(begins_raised(piece) for page in pages for piece in page.pieces)
    layouts = [layout_of(page.pieces, page.drawings) for page in pages]
    known = frozenset(edge for layout in layouts for edge in layout.edges)
    if known:
        layouts = [layout_of(page.pieces, page.drawings, known) for page in pages]
    found = [
        items_of(number, layout.parts, page.drawings, has_notes=has_notes)
        for number, (layout, page) in enumerate(zip(layouts, pages, strict=True))
    ]
    body_size = body_size_of(part for parts in found for part in parts)
    return [
        part
        for page, parts in zip(pages, found, strict=True)
        for part in set_apart(parts, body_size, page.drawings)
    ]
