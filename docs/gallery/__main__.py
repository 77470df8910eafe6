"""`python -m docs.gallery [--phone] [NAME…]`: draw all scenes, or those named.

They are named by module or picture. With `--phone` they are as wide as on a phone, to be looked at:
those pictures stand in no guide.
"""

import asyncio
import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from docs import gallery
from docs.gallery.page import DESKTOP, PHONE, page
from docs.gallery.picture import NoBrowser, TooHigh, draw
from docs.gallery.scene import Scene

PICTURES = Path(__file__).resolve().parents[1] / "pictures"
ON_PHONE = "--phone"


def scenes() -> Iterator[tuple[str, Scene]]:
    """Yield every scene with the name of its picture, without the ending."""
    for found in pkgutil.iter_modules(gallery.__path__):
        if found.name != "__main__":
            module = importlib.import_module(f"docs.gallery.{found.name}")
            listed: Sequence[Scene] = getattr(module, "SCENES", ())
            yield from (
                (f"{found.name}-{each.__name__}".replace("_", "-"), each) for each in listed
            )


async def draw_all(wanted: Sequence[str]) -> None:
    """Draw the scenes whose picture or module is among *wanted*, or all when there are none.

    It runs on an event loop because discord.py makes views and forms on one alone.
    """
    names = set(wanted) - {ON_PHONE}
    width, suffix = (PHONE, "-phone") if ON_PHONE in wanted else (DESKTOP, "")
    for name, scene in scenes():
        if not names or not {name, name.partition("-")[0]}.isdisjoint(names):
            picture = PICTURES / f"{name}{suffix}.png"
            sys.stdout.write(f"{picture.name}: {_drawn(page(scene(), width), picture)}\n")


def _drawn(drawing: str, picture: Path) -> str:
    """Draw *picture*; return its size. One for a phone alone may be too high: it stands nowhere."""
    try:
        draw(drawing, picture)
    except TooHigh:
        if not picture.stem.endswith("-phone"):
            raise
        return "too high to be drawn"
    return f"{picture.stat().st_size // 1000} kB"


if __name__ == "__main__":
    try:
        asyncio.run(draw_all(sys.argv[1:]))
    except NoBrowser as missing:
        sys.exit(str(missing))
