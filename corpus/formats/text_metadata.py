"""What a copied page says of its article: title, authors, date; and who is told of at its end."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime

from corpus.bounds import LONGEST_NAME, LONGEST_TITLE
from corpus.formats.bylines import credit_in
from corpus.formats.text_blocks import STOP_WORDS, TERMINAL, Reading, TextBlock
from corpus.normalise import fold

_LONGEST_TITLE = 25
"""Words; longer lines above the body are summaries or captions."""
_LONGEST_NOTE = 90
"""Words in a note on the author; a longer last paragraph belongs to the article."""
_LONGEST_BYLINE = 20
"""Words, the date included."""
_LONGEST_NAME = 5
"""Words."""
_BYLINE = re.compile(r"^(?:written |posted |words )?by:?\s+(\S.*)$", re.IGNORECASE)
_FIELD = re.compile(r"(?:(?<!\s)\s++)?+[|\u2022\u00b7\u2014\u2013]\s*+|(?<!\s)\s++-\s++")
_DATE = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}-\d\d-\d\d)"
)
_DATE_FORMS = ("%Y-%m-%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y")
_DATE_LINE = re.compile(rf"^(?:published|posted)?(?: on)?:?\s*({_DATE.pattern})\b", re.IGNORECASE)
_PARTICLES = frozenset("al bin da de del della der di du el la le van von y".split())
_NAME = r"[^\W\d_][\w.'\u2019\u2010-]*(?: [^\W\d_][\w.'\u2019\u2010-]*){1,4}"
_NOTE = re.compile(
    rf"^({_NAME})(?:,.{{1,200}}?,)? (?:is|was|has been|writes|teaches|works|covers|reports)\b"
)
_ROLE = re.compile(
    r"\b(?:author|fellow|writer|reporter|editor|journalist|columnist|correspondent|contributor|analyst"
    r"|professor|director|scholar|researcher|historian|writes|teaches|covers)\b"
)


def title_among(blocks: Iterable[TextBlock], body: str) -> str | None:
    """Return the line of *blocks* that the words of *body* bear out best as its title, or None.

    A title's content words return in the article; those of menus and slogans do not.
    """
    vocabulary = set(fold(body).split())
    scored = [(_title_score(block.text, vocabulary), block.text) for block in _lines(blocks)]
    best = max(scored, key=lambda candidate: candidate[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def authors_in(blocks: Iterable[TextBlock]) -> tuple[str, ...]:
    """Return the people named in the first byline among *blocks*, as it writes them."""
    for block in blocks:
        if names := _byline_names(block.text):
            return names
    return ()


def published_in(blocks: Iterable[TextBlock]) -> date | None:
    """Return the date that the first byline or date line among *blocks* states, or None."""
    stating = filter(_states, blocks)
    fields = (field for block in stating for field in _FIELD.split(block.text))
    found = (_DATE_LINE.match(field.strip()) for field in fields)
    return next((day for match in found if match and (day := _date(match[1]))), None)


def is_about(block: TextBlock) -> bool:
    """Tell whether *block* only says who wrote the article or when."""
    return bool(_byline_names(block.text)) or (
        block.reading is Reading.SHORT and published_in([block]) is not None
    )


def author_noted(text: str, earlier: str, authors: Sequence[str]) -> str | None:
    """Return whom *text* introduces as a note on the author does, or None if it is no such note.

    Somebody of whom *earlier* speaks is a figure of the article, unless a byline names them.
    """
    note = _NOTE.match(text)
    if not note or len(text.split()) > _LONGEST_NOTE or not _ROLE.search(text):
        return None
    name = note[1]
    if len(name) > LONGEST_NAME:
        return None
    if name in authors or (_is_person(name) and name.split()[-1] not in earlier):
        return name
    return None


def _lines(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    kinds = {Reading.SHORT, Reading.NEAR, Reading.GOOD}
    return [
        block
        for block in blocks
        if block.reading in kinds
        and len(block.text) <= LONGEST_TITLE
        and len(block.text.split()) <= _LONGEST_TITLE
        and not is_about(block)
        and not block.text.endswith(":")
    ]


def _title_score(text: str, vocabulary: set[str]) -> float:
    content = [word for word in fold(text).split() if word not in STOP_WORDS and len(word) > 1]
    found = sum(word in vocabulary for word in content)
    share = found / max(1, len(content))
    if share < 1 / 3 or (found <= 1 and TERMINAL.search(text)):
        return 0.0
    return share * min(len(content), 4)


def _byline_names(text: str) -> tuple[str, ...]:
    byline = _BYLINE.match(text)
    if not byline or len(text.split()) > _LONGEST_BYLINE:
        return ()
    credit = _DATE.split(_FIELD.split(byline[1])[0])[0].rstrip(" ,.")
    names = credit_in([credit]).people
    return names if all(_is_person(name) for name in names) else ()


def _is_person(name: str) -> bool:
    words = name.split()
    capitalised = all(word[0].isupper() or word in _PARTICLES for word in words)
    return capitalised and words[0].lower() not in STOP_WORDS and len(words) <= _LONGEST_NAME


def _states(block: TextBlock) -> bool:
    return len(block.text.split()) <= _LONGEST_BYLINE and block.reading is not Reading.PROMOTION


def _date(text: str) -> date | None:
    for form in _DATE_FORMS:
        with suppress(ValueError):
            # A date without a time of day has no zone to lose.
            return datetime.strptime(text.replace(".", ""), form).date()  # noqa: DTZ007 - as told
    return None
