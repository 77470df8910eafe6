"""`/timeline`: dated sentences in order, cited, page by page, with no state but in buttons' ids."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.double.payloads import GARDEN, channel
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.doubles.articles import draft, source

OPENED = "The bridge over the harbour opened on 14 May 2021."
BEGUN = "Work on the bridge began in March 2018."
MEMOIR = "The memoir appeared in spring 2022."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


async def test_dated_sentences_come_in_the_order_of_their_days_each_cited(stage: Stage) -> None:
    stage.add(f"{OPENED} It was a warm day. {BEGUN}", title="The bridge")

    reply = await stage.member.command("timeline")

    assert not reply.ephemeral
    head, first, second, foot = map(unescape, reply.texts)
    assert head == "**Timeline**"
    assert first.startswith("**March 2018**\n> Work on the bridge began in **March 2018**.\n-# ¹")
    assert second.startswith("**14 May 2021**\n> The bridge over the harbour opened on **14 May")
    assert "The bridge · Jane Q. Doe · The Harbour Post · 6 May 2022 · ¶ 1 of 1" in first
    assert foot == "-# 2 sentences"


async def test_only_what_is_about_the_subject_is_listed(stage: Stage) -> None:
    stage.add(OPENED, title="The bridge")
    stage.add(MEMOIR, title="The book")

    reply = await stage.member.command("timeline", about="bridge")

    assert reply.texts[0] == "**Timeline**: bridge"
    assert quoted(reply) == OPENED


async def test_an_article_and_days_narrow_it(stage: Stage) -> None:
    stage.add(f"{OPENED} {BEGUN}", title="The bridge")
    stage.add(MEMOIR, title="The book")

    by_title = await stage.member.command("timeline", article="the book")
    by_days = await stage.member.command("timeline", **{"from": "2018-03", "to": "2018"})

    assert quoted(by_title) == MEMOIR
    assert quoted(by_days) == BEGUN


async def test_pages_are_turned_with_what_the_list_was_narrowed_to(stage: Stage) -> None:
    for year in range(2001, 2013):
        stage.add(f"The harbour froze in {year}.", title=f"Winter {year}")
    stage.add(f"The harbour froze in 1999 and in {2013}. {OPENED}", title="Other winters")

    first = await stage.member.command("timeline", about="harbour", **{"from": "2001"})
    second = await stage.member.press(first, "Next")
    third = await stage.member.press(second, "Next")
    back = await stage.member.press(third, "Back")

    assert second.ephemeral
    assert first.texts[-1] == "-# 14 sentences · page 1 of 3"
    assert "froze in **2001**" in first.texts[1]
    assert "froze in **2006**" in second.texts[1]
    assert "froze in **2011**" in third.texts[1]
    assert back.texts == second.texts


async def test_a_private_list_is_turned_in_place(stage: Stage) -> None:
    stage.settings.change(SERVER, private_by_default=True)
    for year in range(2001, 2008):
        stage.add(f"The harbour froze in {year}.", title=f"Winter {year}")

    first = await stage.member.command("timeline")
    second = await stage.member.press(first, "Next")

    assert (first.ephemeral, second.ephemeral) == (True, True)
    assert second.message["id"] == first.message["id"]


async def test_a_day_that_is_reckoned_says_from_what(stage: Stage) -> None:
    stage.add("The harbour office closed yesterday.", title="Closed")

    reply = await stage.member.command("timeline")

    assert reply.texts[1].startswith(
        "**5 May 2022**\n-# counted from the publication date, 6 May 2022\n"
        "> The harbour office closed **yesterday**."
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "No sentence in these articles tells a date."),
        ({"about": "bridge"}, "No dated sentence fits that."),
        ({"from": "soon"}, "I don't know the day “soon”"),
        ({"article": "Nothing"}, "That article is not here"),
    ],
)
async def test_where_nothing_fits_one_line_says_what_to_do(
    stage: Stage, options: dict[str, str], told: str
) -> None:
    stage.add("The bridge is long.", title="The bridge")

    reply = await stage.member.command("timeline", **options)

    assert told in unescape(reply.text)


async def test_without_articles_it_says_so(stage: Stage) -> None:
    reply = await stage.member.command("timeline")

    assert "There are no articles here yet." in reply.text


async def test_nothing_of_another_server_is_listed(stage: Stage) -> None:
    stage.add(OPENED, title="Elsewhere", collection=OTHER)
    stage.add(MEMOIR, title="Here")

    assert quoted(await stage.member.command("timeline")) == MEMOIR


async def test_where_the_server_has_not_allowed_it_nothing_is_listed(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=("501",))

    reply = await stage.member.at(channel(1, GARDEN)).command("timeline")

    assert reply.text == "I don't answer in this channel. Ask me in <#501>."


async def test_a_source_with_a_link_is_one_press_away(stage: Stage) -> None:
    stage.app.engine.writer.add(SERVER, draft(OPENED, url="https://news.example/bridge"), source())

    reply = await stage.member.command("timeline")

    assert reply.buttons["Source 1"]["url"].startswith("https://news.example/bridge#:~:text=")


async def test_titles_are_suggested(stage: Stage) -> None:
    article = stage.add(OPENED, title="The bridge")

    assert await stage.member.autocomplete("timeline", "article", "bri") == [
        ("The bridge", article.id)
    ]
