"""The head of a message, and what it states of the article that the message brings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.article import Metadata
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE, few, within
from corpus.formats.credits.bylines import credit_in
from corpus.formats.mail_text import marking_words as words
from corpus.formats.written_dates import date_stated
from corpus.letters import in_small_letters
from corpus.normalise import fold, normalise

_MOST_LINES = 12
"""Lines of a head that stands in a text; our own choice, as is the next."""
_LONGEST_VALUE = 500
_NAMES = {name: field for field, names in words.FIELDS.items() for name in names.split()}
_ANY_NAME = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_FIELD = re.compile(rf"\*{{0,2}}({_ANY_NAME})\*{{0,2}}\s?:\*{{0,2}}(?:\s+|$)(.*)", re.IGNORECASE)
_INSIDE = re.compile(
    rf"(?<=\s)\*{{0,2}}(?=(?:{'|'.join(name.capitalize() for name in _NAMES)})\*{{0,2}}\s?:\s)"
)
"""Where a field begins in a line that holds several."""
_MARKER = re.compile(
    rf"-{{2,}}\s?(?:{words.FORWARDED})\s?(?:-{{2,}})?|(?:{words.BEGIN_FORWARDED})\s?:",
    re.IGNORECASE,
)
_PREFIX = re.compile(rf"(?:{words.REPLY_OR_FORWARD})(?:\[\d+\])?\s?:\s*", re.IGNORECASE)
_TAG = re.compile(r"\[([^\[\]]{1,60})\]\s*")
_ADDRESS = re.compile(
    r"(?:\s|^|(?<=[>\]]))[<\[(]?(?:mailto:)?[^\s<>@\[\]()\"]+@[^\s<>\[\]()\"]+[>\])]?"
)
_VIA = re.compile(r"(?<=\S)\s+via\s.*$", re.IGNORECASE)
_FROM = re.compile(r"(?<=\S)\s+(?:from|at)\s+(?=\S)")
_QUOTES = "\"'\u201c\u201d\u2018\u2019() "


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a message, each as it is written; *url* is where it can be read by all.

    *list_name* is what the list calls itself that it came by; *is_news* tells that it came from one
    to many, *is_discussion* that its readers write to the list themselves.
    """

    sender: str = ""
    subject: str = ""
    date: str = ""
    list_name: str = ""
    url: str | None = None
    is_news: bool = False
    is_discussion: bool = False


def statements(head: Head) -> tuple[Metadata, Metadata]:
    """Return what *head* states of its message, and what may be meant.

    Who sends news is the publication, as who "Ann Roe from The Harbour Post" names behind her; a
    person who writes to a list or to somebody is the author, and the list the publication.
    """
    written = date_stated(head.date)
    published = written.day() if written else None
    authors, publication = _sender(head)
    stated = Metadata(
        title=within(LONGEST_TITLE, subject_told(head)),
        authors=authors,
        publication=within(LONGEST_NAME, publication),
        published=published,
        url=head.url,
    )
    guess = written.likeliest if written and not published else None
    return stated, Metadata(published=guess)


def subject_told(head: Head) -> str:
    """Return the subject without what programs and lists write before it."""
    subject = normalise(head.subject)
    known = fold(f"{head.list_name} {head.sender}")
    while True:
        prefix = _PREFIX.match(subject)
        tag = _TAG.match(subject)
        if tag and not (head.is_discussion or fold(tag[1]) in known):
            tag = None
        found = prefix or tag
        if found is None or found.end() == len(subject):
            return subject
        subject = subject[found.end() :]


def is_marker(line: str) -> bool:
    """Tell whether *line* only says that a message follows which is passed on."""
    return _MARKER.fullmatch(line.strip()) is not None


def lines_of(block: str) -> list[str]:
    """Return the lines that *block*, the text of a paragraph, may hold of a head."""
    marked = _MARKER.match(block)
    rest = block[marked.end() :].strip() if marked else block
    if not _FIELD.match(rest):
        return [block]
    fields = [line.strip() for line in _INSIDE.split(rest)]
    return [block[: marked.end()], *fields] if marked else fields


def head_at(lines: Sequence[str], start: int) -> tuple[Head, int] | None:
    """Return the head that begins in line *start* of *lines*, and the place behind it.

    It has at least two of sender, subject and date; its fields may have blank lines between them,
    and their values below them.
    """
    told: dict[str, str] = {}
    place = start
    while place < len(lines) and place - start < 2 * _MOST_LINES:
        line = normalise(lines[place])
        field = _FIELD.match(line)
        if field is None and line:
            break
        place += 1
        if field is None:
            continue
        value = field[2]
        if not value and place < len(lines) and not _FIELD.match(normalise(lines[place])):
            value = normalise(lines[place])
            place += 1
        told.setdefault(_NAMES[in_small_letters(field[1])], value[:_LONGEST_VALUE])
    sender, subject, day = (told.get(name, "") for name in ("sender", "subject", "date"))
    known = [sender, subject, day].count("") < 2  # noqa: PLR2004 - two of three
    return (Head(sender, subject, day), place) if known else None


def _sender(head: Head) -> tuple[tuple[str, ...], str | None]:
    """Return the authors and the publication that the sender of *head* is."""
    name = _name(head.sender)
    person, *rest = _FROM.split(name, maxsplit=1)
    house = rest[0] if rest and rest[0][0].isupper() else None
    is_news = head.is_news and not head.is_discussion
    if "," in name and head.sender.lstrip()[:1] == '"':
        people: tuple[str, ...] = (name,)
    else:
        people = credit_in([person]).people
    if people and (house or not is_news):
        return few(people), house or head.list_name or None
    # News come from a house, whatever its name looks like.
    return (), name or head.list_name or None


def _name(sender: str) -> str:
    """Return the name that *sender* shows, without addresses and what a list adds to it."""
    name = normalise(_ADDRESS.sub(" ", sender)).strip(_QUOTES)
    return _VIA.sub("", name).strip(_QUOTES)


def named(head: Head, list_name: str) -> Head:
    """Return *head* with the list called *list_name*, where it is a name and no address."""
    name = normalise(list_name.partition("<")[0]).strip(_QUOTES)
    return replace(head, list_name=name if "@" not in name else "")
