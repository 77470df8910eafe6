"""The words of a piece of a line: what is raised, letter-spaced or a ligature, written plainly."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from corpus.formats.pdf.characters import Character
from corpus.formats.pdf.pieces import Piece
from corpus.formats.raised_text.writing import lowered, raised

_SMALLER = 0.87
"""Times the size of a piece, up to which its letters are raised or lowered."""
_OFF = 0.08
"""Font sizes off the baseline, from which on small letters are raised or lowered."""
_OFF_IN_FULL_SIZE = 0.22
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_LEAST_SPACED = 5
"""Letters that stand apart, from which on they are one word; four where they are capitals."""
_BETWEEN_WORDS = 1.5
"""Times the gap between letters that stand apart, from which on a gap parts words."""


def words_of(piece: Piece, *, has_notes: bool) -> str:
    """Return what *piece* says on the line; *has_notes* tells that the document has notes.

    Exponents and indices are kept, note marks leave (`corpus.formats.raised_text`).
    """
    runs = _runs(piece)
    said = ""
    for place, (level, text) in enumerate(runs):
        after = runs[place + 1][1] if place + 1 < len(runs) else ""
        if level > 0 and not said:
            said = f"{text} "  # A note's own mark.
        elif level > 0:
            said += raised(text, said, after, has_notes=has_notes)
        else:
            said += lowered(text, said) if level < 0 else text
    return said


def begins_raised(piece: Piece) -> bool:
    """Tell whether *piece* begins with a raised mark, as notes do."""
    return len(piece.characters) > 1 and _level(piece.characters[0], piece) > 0


def _runs(piece: Piece) -> list[tuple[int, str]]:
    """Return the text of *piece* in runs, each with whether it is raised, lowered or neither.

    A space is raised or lowered where what it stands between is.
    """
    characters = _without_letter_spacing(piece.characters)
    levels = [_level(each, piece) if each.style else None for each in characters]
    known = [
        (min(levels[place - 1 : place + 2 : 2], key=lambda each: abs(each or 0)) or 0)
        if level is None
        else level
        for place, level in enumerate(levels)
    ]
    return [
        (level, "".join(each.text for _, each in run).translate(_LIGATURES))
        for level, run in groupby(zip(known, characters, strict=True), key=lambda pair: pair[0])
    ]


def _level(character: Character, piece: Piece) -> int:
    off = (character.baseline - piece.baseline) / piece.size
    small = character.size <= _SMALLER * piece.size
    if not small and character.text.isalpha():
        return 0  # As in the name of TeX.
    return 0 if abs(off) <= (_OFF if small else _OFF_IN_FULL_SIZE) else 1 if off > 0 else -1


def _without_letter_spacing(characters: Sequence[Character]) -> list[Character]:
    """Return *characters* without the spaces between letters that stand apart to look fine."""
    tokens = list(_tokens(characters))
    kept: list[Character] = []
    for lone, group in groupby(
        tokens, key=lambda token: len(token) == 1 and token[0].text.isalpha()
    ):
        found = list(group)
        letters = [token[0] for token in found]
        capitals = all(letter.text.isupper() for letter in letters)
        if kept:
            kept.append(_space(kept[-1], letters[0]))
        if lone and len(letters) >= _LEAST_SPACED - capitals:
            kept += _closed_up(letters)
        else:
            kept += _spaced(found)
    return kept


def _tokens(characters: Sequence[Character]) -> Iterator[list[Character]]:
    for is_space, group in groupby(characters, key=lambda each: not each.text.strip()):
        if not is_space:
            yield list(group)


def _spaced(tokens: Sequence[Sequence[Character]]) -> Iterator[Character]:
    for place, token in enumerate(tokens):
        if place:
            yield _space(tokens[place - 1][-1], token[0])
        yield from token


def _closed_up(letters: Sequence[Character]) -> Iterator[Character]:
    gaps = [after.left - before.right for before, after in pairwise(letters)]
    usual = median(gaps)
    yield letters[0]
    for gap, (before, letter) in zip(gaps, pairwise(letters), strict=True):
        if gap > _BETWEEN_WORDS * usual:
            yield _space(before, letter)
        yield letter


def _space(before: Character, after: Character) -> Character:
    return Character(" ", before.right, after.left, before.baseline)
