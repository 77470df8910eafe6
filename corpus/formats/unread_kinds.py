"""Files that are not read, and what to post in their place: told by their content."""

import re

from corpus.errors import gettext_noop

OLD_OFFICE = gettext_noop(
    "This is an old or password-protected Office file: save it as .docx without a password."
)
OUTLOOK = gettext_noop(
    "Messages of Outlook (.msg) are not read: save this one as .eml, or post its text."
)
SHEETS = gettext_noop(
    "Spreadsheets and presentations are not read: save this one as a PDF, or post its text."
)
APPLE = gettext_noop(
    "Files of Pages, Keynote and Numbers are not read: export this one as .docx or as a PDF."
)
ARCHIVE = gettext_noop(
    "This is an archive, not an article: post a web page, a text, or a file of the kinds .md, "
    ".rst, .org, .adoc, .pdf, .docx, .odt, .rtf, .epub, .eml, .vtt or .srt."
)
PICTURE = gettext_noop("Pictures are not read: post the page or the text that this one shows.")
RECORDING = gettext_noop("Recordings are not read: post a transcript (.vtt or .srt), or the text.")
FEED = gettext_noop("This is a feed of many articles: post the link of the one that matters.")

_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How compound files begin: Office before 2007, Office with a password, Outlook."""
_STREAMS = (
    ("EncryptedPackage", OLD_OFFICE),
    ("__properties_version1.0", OUTLOOK),
    ("WordDocument", OLD_OFFICE),
    ("Workbook", SHEETS),
    ("PowerPoint Document", SHEETS),
)
"""Parts of compound files by their names, which stand in UTF-16, and what they make of a file."""
_MEMBERS = re.compile(
    r"(?P<sheets>xl/workbook\.(?:xml|bin)|ppt/presentation\.xml)|(?P<apple>Index/Document\.iwa"
    r"|Index\.zip|index\.(?:apxl|xml)(?:\.gz)?)"
)
_OPEN_DOCUMENT_SHEETS = re.compile(
    r"application/vnd\.oasis\.opendocument\.(?:spreadsheet|presentation)(?:-template)?"
)
_MARKS = (
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|II\*\0|MM\0\*", re.DOTALL), PICTURE),
    (re.compile(rb"\0\0.{2}ftyp(?:avif|heic|heix|mif1)", re.DOTALL), PICTURE),
    (
        re.compile(rb"ID3[\2-\4]|OggS\0|fLaC\0|RIFF.{4}(?:WAVE|AVI )|\x1a\x45\xdf\xa3", re.DOTALL),
        RECORDING,
    ),
    (re.compile(rb"\0\0.{2}ftyp|\xff[\xf2\xf3\xfa\xfb]", re.DOTALL), RECORDING),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ"), ARCHIVE),
)
"""What files begin with that hold no text."""
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?:<\?[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->)\s*+)*+"
    rb"<(?:rss|feed|rdf:RDF)[\s>]"
)


def unread(data: bytes) -> str | None:
    """Return what to do in place of reading *data*, `None` where it is of no such kind."""
    if data.startswith(_COMPOUND):
        named = (said for name, said in _STREAMS if name.encode("utf-16-le") in data)
        return next(named, OLD_OFFICE)
    if _FEED.match(data):
        return FEED
    return next((said for mark, said in _MARKS if mark.match(data)), None)


def unread_archive(members: list[str], stated: str) -> str:
    """Return what to do in place of reading an archive of *members*, which states its kind."""
    if _OPEN_DOCUMENT_SHEETS.fullmatch(stated):
        return SHEETS
    found = next(filter(None, map(_MEMBERS.fullmatch, members)), None)
    if found is None:
        return ARCHIVE
    return SHEETS if found["sheets"] else APPLE
