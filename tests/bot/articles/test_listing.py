"""`/articles`: what can be asked about is looked through, by page and filter."""

import threading

import pytest

from bot.articles.listing import LONGEST_FILTER, PER_PAGE, fits
from bot.play.double.payloads import GARDEN, GENERAL, channel
from corpus.storage.current_articles import Listed
from tests.bot.articles.posting import body, listed, options, posted
from tests.bot.ask.quoting import unescape
from tests.bot.staging import OTHER, SERVER, Stage
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


async def test_all_articles_are_listed_newest_first_for_who_asks_alone(stage: Stage) -> None:
    posted(stage, *body(MEMOIR), title="Old", publication="The Post")
    posted(stage, *body(BRIDGE), title="New", day=2)
    posted(stage, *body(MISSILES), title="Between", day=1)
    stage.add(f"{MEMOIR} Elsewhere.", collection=OTHER, title="Another server's")

    reply = await stage.member.command("articles")

    assert reply.ephemeral
    assert listed(reply) == ["New", "Between", "Old"]
    assert options(reply) == [("New", None), ("Between", None), ("Old", "The Post")]
    assert reply.texts[0] == "There are 3 articles here:"


@pytest.mark.parametrize("wanted", ["harbour p", "BRIDGE", "calder", "Ine\u0301s"])
async def test_a_filter_finds_titles_publications_and_authors(stage: Stage, wanted: str) -> None:
    posted(stage, *body(MEMOIR), title="A memoir")
    posted(
        stage,
        *body(BRIDGE),
        title="The bridge",
        publication="Harbour Post",
        author="Inés Calder",
    )

    assert listed(await stage.member.command("articles", filter=wanted)) == ["The bridge"]


async def test_a_filter_that_nothing_fits_is_told_so_in_one_line(stage: Stage) -> None:
    stage.add(MEMOIR)

    reply = await stage.member.command("articles", filter="*ferries*")

    assert [unescape(each) for each in reply.texts] == [
        "I looked, but no article here fits “*ferries*”."
    ]
    assert "\\*ferries\\*" in reply.text


async def test_where_nothing_was_posted_that_is_what_is_told(stage: Stage) -> None:
    reply = await stage.member.command("articles", filter="ferries")

    assert reply.texts == ["There are no articles here yet. A moderator can add the first one."]


async def test_titles_authors_and_publications_are_suggested(stage: Stage) -> None:
    posted(stage, *body(MEMOIR), title="A memoir", author="Ada Moor", publication="The Moor Post")
    posted(stage, *body(BRIDGE), title=f"Moor {'very ' * 20}long")

    found = await stage.member.autocomplete("articles", "filter", "moor")

    assert found == [("Ada Moor", "Ada Moor"), ("The Moor Post", "The Moor Post")]


async def test_a_long_list_is_turned_page_by_page_and_keeps_its_filter(stage: Stage) -> None:
    # The longest filter that can be typed, of characters that count twice, and a colon.
    name = "🌉" * (LONGEST_FILTER - 1) + ":"
    for number in range(PER_PAGE + 2):
        posted(stage, *body(f"{BRIDGE} {number}."), title=f"{name} {number}", day=number)
    stage.add(MEMOIR)

    first = await stage.member.command("articles", filter=name)
    second = await stage.member.press(first, "Next")
    back = await stage.member.press(second, "Back")

    assert listed(first) == listed(back) == [f"{name} {each}" for each in range(11, 1, -1)]
    assert listed(second) == [f"{name} {each}" for each in (1, 0)]
    assert second.texts[-1] == "-# page 2 of 2"
    assert (list(first.buttons), list(second.buttons)) == (["Next"], ["Back"])


async def test_a_channel_that_the_server_has_not_allowed_lists_nothing(stage: Stage) -> None:
    stage.settings.change(SERVER, channels=(str(1 + GENERAL),))
    stage.add(MEMOIR)

    reply = await stage.member.at(channel(1, GARDEN)).command("articles")

    assert reply.texts == [f"I don't answer in this channel. Ask me in <#{1 + GENERAL}>."]


async def test_articles_are_looked_through_in_a_thread_whatever_their_number(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()

    def noted(article: Listed, wanted: str) -> bool:
        threads.add(threading.current_thread().name)
        return fits(article, wanted)

    monkeypatch.setattr("bot.articles.listing.fits", noted)
    posted(stage, *body(MEMOIR), title="A memoir", author="Ada Vane")

    found = await stage.member.command("articles", filter="vane")
    offered = await stage.member.autocomplete("articles", "filter", "va")

    assert listed(found) == ["A memoir"]
    assert offered == [("Ada Vane", "Ada Vane")]
    assert {each.partition("_")[0] for each in threads} == {"suggestions"}
