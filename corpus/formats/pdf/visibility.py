"""What of a page's text a person sees: what is hidden, struck out or askew is left out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.formats.pdf.characters import Character, Colour, Style
from corpus.formats.pdf.drawings import Drawings, Rule

_SMALLEST, _LARGEST = 2.0, 500.0
"""Points; smaller letters are not to be read, larger ones are drawings."""
_SAME_COLOUR = 16
"""Of 255, by which letters differ at most from what is behind them in each colour, unseen."""
_OPAQUE = 250
"""Of 255, from which on nothing shines through."""
_WHITE: Colour = (255, 255, 255, 255)
_STRIKE_FROM, _STRIKE_TO = 0.12, 0.48
"""Font sizes above the baseline between which a rule strikes out what it crosses."""
_THICKEST_STRIKE = 0.16
"""Font sizes; what is thicker marks its words, or hides them."""
_STRIKE_BEYOND = 1.5
"""Font sizes by which a rule that strikes out words goes beyond their line at most."""
_MOST_AREAS = 300
_MOST_RULES = 2_000
"""Of a page, which are compared with its letters: charts and maps have more."""
_CELL = 12.0
"""Points; the page is looked through in squares of this size for letters drawn twice."""
_TWICE = 0.15
"""Font sizes between two drawings of one letter, which together look bold, or shaded."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The *characters* that are seen, and whether others were *left_out*."""

    characters: list[Character]
    left_out: bool


def seen(characters: Sequence[Character], drawings: Drawings) -> Seen:
    """Return what is seen of the *characters* of a page, with spaces for what is not.

    Invisible letters are what text recognition found in a scan where most letters are
    invisible; there they are the text.
    """
    inked = [each for each in characters if _is_inked(each)]
    recognised = 2 * sum(each.style.invisible for each in inked if each.style) > len(inked)
    page = _Page(drawings, inked, recognised=recognised)
    kept: list[Character] = []
    left_out = False
    for each in characters:
        shown = each.style is None or page.shows(each, each.style)
        left_out = left_out or (not shown and _is_inked(each))
        kept.append(each if shown else each._replace(text=" ", style=None))
    return Seen(list(_drawn_once(kept)), left_out)


def _is_inked(character: Character) -> bool:
    return character.style is not None and bool(character.text.strip())


class _Page:
    """What may hide the letters of a page."""

    def __init__(self, drawings: Drawings, inked: Sequence[Character], *, recognised: bool) -> None:
        self._drawings = drawings
        self._recognised = recognised
        areas = drawings.areas if len(drawings.areas) <= _MOST_AREAS else []
        plain = [area for area in areas if area.colour and area.colour[3] >= _OPAQUE]
        self._areas = plain
        self._pictures = [*drawings.pictures, *(area for area in areas if area not in plain)]
        self._strikes = _Strikes(drawings.rules, inked)

    def shows(self, character: Character, style: Style) -> bool:
        """Tell whether *character*, drawn in *style*, is seen."""
        x = (character.left + character.right) / 2
        y = character.baseline + style.size / 4
        left, bottom, right, top = self._drawings.edges
        if not (left <= x <= right and bottom <= y <= top):
            return False
        upright = style.angle == self._drawings.turn.quarters
        if not upright or not _SMALLEST <= style.size <= _LARGEST:
            return False
        if style.invisible or self._recognised:
            return self._recognised
        return self._stands_out(character, style, x, y) and not self._strikes.cross(
            x, character.baseline, style.size
        )

    def _stands_out(self, character: Character, style: Style, x: float, y: float) -> bool:
        if style.colour is None:
            return True
        if not self._areas and not _is_same(style.colour, _WHITE):
            return True
        place = self._drawings.places.get(character.drawn, 0)
        behind, since = _WHITE, 0
        for area in self._areas:
            if area.holds(x, y) and area.colour:
                if area.place > place:
                    return False
                behind, since = area.colour, area.place
        return not _is_same(style.colour, behind) or any(
            since < picture.place < place and picture.holds(x, y) for picture in self._pictures
        )


def _is_same(colour: Colour, other: Colour) -> bool:
    return all(abs(colour[part] - other[part]) <= _SAME_COLOUR for part in range(3))


class _Strikes:
    """The level rules of a page that strike out words."""

    def __init__(self, rules: Sequence[Rule], inked: Sequence[Character]) -> None:
        level = [rule for rule in rules if rule.is_level]
        self._rules = sorted(level, key=_height) if len(level) <= _MOST_RULES else []
        self._heights = [_height(rule) for rule in self._rules]
        self._reach: dict[int, tuple[float, float]] = {}
        for each in inked if self._rules else ():
            row = round(each.baseline)
            left, right = self._reach.get(row, (each.left, each.right))
            self._reach[row] = min(left, each.left), max(right, each.right)

    def cross(self, x: float, baseline: float, size: float) -> bool:
        """Tell whether one of them crosses a letter around *x*."""
        first = bisect_left(self._heights, baseline + _STRIKE_FROM * size)
        end = bisect_right(self._heights, baseline + _STRIKE_TO * size)
        if first == end or round(baseline) not in self._reach:
            return False
        left, right = self._reach[round(baseline)]
        beyond = _STRIKE_BEYOND * size
        return any(
            rule.left <= x <= rule.right
            and rule.thickness <= _THICKEST_STRIKE * size
            and rule.left > left - beyond
            and rule.right < right + beyond
            for rule in self._rules[first:end]
        )


def _height(rule: Rule) -> float:
    return (rule.bottom + rule.top) / 2


def _drawn_once(characters: Sequence[Character]) -> Iterator[Character]:
    """Yield *characters* without those drawn a second time at almost the same place."""
    drawn: dict[tuple[str, int, int], list[Character]] = {}
    for each in characters:
        reach = _TWICE * each.size
        column, row = int(each.left // _CELL), int(each.baseline // _CELL)
        if reach and each.text != " ":
            columns = range(
                int((each.left - reach) // _CELL), int((each.left + reach) // _CELL) + 1
            )
            rows = range(
                int((each.baseline - reach) // _CELL), int((each.baseline + reach) // _CELL) + 1
            )
            if any(
                other.drawn != each.drawn  # A ligature's letters have one place.
                and abs(other.left - each.left) < reach
                and abs(other.baseline - each.baseline) < reach
                for x in columns
                for y in rows
                for other in drawn.get((each.text, x, y), ())
            ):
                continue
            drawn.setdefault((each.text, column, row), []).append(each)
        yield each
