"""A thread becomes a source: all that was said in it, under its writers' names."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.play.double import payloads
from bot.play.double.payloads import FORUM
from bot.sources import discord_reading
from corpus.article import Article, ParagraphKind
from tests.bot.sources.written import GUIDE, Stage, link_to, staged
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


def texts(article: Article, kind: ParagraphKind) -> list[str]:
    return [article.body[each.start : each.end] for each in article.paragraphs if each.kind is kind]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


@pytest.mark.parametrize("forum", [True, False])
async def test_a_thread_is_read_whole_with_what_others_said_under_their_names(
    stage: Stage,
    forum: bool,  # noqa: FBT001 - a table
) -> None:
    thread = stage.post(stage.ada, MEMOIR, forum=forum)
    stage.writes(stage.bob, f"{BRIDGE}\n- by night", thread)
    stage.writes(stage.ada, MISSILES, thread)
    stage.writes(stage.bob, "", thread, type=6)  # pinned a message
    answer = {"author": payloads.user(payloads.BOT_USER, "Footnote", bot=True)}
    stage.writes(stage.bob, "An answer of ours.", thread, **answer)

    article = await stage.published(link_to(thread))

    known = article.metadata
    assert texts(article, ParagraphKind.BODY) == [MEMOIR, MISSILES]
    assert texts(article, ParagraphKind.QUOTE) == [f"bob: {BRIDGE}"]
    assert texts(article, ParagraphKind.LIST) == ["by night"]
    assert (known.title, known.authors, known.publication) == (GUIDE, ("ada",), "Server 1")
    assert (known.published, known.url) == (date(2026, 11, 20), link_to(thread))


async def test_the_menu_of_a_threads_first_message_offers_the_thread(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    stage.writes(stage.ada, MISSILES, thread)
    first = stage.discord.messages[thread["id"]]

    offer = await stage.moderator.at(thread).use_menu("Add as source", first)
    whole, text = await stage.moderator.at(thread).choose(
        offer, "The whole thread", "This message's text"
    )
    for each in (whole, text):
        await stage.moderator.press(each, "Publish")

    assert {each.body for each in stage.articles} == {MEMOIR, f"{MEMOIR}\n\n{MISSILES}"}
    assert {each.metadata.title for each in stage.articles} == {GUIDE}
    assert {each.metadata.url for each in stage.articles} == {
        link_to(thread),
        link_to(thread, first),
    }


@pytest.mark.parametrize(
    "host", ["ptb.discord.com", "canary.discord.com", "discordapp.com", "www.discord.com"]
)
async def test_every_way_to_write_a_link_leads_to_the_message(stage: Stage, host: str) -> None:
    said = stage.writes(stage.ada, MEMOIR, payloads.channel(1))

    article = await stage.published(f"{link_to(payloads.channel(1), said, host)}/")

    assert (article.body, article.metadata.url) == (MEMOIR, link_to(payloads.channel(1), said))
    assert stage.site.asked == []


async def test_a_long_thread_is_read_page_by_page_and_one_too_long_is_refused(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    for number in range(249):
        stage.writes(stage.ada, f"Account {number} of the harbour.", thread)

    article = await stage.published(link_to(thread))
    pages = [call for call in stage.discord.calls if call.endswith(f"{thread['id']}/messages")]
    monkeypatch.setattr(discord_reading, "MOST_MESSAGES", 249)
    refused = await stage.refused(link_to(thread))

    assert article.paragraph_count == 250
    assert article.body.endswith("Account 248 of the harbour.")
    assert len(pages) == 3
    assert "more than 249 messages" in refused


async def test_files_of_a_thread_are_told_to_be_left_out(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    kinds = {"plan.pdf": "application/pdf", "view.png": "image/png"}
    carried = [
        stage.discord.keep(name, b"x") | {"content_type": kind} for name, kind in kinds.items()
    ]
    stage.writes(stage.ada, "The plans", thread, attachments=carried)

    preview = await stage.moderator.command("source add", url=link_to(thread))

    assert "Files of these messages were left out: 1." in preview.text


async def test_a_thread_that_nobody_wrote_in_is_refused(stage: Stage) -> None:
    empty = payloads.thread(1, "9100", parent_id=str(1 + FORUM))
    stage.discord.archived["9100"] = empty

    assert "Nobody has written anything" in await stage.refused(link_to(empty))
