"""Bytes to text, without guessing more than can be defended."""

import codecs
import re
from contextlib import suppress

from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.encodings.declared import UNREADABLE, encoding_of
from corpus.formats.encodings.guessed import guessed_encoding

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = rb"charset\s*+=\s*+[\"']?+\s*+([\w.:-]++)"
_META = re.compile(rb"<meta(?:(?!%b|<meta)[^>]){0,200}+%b" % (_CHARSET, _CHARSET), re.IGNORECASE)
_META_REACH, _LATE_META_REACH = 4096, 128 * 1024
"""Bytes; browsers look for a page's charset in the first 1,024, a little more does no harm. One
that stands later is believed where the page is not UTF-8, as they believe it then.
"""

_CUT_SHORT = {"unexpected end of data", "incomplete multibyte sequence", "truncated data"}
"""What Python's decoders say of data that end within a character."""
UNKNOWN = gettext_noop("This text is in an unknown encoding: save it as UTF-8 and try again.")
_FEWEST, _FEWEST_OF_SEVERAL_BYTES = 2, 8
"""Characters beyond ASCII that are not UTF-8 by chance. In windows-1254 "İ“" is, and of six
characters of GBK one. Our own choice."""
_OF_SEVERAL_BYTES = {"gb18030", "big5hkscs", "euc-jp", "iso2022-jp-ext", "cp932", "cp949"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CHARACTERS_OF_PAGE = 1000
"""One NUL in so many is a fault of what wrote a page, which browsers pass by. Our own choice."""
DAMAGED = "\ufffd"
"""What stands in a page in place of bytes that are no character."""
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]")


def decode(data: bytes, charset: str | None = None, *, is_page: bool = False) -> str:
    """Return *data* as text.

    Trusted in turn: a byte order mark, *charset* (declared by who sent the data), the
    charset that an HTML page declares, UTF-8, and the encoding whose letters are those of a
    language. A label of no standard is passed by, and so is one of an old encoding on what is
    UTF-8 throughout: pages that are saved or moved keep it. Nothing is ever replaced: what does
    not decode whole is not in that encoding. Only a page that is UTF-8 but for single bytes has
    `DAMAGED` in their place, as browsers have: they mostly stand in an attribute or a style.

    Raises:
        SourceRefused: the data is not text, or in no encoding that can be told.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _refuse_binary(_declared(data[len(mark) :], encoding) or "\x00", is_page)
    for declared in (encoding_of(charset or ""), _declared_in(data)):
        if declared == UNREADABLE:
            raise SourceRefused(UNKNOWN)
        if declared and (found := _declared(data, declared)) is not None:
            return _refuse_binary(_utf_8_instead(data, declared) or found, is_page)
    return _refuse_binary(_undeclared(data, is_page), is_page)


def _refuse_binary(text: str, is_page: bool) -> str:  # noqa: FBT001 - read at one look
    most = len(text) // _CHARACTERS_OF_PAGE if is_page else 0
    if text.count("\x00") > most:
        raise SourceRefused(
            "This is not text: post a web page, a text, or a file of the kinds .md, .rst, "
            ".org, .adoc, .pdf, .docx, .odt, .rtf, .epub, .eml, .vtt or .srt."
        )
    return text


def _declared_in(data: bytes, reach: int = _META_REACH) -> str | None:
    """Return the encoding that a page declares; a declaration that is ASCII cannot be UTF-16."""
    found = _META.search(data[:reach])
    encoding = encoding_of(found.group(2).decode("latin-1")) if found else None
    return "utf-8" if encoding and encoding.startswith("utf-16") else encoding


def _undeclared(data: bytes, is_page: bool) -> str:  # noqa: FBT001 - read at one look
    with suppress(UnicodeDecodeError):
        return data.decode()
    if b"\x00" in data:
        return "\x00"
    late = _declared_in(data, _LATE_META_REACH)
    encoding = late or (None if _is_broken(data) else guessed_encoding(data))
    if encoding and encoding != UNREADABLE:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if not _CONTROL.search(text):
                return text
    if is_page and _is_broken(data):
        return data.decode(errors="replace")
    raise SourceRefused(UNKNOWN)


def _is_broken(data: bytes) -> bool:
    """Tell whether more of *data* beyond ASCII is UTF-8 than is not: single bytes are damaged."""
    text = data.decode(errors="replace")
    return len(_BEYOND_ASCII.findall(text)) > text.count("\ufffd")


def _utf_8_instead(data: bytes, encoding: str) -> str | None:
    """Return *data* as UTF-8 where it is that throughout, and only by chance in *encoding* too."""
    if encoding.startswith("utf-"):
        return None
    with suppress(UnicodeDecodeError):
        text = data.decode()
        fewest = _FEWEST_OF_SEVERAL_BYTES if encoding in _OF_SEVERAL_BYTES else _FEWEST
        return text if len(_BEYOND_ASCII.findall(text)) >= fewest else None
    return None


def _declared(data: bytes, encoding: str) -> str | None:
    """Return *data* in *encoding*, `None` when it is not; refuse it where its end is missing."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason in _CUT_SHORT:
            raise SourceRefused(
                "This text breaks off in the middle of a character: post all of it."
            ) from error
        return None
