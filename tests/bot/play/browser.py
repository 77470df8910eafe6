"""A real browser on the playground, as a person uses it; what it does runs in a thread."""

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TypeVar

from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from docs.gallery.picture import QUIET

CHROMIUM = shutil.which("chromium")
CHROMEDRIVER = shutil.which("chromedriver")
PATIENCE = 30
"""Seconds that a person waits for what is to appear."""

Found = TypeVar("Found")


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """Yield a browser with an empty *profile*."""
    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", *QUIET, f"--user-data-dir={profile}", "--window-size=1200,800"):
        options.add_argument(flag)
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    try:
        yield driver
    finally:
        driver.quit()


def resize(driver: webdriver.Chrome, width: int, height: int) -> None:
    """Make the page so many CSS pixels wide and high; no window is narrower than 500."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def serious_faults(driver: webdriver.Chrome) -> dict[str, list[str]]:
    """Return what axe-core finds that keeps people from using the page, by its rule."""
    driver.execute_script((resources.files("axe_core_python") / "axe.min.js").read_text("utf-8"))
    found = driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return {
        each["id"]: [node["html"] for node in each["nodes"]]
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
    }


class Page:
    """The playground in *driver*, at *address*."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver = driver
        self._address = address

    async def open(self) -> None:
        """Open the page, or open it again, and wait until its channel is shown."""
        await asyncio.to_thread(self.driver.get, self._address)
        await self.until(lambda: self.driver.find_element(By.ID, "place").text)

    async def until(self, what: Callable[[], Found]) -> Found:
        """Wait until *what* is something, and return that."""

        def look(_: webdriver.Chrome) -> Found:
            return what()

        wait = WebDriverWait(self.driver, PATIENCE, ignored_exceptions=[WebDriverException])
        return await asyncio.to_thread(wait.until, look)

    def find(self, selector: str) -> WebElement:
        """Return the first element that the CSS *selector* describes; raise where there is none."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    async def be(self, person: str) -> None:
        """Be *person* from now on."""
        found = self.driver.find_element(By.ID, "person")
        await asyncio.to_thread(Select(found).select_by_value, person)

    async def write(self, text: str) -> None:
        """Write *text* where one writes, and send it."""
        field = self.driver.find_element(By.ID, "text")
        await asyncio.to_thread(field.send_keys, text, Keys.ENTER)

    async def go(self, channel: str) -> None:
        """Go to the channel whose name has *channel* in it."""
        entries = self.driver.find_elements(By.CSS_SELECTOR, "#channels button")
        (found,) = (each for each in entries if channel in each.text)
        await asyncio.to_thread(found.click)
        await self.until(lambda: channel in self.driver.find_element(By.ID, "place").text)

    def is_at_end(self) -> bool:
        """Return whether the newest message is in view."""
        script = """
            const log = document.getElementById("log").getBoundingClientRect();
            const newest = document.querySelector("#log .message:last-child");
            return newest.getBoundingClientRect().bottom <= log.bottom + 1;
        """
        return bool(self.driver.execute_script(script))

    def messages(self) -> Sequence[str]:
        """Return the text of each message that is shown."""
        return [each.text for each in self.driver.find_elements(By.CSS_SELECTOR, "#log .message")]

    async def shows(self, text: str) -> str:
        """Wait until a message has *text* in it and return all that it says."""
        try:
            return await self.until(
                lambda: next((m for m in reversed(self.messages()) if text in m), "")
            )
        except TimeoutException:
            raise AssertionError(f"{text!r} is in none of {self.messages()}") from None

    async def press(self, label: str, within: str = "#log") -> None:
        """Press the last button of that label."""
        await asyncio.to_thread((await self.until(lambda: self._buttons(label, within)))[-1].click)

    def _buttons(self, label: str, within: str) -> list[WebElement]:
        found = self.driver.find_elements(By.CSS_SELECTOR, f"{within} button")
        return [each for each in found if each.text == label and each.is_displayed()]

    def complaints(self) -> list[str]:
        """Return what the browser complained of: scripts that fail, policies that are broken."""
        found = self.driver.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own
        return [str(each["message"]) for each in found]
