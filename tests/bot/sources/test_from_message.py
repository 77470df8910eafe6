"""The menu of a message: what it links to or carries becomes a source."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from discord import Attachment

from bot.services.publication import Preview
from bot.services.sources import Sources
from corpus.submissions.offers import Offers
from corpus.submissions.submission import Posted, Submission
from tests.bot.running import app_in, running
from tests.bot.sources.site import LINK, SERVER, Site, Stage, markdown
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


async def test_a_messages_one_link_is_read_from_its_menu(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    message = stage.member.message(f"Have you seen this ({LINK})? It is new.")

    preview = await stage.moderator.use_menu("Add as source", message)
    await stage.moderator.press(preview, "Publish")

    assert stage.bodies == [MEMOIR]


async def test_of_a_messages_links_the_chosen_ones_are_read_even_after_a_restart(
    tmp_path: Path,
) -> None:
    links = [f"https://news.example/{number}" for number in range(3)]
    pages = dict(zip(links, map(markdown, (MEMOIR, MISSILES, BRIDGE)), strict=True))
    async with DiscordDouble() as discord:
        moderator = Person(discord, moderates=True)
        first = app_in(tmp_path)
        async with running(discord, first, tmp_path, Site(pages).fetch):
            offer = await moderator.use_menu("Add as source", moderator.message(" ".join(links)))
            waiting = await moderator.command("source list")
        first.database.close()
        app = app_in(tmp_path)
        async with running(discord, app, tmp_path, Site(pages).fetch):
            previews = await moderator.choose(offer, links[0], links[2])
        last = app_in(tmp_path)
        async with running(discord, last, tmp_path, Site(pages).fetch):
            for each in previews:
                await moderator.press(each, "Publish")
            (again,) = await moderator.choose(offer, links[0])
        app.database.close()

    assert "That message has 3 sources" in offer.text
    assert "None yet" in waiting.text
    assert {each.body for each in last.engine.store.articles([SERVER])} == {MEMOIR, BRIDGE}
    assert "published or cancelled already" in again.text
    last.database.close()


async def test_a_message_with_nothing_to_read_says_what_to_do(stage: Stage) -> None:
    said = await stage.moderator.use_menu("Add as source", stage.member.message(""))

    assert "no text, no link and no file" in said.text


async def test_a_file_that_discord_gives_out_no_more_keeps_nobody_from_the_others(
    stage: Stage,
) -> None:
    expired = stage.discord.keep("plans_*draft*.txt", MEMOIR.encode())
    kept = stage.discord.keep("notes.txt", MISSILES.encode())
    del stage.discord.uploads[expired["id"]]
    link = "https://news.example/1"
    message = stage.moderator.message(link) | {"attachments": [expired, kept]}

    offer = await stage.moderator.use_menu("Add as source", message)
    (read,) = await stage.moderator.choose(offer, "notes.txt")

    assert offer.texts == [
        "**That message has 3 sources.** Which should I read?",
        "-# I couldn't get plans\\_\\*draft\\*.txt from Discord: upload it again.",
    ]
    assert "missiles" in read.text


async def test_of_several_sources_the_one_that_fails_is_named_and_the_others_are_shown(
    stage: Stage,
) -> None:
    links = ["https://news.example/1", "https://news.example/2"]
    stage.site.pages |= dict(zip(links, map(markdown, (MEMOIR, MISSILES)), strict=True))
    preview = Sources.preview

    async def fail(sources: Sources, collection: str, key: str) -> Preview:
        if (await sources.submission(collection, key)).posted.name == links[0]:
            raise RuntimeError
        return await preview(sources, collection, key)

    with patch.object(Sources, "preview", fail):
        offer = await stage.moderator.use_menu(
            "Add as source", stage.member.message(" ".join(links))
        )
        told = [each.text for each in await stage.moderator.choose(offer, *links)]

    (failed,) = [each for each in told if "Something went wrong" in each]
    assert "//news.example/1: Something went wrong" in failed
    assert any(MISSILES[:40] in each for each in told)


async def test_of_a_messages_files_one_at_a_time_is_held(tmp_path: Path) -> None:
    done: list[str] = []
    read, offer = Attachment.read, Offers.offer

    async def noted_read(file: Attachment) -> bytes:
        done.append(f"read {file.filename}")
        return await read(file)

    def noted_offer(
        offers: Offers, collection: str, posted: Sequence[Posted]
    ) -> tuple[Submission, ...]:
        done.append(f"kept {' '.join(each.name for each in posted)}")
        return offer(offers, collection, posted)

    async with DiscordDouble() as discord:
        moderator = Person(discord, moderates=True)
        app = app_in(tmp_path)
        files = [discord.keep(each, MEMOIR.encode()) for each in ("a.txt", "b.txt")]
        async with running(discord, app, tmp_path):
            with (
                patch.object(Attachment, "read", noted_read),
                patch.object(Offers, "offer", noted_offer),
            ):
                message = moderator.message("") | {"attachments": files}
                offered = await moderator.use_menu("Add as source", message)
        app.database.close()

    assert "That message has 2 sources" in offered.text
    assert done == ["read a.txt", "kept a.txt", "read b.txt", "kept b.txt"]
