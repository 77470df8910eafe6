"""Plain text taken apart into blocks, each classed by how it reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import pairwise

from corpus.formats.divided_words.division import Words
from corpus.formats.text.aligned_tables import rows_of, table_in
from corpus.normalise import fold, normalise
from corpus.tables import WrittenCell

_WRAPPED_WIDTHS = range(50, 101)
"""Characters to which mail programs and editors wrap lines; a longest line outside is no wrap."""
_ITEM = re.compile(r"^(?:[-*+\u2022\u2023\u25e6\u25aa]|\d{1,2}[.)])\s+(?=\S)")
_BULLET = re.compile(r"^[-*+\u2022\u2023\u25e6\u25aa]\s+(?=\S)")
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")
_LONGEST_NUMBERED = 8
"""Words of a heading with its number; our own choice."""
_BEGINNING = re.compile(r"by\s+[A-Z]|(?:\d{1,3}\.){2,5}\s", re.IGNORECASE)
"""Beginnings of bylines, and of sections in a table of contents."""
LEADERS = re.compile(r"(?:\.\s?){4}\s*+[\divxlc]{1,6}$")
"""What leads from an entry of a table of contents to the number of its page, and this."""
TERMINAL = re.compile(
    r"(?<![.!?\u2026\u3002\uff01\uff1f])[.!?\u2026\u3002\uff01\uff1f]++"
    r"[\"'\u201d\u2019\u00bb\u300d)\]]*+$"
)
"""A full stop or its like, and what may close after it."""
_CAPTION = re.compile(
    r"\b(?:image|photo|picture)(?: credits?| by|:| courtesy)|^photograph:|\bgetty images\b",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"^(?:sign up|subscribe|follow us|share (?:this|on|via)|click here|advertisement|sponsored"
    r"|read more|read next|see also|related|recommended|more from|skip to|log ?in|sign in"
    r"|most (?:read|popular)|join our|accept (?:all|cookies)|you (?:may|might) also|trending)\b"
    r"|\b(?:we|this (?:web)?site) uses? cookies\b|\b(?:cookie|privacy) policy\b"
    r"|\ball rights reserved\b"
    r"|\b(?:our|free|daily|weekly) newsletters?\b|^(?:\u00a9|copyright)",
    re.IGNORECASE,
)
LEADING = 20
"""Characters at the end of such an entry that tell it is one."""
_PROSE = ((15, 0.28), (25, 0.25))
"""Words and share of function words; measured on 160 copied pages."""
_SHORTEST_SENTENCE = 2
"""Words; our own choice."""
_LONGEST_PROMOTION = 40
"""Words; a longer block that says such a thing is an article that talks about it."""
_MARKER = re.compile(
    r"^(?:written by|about the authors?|related\b.{0,40}|(?:\d+ )?comments?"
    r"|leave a (?:reply|comment)"
    r"|read next|more from .{1,40}|you (?:may|might) also .{1,40}|recommended\b.{0,40})\W*$",
    re.IGNORECASE,
)
STOP_WORDS = frozenset(
    "a about after all also an and any are as at be been but by can could did do for from had"
    " has have he her his how i if in into is it its just more most no not of on one or our"
    " out she so some than that the their them then there they this to up was we were what"
    " when which who why will with would you your".split()
)
"""Function words of English: prose has more than a quarter of them, menus have few."""
ENGLISH_FROM = 1 / 6
"""Share of them from which a text is English: the 50 English texts of the shared pages have
.257 and more, the 10 in other languages .085 and less.
"""


class Reading(StrEnum):
    """How a block reads."""

    GOOD = auto()
    """A paragraph of prose beyond doubt."""
    NEAR = auto()
    """A sentence too short to tell."""
    SHORT = auto()
    """A line that is no sentence: a heading, a name, a menu entry."""
    ITEM = auto()
    ROW = auto()
    """A row of a table."""
    CAPTION = auto()
    DUPLICATE = auto()
    PROMOTION = auto()
    MARKER = auto()
    """A line after which a page goes on to other things."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block's normalised text, without a bullet, and how it reads.

    A row has *cells*, and the number of its *table*.
    """

    text: str
    reading: Reading
    cells: tuple[WrittenCell, ...] = ()
    table: int = 0


def blocks_of(text: str) -> list[TextBlock]:
    """Return the blocks of *text* in order: what blank lines, or else line ends, part.

    Lines that an editor wrapped are one block again. Prose is told from menus by length,
    a closing full stop and its share of function words (15 words and .28, or 25 and .25,
    measured on 160 copied pages); text that is not English is judged by the first two only.
    """
    parsed = [table_in(stanza) for stanza in _stanzas(text)]
    raw = [list(paragraphs([normalise(line) for line in each.before])) for each in parsed]
    words = Words(line for several in raw for lines in several for line in lines)
    english = stop_share(normalise(text)) >= ENGLISH_FROM
    seen: set[str] = set()
    blocks = []
    for number, (several, (_, rows)) in enumerate(zip(raw, parsed, strict=True)):
        for lines in several:
            block = words.joined(lines)
            folded = fold(block)
            reading = Reading.DUPLICATE if folded and folded in seen else _reading(block, english)
            seen.add(folded)
            blocks.append(TextBlock(_BULLET.sub("", block), reading))
        blocks += [
            TextBlock(each.text, Reading.ROW, each.cells, each.table)
            for each in rows_of(rows, number)
        ]
    return blocks


def stop_share(text: str) -> float:
    """Return which part, 0 to 1, of the words of *text* are function words of English."""
    words = fold(text).split()
    return sum(word in STOP_WORDS for word in words) / max(1, len(words))


def _stanzas(text: str) -> Iterator[list[str]]:
    """Yield the lines that stand together between blank lines, as they were typed."""
    lines: list[str] = []
    for line in [*re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text), ""]:
        if normalise(line):
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def paragraphs(lines: Sequence[str], *, is_item: bool = False) -> Iterator[list[str]]:
    """Yield the lines of each paragraph in *lines* that no blank line parts.

    *is_item* tells that none but the first begins an item, whatever it begins with.
    """
    width = max(map(len, lines), default=0)
    runs_on = [
        (is_item or not _ITEM.match(following)) and _runs_on(line, following, width)
        for line, following in pairwise(lines)
    ]
    whole_sentences = sum(bool(TERMINAL.search(line)) for line in lines[:-1])
    if width not in _WRAPPED_WIDTHS or max(whole_sentences, len(runs_on) - sum(runs_on)) * 2 > len(
        runs_on
    ):
        yield from ([line] for line in lines)
        return
    paragraph = [lines[0]]
    for line, continues in zip(lines[1:], runs_on, strict=True):
        if not continues:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _runs_on(line: str, following: str, width: int) -> bool:
    """Tell whether *line* was broken only because the next word did not fit."""
    if _BEGINNING.match(following) or LEADERS.search(line[-LEADING:]):
        return False
    return following[0].islower() or len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def reading_of(text: str, english: bool) -> Reading:  # noqa: FBT001 - a fact of the text, no option
    """Return how *text* reads where it stands in a document: no part of that is foreign to it."""
    if _ITEM.match(text):
        return Reading.ITEM
    if not TERMINAL.search(text):
        return Reading.SHORT
    return _sentence_reading(text, len(text.split()), english)


def _reading(text: str, english: bool) -> Reading:  # noqa: FBT001 - as above
    words = len(text.split())
    if _MARKER.match(text):
        return Reading.MARKER
    if _CAPTION.search(text) and words <= _LONGEST_PROMOTION:
        return Reading.CAPTION
    if _PROMOTION.search(text) and words <= _LONGEST_PROMOTION:
        return Reading.PROMOTION
    return reading_of(text, english)


def heads_section(text: str) -> bool:
    """Return whether *text* may be the heading of a section: numbered, short, and no sentence."""
    number = _NUMBER.match(text)
    return (
        number is not None
        and not TERMINAL.search(text[number.end() :])
        and not text.endswith((":", ","))
        and len(text.split()) <= _LONGEST_NUMBERED
    )


def _sentence_reading(text: str, words: int, english: bool) -> Reading:  # noqa: FBT001 - as above
    share = stop_share(text) if english else 1.0
    unspaced = not english and len(text) >= 30 * words
    prose = any(words >= fewest and share >= least for fewest, least in _PROSE)
    if prose or unspaced:
        return Reading.GOOD
    return Reading.NEAR if words >= _SHORTEST_SENTENCE else Reading.SHORT
