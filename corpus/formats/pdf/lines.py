"""Lines of text, as they stand in their columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.wording import begins_raised, words_of

_SPACE = 0.12
"""Font sizes between two pieces of a line, from which on words are parted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column: its page, its edges and baseline in points, and how it is set.

    *text_left* is where its second word begins, on which the lines below a list's mark stand.
    """

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    font: str = ""
    text_left: float = 0.0


def line_of(page: int, row: Sequence[Piece], *, has_notes: bool) -> Line:
    """Return the line that the pieces of a *row* make up, from left to right."""
    text = ""
    end = row[0].left
    for piece in row:
        space = " " if piece.left - end > _SPACE * piece.size else ""
        text += space + words_of(piece, has_notes=has_notes)
        end = piece.right
    longest = max(row, key=lambda piece: len(piece.characters))
    return Line(
        page=page,
        text=text.strip(),
        left=min(piece.left for piece in row),
        right=max(piece.right for piece in row),
        baseline=longest.baseline,
        size=longest.size,
        bold=all(piece.bold for piece in row),
        font=longest.font,
        text_left=_second_word(row),
    )


def _second_word(row: Sequence[Piece]) -> float:
    if begins_raised(row[0]):
        return row[0].left  # A note's mark, which no space is behind.
    characters = [each for piece in row for each in (*piece.characters, None)][:-1]
    for place, each in enumerate(characters[:-1]):
        after = characters[place + 1]
        if (each is None or not each.text.strip()) and after is not None:
            return after.left
    return row[0].left
