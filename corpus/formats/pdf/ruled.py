"""Tables whose cells are parted by rules, and frames: found where rules meet."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.formats.pdf.characters import Box
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.meshes import NEAR, Mesh, height_of, middle_of
from corpus.formats.pdf.pieces import Piece

_MOST_RULES = 1_500
"""Of a page; charts and maps have more."""


def with_grids(
    pieces: Sequence[Piece], rules: Sequence[Rule]
) -> tuple[list[Piece | Grid], list[Box]]:
    """Return *pieces* with those that stand in a ruled table put into it, and mere frames."""
    left = list(pieces)
    grids: list[Grid] = []
    frames: list[Box] = []
    for mesh in _meshes(rules):
        inside = [piece for piece in left if mesh.holds(piece)]
        grid = mesh.grid(inside)
        if grid is not None:
            grids.append(grid)
            gone = {id(piece) for piece in inside}
            left = [piece for piece in left if id(piece) not in gone]
        elif mesh.is_frame:
            frames.append(mesh.edges)
    return [*left, *grids], frames


def _meshes(rules: Sequence[Rule]) -> Iterator[Mesh]:
    """Yield level and upright rules that meet each other, or meet what meets them."""
    if len(rules) > _MOST_RULES:
        return
    level = sorted((rule for rule in rules if rule.is_level), key=height_of)
    upright = [rule for rule in rules if not rule.is_level]
    heights = [height_of(rule) for rule in level]
    groups = _Groups(len(level) + len(upright))
    for place, rule in enumerate(upright, start=len(level)):
        first = bisect_left(heights, rule.bottom - NEAR)
        for other in range(first, bisect_right(heights, rule.top + NEAR)):
            if level[other].left - NEAR <= middle_of(rule) <= level[other].right + NEAR:
                groups.join(place, other)
    both = [*level, *upright]
    for members in groups.members():
        across = [both[each] for each in members if each < len(level)]
        up = [both[each] for each in members if each >= len(level)]
        if across and up:
            yield Mesh(across, up)


class _Groups:
    """Numbers that are joined to groups."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def _first(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put both into one group."""
        self._above[self._first(one)] = self._first(other)

    def members(self) -> Iterable[list[int]]:
        """Return the groups."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._above)):
            groups[self._first(number)].append(number)
        return groups.values()
