"""Pieces of lines: characters that stand beside each other, with no gap between them to see."""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.formats.pdf.characters import Character
from corpus.formats.pdf.drawings import Rule

# Set by eye on PDFs of LibreOffice, Chromium, LaTeX, groff and reportlab; all in font sizes.
_GAP = 0.9
"""The least gap between two cells or columns; spaces are narrower, but in loosely set lines."""
_OVERLAP = 0.6
"""By how much letters reach into each other at most."""
LEVEL = 0.2
"""By how much the baselines of letters on one line differ at most."""
RAISED = 0.6
"""By how much letters are raised or lowered at most, where they are exponents or marks."""
_SPACE, _PLAIN_SPACE = 0.15, 0.2
"""The narrowest space between two words, and between two that nothing else tells apart."""
SMALLEST_RAISED = 0.45
"""Times the size of a line that raised letters have at least."""
_FEW, _SHARE = 3, 0.08
"""Characters, and their share, of the size that a piece is said to have at least."""
_TOUCHING = 0.1
"""The gap between letters up to which a rule between them goes through their word."""
_EDGE = 0.5
"""Points by which letters reach over a rule beside them at most."""
_MOST_RULES = 20
"""Rules at one place that are looked at."""


@dataclass(slots=True, eq=False)
class Piece:
    """Characters of one line, spaces among them, and where they stand, in points."""

    characters: list[Character]
    left: float = field(init=False)
    right: float = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    font: str = field(init=False)

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Set where the piece stands by its characters.

        Its size is the largest that not only a few of them have: capitals may be small ones.
        """
        inked = [each for each in self.characters if each.style]
        sizes = Counter(each.size for each in inked)
        least = min(max(_FEW, _SHARE * len(inked)), max(sizes.values()))
        self.size = max(size for size, count in sizes.items() if count >= least)
        self.left = min(each.left for each in inked)
        self.right = max(each.right for each in inked)
        own = [each for each in inked if each.size == self.size]
        self.baseline = median(each.baseline for each in own)
        fonts = Counter(each.style.font for each in inked if each.style)
        self.font = fonts.most_common(1)[0][0]
        letters = [each for each in inked if each.text.isalnum()] or inked
        self.bold = all(each.style and each.style.bold for each in letters)

    @property
    def top(self) -> float:
        """Return how high its letters reach."""
        return self.baseline + self.size

    @property
    def letters(self) -> str:
        """Return its characters as they stand, without regard to what is raised."""
        return "".join(each.text for each in self.characters)


def pieces_of(characters: Sequence[Character], rules: Sequence[Rule] = ()) -> list[Piece]:
    """Return the pieces that *characters*, in the order they were written, make up.

    What is raised or lowered right behind others is in their piece; upright *rules* part pieces.
    """
    return [Piece(run) for run in _runs(characters, _Uprights(rules))]


def parted(piece: Piece, gap: float) -> list[Piece]:
    """Return *piece* parted where spaces are as wide as a *gap*, in font sizes."""
    runs: list[list[Character]] = [[]]
    for each in piece.characters:
        if each.style is None and each.right - each.left >= gap * piece.size:
            runs.append([])
        else:
            runs[-1].append(each)
    return [Piece(run) for run in runs] if len(runs) > 1 else [piece]


class _Uprights:
    """The upright rules of a page, from left to right."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(rule for rule in rules if not rule.is_level)
        self._lefts = [rule.left for rule in self._rules]

    def part(self, before: Character, after: Character) -> bool:
        """Tell whether one stands between two characters of a line, and not through a word."""
        if after.left - before.right < _TOUCHING * before.size:
            return False
        first = bisect_left(self._lefts, before.right - _EDGE)
        end = bisect_left(self._lefts, after.left + _EDGE, lo=first)
        middle = before.baseline + before.size / 4
        return any(rule.bottom < middle < rule.top for rule in self._rules[first:end][:_MOST_RULES])


def _runs(characters: Iterable[Character], uprights: _Uprights) -> Iterator[list[Character]]:
    run: list[Character] = []
    before: Character | None = None
    spaced = broken = False
    for each in characters:
        if not each.text.strip():
            if before is not None and _is_blank(each, before):
                before = before._replace(right=max(before.right, each.right))
            spaced, broken = spaced or each.text not in "\r\n", broken or each.text in "\r\n"
            continue
        if before is not None and (not _goes_on(before, each) or uprights.part(before, each)):
            yield _without_tracking(run)
            run = []
        elif before is not None and (spaced or _are_apart(before, each, broken=broken)):
            told = spaced or broken
            run.append(Character(" ", before.right, each.left, each.baseline, unknown=not told))
        run.append(each)
        before, spaced, broken = each, False, False
    if run:
        yield _without_tracking(run)


def _is_blank(space: Character, before: Character) -> bool:
    """Tell whether *space* stands for what is not seen, on the line of *before*."""
    on_line = abs(space.baseline - before.baseline) <= LEVEL * before.size
    return space.style is None and space.size > 0 and on_line and space.left >= before.left


def _without_tracking(run: list[Character]) -> list[Character]:
    """Return *run* without the spaces that are but as wide as its letters are apart."""
    gaps = [
        after.left - before.right for before, after in pairwise(run) if before.style and after.style
    ]
    if not any(each.unknown and each.style is None for each in run) or not gaps:
        return run
    least = median(gaps) + _SPACE * run[0].size
    return [
        each for each in run if each.style or not each.unknown or each.right - each.left > least
    ]


def _are_apart(before: Character, each: Character, *, broken: bool) -> bool:
    """Tell whether there is a space between two characters of a line.

    PDFium does not tell of each; it tells of a line's end where there is none (*broken*).
    """
    return each.left - before.right > (_SPACE if broken else _PLAIN_SPACE) * each.size


def _goes_on(before: Character, each: Character) -> bool:
    """Tell whether *each* stands right behind *before*, on its line or raised or lowered there."""
    if (before.left, before.right, before.drawn) == (each.left, each.right, each.drawn):
        return True  # A ligature's letters have one place.
    size, other = before.size, each.size
    larger, smaller = max(size, other), min(size, other)
    off = abs(each.baseline - before.baseline)
    gap = each.left - before.right
    if _is_from_the_right(each) or _is_from_the_right(before):
        return off <= LEVEL * larger
    if gap < -_OVERLAP * larger:
        return False
    if off <= LEVEL * smaller:
        return gap <= _GAP * larger
    return off <= RAISED * larger and smaller >= SMALLEST_RAISED * larger and gap <= larger / 2


def _is_from_the_right(character: Character) -> bool:
    return unicodedata.bidirectional(character.text) in ("R", "AL")
