"""What a passage is searched by: its words, and those that name or introduce them.

A table's row says little by itself, and an item of a list may stand far below the line that
introduces it. What is encoded, indexed by words, weighed and read is therefore another text than
what is quoted: this module makes it, and says where in the body its words stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import PARAGRAPH_BREAK, Paragraph, Slice, paragraph_at
from corpus.rows import Row, joined_names, row_of
from corpus.sentences import sentences

SearchedKey = tuple[str, bool]

BETWEEN_CELLS = " · "

LONGEST_INTRODUCTION = 300
"""Characters of the sentence that a list or a table stands under; a longer one would push what
it introduces out of the encoder's window. Our own choice."""


@dataclass(frozen=True, slots=True)
class SearchedText:
    """The *text* that the *passage* of a body is searched by.

    *parts* are its slices that stand in the body, in order, each with where they do: the whole
    passage, or the cells of a row. What lies between them names or introduces.
    """

    text: str
    passage: Slice
    parts: tuple[tuple[int, Slice], ...]
    is_row: bool = False

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
        ((first, place),) = self.parts
        low, high = max(start, first), max(end, first)
        if low == high:
            return place
        return Slice(place.start + low - first, place.start + high - first)

    def answering(self, start: int, end: int) -> Slice | None:
        """Return the words of the passage that `text[start:end]` gives as an answer.

        Of a row they are the cells that are touched, but for words inside a cell of several
        sentences. There are none outside the passage: in what names or introduces it, or in a
        cell that reaches down from a row above.
        """
        touched = [
            (first, place)
            for first, place in self.parts
            if start < first + _length(place) and first < end and self._holds(place)
        ]
        if not touched:
            return None
        (first, place), (_, last) = touched[0], touched[-1]
        if len(touched) == 1 and self._is_running(first, place):
            low, high = max(0, start - first), min(end - first, _length(place))
            return Slice(place.start + low, place.start + high)
        return Slice(place.start, last.end)

    def _holds(self, place: Slice) -> bool:
        return self.passage.start <= place.start and place.end <= self.passage.end

    def _is_running(self, first: int, place: Slice) -> bool:
        """Return whether the part at *first* is text to be read on, not a value."""
        return not self.is_row or len(sentences(self.text[first : first + _length(place)])) > 1


def searched_text(body: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> SearchedText:
    """Return what `body[start:end]` is searched by, a passage of *paragraphs*."""
    passage = Slice(start, end)
    paragraph = paragraph_at(paragraphs, start)
    introduction = introduction_of(body, paragraph, start)
    above = f"{body[slice(*introduction)]}{PARAGRAPH_BREAK}" if introduction else ""
    row = row_of(paragraph, passage)
    if row is not None:
        return _of_row(body, row, passage, above)
    return SearchedText(above + body[start:end], passage, ((len(above), passage),))


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
    parts: list[tuple[int, Slice]] = []
    for cell in row.cells:
        text += (BETWEEN_CELLS if parts else "") + _called(body, cell.names)
        parts.append((len(text), cell.place))
        text += body[slice(*cell.place)]
    return SearchedText(text, passage, tuple(parts), is_row=True)


def _called(body: str, names: Sequence[Slice]) -> str:
    called = joined_names(body[slice(*each)] for each in names)
    return f"{called} " if called else ""


def _length(place: Slice) -> int:
    return place.end - place.start
