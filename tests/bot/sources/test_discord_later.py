"""What was written on Discord is read later, again, and by itself."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.connection import pauses, rest
from bot.play.double import payloads
from bot.play.double.failures import Failure
from bot.sources.background import Reading
from corpus.article import SourceKind
from corpus.privacy.personal_data import PersonalData
from corpus.storage import outgoing
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.bot.running import app_in, running
from tests.bot.sources.site import SERVER
from tests.bot.sources.written import Stage, link_to, staged
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is put off read again soon, and no request tried for long."""
    monkeypatch.setattr(outgoing, "FIRST_DELAY", timedelta(seconds=0.1))
    monkeypatch.setattr(Reading, "every", 0.05)
    monkeypatch.setattr(pauses, "FIRST", 0.001)


@pytest.mark.usefixtures("hurried")
async def test_what_discord_cannot_serve_for_now_is_read_later_and_told_then(stage: Stage) -> None:
    thread = stage.post(stage.ada, MEMOIR)
    route = rf"GET /channels/{thread['id']}/messages"
    stage.discord.failures.append(Failure(503, route=route, times=rest.RETRIES + 1))

    told = await stage.refused(link_to(thread))
    await until(lambda: bool(stage.discord.sent))

    assert "takes longer" in told
    assert ["has been read" in str(each) for each in stage.discord.sent] == [True]


@pytest.mark.usefixtures("hurried")
async def test_what_a_server_that_is_not_available_holds_is_read_once_it_is(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble((1,)) as double:
        double.message_content, whole = True, double.make_guild
        double.make_guild = lambda key: {"id": str(key), "unavailable": True}
        async with running(double, app, tmp_path) as client:
            moderator = Person(double, "mod", moderates=True)
            stage = Stage(double, app, client, moderator, Person(double), Person(double, "bob"))
            told = await stage.refused(link_to(stage.post(stage.ada, MEMOIR)))
            await double.dispatch("GUILD_CREATE", whole(1))
            await until(lambda: bool(double.sent))
    app.database.close()

    assert "takes longer" in told
    assert ["has been read" in str(each) for each in double.sent] == [True]


async def test_an_edited_message_is_read_again_and_a_deleted_one_is_told(stage: Stage) -> None:
    said = stage.writes(stage.ada, f"{MEMOIR}\n{BRIDGE}", payloads.channel(1))
    article = await stage.published(link_to(payloads.channel(1), said))

    same = await stage.moderator.command("source refresh", source=article.id)
    said["content"] = f"{MEMOIR}\n{MISSILES}"
    changed = await stage.moderator.command("source refresh", source=article.id)
    await stage.moderator.press(changed, "Publish")
    del stage.discord.messages[said["id"]]
    gone = await stage.moderator.command("source refresh", source=article.id)

    assert "has not changed" in same.text
    assert "1 changed, 0 new, 0 gone, 1 as before" in changed.text
    assert "not there any more: it was deleted" in gone.text
    (held,) = stage.articles
    assert (held.body, held.version) == (f"{MEMOIR}\n\n{MISSILES}", 2)


async def test_a_message_posted_twice_is_known_again(stage: Stage) -> None:
    said = stage.writes(stage.ada, MEMOIR, payloads.channel(1))
    await stage.published(link_to(payloads.channel(1), said))

    again = await stage.moderator.use_menu("Add as source", said)

    assert "Already posted on" in again.text


async def test_a_message_is_checked_of_its_own_accord_for_who_asked_for_it(stage: Stage) -> None:
    said = stage.writes(stage.ada, f"{MEMOIR}\n{BRIDGE}", payloads.channel(1))
    article = await stage.published(link_to(payloads.channel(1), said))
    await stage.moderator.command("source schedule", source=article.id, every="daily")

    said["content"] = f"{MEMOIR}\n{MISSILES}"
    changed = await stage.told_of_a_check()
    preview = await stage.moderator.press_in(stage.discord.sent[-1], "Look at it")
    await stage.moderator.press(preview, "Cancel")
    stage.moderator.leaves(1)
    left = await stage.told_of_a_check()

    assert "has changed" in changed
    assert "could not be checked" in left
    assert "set it anew with" in left


async def test_a_check_whose_asker_had_their_data_deleted_reads_nothing_any_more(
    stage: Stage,
) -> None:
    said = stage.writes(stage.ada, f"{MEMOIR}\n{BRIDGE}", payloads.channel(1))
    article = await stage.published(link_to(payloads.channel(1), said))
    await stage.moderator.command("source schedule", source=article.id, every="daily")
    PersonalData(stage.app.database).erase(stage.moderator.id)
    before = len(stage.discord.calls)

    told = await stage.told_of_a_check()

    assert "Nobody who can read that channel has asked for this check" in told
    assert not any(f"messages/{said['id']}" in call for call in stage.discord.calls[before:])


async def test_what_a_restart_interrupted_is_read_once_the_bot_is_there_again(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as double:
        double.message_content = True
        moderator = Person(double, "mod", moderates=True)
        said = moderator.message(MEMOIR)
        double.messages[said["id"]] = said
        link = link_to(payloads.channel(1), said)
        posted = Posted(SourceKind.LINK, link, "mod", moderator.id, "501")
        Submissions(app.database).submit(SERVER, posted)
        async with running(double, app, tmp_path):
            await until(lambda: bool(double.sent))

    assert "has been read" in str(double.sent[0]["components"])
    app.database.close()
