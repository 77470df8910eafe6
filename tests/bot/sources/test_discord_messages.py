"""A message becomes a source: its own words, as members see its marks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.double import payloads
from tests.bot.sources.written import WROTE_AT, Stage, link_to, staged
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


ANNOUNCED = (
    f"# Opening hours\n{MEMOIR}\n\n- Monday: ~~8 to 10~~ 9 to 12\n- Tuesday: ||closed|| 10 to 12"
)


async def test_a_messages_own_text_is_taken_from_its_menu_without_any_intent(stage: Stage) -> None:
    stage.discord.message_content = False
    said = stage.writes(stage.ada, ANNOUNCED, payloads.channel(1))

    preview = await stage.moderator.use_menu("Add as source", said)
    await stage.moderator.press(preview, "Publish")

    (article,) = stage.articles
    known = article.metadata
    assert article.body == f"{MEMOIR}\n\nMonday: 9 to 12\n\nTuesday: 10 to 12"
    assert (known.title, known.authors, known.publication) == (
        "Opening hours",
        ("ada",),
        "Server 1",
    )
    assert (known.published, known.url) == (WROTE_AT.date(), link_to(payloads.channel(1), said))
    assert "Words hidden as spoilers were left out: 1." in preview.text
    assert article.source.posted_by == "mod"


async def test_a_long_message_with_a_link_offers_its_text_and_the_link(stage: Stage) -> None:
    remark = stage.writes(stage.ada, "See https://news.example/a", payloads.channel(1))
    long = stage.writes(stage.ada, f"{MEMOIR} {BRIDGE} https://news.example/a", payloads.channel(1))

    alone = await stage.moderator.use_menu("Add as source", remark)
    offer = await stage.moderator.use_menu("Add as source", long)
    (preview,) = await stage.moderator.choose(offer, "This message's text")
    await stage.moderator.press(preview, "Publish")

    assert "There is no page at that link" in alone.text
    assert "That message has 2 sources" in offer.text
    assert [each.body for each in stage.articles] == [f"{MEMOIR} {BRIDGE} https://news.example/a"]


async def test_marks_are_shown_as_members_see_them(stage: Stage) -> None:
    curators, garden, minutes = (payloads.CURATORS, 1 + payloads.GARDEN, 1 + payloads.CLOSED)
    text = (
        f"<@{stage.bob.id}> and <@&{curators}> meet in <#{garden}>, not <#{minutes}> <:wave:77>, "
        "<t:1618936830:F>; ask <@4>."
    )
    mentioned = [payloads.user(stage.bob.id, "bob")]
    said = stage.writes(stage.ada, text, payloads.channel(1), mentions=mentioned)

    preview = await stage.moderator.use_menu("Add as source", said)
    await stage.moderator.press(preview, "Publish")

    (article,) = stage.articles
    assert article.body == (
        "@bob and @Curators meet in #garden, not #unknown :wave:, 2021-04-20 16:40 UTC; "
        "ask @unknown-user."
    )


async def test_a_forwarded_message_states_no_author(stage: Stage) -> None:
    forwarded = {
        "type": 0, "content": MEMOIR, "embeds": [], "attachments": [], "flags": 0, "mentions": [],
        "timestamp": "2026-11-24T00:00:00+00:00", "edited_timestamp": None, "components": [],
    }  # fmt: skip
    said = stage.writes(
        stage.ada, "", payloads.channel(1), message_snapshots=[{"message": forwarded}]
    )

    preview = await stage.moderator.use_menu("Add as source", said)

    assert "**Authors:** unknown" in preview.text
    assert "memoir appeared" in preview.text


async def test_what_a_bot_wrote_into_a_card_is_text_and_a_links_preview_is_not(
    stage: Stage,
) -> None:
    card = {
        "type": "rich", "title": "Patch 1.2", "description": MEMOIR,
        "fields": [{"name": "Fixes", "value": "- The crane", "inline": False}],
    }  # fmt: skip
    shown = {"type": "article", "title": "A page", "description": MISSILES}
    said = stage.writes(stage.ada, "", payloads.channel(1), embeds=[card, shown])

    preview = await stage.moderator.use_menu("Add as source", said)
    await stage.moderator.press(preview, "Publish")

    (article,) = stage.articles
    assert article.metadata.title == "Patch 1.2"
    assert article.body == f"{MEMOIR}\n\nFixes\n\nThe crane"


async def test_a_message_without_words_says_what_to_do(stage: Stage) -> None:
    said = stage.writes(stage.ada, "", payloads.channel(1))

    refused = await stage.moderator.use_menu("Add as source", said)
    silent = await stage.moderator.use_menu(
        "Add as source", stage.writes(stage.ada, "🎉", payloads.channel(1))
    )

    assert "no text, no link and no file" in refused.text
    assert "There are no words" in silent.text
