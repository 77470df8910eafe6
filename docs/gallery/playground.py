"""`python -m docs.gallery.playground`: take the pictures of the playground, in a real browser."""

import asyncio
import re
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.bot.play.browser import Page, chromium, resize

PICTURES = Path(__file__).resolve().parents[1] / "playground"
_DESKTOP, _PHONE = (1100, 760), (375, 760)
"""CSS pixels of what is shown: its width and its height."""
_BRIDGE = """---
title: Harbour bridge opens
authors: [Ines Calder]
publication: The Skerrow Post
published: 2026-05-10
---

The bridge over the harbour of Skerrow opened on 9 May 2026, two years late.

Ten thousand people walked across it on the first day, the harbour office counted.

Cars may use it from June. Bicycles have a lane of their own on the seaward side.
"""


async def take_pictures() -> None:
    """Post an article, ask about it, and write what is seen, dark and light, wide and narrow."""
    command = [sys.executable, "-m", "bot", "play", "--no-open"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as playing,  # noqa: S603, ASYNC220 - ours; nobody else waits
        chromium(Path(folder, "profile")) as driver,
    ):
        try:
            first = playing.stdout.readline() if playing.stdout else ""
            page = Page(driver, re.findall(r"http://\S+", first)[0])
            await page.open()
            await page.shows("Hello!")
            await page.be("mo")
            await _post(page, Path(folder, "bridge.md"))
            await page.be("ada")
            await page.write("@Footnote how many people walked over the bridge?")
            await page.shows("Ten thousand")
            for name, size in (("", _DESKTOP), ("-phone", _PHONE)):
                for theme, light in (("dark", "0"), ("light", "1")):
                    driver.execute_script(f"localStorage.setItem('light', '{light}')")
                    resize(driver, *size)
                    await page.open()
                    await page.shows("Ten thousand")
                    await asyncio.sleep(1)
                    _keep(driver.get_screenshot_as_png(), PICTURES / f"{theme}{name}.png")
        finally:
            playing.terminate()


async def _post(page: Page, file: Path) -> None:
    file.write_text(_BRIDGE, encoding="utf-8")  # noqa: ASYNC240 - nobody else waits
    await page.write("/source add")
    chosen = await page.until(lambda: page.find("#command input[type=file]"))
    chosen.send_keys(str(file))
    await page.press("Run", "#command")
    await page.shows("Is this what you posted?")
    await page.press("Publish")
    await page.shows("Published")


def _keep(picture: bytes, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    with Image.open(BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    asyncio.run(take_pictures())
