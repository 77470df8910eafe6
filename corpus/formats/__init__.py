"""Reading: the bytes of any source that a moderator may post, to the draft of an article."""

import importlib
import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from corpus.article import Draft
from corpus.discord_transcript import CONTENT_TYPE
from corpus.errors import SourceRefused
from corpus.formats.decoding import decode

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes; far above any article, and within what Discord lets everybody upload."""


class Kind(StrEnum):
    """The kinds of document; the value names the module here that reads it."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    DISCORD = "discord"


_CONTENT_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    CONTENT_TYPE: Kind.DISCORD,
}
"""Not text/plain: servers send Markdown under that name, so the extension decides."""

_EXTENSIONS = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".dotx": Kind.DOCX,
}
_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:(?:<\?xml[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->)\s*+)*+"
    rb"<(?:!doctype\s++html|html)[\s>]",
    re.IGNORECASE,
)
_WORD_TEXT = re.compile(r"word/document\d*+\.xml")
"""The member of an archive that tells a Word document; some programs number it."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How compound files begin: Word before 2007, and Word files with a password."""


def read_document(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    content_type: str | None = None,
    charset: str | None = None,
) -> Draft:
    """Return the article in *data*, a file called *name*, fetched from *url* if that is given.

    What the data is, is told by its content, then by *content_type*, then by the extension
    of *name*; anything else is plain text. *charset* is what the sender declared.

    Raises:
        SourceRefused: no article can be read from it; the sentence says what to do.
    """
    refuse_by_size(data)
    draft = _read(data, _kind(data, name, content_type), url, charset)
    if not any(paragraph.number for paragraph in draft.paragraphs):
        raise SourceRefused(
            "No article text was found here: post the article's page, its file or its text."
        )
    return draft


def refuse_by_size(data: bytes) -> None:
    """Raise `SourceRefused` unless *data* has a size that is read at all."""
    if not data.strip():
        raise SourceRefused("This source is empty: post one that has text in it.")
    if len(data) > SIZE_LIMIT:
        raise SourceRefused(
            "This source has {size:.1f} MB, the limit is {limit} MB: "
            "post the article's text alone.",
            size=len(data) / 1024 / 1024,
            limit=SIZE_LIMIT // 1024 // 1024,
        )


def likely_kind(data: bytes, name: str, content_type: str | None) -> Kind:
    """Return what *data* probably is, told without looking further than its first bytes."""
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    return Kind.DOCX if data.startswith(b"PK") else _stated_kind(name, content_type)


def load_reader(kind: Kind) -> None:
    """Load what reads documents of *kind*: the libraries behind it take a second."""
    importlib.import_module(f"{__name__}.{kind.value}")


def _kind(data: bytes, name: str, content_type: str | None) -> Kind:
    if found := _kind_by_content(data):
        return found
    return _stated_kind(name, content_type)


def _stated_kind(name: str, content_type: str | None) -> Kind:
    stated = (content_type or "").partition(";")[0].strip().lower()
    extension = PurePosixPath(name.lower()).suffix
    return _CONTENT_TYPES.get(stated) or _EXTENSIONS.get(extension, Kind.TEXT)


def _kind_by_content(data: bytes) -> Kind | None:
    if data.lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if data.startswith(_OLD_WORD):
        raise SourceRefused(
            "This is an old or password-protected Office file: save it as .docx without a password."
        )
    return Kind.HTML if _PAGE_START.match(data[:4096]) else None


def _kind_of_archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    # All that the library raises for an archive that is damaged, locked or of an unknown form.
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceRefused(
            "This file is damaged: save it again, or post its text instead."
        ) from error
    if any(map(_WORD_TEXT.fullmatch, members)):
        return Kind.DOCX
    raise SourceRefused(
        "This is an archive, not an article: "
        "post a web page, Markdown, plain text, PDF or Word (.docx) file."
    )


def _read(data: bytes, kind: Kind, url: str | None, charset: str | None) -> Draft:
    # Each branch imports what only it needs: the libraries behind take a second to load.
    match kind:
        case Kind.PDF:
            from corpus.formats.pdf.document import read_pdf  # noqa: PLC0415  loaded when needed

            return read_pdf(data)
        case Kind.DOCX:
            from corpus.formats.docx import read_docx  # noqa: PLC0415  loaded when needed

            return read_docx(data)
        case Kind.HTML:
            from corpus.formats.html import read_html  # noqa: PLC0415  loaded when needed

            return read_html(decode(data, charset), url)
        case Kind.MARKDOWN:
            from corpus.formats.markdown import read_markdown  # noqa: PLC0415  loaded when needed

            return read_markdown(decode(data, charset))
        case Kind.TEXT:
            from corpus.formats.text import read_text  # noqa: PLC0415  loaded when needed

            return read_text(decode(data, charset))
        case Kind.DISCORD:
            from corpus.formats.discord import read_discord  # noqa: PLC0415  loaded when needed

            return read_discord(decode(data, charset))
