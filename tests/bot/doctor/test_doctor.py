"""Everything that keeps the bot from working is told, with what to do; nothing secret is."""

import asyncio
import base64
import json
import sqlite3
import time
from collections.abc import Callable
from email.utils import formatdate
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pydantic import SecretStr

from bot.connection.invite import PERMISSIONS, invite_link
from bot.doctor import discord_side
from bot.doctor.checks import CHECKS, findings
from bot.doctor.discord_side import (
    MOST_LOOKED_AT,
    NotChecked,
    Told,
    check_clock,
    check_commands,
    check_intents,
    check_invite,
    check_servers,
    check_token,
)
from bot.doctor.finding import Finding, Setup, State, fine
from bot.doctor.machine import (
    check_articles,
    check_database,
    check_disk,
    check_model,
    usable_settings,
)
from bot.play.double.gateway import TOKEN
from bot.play.double.payloads import APPLICATION
from bot.settings import Settings
from corpus.errors import ModelUnavailable
from corpus.storage.database import Database
from index.encoding.multilingual.package import stored_model
from tests.bot.cli.commands import Footnote
from tests.bot.staging import staged
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR
from tests.doubles.encoder import WordEncoder

SECRET = f"{base64.urlsafe_b64encode(b'1000').decode().rstrip('=')}.Gabcde.secret-secret-secret"
NOWHERE = "http://127.0.0.1:9/api/v10"


def setup_of(home: Path, **values: Any) -> Setup:  # noqa: ANN401 - any setting
    """Return a setup with its data in *home*."""
    settings = Settings(home=home)
    return Setup(settings.model_copy(update=values))


async def asked(
    discord: DiscordDouble, check: Callable[[Setup], Finding], home: Path, token: str = TOKEN
) -> Finding:
    """Return what *check* finds when it asks the double."""
    setup = setup_of(home, discord_token=SecretStr(token), discord_api=discord.api)
    return await asyncio.to_thread(check, setup)


async def test_a_bot_that_runs_is_found_well(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        allowed = str(PERMISSIONS.value)
        stage.discord.own_guilds = [{"id": "1", "name": "Harbour", "permissions": allowed}]

        found = [
            await asked(stage.discord, each, tmp_path)
            for each in (check_token, check_intents, check_servers, check_commands, check_clock)
        ]

        assert [each.state for each in found] == [State.OK] * 5
        assert found[0].told == "Discord knows it as Footnote"
        assert "Message Content is off" in found[1].told
        invite = await asked(stage.discord, check_invite, tmp_path)
        assert invite.told == invite_link(APPLICATION)


async def test_a_token_is_told_by_its_form_and_by_what_discord_says(tmp_path: Path) -> None:
    async with DiscordDouble() as discord:
        refused = await asked(discord, check_token, tmp_path, "an application secret")
        unknown = await asked(discord, check_token, tmp_path, SECRET)

    assert (refused.state, unknown.state) == (State.FAILURE, State.FAILURE)
    assert "does not have the form" in refused.told
    assert "form" not in unknown.told


def test_a_token_that_cannot_be_shown_to_discord_is_told_by_its_form(tmp_path: Path) -> None:
    offline = setup_of(tmp_path, discord_token=SecretStr(SECRET), discord_api=NOWHERE)
    odd = setup_of(tmp_path, discord_token=SecretStr("Bot x"), discord_api=NOWHERE)

    assert check_token(offline).state is State.WARNING
    assert check_token(odd).state is State.FAILURE
    assert check_token(setup_of(tmp_path)).state is State.WARNING


async def test_what_a_server_does_not_let_the_bot_do_is_named(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        none = await asked(stage.discord, check_servers, tmp_path)
        stage.discord.own_guilds = [
            {"id": "1", "name": "Harbour", "permissions": str(PERMISSIONS.value & ~(1 << 38))},
            {"id": "2", "name": "Town", "permissions": str(1 << 3)},
        ]
        lacking = await asked(stage.discord, check_servers, tmp_path)

    assert (none.state, lacking.state) == (State.WARNING, State.WARNING)
    assert lacking.told == "1 of 2 lack permissions: Harbour (Send Messages in Threads)"


@pytest.mark.parametrize(
    ("servers", "told"),
    [
        (450, "1 of 450 lack permissions: Server 450"),
        (1500, "1 of the first 1000 lack permissions: Server 1000"),
    ],
)
async def test_servers_are_looked_at_beyond_the_first_page(
    tmp_path: Path, servers: int, told: str
) -> None:
    last = min(servers, MOST_LOOKED_AT)
    async with staged(tmp_path) as stage:
        stage.discord.own_guilds = [
            {"id": str(number), "name": f"Server {number}", "permissions": _lets(number != last)}
            for number in range(1, servers + 1)
        ]
        found = await asked(stage.discord, check_servers, tmp_path)

    assert found.told == f"{told} (Send Messages in Threads)"


def _lets(everything: bool) -> str:  # noqa: FBT001 - whether all that the bot needs
    return str(PERMISSIONS.value if everything else PERMISSIONS.value & ~(1 << 38))


async def test_commands_that_are_not_published_are_named(tmp_path: Path) -> None:
    async with staged(tmp_path) as stage:
        stage.discord.commands = [each for each in stage.discord.commands if each["name"] != "ask"]

        found = await asked(stage.discord, check_commands, tmp_path)

    assert (found.state, found.told) == (State.WARNING, "not published: ask")


@pytest.mark.parametrize(
    ("flags", "state", "told"),
    [
        (1 << 19, State.OK, "Message Content is on"),
        (1 << 18, State.OK, "Message Content is on"),
        (0, State.OK, "Message Content is off"),
        (1 << 15 | 1 << 12, State.WARNING, "Presence, Server Members not needed"),
    ],
)
def test_intents_are_told_with_what_they_are_for(
    tmp_path: Path, flags: int, state: State, told: str
) -> None:
    with patch.object(discord_side, "_known", lambda *_: {"flags": flags}):
        found = check_intents(setup_of(tmp_path))

    assert found.state is state
    assert found.told.startswith(told)


@pytest.mark.parametrize(
    ("ahead", "state"),
    [(0, State.OK), (-20, State.WARNING), (20, State.WARNING), (-300, State.FAILURE)],
)
def test_the_clock_is_compared_with_discords(tmp_path: Path, ahead: float, state: State) -> None:
    skew = discord_side._skew(formatdate(time.time() - ahead, usegmt=True))  # noqa: SLF001 - its one part that computes
    with patch.object(discord_side, "ask_discord", lambda *_: Told(200, None, skew)):
        found = check_clock(setup_of(tmp_path))

    assert found.state is state
    if ahead:
        assert ("ahead of" in found.told) is (ahead > 0)


def test_an_answer_without_a_date_is_no_time(tmp_path: Path) -> None:
    for date in (None, "yesterday"):
        assert discord_side._skew(date) is None  # noqa: SLF001 - as above
    with (
        patch.object(discord_side, "ask_discord", lambda *_: Told(200, None, None)),
        pytest.raises(NotChecked),
    ):
        check_clock(setup_of(tmp_path))


def test_the_link_is_told_without_a_network_where_the_token_has_the_id(tmp_path: Path) -> None:
    setup = setup_of(tmp_path, discord_token=SecretStr(SECRET), discord_api=NOWHERE)

    assert check_invite(setup).told == invite_link(1000)
    assert SECRET not in check_invite(setup).told


def test_a_database_is_told_by_its_state_and_is_not_changed(tmp_path: Path) -> None:
    setup = setup_of(tmp_path)
    file = tmp_path / "footnote.db"
    assert check_database(setup).state is State.OK
    assert not file.exists()

    Database(setup.settings.database_url).close()
    assert check_database(setup).told == "it is whole, and of this version"
    for revision, told in (("0009", "an older version"), ("9999", "a newer Footnote")):
        with sqlite3.connect(file) as connection:
            said = "UPDATE alembic_version SET version_num = ?, usable_from = ?"
            connection.execute(said, (revision, revision))
        connection.close()
        assert told in check_database(setup).told
    file.write_bytes(b"not a database" * 400)
    found = check_database(setup)
    assert found.state is State.FAILURE
    assert "restore it from a backup" in str(found.advice)


def test_a_database_that_cannot_be_reached_is_told_without_its_password(tmp_path: Path) -> None:
    setup = setup_of(tmp_path, database="mysql://ada:hunter2@127.0.0.1/x")

    found = check_database(setup)

    assert found.state is State.FAILURE
    assert "hunter2" in setup.secrets
    assert "hunter2" not in f"{found}"


def test_little_room_is_told(tmp_path: Path) -> None:
    setup = setup_of(tmp_path / "not" / "made" / "yet")
    for free, state in ((2 << 30, State.OK), (1 << 29, State.WARNING), (1 << 20, State.FAILURE)):
        with patch("shutil.disk_usage") as usage:
            usage.return_value.free = free
            assert check_disk(setup).state is state
    (tmp_path / "file").write_text("")
    assert check_disk(setup_of(tmp_path / "file" / "below")).state is State.FAILURE


def test_the_articles_folder_and_each_of_its_files_are_looked_at(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    missing = check_articles(setup_of(tmp_path, articles=folder))
    folder.mkdir()
    (folder / "memoir.md").write_text(f"# A memoir\n\n{MEMOIR}\n")
    well = check_articles(setup_of(tmp_path, articles=folder))
    (folder / "broken.md").write_text("---\ntitle: [broken\n---\n\ntext\n")
    broken = check_articles(setup_of(tmp_path, articles=folder))

    assert (missing.state, well.state, broken.state) == (
        State.FAILURE,
        State.OK,
        State.WARNING,
    )
    assert broken.told.startswith("1 of 2 files cannot be read: broken.md: ")
    assert "sample" in check_articles(setup_of(tmp_path)).told


def test_a_model_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with patch("bot.doctor.machine.encoder_for", lambda _: WordEncoder()):
        assert check_model(setup_of(tmp_path)).state is State.OK
    with patch("bot.doctor.machine.encoder_for", side_effect=ModelUnavailable("It is gone.")):
        found = check_model(setup_of(tmp_path))
    assert (found.state, found.advice) == (State.FAILURE, "It is gone.")


def test_a_model_that_is_not_installed_is_told_with_what_installs_it(tmp_path: Path) -> None:
    stored_model.cache_clear()
    with patch("index.encoding.multilingual.package.find_spec", lambda _: None):
        found = check_model(setup_of(tmp_path, model="multilingual-e5-small"))

    assert found.state is State.FAILURE
    assert "run `make run LANGUAGES=1`" in (found.advice or "")


def test_settings_that_cannot_be_used_or_are_none_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert usable_settings()[1].state is State.OK
    monkeypatch.setenv("FOOTNOTE_ARTICELS", "x")
    assert "FOOTNOTE_ARTICELS is no setting" in usable_settings()[1].told
    monkeypatch.setenv("FOOTNOTE_POSTS_PER_HOUR", "many")
    settings, found = usable_settings()

    assert (found.state, found.told) == (State.FAILURE, "FOOTNOTE_POSTS_PER_HOUR cannot be used")
    assert settings.posts_per_hour == 60


def test_a_check_that_fails_or_hangs_stops_no_other_and_shows_no_secret(tmp_path: Path) -> None:
    def fails(setup: Setup) -> Finding:
        raise ZeroDivisionError(setup.token)

    def hangs(setup: Setup) -> Finding:
        time.sleep(5)
        return fine("hangs", str(setup))

    setup = setup_of(tmp_path, discord_token=SecretStr(SECRET))
    checks = {"fails": fails, "hangs": hangs, "well": lambda _: fine("well", f"token {SECRET}")}
    failed, hung, well = findings(checks, setup, 0.5)

    assert (failed.state, hung.state) == (State.FAILURE, State.WARNING)
    assert failed.told == "it could not be checked (ZeroDivisionError)"
    assert well.without(setup.secrets).told == "token …"


@pytest.fixture
def footnote(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Footnote:
    monkeypatch.setattr("bot.doctor.machine.encoder_for", lambda _: WordEncoder())
    monkeypatch.setenv("FOOTNOTE_DISCORD_API", NOWHERE)
    return Footnote(monkeypatch, capsys)


def test_without_token_and_network_all_is_told_and_nothing_failed(footnote: Footnote) -> None:
    said = footnote("doctor", "--json")

    told = json.loads(said.out)
    assert (said.status, told["ok"]) == (0, True)
    assert [each["name"] for each in told["checks"]] == ["settings", *CHECKS]
    assert {each["state"] for each in told["checks"]} == {"ok", "warning"}
    (servers,) = (each for each in told["checks"] if each["name"] == "servers")
    assert servers["told"] == "not checked: there is no token"


def test_a_failure_is_status_1_and_a_line_with_what_to_do(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "hunter2 is no token")

    said = footnote("doctor")

    assert said.status == 1
    assert "✗ token" in said.out
    assert "Copy the token" in said.out
    assert "✓ database" in said.out
    assert "hunter2" not in said.out + said.err
