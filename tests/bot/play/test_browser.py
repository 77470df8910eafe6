"""The playground in a real browser: what a newcomer does in the first ten minutes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from bot.play.people import SERVER, server_payload
from bot.play.stage import Stage
from bot.play.web import Web
from tests.bot.play.browser import (
    CHROMEDRIVER,
    CHROMIUM,
    Page,
    chromium,
    resize,
    serious_faults,
)
from tests.bot.running import app_in, running
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR, MISSILES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None or CHROMEDRIVER is None, reason="Chromium and its driver are not installed"
    ),
]
ARTICLE = f"{MEMOIR}\n\n{MISSILES}\n"


@dataclass(frozen=True)
class Playground:
    """The page, and what is behind it."""

    page: Page
    stage: Stage


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
async def playground(driver: webdriver.Chrome, home: Path) -> AsyncIterator[Playground]:
    app = app_in(home)
    discord = DiscordDouble((SERVER,))
    discord.make_guild = server_payload
    async with discord, running(discord, app, home):
        stage = Stage(discord)
        async with Web(stage) as web:
            page = Page(driver, web.address)
            await page.open()
            yield Playground(page, stage)
            assert page.complaints() == []
            await asyncio.to_thread(driver.get, "about:blank")
    app.database.close()


async def post_article(page: Page, folder: Path) -> None:
    """Post and publish an article as the moderator."""
    file = folder / "memoir.txt"
    file.write_text(ARTICLE)
    await page.be("mo")
    await page.write("/source add")
    driver = page.driver
    chosen = await page.until(
        lambda: driver.find_element(By.CSS_SELECTOR, "#command input[type=file]")
    )
    await asyncio.to_thread(chosen.send_keys, str(file))
    await page.press("Run", "#command")
    preview = await page.shows("Is this what you posted?")
    assert "Only you can see this" in preview
    await page.press("Publish")
    await page.shows("Published")


async def test_a_source_is_posted_by_file_previewed_published_and_asked(
    playground: Playground, tmp_path: Path
) -> None:
    page = playground.page
    await page.write("@Footnote Which missiles were meant for Mexico?")
    await page.shows("There are no articles here yet")

    await post_article(page, tmp_path)
    await page.write("@Footnote Which missiles were meant for Mexico?")

    assert MISSILES in await page.shows("Context")
    assert page.driver.find_elements(By.CSS_SELECTOR, "#log blockquote strong")


async def test_more_and_context_are_shown_to_who_presses_alone(
    playground: Playground, tmp_path: Path
) -> None:
    page = playground.page
    await post_article(page, tmp_path)
    await page.write("@Footnote Which missiles were meant for Mexico?")
    await page.shows("Context")
    await page.press("Context")

    assert MEMOIR in await page.shows("Only you can see this")
    private = len(page.messages())
    await page.be("ada")
    await page.until(lambda: len(page.messages()) < private)
    assert not any("Only you can see this" in each for each in page.messages())


async def test_a_private_answer_is_shared_and_stands_after_a_reload(
    playground: Playground, tmp_path: Path
) -> None:
    page = playground.page
    await post_article(page, tmp_path)
    await page.write("/ask")
    driver = page.driver
    question = driver.find_element(By.CSS_SELECTOR, '[data-option="question"]')
    await asyncio.to_thread(question.send_keys, "Which missiles were meant for Mexico?")
    await asyncio.to_thread(driver.find_element(By.CSS_SELECTOR, "#command summary").click)
    private = driver.find_element(By.CSS_SELECTOR, '[data-option="private"]')
    await asyncio.to_thread(Select(private).select_by_value, "true")
    await page.press("Run", "#command")
    assert "Only you can see this" in await page.shows("Mo used /ask")
    await page.press("Share")
    await page.be("ada")
    await page.until(lambda: any(MISSILES in each for each in page.messages()))
    before = page.messages()
    await page.open()

    assert await page.until(page.messages) == before


async def test_who_may_not_post_is_offered_no_command_for_it(playground: Playground) -> None:
    page = playground.page

    async def offered(person: str) -> str:
        await page.be(person)
        await page.until(lambda: page.driver.find_element(By.ID, "person"))
        field = page.driver.find_element(By.ID, "text")
        await asyncio.sleep(0.3)
        await asyncio.to_thread(field.send_keys, "/")
        shown = await page.until(lambda: page.driver.find_element(By.ID, "offered").text)
        await asyncio.to_thread(field.send_keys, Keys.BACKSPACE)
        return shown

    assert "/source add" not in await offered("ada")
    assert "/source add" in await offered("mo")
    assert "/settings" in await offered("rae")


async def test_a_command_typed_with_its_question_is_asked_and_not_written(
    playground: Playground, tmp_path: Path
) -> None:
    page = playground.page
    await post_article(page, tmp_path)
    await page.write("/ask Which missiles were meant for Mexico?")

    answer = await page.shows("More quotes")
    assert answer.startswith("Mo used /ask")
    assert MISSILES in answer


async def test_a_command_of_others_is_refused_and_not_written(playground: Playground) -> None:
    page = playground.page
    await page.write("/source add memoir.txt")

    assert "no command of that name" in await page.until(lambda: page.find("#notice").text)
    assert not any("/source add memoir" in each for each in page.messages())


async def test_a_command_that_is_named_in_a_message_begins_for_who_may_use_it(
    playground: Playground,
) -> None:
    page = playground.page
    await page.write("</source add:5>")
    await page.press("/source add")
    assert "is for others" in await page.until(lambda: page.find("#notice").text)
    await page.be("mo")
    await page.until(lambda: page.find("#person").get_attribute("value") == "mo")
    await page.press("/source add")

    begun = await page.until(lambda: page.find("#command .told"))
    assert begun.text.startswith("/source add: ")


async def test_the_focus_stays_where_a_menu_is_left_for(playground: Playground) -> None:
    page, driver = playground.page, playground.page.driver
    await page.write("hello")
    await page.shows("hello")
    await page.press("⋯")
    await asyncio.to_thread(page.find("#text").click)

    assert not page.find("#menu").is_displayed()
    assert driver.switch_to.active_element.get_attribute("id") == "text"


async def test_a_form_is_filled_in_and_sent(playground: Playground) -> None:
    page = playground.page
    await page.be("mo")
    await page.write("/source add")
    await page.press("Run", "#command")
    text = await page.until(lambda: page.driver.find_element(By.CSS_SELECTOR, "#dialog textarea"))
    await asyncio.to_thread(text.send_keys, MISSILES)
    await page.press("Submit", "#dialog")

    assert MISSILES in await page.shows("Is this what you posted?")


async def test_two_hundred_messages_are_all_shown(playground: Playground) -> None:
    page, ada = playground.page, playground.stage.members["ada"].actor
    for number in range(200):
        await ada.write(f"message {number}")
    playground.stage.changed()

    await page.until(lambda: len(page.messages()) == 200)

    assert "message 199" in page.messages()[-1]


async def test_the_newest_message_stays_in_view_for_another_person_and_beside_a_form(
    playground: Playground,
) -> None:
    page, ada = playground.page, playground.stage.members["ada"].actor
    for number in range(60):
        await ada.write(f"message {number}")
    playground.stage.changed()
    await page.until(lambda: len(page.messages()) == 60)

    await page.be("mo")
    assert await page.until(page.is_at_end)
    await page.write("/source add")
    await page.until(lambda: page.find("#command .told"))
    assert await page.until(page.is_at_end)
    await page.press("Cancel", "#command")
    await page.write("the last of them")
    await page.shows("the last of them")
    assert await page.until(page.is_at_end)


async def test_whoever_reads_older_messages_is_left_there(playground: Playground) -> None:
    page, ada = playground.page, playground.stage.members["ada"].actor
    for number in range(60):
        await ada.write(f"message {number}")
    playground.stage.changed()
    await page.until(lambda: len(page.messages()) == 60 and page.is_at_end())
    page.driver.execute_script("document.getElementById('log').scrollTop = 0")
    await asyncio.sleep(0.2)  # a frame, in which the page is told of it

    await ada.write("one more")
    playground.stage.changed()
    await page.shows("one more")

    assert page.driver.execute_script("return document.getElementById('log').scrollTop") == 0


@pytest.mark.parametrize("width", [1200, 360])
@pytest.mark.parametrize("light", [False, True])
async def test_nothing_serious_keeps_anybody_from_using_it(
    playground: Playground, tmp_path: Path, *, width: int, light: bool
) -> None:
    page, driver = playground.page, playground.page.driver
    await asyncio.to_thread(resize, driver, width, 800)
    driver.execute_script(f"localStorage.setItem('light', '{int(light)}')")
    await page.open()
    await post_article(page, tmp_path)
    await page.write("@Footnote Which missiles were meant for Mexico?")
    await page.shows("Context")
    await page.write("/ask")
    serious = await asyncio.to_thread(serious_faults, driver)
    shown = driver.execute_script("return [innerWidth, document.documentElement.scrollWidth]")
    await asyncio.to_thread(resize, driver, 1200, 800)

    assert serious == {}
    assert shown == [width, width]
