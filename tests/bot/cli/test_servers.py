"""`footnote servers`, as an operator types it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.servers.departures import GRACE, Servers
from corpus.servers.known_servers import KnownServers, Server
from corpus.servers.shards import ALL
from corpus.storage.database import Database
from corpus.storage.schema import collections
from tests.bot.cli.commands import Footnote
from tests.corpus.servers.sights import is_gone

NAMES = [f"discord:{number}" for number in range(1, 7)]


@pytest.fixture
def database(home: Path) -> Database:
    return Database(f"sqlite:///{home / 'footnote.db'}")


@pytest.fixture
def footnote(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Footnote:
    return Footnote(monkeypatch, capsys)


def know(database: Database) -> Servers:
    KnownServers(database).keep([Server(each, f"Garden {each[-1]}", "de") for each in NAMES])
    return Servers(database)


def test_without_servers_it_says_how_there_will_be_some(footnote: Footnote) -> None:
    assert "footnote run" in footnote("servers").out
    assert footnote("servers", "--json").out == "[]\n"


def test_servers_are_listed_with_what_becomes_of_them(
    database: Database, footnote: Footnote
) -> None:
    know(database).left(NAMES[0])
    left_at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    with database.write() as connection:
        connection.execute(
            collections.update().where(collections.c.name == NAMES[0]).values(left_at=left_at)
        )

    told = footnote("servers")
    first, second, *_ = json.loads(footnote("servers", "--json").out)

    assert told.out.splitlines()[1].split() == [
        *(NAMES[0], "Garden", "1", "left", "2026-01-02", "2026-01-16"),
    ]
    assert first == {
        "collection": NAMES[0],
        "name": "Garden 1",
        "state": "left",
        "since": "2026-01-02T03:04:05+00:00",
        "erased_at": "2026-01-16T03:04:05+00:00",
    }
    assert (second["state"], second["since"], second["erased_at"]) == ("present", None, None)


def test_what_is_missing_counts_as_left_once_the_operator_says_so(
    database: Database, footnote: Footnote
) -> None:
    know(database).reconcile(ALL, is_gone)

    before = {each["state"] for each in json.loads(footnote("servers", "--json").out)}
    said = footnote("servers", "--confirm-gone")
    again = footnote("servers", "--confirm-gone")
    after = json.loads(footnote("servers", "--json").out)

    assert before == {"missing"}
    assert said.out == "6 servers marked as left.\n"
    assert again.out == "0 servers marked as left.\n"
    assert {each["state"] for each in after} == {"left"}
    due = datetime.fromisoformat(after[0]["erased_at"]) - datetime.now(UTC)
    assert GRACE - timedelta(minutes=5) < due <= GRACE
