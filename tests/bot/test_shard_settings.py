"""Which shards a process connects as is set by one number, and by a list where that is wanted."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.client_assembly import shard_plan
from bot.connection.leasing import ShardPlan
from bot.services.shared_shards import SharedShards
from bot.settings import Settings, numbers_in
from tests.bot.running import app_in


def settings(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"FOOTNOTE_{name.upper()}", value)
    return Settings()


def plan(home: Path, made: Settings) -> ShardPlan:
    app = app_in(home)
    chosen = shard_plan(app.database, made)
    app.database.close()
    return chosen


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("0", {0}), ("0-3,7", {0, 1, 2, 3, 7}), ("7, 0-1", {0, 1, 7}), ("2-2,2", {2})],
)
def test_numbers_are_written_one_by_one_and_as_ranges(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("text", ["", "a", "1-", "-1", "3-1", "1,,2", "1.5", "0x1", "٣", "9" * 9])
def test_what_is_no_list_of_numbers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write numbers and ranges, such as 0-3,7"):
        numbers_in(text)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"shard_ids": "0"}, "FOOTNOTE_SHARDS has to say how many there are in all"),
        ({"shards": "4", "shard_ids": "2-4"}, "of 4 shards the last is 3"),
        ({"shards": "4", "shard_ids": "x"}, "write numbers and ranges"),
        ({"shards": "0"}, "greater than 0"),
    ],
)
def test_shards_that_cannot_be_are_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason):
        settings(monkeypatch, **values)


def test_by_default_one_process_follows_discords_wish_and_agrees_with_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert plan(tmp_path, settings(monkeypatch)) == ShardPlan()


def test_a_process_with_all_shards_agrees_with_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = settings(monkeypatch, shards="4", shard_ids="0-3")

    assert plan(tmp_path, made) == ShardPlan(4, frozenset(range(4)))


@pytest.mark.parametrize("ids", ["", "0-1"])
def test_processes_that_share_the_shards_agree_by_the_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ids: str
) -> None:
    chosen = plan(tmp_path, settings(monkeypatch, shards="4", shard_ids=ids))

    assert (chosen.total, chosen.ids) == (4, numbers_in(ids) if ids else None)
    assert isinstance(chosen.sharing, SharedShards)
