"""How likely one word was typed for another: slips of the fingers, and of the ear."""

from itertools import product

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiouy"
_ALIKE = ("ck", "cs", "sz", "gj", "vw", "fv", "dt", "bp", "mn", "iy", "jy", "kq", "xs")
"""Letters that are said alike, or nearly."""

LEFT_OUT, EASY, PLAIN, HARD = 0.6, 0.7, 1.0, 1.4
"""What a slip costs: a letter left out, another that fingers or ears make, any other that adds or
exchanges a letter between like ones, and a letter that takes the place of an unlike one."""
DOUBLED = 0.5
"""A letter doubled that is not to be, or the other way."""
FIRST = 0.5
"""What a wrong first letter costs besides: people know how a word begins."""


def _neighbours() -> frozenset[tuple[str, str]]:
    places = {
        letter: (row, column + row / 2)
        for row, letters in enumerate(_ROWS)
        for column, letter in enumerate(letters)
    }
    return frozenset(
        (one, other)
        for one, other in product(places, places)
        if one != other
        and abs(places[one][0] - places[other][0]) <= 1
        and abs(places[one][1] - places[other][1]) <= 1
    )


_BESIDE = _neighbours()
_LIKE = frozenset(
    pair
    for one, other in (*product(_VOWELS, _VOWELS), *map(tuple, _ALIKE))
    for pair in ((one, other), (other, one))
)


def cost(typed: str, meant: str, most: float) -> float | None:
    """Return what it costs to have *typed* one word where another was *meant*; null above *most*.

    It is an edit distance in which letters may also change places with their neighbours.
    """
    typed, meant = _differing(typed, meant)
    before: list[float] = []
    row = [0.0]
    for column in range(1, len(meant) + 1):
        row.append(row[-1] + _left_out(meant, column - 1))
    for line in range(1, len(typed) + 1):
        older, before = before, row
        row = [before[0] + _added(typed, line - 1)]
        for column in range(1, len(meant) + 1):
            least = min(
                before[column - 1] + _exchanged(typed, line - 1, meant, column - 1),
                before[column] + _added(typed, line - 1),
                row[-1] + _left_out(meant, column - 1),
            )
            if (
                line > 1
                and column > 1
                and typed[line - 2 : line] == meant[column - 1] + meant[column - 2]
            ):
                least = min(least, older[column - 2] + EASY)
            row.append(least)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _differing(typed: str, meant: str) -> tuple[str, str]:
    """Return both from where they begin to differ to where they end to, a letter around kept."""
    shorter = min(len(typed), len(meant))
    same = next((at for at in range(shorter) if typed[at] != meant[at]), shorter)
    start = max(0, same - 1)
    typed, meant = typed[start:], meant[start:]
    shorter = min(len(typed), len(meant)) - 1
    same = next((at for at in range(shorter) if typed[-1 - at] != meant[-1 - at]), max(0, shorter))
    cut = max(0, same - 1)
    return typed[: len(typed) - cut], meant[: len(meant) - cut]


def _exchanged(typed: str, line: int, meant: str, column: int) -> float:
    one, other = typed[line], meant[column]
    if one == other:
        return 0.0
    easy = (one, other) in _BESIDE or (one, other) in _LIKE
    return (EASY if easy else HARD) + (FIRST if line == column == 0 else 0)


def _left_out(meant: str, column: int) -> float:
    if column and meant[column] == meant[column - 1]:
        return DOUBLED
    return LEFT_OUT if column else PLAIN + FIRST


def _added(typed: str, line: int) -> float:
    around = typed[max(0, line - 1) : line] + typed[line + 1 : line + 2]
    if typed[line] in around:
        return DOUBLED
    easy = any((typed[line], each) in _BESIDE for each in around)
    return (EASY if easy else HARD) + (0 if line else FIRST)
