"""A page as a picture, drawn by Chromium and cropped to what is on it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from docs.gallery.page import BACKGROUND

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_WIDTH, _HEIGHT = 600, 8000
"""CSS pixels of the window: as wide as a page, and higher than the longest list of sentences."""
_SCALE = 1.5
_MARGIN = 12
_COLOURS = 256
"""What a small PNG can hold: enough for the theme's colours and smooth letters."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Flags of a Chromium that asks nobody anything; without a sandbox root may start it."""
_FLAGS = (
    "--headless",
    *QUIET,
    "--hide-scrollbars",
    f"--force-device-scale-factor={_SCALE}",
    f"--window-size={_WIDTH},{_HEIGHT}",
)


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


class TooHigh(Exception):
    """A page is higher than what is drawn of it."""


def draw(page: str, picture: Path) -> None:
    """Write *picture*, a PNG of *page*, which must be no higher than `_HEIGHT`.

    Raises:
        NoBrowser: Chromium is not installed; the sentence says how to get it.
        TooHigh: The page is higher: its end would be missing.
    """
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        raise NoBrowser("There is no Chromium here: install it, on Debian as `chromium`.")
    with tempfile.TemporaryDirectory() as folder:
        written, drawn = Path(folder, "page.html"), Path(folder, "page.png")
        written.write_text(page, encoding="utf-8")
        own = (f"--user-data-dir={folder}/profile", f"--screenshot={drawn}", written.as_uri())
        subprocess.run([browser, *_FLAGS, *own], check=True, capture_output=True)  # noqa: S603 - our page
        _cropped(drawn).save(picture, optimize=True)


def _cropped(drawn: Path) -> Image.Image:
    with Image.open(drawn) as opened:
        whole = opened.convert("RGB")
    empty = Image.new("RGB", whole.size, BACKGROUND)
    box = ImageChops.difference(whole, empty).getbbox()
    bottom = whole.height if box is None else min(whole.height, box[3] + _MARGIN)
    if bottom == whole.height:
        raise TooHigh(f"Draw less in one picture than {_HEIGHT} pixels.")
    right = whole.width if box is None else min(whole.width, box[2] + _MARGIN)
    return whole.crop((0, 0, right, bottom)).quantize(_COLOURS, dither=Image.Dither.NONE)
