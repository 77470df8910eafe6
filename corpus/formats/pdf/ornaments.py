"""What is set beside the lines of a text: initials, bullets that are drawn, numbers of lines."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.formats.pdf.characters import Box, Character
from corpus.formats.pdf.pieces import Piece

_INITIAL = 1.7
"""Times the size of the text beside it, from which on a letter is an initial."""
_LONGEST_INITIAL, _MOST_INITIALS = 2, 60
"""Letters of an initial, and initials of a page, at most."""
_BESIDE = 1.2
"""Font sizes between an initial and the lines beside it at most."""
_ONE_LETTER_WORDS = "AIOYEÀ"
_SMALLEST_DOT, _LARGEST_DOT, _FARTHEST_DOT = 0.1, 0.75, 3.0
"""Font sizes of the text that a drawn bullet stands before, at most so far away."""
_MOST_DOTS = 300
"""Of a page; drawings have more."""
_FEWEST_NUMBERS, _MANY_NUMBERS = 5, 15
"""Numbers of lines on a page, and those from which on they are nothing else."""
_SAME_EDGE = 2.0
"""Points by which the edges of line numbers differ at most."""
_LEAST_CHARACTERS = 20
"""Of the lines that are numbered, on average."""
_LEAST_GOING_ON = 0.25
"""Share of these that begin with a small letter."""


def with_bullets(pieces: Sequence[Piece], dots: Sequence[Box]) -> list[Piece]:
    """Return *pieces* with a bullet before each that has a dot drawn there."""
    found = list(pieces)
    for dot in dots if len(dots) <= _MOST_DOTS else ():
        behind = [piece for piece in pieces if _is_bullet_of(dot, piece)]
        if behind:
            piece = min(behind, key=lambda piece: piece.left)
            own = next(each for each in piece.characters if each.size == piece.size)
            found.append(Piece([own._replace(text="\u2022", left=dot[0], right=dot[2])]))
    return found


def _is_bullet_of(dot: Box, piece: Piece) -> bool:
    _, bottom, right, top = dot
    above = (bottom + top) / 2 - piece.baseline
    return (
        0 < piece.left - right < _FARTHEST_DOT * piece.size
        and 0 < above < piece.size * _LARGEST_DOT
        and _SMALLEST_DOT * piece.size < top - bottom < _LARGEST_DOT * piece.size
    )


def with_initials(pieces: Sequence[Piece]) -> list[Piece]:
    """Return *pieces* with each large initial put before the first of the lines beside it.

    These then begin where the initial does.
    """
    gone = set()
    words = {word for piece in pieces for word in piece.letters.split()}
    for initial in _large_letters(pieces):
        beside = [piece for piece in pieces if _is_beside(initial, piece)]
        if beside:
            first = max(beside, key=lambda piece: piece.baseline)
            _begin_with(initial, first, words)
            gone.add(id(initial))
            for piece in beside:
                piece.left = initial.left
    return [piece for piece in pieces if id(piece) not in gone]


def _large_letters(pieces: Sequence[Piece]) -> list[Piece]:
    """Return what may be an initial by its size, unless there is so much that nothing is."""
    least = _INITIAL * min((piece.size for piece in pieces), default=0.0)
    found = [
        piece
        for piece in pieces
        if piece.size >= least
        and len(piece.letters) <= _LONGEST_INITIAL
        and piece.letters[-1:].isalpha()
    ]
    return found if len(found) <= _MOST_INITIALS else []


def _is_beside(initial: Piece, piece: Piece) -> bool:
    gap = piece.left - initial.right
    return (
        initial.size >= _INITIAL * piece.size
        and -piece.size / 2 < gap < _BESIDE * piece.size
        and -piece.size / 2 < piece.baseline - initial.baseline < initial.size
    )


def _begin_with(initial: Piece, piece: Piece, words: set[str]) -> None:
    """Put *initial* before *piece*; *words* are those of the page, which tell one from two."""
    own = next(each for each in piece.characters if each.style)
    letters = [
        each._replace(baseline=own.baseline, size=own.size, style=own.style)
        for each in initial.characters
    ]
    rest = piece.letters.split(maxsplit=1)[0]
    if initial.letters in _ONE_LETTER_WORDS and len(rest) > 1 and rest in words:
        letters.append(Character(" ", initial.right, own.left, piece.baseline))
    piece.characters = letters + piece.characters


def without_line_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Return *pieces* without the numbers of lines that stand in the margin, as in drafts of laws.

    They grow in equal steps down the page, beside lines of running text.
    """
    by_edge: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.letters.isdecimal() and piece.letters.isascii():
            by_edge[round(piece.right / _SAME_EDGE)].append(piece)
            by_edge[-1 - round(piece.left / _SAME_EDGE)].append(piece)
    gone: set[int] = set()
    for numbers in by_edge.values():
        if len(numbers) >= _FEWEST_NUMBERS and _number_lines(numbers, pieces):
            gone.update(map(id, numbers))
    return [piece for piece in pieces if id(piece) not in gone]


def _number_lines(numbers: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    ordered = sorted(numbers, key=lambda piece: -piece.baseline)
    steps = {int(below.letters) - int(above.letters) for above, below in pairwise(ordered)}
    if len(steps) != 1 or min(steps) < 1:
        return False
    own = set(map(id, numbers))
    left, right = min(piece.left for piece in numbers), max(piece.right for piece in numbers)
    others = [piece for piece in pieces if id(piece) not in own]
    lines = [piece for piece in others if len(piece.letters) >= _LEAST_CHARACTERS]
    in_margin = all(piece.left > right or piece.right < left for piece in lines)
    going_on = sum(piece.letters[:1].islower() for piece in lines)
    running = going_on >= _LEAST_GOING_ON * len(lines) or len(numbers) >= _MANY_NUMBERS
    return in_margin and bool(lines) and running
