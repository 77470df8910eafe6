"""Administrators decide about their server, and nobody else does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.double.payloads import CURATORS, FORUM, GARDEN, SEND_IN_THREADS, forum
from corpus.errors import InvalidQuestion
from corpus.questions.question import AskedQuestion, Asker
from corpus.servers.settings import ServerSettings
from index.search.shared_language import TOLD
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply, parts
from tests.doubles.articles import MEMOIR, draft, source

DISCORDS_MOST = 25
"""Options that a select may have: https://discord.com/developers/docs/components/reference."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


async def test_a_server_without_settings_shows_what_holds_and_may_change_all_of_it(
    stage: Stage,
) -> None:
    shown = await stage.administrator.command("settings")

    assert shown.ephemeral
    assert "**Answers** are shown to everyone" in shown.text
    shown = await stage.administrator.select(shown, ":channels", "501")
    shown = await stage.administrator.press(shown, "Show answers only to the person who asked")
    shown = await stage.administrator.select(shown, ":curator_role", str(CURATORS))
    shown = await stage.administrator.select(shown, ":moderators_channel", "501")
    shown = await stage.administrator.select(shown, ":digest_channel", "501")
    shown = await stage.administrator.select(shown, ":questions_channel", "501")
    shown = await stage.administrator.select(shown, ":questions_forum", str(1 + FORUM))
    shown = await stage.administrator.select(shown, ":keep_days", "7")
    shown = await stage.administrator.select(shown, ":language", "de")
    assert stage.settings.get(SERVER) == ServerSettings(
        channels=("501",),
        private_by_default=True,
        curator_role=str(CURATORS),
        moderators_channel="501",
        digest_channel="501",
        questions_channel="501",
        questions_forum=str(1 + FORUM),
        keep_days=7,
        language="de",
    )
    assert stage.settings.get(OTHER) == ServerSettings()
    assert "allow it both under Server Settings" in shown.text


@pytest.mark.parametrize("locale", ["en-US", "de", "ja"])
async def test_every_language_that_an_article_is_told_to_be_in_can_be_preferred(
    stage: Stage, locale: str
) -> None:
    administrator = stage.administrator.speaking(locale)
    shown, offered = await administrator.command("settings"), set[str]()
    while not offered.issuperset(options := languages_of(shown)):
        assert len(options) <= DISCORDS_MOST
        offered.update(options)
        page = next((each for each in options if each.startswith("page:")), None)
        if page is not None:
            shown = await administrator.select(shown, ":preferred_language", page)

    assert offered.issuperset(TOLD)
    assert stage.settings.get(SERVER) == ServerSettings()
    for code in (TOLD[-1], TOLD[0]):
        shown = await administrator.select(shown, ":preferred_language", code)
        assert stage.settings.get(SERVER).preferred_language == code
        assert languages_of(await administrator.command("settings"))[code] is True


def languages_of(shown: Reply) -> dict[str, bool]:
    """Return the choices of the preferred language, and whether each is the chosen one."""
    (select,) = (
        each
        for each in parts(shown.message)
        if str(each.get("custom_id")).endswith("preferred_language")
    )
    return {each["value"]: each["default"] for each in select["options"]}


async def test_what_keeps_a_chosen_place_from_being_answered_is_told(stage: Stage) -> None:
    closed = forum(1)
    closed["permission_overwrites"] = [
        {"id": "1", "type": 0, "allow": "0", "deny": str(SEND_IN_THREADS)}
    ]
    await stage.discord.dispatch("CHANNEL_UPDATE", closed)
    stage.settings.change(
        SERVER,
        channels=(str(1 + GARDEN),),
        questions_channel=str(1 + GARDEN),
        questions_forum=closed["id"],
    )

    told = (await stage.administrator.command("settings")).text

    assert "⚠ I can't read messages that do not mention me" in told
    assert f"⚠ I can't write in the posts of <#{closed['id']}>" in told
    assert f"⚠ <#{closed['id']}> is not among the channels where I answer" in told
    assert f"⚠ <#{1 + GARDEN}>" not in told


async def test_a_switch_pressed_twice_or_after_another_administrator_does_what_it_says(
    stage: Stage,
) -> None:
    shown = await stage.administrator.command("settings")
    seen_before = await stage.administrator.command("settings")

    for _ in range(2):
        await stage.administrator.press(shown, "Show answers only to the person who asked")
    await stage.administrator.press(seen_before, "Show answers only to the person who asked")
    await stage.administrator.press(seen_before, "Hide pictures")
    await stage.administrator.press(shown, "Hide pictures")

    decided = stage.settings.get(SERVER)
    assert (decided.private_by_default, decided.pictures) == (True, False)


async def test_what_was_chosen_is_taken_back_by_choosing_nothing(stage: Stage) -> None:
    shown = await stage.administrator.command("settings")
    for key in (":channels", ":moderators_channel"):
        shown = await stage.administrator.select(shown, key, "501")
        shown = await stage.administrator.select(shown, key)
    shown = await stage.administrator.select(shown, ":language", "fr")
    await stage.administrator.select(shown, ":language", "own")

    assert stage.settings.get(SERVER) == ServerSettings()


async def test_neither_a_member_nor_a_moderator_changes_settings(stage: Stage) -> None:
    shown = Reply((await stage.administrator.command("settings")).message, None)

    for person in (stage.member, stage.moderator):
        refused = await person.select(shown, ":keep_days", "0")
        assert "Manage Server" in refused.text
    assert stage.settings.get(SERVER) == ServerSettings()


async def test_whom_administrators_granted_the_command_may_use_its_controls(stage: Stage) -> None:
    stage.discord.grants = [{"id": stage.member.id, "type": 2, "permission": True}]

    shown = await stage.member.command("settings")
    await stage.member.select(shown, ":keep_days", "90")

    assert stage.settings.get(SERVER).keep_days == 90


ROLE, MEMBER, EVERYONE = (1, str(CURATORS)), (2, "own"), (1, "1")
"""Whom Discord's permissions of a command name: by a type and an id, everyone by the server's."""


@pytest.mark.parametrize(
    ("granted", "may"),
    [
        ({MEMBER: True, ROLE: False, EVERYONE: False}, True),
        ({MEMBER: False, ROLE: True, EVERYONE: True}, False),
        ({ROLE: True, EVERYONE: False}, True),
        ({ROLE: False, EVERYONE: True}, False),
        ({(1, "799"): True, EVERYONE: False}, False),
        ({EVERYONE: True}, True),
        ({}, False),
    ],
)
async def test_of_what_was_granted_the_more_personal_counts(
    stage: Stage, granted: dict[tuple[int, str], bool], *, may: bool
) -> None:
    person = Person(stage.discord, "cleo", roles=(CURATORS,))
    shown = Reply((await stage.administrator.command("settings")).message, None)
    stage.discord.grants = [
        {"id": person.id if key == "own" else key, "type": kind, "permission": permission}
        for (kind, key), permission in granted.items()
    ]

    await person.select(shown, ":keep_days", "90")

    assert (stage.settings.get(SERVER).keep_days == 90) is may


async def test_shortening_the_time_forgets_at_once(stage: Stage) -> None:
    asked = AskedQuestion("Who is the memoir's author?", None)
    answered = await stage.client.questions.ask(SERVER, asked, 1, Asker("7"))
    shown = await stage.administrator.command("settings")

    await stage.administrator.select(shown, ":keep_days", "0")

    with pytest.raises(InvalidQuestion, match="no longer have this question"):
        await stage.client.questions.recall(SERVER, answered.key, 1)


async def test_curators_decide_on_sources_as_moderators_do(stage: Stage) -> None:
    article = stage.app.engine.writer.add(SERVER, draft(MEMOIR), source())
    removed = await stage.moderator.command("source remove", source=article.id)
    curator = Person(stage.discord, "cleo", roles=(CURATORS,))
    stranger = Person(stage.discord, "eve", guild=2, roles=(CURATORS,))
    public = Reply(removed.message, None)

    before = await curator.press(public, "Undo")
    stage.settings.change(SERVER, curator_role=str(CURATORS))
    foreign = await stranger.press(public, "Undo")
    after = await curator.press(public, "Undo")

    assert "Manage Messages" in before.text
    assert "Manage Messages" in foreign.text
    assert "Restored" in after.text
