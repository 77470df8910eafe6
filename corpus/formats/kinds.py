"""Which kind of document something is: by its content, its stated type, its name's extension."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from corpus.discord_transcript import CONTENT_TYPE
from corpus.errors import SourceRefused
from corpus.formats.unread_kinds import unread, unread_archive
from corpus.formats.zip_packages.damaged import DAMAGED


class Kind(StrEnum):
    """The kinds of document; the value names the module in this folder that reads it."""

    HTML = "html.document"
    MARKDOWN = "markdown.document"
    TEXT = "text.document"
    PDF = "pdf.document"
    DOCX = "docx.document"
    TRANSCRIPT = "transcript.document"
    RTF = "rtf.document"
    ODT = "odt.document"
    EPUB = "epub.document"
    MAIL = "mail.document"
    DISCORD = "discord.document"
    NOTEBOOK = "notebook"
    MDX = "markdown.mdx"
    RST = "rst.document"
    ORG = "org.document"
    ASCIIDOC = "asciidoc.document"


_CONTENT_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "text/mdx": Kind.MDX,
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    "text/vtt": Kind.TRANSCRIPT,
    "text/srt": Kind.TRANSCRIPT,
    "application/srt": Kind.TRANSCRIPT,
    "application/x-subrip": Kind.TRANSCRIPT,
    "application/rtf": Kind.RTF,
    "text/rtf": Kind.RTF,
    "application/x-rtf": Kind.RTF,
    "application/vnd.oasis.opendocument.text": Kind.ODT,
    "application/vnd.oasis.opendocument.text-template": Kind.ODT,
    "application/epub+zip": Kind.EPUB,
    "message/rfc822": Kind.MAIL,
    "multipart/related": Kind.MAIL,
    "application/mbox": Kind.MAIL,
    "application/x-ipynb+json": Kind.NOTEBOOK,
    "text/x-rst": Kind.RST,
    "text/prs.fallenstein.rst": Kind.RST,
    "text/org": Kind.ORG,
    "text/x-org": Kind.ORG,
    "text/asciidoc": Kind.ASCIIDOC,
    "text/x-asciidoc": Kind.ASCIIDOC,
    CONTENT_TYPE: Kind.DISCORD,
}
"""Not text/plain: servers send Markdown under that name, so the extension decides."""

_EXTENSIONS = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".mdx": Kind.MDX,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".dotx": Kind.DOCX,
    ".vtt": Kind.TRANSCRIPT,
    ".srt": Kind.TRANSCRIPT,
    ".rtf": Kind.RTF,
    ".odt": Kind.ODT,
    ".ott": Kind.ODT,
    ".fodt": Kind.ODT,
    ".epub": Kind.EPUB,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".mhtml": Kind.MAIL,
    ".ipynb": Kind.NOTEBOOK,
    ".rst": Kind.RST,
    ".rest": Kind.RST,
    ".org": Kind.ORG,
    ".adoc": Kind.ASCIIDOC,
    ".asciidoc": Kind.ASCIIDOC,
}
_ARCHIVES = frozenset({Kind.DOCX, Kind.ODT, Kind.EPUB})
_STATING = "mimetype"
_BOOK = "META-INF/container.xml"
_LONGEST_TYPE = 100
_HEAD = 4096
"""Bytes in which a kind shows that has no mark at its very beginning."""
_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:(?:<\?xml[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->)\s*+)*+"
    rb"<(?:!doctype\s++html|html)[\s>]",
    re.IGNORECASE,
)
_WEBVTT_CUE = re.compile(rb"^(?:\d{2,9}:)?\d\d:\d\d\.\d{3}[ \t]++-->", re.MULTILINE)
"""An article on WebVTT may begin with that word too."""
_SUBRIP_START = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+\d{1,9}[ \t]*+\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*+-->"
)
_FLAT_TEXT = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+<(?:\?xml|office:document)[^\0]{0,4000}?"
    rb"office:mimetype=[\"']application/vnd\.oasis\.opendocument\.text"
)
_FIELD = re.compile(
    rb"([A-Za-z][A-Za-z0-9-]{1,60}+):[ \t]*+[^\r\n]*+(?:\r?\n[ \t]++[^\r\n]*+)*+\r?\n"
)
_MAILBOX = re.compile(rb"From [^\r\n]{1,200}+\r?\n")
"""The line above a message that a mailbox keeps (RFC 4155)."""
_TRANSPORT = frozenset(
    (
        b"message-id",
        b"received",
        b"return-path",
        b"mime-version",
        b"delivered-to",
        b"dkim-signature",
    )
)
"""Fields that programs write above a message, and nobody above a text (RFC 5322, RFC 2045)."""
_WRITTEN = frozenset((b"from", b"subject", b"date", b"to"))
_WORD_TEXT = re.compile(r"word/document\d*+\.xml")
"""The member of an archive that tells a Word document; some programs number it."""


def kind_of(data: bytes, name: str, content_type: str | None) -> Kind:
    """Return the kind of *data*, called *name*, told to be of *content_type*: text when unknown.

    Raises:
        SourceRefused: its content is of a kind that is not read.
    """
    if found := _kind_by_content(data):
        return found
    return _stated_kind(name, content_type)


def likely_kind(data: bytes, name: str, content_type: str | None) -> Kind:
    """Return what *data* probably is, told without looking further than its first bytes."""
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"{\\rtf"):
        return Kind.RTF
    stated = _stated_kind(name, content_type)
    if data.startswith(b"PK"):
        return stated if stated in _ARCHIVES else Kind.DOCX
    return stated


def _stated_kind(name: str, content_type: str | None) -> Kind:
    stated = (content_type or "").partition(";")[0].strip().lower()
    extension = PurePosixPath(name.lower()).suffix
    return _CONTENT_TYPES.get(stated) or _EXTENSIONS.get(extension, Kind.TEXT)


def _kind_by_content(data: bytes) -> Kind | None:
    if data.lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if instead := unread(data):
        raise SourceRefused(instead)
    if data.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF
    return _kind_of_text(data[:_HEAD])


def _kind_of_text(head: bytes) -> Kind | None:
    if _PAGE_START.match(head):
        return Kind.HTML
    if _FLAT_TEXT.match(head):
        return Kind.ODT
    if _is_message(head):
        return Kind.MAIL
    begun = head.removeprefix(b"\xef\xbb\xbf")
    if _SUBRIP_START.match(head) or (begun.startswith(b"WEBVTT") and _WEBVTT_CUE.search(begun)):
        return Kind.TRANSCRIPT
    return None


def _kind_of_archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
            stated = _stated_within(archive) if _STATING in members else ""
    except (RuntimeError, *DAMAGED) as error:  # the first where a password is asked for
        raise SourceRefused(
            "This file is damaged: save it again, or post its text instead."
        ) from error
    if any(map(_WORD_TEXT.fullmatch, members)):
        return Kind.DOCX
    if stated == "application/epub+zip" or _BOOK in members:
        return Kind.EPUB
    if stated.startswith("application/vnd.oasis.opendocument.text"):
        return Kind.ODT
    raise SourceRefused(unread_archive(members, stated))


def _stated_within(archive: zipfile.ZipFile) -> str:
    """Return the type that an archive states in the member that is there for it."""
    with archive.open(_STATING) as member:
        return member.read(_LONGEST_TYPE).decode("latin-1").strip()


def _is_message(head: bytes) -> bool:
    """Tell whether *head* begins with the fields of a message, some of them a program's own."""
    names: set[bytes] = set()
    mailbox = _MAILBOX.match(head)
    place = mailbox.end() if mailbox else 0
    while field := _FIELD.match(head, place):
        names.add(field[1].lower())
        place = field.end()
    return not (names.isdisjoint(_TRANSPORT) or names.isdisjoint(_WRITTEN))
