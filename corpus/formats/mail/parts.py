"""The parts of a message in MIME: which of them holds its text, and what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from corpus.bounds import LONGEST_ADDRESS, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.encodings.declared import UNREADABLE, encoding_of
from corpus.formats.encodings.decoding import decode
from corpus.formats.mail_text.heads import Head, named
from corpus.links import web_address
from corpus.normalise import encodable

MOST_PARTS = 500
"""Parts of one message, those in parts included. Our own choice, as are the figures below."""
DEEPEST = 20
"""Parts within parts; a message that was passed on ten times has some ten."""
_MOST_BOUNDARIES = 100
"""Boundaries that a message names; each of its lines is compared with all that are open."""
_LONGEST_FIELD = 5_000
"""Characters of a field of the head that are looked at."""
_SHORT = 200
"""Characters of a text up to which it only goes with a message that is attached."""

_OF_TALK = ("X-BeenThere", "X-Mailing-List", "Mailing-List", "In-Reply-To", "References")
"""Fields that lists write whose readers answer each other, and programs that answer."""
_LATIN = {"cp1252", "iso8859-1", "iso8859-15", "ascii"}
"""What programs declare that know no better."""
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_NEXT_MESSAGE = re.compile(rb"\n\r?\nFrom [^\r\n]{1,200}\d{4}\r?\n[A-Za-z-]{2,40}:")
"""How another message begins in a mailbox: a line with its day, and its head (RFC 4155)."""
_SAVED = re.compile(r"[\s\"<]*Saved by ", re.IGNORECASE)
"""What browsers call themselves where they save a page as a message."""
_SEVERAL = gettext_noop(
    "This file holds several messages: post the one that matters as .eml, or its text."
)
_TOO_DEEP = gettext_noop(
    "This message has too many parts within parts: post the message that matters, or its text."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a message, in HTML or plain; *is_flowed* tells that its lines go on (RFC 3676)."""

    text: str
    is_html: bool
    is_flowed: bool = False


@dataclass(slots=True)
class Mail:
    """The *head* of a message, its texts in HTML and in plain form, and what it brings along.

    *page* is where a page was that a browser has saved as a message, empty where it does not say.
    """

    head: Head
    html: list[Part] = field(default_factory=list)
    plain: list[Part] = field(default_factory=list)
    attachments: int = 0
    language: str = ""
    page: str | None = None


def mail_in(data: bytes) -> Mail:
    """Return the message *data*, or the one attached to it where it only passes that on.

    Raises:
        SourceRefused: it is encrypted, one of several, has no text, or has far too many parts.
    """
    if data.startswith(b"From ") and _NEXT_MESSAGE.search(data):
        raise SourceRefused(_SEVERAL)
    if data.lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise SourceRefused(_TOO_DEEP)
    try:
        message = message_from_bytes(data)
        return _read(message)
    except RecursionError as error:
        raise SourceRefused(_TOO_DEEP) from error


def _read(message: Message) -> Mail:
    mail = Mail(_head(message), language=_field(message, "Content-Language"))
    mail.page = _page(message)
    attached: list[Message] = []
    for part in _parts(message):
        if part.get_content_type() in _ENCRYPTED:
            raise SourceRefused(
                "This message is encrypted, or signed as a whole: save it as plain text and post "
                "that."
            )
        if part.get_content_type() == "message/rfc822":
            attached += [each for each in part.get_payload() if isinstance(each, Message)]
        elif _is_text(part):
            read = _text(part)
            (mail.html if read.is_html else mail.plain).append(read)
        elif not part.is_multipart():
            mail.attachments += 1
    if attached and sum(len(part.text) for part in (*mail.html, *mail.plain)) <= _SHORT:
        return _read(attached[0])
    mail.attachments += len(attached)
    return mail


def _parts(message: Message) -> Iterator[Message]:
    """Yield *message* and its parts in order, not those of messages that are attached."""
    to_do = [(message, 0)]
    count = 0
    while to_do:
        part, depth = to_do.pop()
        count += 1
        if count > MOST_PARTS or depth > DEEPEST:
            raise SourceRefused(_TOO_DEEP)
        yield part
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            to_do += [(each, depth + 1) for each in reversed(inside) if isinstance(each, Message)]


def _page(message: Message) -> str | None:
    """Return where the page was that *message* is, `None` where it is a message."""
    told = web_address(_field(message, "Snapshot-Content-Location"))
    if told or not _SAVED.match(_field(message, "From")):
        return told
    parts = (part for part in _parts(message) if part is message or _is_text(part))
    places = (web_address(_field(part, "Content-Location")) for part in parts)
    return next(filter(None, places), "")


def _is_text(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and part.get_filename() is None
    )


def _text(part: Message) -> Part:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    is_html = part.get_content_type() == "text/html"
    is_flowed = str(part.get_param("format") or "").lower() == "flowed"
    return Part(_decoded(data, part.get_content_charset()), is_html, is_flowed)


def _decoded(data: bytes, charset: str | None) -> str:
    """Return *data* as text; UTF-8 that calls itself Western is still UTF-8."""
    encoding = encoding_of(charset or "")
    if encoding is None or encoding in _LATIN:
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
    return decode(data, charset) if data.strip() else ""


def _head(message: Message) -> Head:
    post = _field(message, "List-Post").strip().upper()
    is_discussion = bool(post and not post.startswith("NO")) or any(map(message.get, _OF_TALK))
    lists = ("List-Id", "List-Unsubscribe", "Feedback-ID", "X-Campaign", "X-Mailgun-Tag")
    precedence = _field(message, "Precedence").strip().lower()
    head = Head(
        sender=_sender(message),
        subject=_field(message, "Subject"),
        date=_field(message, "Date"),
        url=within(LONGEST_ADDRESS, web_address(_field(message, "Archived-At").strip(" <>"))),
        is_news=any(map(message.get, lists)) or precedence in ("bulk", "list", "junk"),
        is_discussion=is_discussion,
    )
    return replace(named(head, _field(message, "List-Id")))


def _field(message: Message, name: str) -> str:
    """Return the field *name* of the head as text, empty where it is not there."""
    return _words(str(message.get(name) or "")[:_LONGEST_FIELD])


def _sender(message: Message) -> str:
    """Return who sends *message*: a name in quotes, since it may have commas, and an address."""
    raw = str(message.get("From") or "")[:_LONGEST_FIELD]
    name, address = parseaddr(raw)
    return f'"{_words(name)}" <{address}>' if name and address else _words(raw)


def _words(raw: str) -> str:
    """Return what *raw* says, whose words may be encoded (RFC 2047); lost ones as U+FFFD."""
    try:
        parts = decode_header(raw)
    except MessageError:
        return encodable(raw)
    return encodable("".join(_word(*part) for part in parts))


def _word(part: str | bytes, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    encoding = encoding_of(charset or "")
    return part.decode("utf-8" if encoding in (None, UNREADABLE) else encoding, "replace")
