"""Word documents (.docx): every paragraph, since a document holds nothing but its text."""

import io
import zipfile
from dataclasses import replace

import mammoth

from corpus.article import Draft, ParagraphKind
from corpus.assembly import assemble
from corpus.bounds import LONGEST_TITLE, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.block_credits import credits_among, without_credits
from corpus.formats.blocks import without_title
from corpus.formats.html_blocks import blocks_of
from corpus.formats.html_element import Element, attribute, parse
from corpus.normalise import normalise

UNPACKED_LIMIT = 20 * 1024 * 1024
"""Bytes that the members of a document may unpack to; a small archive can hide gigabytes."""

_TITLE_STYLES = "p[style-name='Title'] => h1.title:fresh"
_DAMAGED = gettext_noop(
    "This Word file is damaged: save it again as .docx, or post its text instead."
)


def read_docx(data: bytes) -> Draft:
    """Return the article in the Word document *data*.

    The title is the first paragraph styled Title or Heading 1, otherwise `None`; author and date
    are those of lines below it. The document's properties are not used, since they often come
    from a template.

    Raises:
        SourceRefused: the document is damaged, too large when unpacked, or has no text.
    """
    _refuse_by_members(data)
    root = parse(_converted(data))
    _drop_note_marks(root)
    title = _title(root)
    blocks = without_title(blocks_of(root), title)
    stated, guessed = credits_among(blocks)
    if not any(block.kind is ParagraphKind.BODY for block in blocks):
        raise SourceRefused("This Word file has no paragraphs: post the article's text instead.")
    return assemble(replace(stated, title=title), without_credits(blocks), (), guessed)


def _refuse_by_members(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    # All that the library raises for an archive that is damaged, locked or of an unknown form.
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceRefused(_DAMAGED) from error
    if unpacked > UNPACKED_LIMIT:
        raise SourceRefused(
            "This Word file unpacks to more than {limit} MB: "
            "save a copy without pictures and post that.",
            limit=UNPACKED_LIMIT // 1024 // 1024,
        )


def _converted(data: bytes) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_TITLE_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
        )
    except Exception as error:  # mammoth lets through whatever its XML and zip parsers raise
        raise SourceRefused(_DAMAGED) from error
    return f"<body>{result.value}</body>"


def _drop_note_marks(root: Element) -> None:
    """Take out the marks of footnotes, "[1]" and "↑", which mammoth wrote and nobody else."""
    for link in list(root.iter("a")):
        if "note-" in attribute(link, "href") and attribute(link, "href").startswith("#"):
            # Dropped, each would move the text behind it to the end of the text before it.
            link.clear(keep_tail=True)


def _title(root: Element) -> str | None:
    headings = list(root.iter("h1"))
    headings.sort(key=lambda heading: attribute(heading, "class") != "title")
    texts = (normalise("".join(heading.itertext())) for heading in headings)
    return within(LONGEST_TITLE, next((text for text in texts if text), None))
