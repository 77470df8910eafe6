"""What a copied page says of its article: title, authors, date; and who is told of at its end."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.article import Metadata
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE, few
from corpus.formats.credits.before_text import stated_by
from corpus.formats.credits.byline_names import is_person
from corpus.formats.credits.lines import CreditLine, credit_line
from corpus.formats.text.blocks import STOP_WORDS, TERMINAL, Reading, TextBlock
from corpus.normalise import fold

_LONGEST_TITLE = 25
"""Words; longer lines above the body are summaries or captions."""
_LONGEST_NOTE = 90
"""Words in a note on the author; a longer last paragraph belongs to the article."""
_LONGEST_BYLINE = 20
"""Words, the date included."""
_AUTHOR_MARKER = re.compile(
    r"(?:written|words|text|story) by\W*|about the authors?\W*", re.IGNORECASE
)
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


def authors_in(blocks: Sequence[TextBlock]) -> tuple[str, ...]:
    """Return the people whom *blocks* state to be the authors, as they write them.

    That is whom the first byline names, or the line or note behind "Written by".
    """
    for block in blocks:
        if names := _names(block.text):
            return names
    return few(tuple(dict.fromkeys(_marked(blocks))))


def dates_among(blocks: Iterable[TextBlock]) -> tuple[Metadata, Metadata]:
    """Return the date that the first of *blocks* that holds one states, and one it may mean."""
    stated, guessed = stated_by(_line(block.text) for block in blocks if _states(block))
    return replace(stated, authors=()), guessed


def is_byline(block: TextBlock) -> bool:
    """Tell whether *block* only says who wrote the article, and perhaps when."""
    return bool(_names(block.text))


def is_about(block: TextBlock) -> bool:
    """Tell whether *block* only says who wrote the article or when."""
    return _line(block.text) is not None


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
    known = is_person(name) and name.split()[0].lower() not in STOP_WORDS
    if name in authors or (known and name.split()[-1] not in earlier):
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


def _line(text: str) -> CreditLine | None:
    return credit_line(text) if len(text.split()) <= _LONGEST_BYLINE else None


def _names(text: str) -> tuple[str, ...]:
    line = _line(text)
    return line.credit.people if line else ()


def _marked(blocks: Sequence[TextBlock]) -> Iterator[str]:
    """Yield the names behind lines that say only "Written by" or "About the author"."""
    for marker, block in pairwise(blocks):
        if _AUTHOR_MARKER.fullmatch(marker.text):
            note = _NOTE.match(block.text)
            name = note[1] if note else block.text
            if is_person(name):
                yield name


def _states(block: TextBlock) -> bool:
    return block.reading is not Reading.PROMOTION
