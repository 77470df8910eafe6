"""PDF files: what PDFium tells of them, by our own rules for paragraphs."""

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Draft
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_TITLE, few, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import UNSPACED, holds_text, without_title
from corpus.formats.credits.before_text import credits_among, without_credits
from corpus.formats.credits.bylines import credit_in
from corpus.formats.pdf.contents import contents
from corpus.normalise import fold, normalise

CHECK_WORDING = gettext_noop(
    "Check the wording where lines end in the PDF: hyphens there cannot be told for certain."
)
ILLEGIBLE = gettext_noop("Check the wording: fonts of this PDF do not say which letters they draw.")
LEFT_OUT = gettext_noop(
    "Text of this PDF that is hidden, struck out or slanting was left out: compare with the file."
)
_LONGEST_LINE = 200
"""Characters of a line that may name authors; our own choice."""
LEAST_TEXT = 200
"""Characters; a PDF with fewer is a scan where pages are pictures, otherwise a notice at most."""

_VOWELS = "aeiouy"
_LEAST_VOWELS, _ENOUGH_LETTERS = 0.25, 200
"""Share of the letters of a text in Latin script, and letters from which on it can be told.
Sentences of Czech, which has few without accents, have more than .35.
"""

_SCAN = gettext_noop(
    "This PDF holds almost no text, so it is probably scanned: "
    "run text recognition (OCR) over it, or post the text instead."
)
LITTLE = gettext_noop(
    "This PDF holds little text: check that it is all, for what is drawn or scanned is not read."
)
PICTURES = gettext_noop(
    "Pages of this PDF that are pictures were left out, since their text cannot be read: {count}."
)
_NO_TITLE = re.compile(
    r"untitled|^microsoft |^document\d*$|^slide|\.(?:docx?|indd|qxd|tex|pdf|rtf|odt|pages)\b",
    re.IGNORECASE,
)


_UNSPACED = re.compile(rf"[{UNSPACED}]{{2}}")
"""Script without spaces, in which a title may be one run of characters."""


def read_pdf(data: bytes) -> Draft:
    """Return the article in the PDF *data*, with warnings of what cannot be told for certain.

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
    length = sum(len(block.text) for block in found.blocks)
    if not length or (found.pictures and (length < LEAST_TEXT or not holds_text(blocks))):
        raise SourceRefused(_SCAN)
    warnings = {
        PICTURES.format(count=found.pictures): found.pictures > 0,
        LITTLE: length < LEAST_TEXT,
        ILLEGIBLE: found.illegible or _is_garbled(found.blocks),
        LEFT_OUT: found.left_out,
        CHECK_WORDING: found.guessed,
    }
    told = [warning for warning, said in warnings.items() if said]
    return assemble(metadata, blocks, told, guessed.without(metadata.known))


def _is_garbled(blocks: Sequence[Block]) -> bool:
    """Tell whether the text has letters, but such as no language has: fonts say wrong ones."""
    text = "".join(block.text for block in blocks if not block.cells)
    seen = Counter(text.casefold())
    del seen[" "]
    letters = sum(count for character, count in seen.items() if character.isalpha())
    latin = sum(seen[letter] for letter in string.ascii_lowercase)
    vowels = sum(seen[letter] for letter in _VOWELS)
    return 2 * letters < seen.total() or (
        2 * latin > letters > _ENOUGH_LETTERS and vowels < _LEAST_VOWELS * latin
    )


def _title(stated: str) -> str | None:
    """Return the title *stated*, unless it is a file's name or number, or a program's default."""
    title = within(LONGEST_TITLE, normalise(stated))
    if title is None or _NO_TITLE.search(title) or not any(map(str.isalpha, title)):
        return None
    return title if len(title.split()) > 1 or _UNSPACED.search(title) else None


def _authors(stated: str) -> tuple[str, ...]:
    """Return the people *stated*; one word is an account's name rather than a person's."""
    return few(tuple(name for name in credit_in([stated]).people if len(name.split()) > 1))


def _is_named(name: str, blocks: Sequence[Block]) -> bool:
    """Tell whether one of *blocks* that is no paragraph, as below a title, holds *name*."""
    sought = fold(name)
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST_LINE)
    return any(f" {sought} " in f" {fold(line)} " for line in lines)
