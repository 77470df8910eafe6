"""`python -m docs.layers`: draw the rooms and their layers, as `make check` proves them.

They are read from the contracts in `pyproject.toml`, so the picture cannot say something else.
"""

import html
import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "layers.svg"
ROOMS = ("bot", "index", "corpus")
"""From left to right: each may ask those to its right."""

_WIDTH, _LINE, _GAP, _TOP = 300, 17, 8, 44
"""Pixels: of a column, of a line of text, between boxes, above the first box."""
_CHARACTERS = 36
"""That fit into a box, at 12 pixels."""
_APART = "\N{NO-BREAK SPACE}· "
"""Between names that may not use each other; a line may end behind the dot, and not before it."""
_STYLE = """
text { font: 12px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1e1f22; }
.room { font-size: 15px; font-weight: 700; }
rect { fill: #f2f3f5; stroke: #80848e; }
@media (prefers-color-scheme: dark) {
  svg { background: #1e1f22; }
  text { fill: #f2f3f5; }
  rect { fill: #2b2d31; }
}
"""


def layers(room: str) -> Sequence[str]:
    """Return the layers of *room*, the topmost first: of each the names of what is in it.

    Commas stand between names that may use each other, dots between those that may not.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (found,) = (
        each["layers"]
        for each in project["tool"]["importlinter"]["contracts"]
        if each.get("containers") == [room]
    )
    return [layer.replace(" | ", _APART).replace(" : ", ", ") for layer in found]


def drawing() -> str:
    """Return the picture of all rooms, as SVG."""
    columns = [list(_column(room, number)) for number, room in enumerate(ROOMS)]
    height = max(bottom for column in columns for bottom, _ in column) + _GAP
    boxes = "".join(box for column in columns for _, box in column)
    size = f'viewBox="0 0 {_WIDTH * len(ROOMS)} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{_STYLE}</style>\n{boxes}</svg>\n'
    )


def _column(room: str, number: int) -> Iterator[tuple[int, str]]:
    """Yield the boxes of *room*, each with where it ends."""
    left, top = number * _WIDTH + _GAP, _TOP
    arrow = " →" if room != ROOMS[-1] else ""
    yield top, f'<text class="room" x="{left}" y="{_TOP - 16}">{room}{arrow}</text>\n'
    for layer in layers(room):
        lines = textwrap.wrap(layer, _CHARACTERS)
        height = len(lines) * _LINE + _GAP
        yield top + height, _box(lines, left, top, height)
        top += height + _GAP


def _box(lines: Sequence[str], left: int, top: int, height: int) -> str:
    frame = f'<rect x="{left}" y="{top}" width="{_WIDTH - 2 * _GAP}" height="{height}" rx="4"/>\n'
    written = "".join(
        f'<text x="{left + _GAP}" y="{top + _LINE * (number + 1)}">{html.escape(line)}</text>\n'
        for number, line in enumerate(lines)
    )
    return frame + written


if __name__ == "__main__":
    PICTURE.write_text(drawing(), encoding="utf-8")
