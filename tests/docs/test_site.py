"""The site is built without a broken link, loads nothing from elsewhere, and can be used by all."""

import asyncio
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from selenium import webdriver

from tests.bot.play.browser import CHROMEDRIVER, CHROMIUM, chromium, serious_faults

ROOT = Path(__file__).resolve().parents[2]
LOADED = re.compile(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?:)?//""")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stdout) == (0, ""), built.stderr
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    handler = partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    if CHROMIUM is None or CHROMEDRIVER is None:
        pytest.skip("Chromium and its driver are not installed")
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    pages = [each for each in site.rglob("*.html") if each.name != "404.html"]

    assert len(pages) > 15
    assert [each.name for each in pages if LOADED.search(each.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "page", ["index.html", "members.html", "operating.html", "architecture.html", "404.html"]
)
async def test_nothing_serious_keeps_anybody_from_reading_it(
    driver: webdriver.Chrome, address: str, page: str
) -> None:
    await asyncio.to_thread(driver.get, f"{address}/{page}")

    assert await asyncio.to_thread(serious_faults, driver) == {}
