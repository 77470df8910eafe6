"""Bytes to text, without guessing more than can be defended."""

import codecs
import re

from corpus.errors import SourceRefused

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = rb"charset\s*+=\s*+[\"']?+\s*+([\w.:-]++)"
_META = re.compile(rb"<meta(?:(?!%b|<meta)[^>]){0,200}+%b" % (_CHARSET, _CHARSET), re.IGNORECASE)
_META_REACH = 4096
"""Bytes; browsers look for a page's charset in the first 1,024, a little more does no harm."""

_NOT_OF_TEXTS = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"})
"""Encodings of Python that no document is in: of host names, whose decoding takes the square of
their length, and of program text."""

_WESTERN = re.compile(r"^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$", re.IGNORECASE)
"""Labels that the WHATWG encoding standard reads as windows-1252, as browsers do."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BROKEN_UTF8 = re.compile("[\u00c2-\u00c3][\u0080-\u00bf]|\u00e2\u20ac")
"""What UTF-8 looks like when read as windows-1252: text with a broken byte, not Western text."""


def decode(data: bytes, charset: str | None = None) -> str:
    """Return *data* as text.

    Trusted in turn: a byte order mark, *charset* (declared by who sent the data), the
    charset that an HTML page declares, UTF-8, and windows-1252 where the result looks like
    writing.

    Raises:
        SourceRefused: the data is not text, or in no encoding that can be told.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _refuse_binary(_decoded(data[len(mark) :], encoding) or "\x00")
    if b"\x00" in data:
        _refuse_binary("\x00")
    for declared in (charset, _declared_in(data), "utf-8"):
        if declared and (found := _decoded(data, declared)) is not None:
            return _refuse_binary(found)
    text = _decoded(data, "windows-1252")
    if text is None or _CONTROL.search(text) or _BROKEN_UTF8.search(text):
        raise SourceRefused("This text is in an unknown encoding: save it as UTF-8 and try again.")
    return text


def _refuse_binary(text: str) -> str:
    if "\x00" in text:
        raise SourceRefused(
            "This is not text: post a web page, Markdown, plain text, PDF or Word (.docx) file."
        )
    return text


def _declared_in(data: bytes) -> str | None:
    found = _META.search(data[:_META_REACH])
    return found.group(2).decode("ascii", "replace") if found else None


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return *data* in *encoding*, null when it is not, or when there is no such encoding."""
    label = encoding.strip().strip("\"'")
    try:
        known = codecs.lookup("windows-1252" if _WESTERN.match(label) else label).name
        return None if known.replace("-", "_") in _NOT_OF_TEXTS else data.decode(known)
    except (LookupError, ValueError):
        return None
