"""What a passage is searched by: its words, and those that name or introduce them.

A table's row says little by itself, an item of a list may stand far below the line that introduces
it, and a reply says little without its question. What is encoded, indexed by words, weighed and
read is therefore another text than what is quoted: this module makes it, and says where in the
body its words stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.article import (
    PARAGRAPH_BREAK,
    Paragraph,
    ParagraphKind,
    Slice,
    paragraph_at,
    paragraph_number_at,
)
from corpus.rows import Row, joined_names, row_of
from corpus.sentences import is_question, sentences

SearchedKey = tuple[str, bool]
"""What two passages that are encoded alike have in common: see `SearchedText.key`."""

BETWEEN_CELLS = " · "

LONGEST_INTRODUCTION = 300
"""Characters of the sentence that a list or a table stands under; a longer one would push what
it introduces out of the encoder's window. Our own choice."""


MOST_BELOW = 12
"""Paragraphs that a heading or a question speaks for; those further below have left it behind, and
looking no further keeps a long text linear. Our own choice."""

_RUNNING = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE})
"""What is read on from sentence to sentence."""


class Part(NamedTuple):
    """What of a searched text stands in the body: from *start* on it says `body[place]`.

    What names it stands before it, from *names* on.
    """

    start: int
    place: Slice
    names: int

    @property
    def end(self) -> int:
        """Return where in the searched text it ends."""
        return self.start + self.place.end - self.place.start


@dataclass(frozen=True, slots=True)
class SearchedText:
    """The *text* that the *passage* of a body is searched by.

    *parts* are what of it stands in the body, in order: the whole passage, or the cells of a row.
    What lies between them names or introduces. Of text that is read on from sentence to sentence,
    what is told begins at *told_from*: before it stand a heading or a question.
    """

    text: str
    passage: Slice
    parts: tuple[Part, ...]
    is_row: bool = False
    told_from: int = 0

    @property
    def key(self) -> SearchedKey:
        """Return what is encoded alike: the text, and whether it is cut into sentences."""
        return self.text, self.is_row

    def marked(self, start: int, end: int) -> Slice:
        """Return what of the passage is marked where `text[start:end]` is: a row as a whole.

        Where that is nothing but the introduction, it is all that it introduces here.
        """
        if self.is_row:
            return self.passage
        (part,) = self.parts
        low, high = max(start, part.start), max(end, part.start)
        return part.place if low == high else _in_body(part, low, high)

    def answering(self, start: int, end: int) -> Slice | None:
        """Return the words of the passage that `text[start:end]` gives as an answer.

        Of a row they are the cells that are touched, but for words inside a cell of several
        sentences. There are none outside the passage: in what names or introduces it, or in a
        cell that reaches down from a row above.
        """
        touched = [
            each
            for each in self.parts
            if start < each.end and each.start < end and self._holds(each.place)
        ]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        if first is last and self._is_running(first):
            return _in_body(first, max(start, first.start), min(end, first.end))
        return Slice(first.place.start, last.place.end)

    def unmarked(self, spans: Sequence[tuple[int, int]]) -> int:
        """Return how many of *spans* stand before what is told, and so never answer.

        The line above a list or a table may be what answers: it counts as told.
        """
        return sum(end <= self.told_from for _, end in spans)

    def _holds(self, place: Slice) -> bool:
        return self.passage.start <= place.start and place.end <= self.passage.end

    def _is_running(self, part: Part) -> bool:
        """Return whether *part* is text to be read on, not a value."""
        return not self.is_row or len(sentences(self.text[part.start : part.end])) > 1


def searched_text(body: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> SearchedText:
    """Return what `body[start:end]` is searched by, a passage of *paragraphs*."""
    passage = Slice(start, end)
    paragraph = paragraph_at(paragraphs, start)
    introduction = line_above(body, paragraphs, start)
    above = f"{body[slice(*introduction)]}{PARAGRAPH_BREAK}" if introduction else ""
    row = row_of(paragraph, passage)
    if row is not None:
        return _of_row(body, row, passage, above)
    told_from = len(above) if paragraph.kind in _RUNNING else 0
    if asks(body, paragraph) and paragraph.end < end:
        told_from += paragraph.end - start
    parts = (Part(len(above), passage, 0),)
    return SearchedText(above + body[start:end], passage, parts, told_from=told_from)


def line_above(body: str, paragraphs: Sequence[Paragraph], start: int) -> Slice | None:
    """Return the line under which the passage from *start* on stands; `None` where there is none.

    Of a list or a table it is what introduces it, of other text the question that it replies to
    or the heading above it.
    """
    at = paragraph_number_at(paragraphs, start)
    paragraph = paragraphs[at]
    if paragraph.introduction is not None or paragraph.kind not in _RUNNING:
        return introduction_of(body, paragraph, start)
    if asks(body, paragraph):
        return None
    for before in reversed(paragraphs[max(0, at - MOST_BELOW) : at]):
        if before.kind is ParagraphKind.HEADING or asks(body, before):
            return _line(before)
    return None


def question_above(body: str, paragraphs: Sequence[Paragraph], start: int) -> Slice | None:
    """Return the question that the passage from *start* on replies to, if it stands under one."""
    line = line_above(body, paragraphs, start)
    return line if line and is_question(body[slice(*line)]) else None


def asks(body: str, paragraph: Paragraph) -> bool:
    """Return whether *paragraph* is nothing but a short question: an interviewer's, or a reader's.

    What follows it replies to it.
    """
    line = _line(paragraph)
    return paragraph.kind in _RUNNING and line is not None and is_question(body[slice(*line)])


def _line(paragraph: Paragraph) -> Slice | None:
    place = Slice(paragraph.start, paragraph.end)
    return place if place.end - place.start <= LONGEST_INTRODUCTION else None


def introduction_of(body: str, paragraph: Paragraph, start: int) -> Slice | None:
    """Return the sentence under which *paragraph*, a list's item or a table's row, stands.

    `None` where there is none, where a passage from *start* on holds it, or where it is no line
    but a long text.
    """
    if paragraph.introduction is None:
        return None
    first, last = paragraph.introduction
    *_, (begin, end) = sentences(body[first:last])
    if end - begin > LONGEST_INTRODUCTION or start <= first + begin:
        return None
    return Slice(first + begin, first + end)


def _of_row(body: str, row: Row, passage: Slice, above: str) -> SearchedText:
    text = above + _called(body, row.names)
    parts: list[Part] = []
    for cell in row.cells:
        text += BETWEEN_CELLS if parts else ""
        names = len(text)
        text += _called(body, cell.names)
        parts.append(Part(len(text), cell.place, names))
        text += body[slice(*cell.place)]
    return SearchedText(text, passage, tuple(parts), is_row=True)


def _called(body: str, names: Sequence[Slice]) -> str:
    called = joined_names(body[slice(*each)] for each in names)
    return f"{called} " if called else ""


def _in_body(part: Part, start: int, end: int) -> Slice:
    first = part.place.start - part.start
    return Slice(first + start, first + end)
