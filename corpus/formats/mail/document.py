"""Messages (.eml): the article that one brings, as it was written or passed on.

The standard library's email package takes a message apart; what it states, and what of its text is
the article, is told here.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_TITLE, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import without_title, words_in
from corpus.formats.credits.before_text import credits_among, without_credits
from corpus.formats.html.document import read_html
from corpus.formats.mail.parts import Mail, Part, mail_in
from corpus.formats.mail_text.foots import is_newsletter, without_foots
from corpus.formats.mail_text.heads import Head, lines_of, statements
from corpus.formats.mail_text.message import forwarded, is_attribution, received
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import Element, attribute, parse
from corpus.formats.markup.tags import refuse_by_attributes
from corpus.formats.text.document import left_out, read_told
from corpus.language_codes import language_code

_SHARE = 1 / 2
"""Of the words of the plain text, below which HTML does not hold the article. Our own choice."""
_QUOTES = {"gmail_quote", "gmail_extra", "yahoo_quoted", "moz-cite-prefix", "divRplyFwdMsg"}
"""How programs name what they quote below an answer."""
_ATTACHMENTS = gettext_noop("What is attached to this message is left out: {count}.")


def read_mail(data: bytes) -> Draft:
    """Return the article in the message *data*.

    Of a text in HTML and in plain form the former is read, unless it holds far less. A message
    that only passes another on is that other, stated by its own head. What a newsletter says of
    itself, signatures and quotations of other messages are left out. Nothing is fetched.

    Raises:
        SourceRefused: it is encrypted, has far too many parts, or has no text of its own.
    """
    mail = mail_in(data)
    if mail.page is not None and mail.html:
        return read_html(mail.html[0].text, mail.page or None)
    if not any(part.text.strip() for part in (*mail.html, *mail.plain)):
        raise SourceRefused(
            "This message has no text of its own: post what is attached to it, or its text."
        )
    draft = _html(mail) or _plain(mail)
    if not any(paragraph.number for paragraph in draft.paragraphs):
        raise SourceRefused("This message has no paragraphs: post the article's text instead.")
    attached = [_ATTACHMENTS.format(count=mail.attachments)] if mail.attachments else []
    return replace(draft, warnings=(*draft.warnings, *attached))


def _plain(mail: Mail) -> Draft:
    parts = [received(part.text, is_flowed=part.is_flowed) for part in mail.plain]
    head = next((part.head for part in parts if part.head), mail.head)
    text = "\n\n".join(part.text for part in parts)
    dropped = sum(part.dropped for part in parts)
    return read_told(text, *_statements(head, mail), dropped)


def _statements(head: Head, mail: Mail) -> tuple[Metadata, Metadata]:
    stated, guessed = statements(head)
    language = language_code(mail.language, *map(_language, mail.html))
    return replace(stated, language=language), guessed


def _language(part: Part) -> str:
    page = next(iter(parse(part.text).iter("html")), None)
    return "" if page is None else attribute(page, "lang")


def _html(mail: Mail) -> Draft | None:
    """Return what the parts in HTML hold, `None` where that is far less than the plain text."""
    blocks = [block for part in mail.html for block in _blocks(part.text)]
    plain = sum(len(received(part.text).text.split()) for part in mail.plain)
    if not blocks or words_in(blocks) < _SHARE * plain:
        return None
    start, head = _passed_on(blocks)
    if head is None:
        own = [block for part in mail.html for block in _blocks(part.text, with_quotes=False)]
        read = own or blocks
    else:
        read = blocks[start:]
    texts = [block.text for block in read]
    kept = [read[place] for place in without_foots(texts)]
    told = replace(head, is_news=is_newsletter(texts)) if head else mail.head
    return _assembled(kept, told, mail, len(blocks) - start - len(kept))


def _assembled(blocks: Sequence[Block], head: Head, mail: Mail, dropped: int) -> Draft:
    stated, guessed = _statements(head, mail)
    own, doubtful = credits_among(blocks)
    # Who is named below the headline has written it, whoever sends it.
    stated = own.overridden_by(stated.without({"authors"} if own.authors else ()))
    if stated.title is None:
        headings = (each.text for each in blocks if each.kind is ParagraphKind.HEADING)
        stated = replace(stated, title=within(LONGEST_TITLE, next(headings, None)))
    body = without_credits(without_title(blocks, stated.title))
    offered = doubtful.overridden_by(guessed).without(stated.known)
    return assemble(stated, body, left_out(dropped), offered)


def _passed_on(blocks: Sequence[Block]) -> tuple[int, Head | None]:
    """Return where in *blocks* a message begins that is passed on, and its head."""
    lines = [(line, place) for place, each in enumerate(blocks) for line in lines_of(each.text)]
    begin, head = forwarded([line for line, _ in lines])
    if head is None:
        return 0, None
    return (lines[begin][1] if begin < len(lines) else len(blocks)), head


def _blocks(html: str, *, with_quotes: bool = True) -> list[Block]:
    """Return what *html* says, with or without the messages that it answers."""
    refuse_by_attributes(html)
    root = parse(html)
    for quotation in list(filter(_is_quote, root.iter("blockquote", "div"))):
        if with_quotes:
            # What is passed on is no quotation.
            quotation.tag = "div"
        else:
            quotation.clear(keep_tail=True)
    for table in root.iter("table"):
        if sum(1 for _ in table.iter("tr")) == 1:
            # A table of one row puts things side by side.
            table.attrib["role"] = "presentation"
    clean(root)
    said = (each for each in blocks_of(root) if any(map(str.isalnum, each.text)))
    return [each for each in said if with_quotes or not is_attribution(each.text)]


def _is_quote(element: Element) -> bool:
    names = {*attribute(element, "class").split(), attribute(element, "id")}
    return attribute(element, "type") == "cite" or not names.isdisjoint(_QUOTES)
