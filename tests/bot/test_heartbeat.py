"""A health check reads the last beat, whenever it looks and whatever fails."""

from pathlib import Path
from unittest.mock import patch

import pytest

from bot.heartbeat import Heartbeat
from corpus.errors import FootnoteError

CONNECTED = "The bot is connected."


def test_a_beat_is_seen_until_the_bot_leaves(tmp_path: Path) -> None:
    heartbeat = Heartbeat(tmp_path / "home")

    heartbeat.beat()
    said = heartbeat.report()
    heartbeat.stop()

    assert said == CONNECTED
    with pytest.raises(FootnoteError, match="No bot runs"):
        heartbeat.report()


@pytest.mark.parametrize("fails", [False, True])
def test_a_check_in_the_middle_of_a_beat_or_after_one_that_failed_reads_the_beat_before(
    tmp_path: Path, *, fails: bool
) -> None:
    heartbeat, seen, written = Heartbeat(tmp_path), list[str](), Path.write_text
    heartbeat.beat()

    def begun(file: Path, text: str, encoding: str) -> int:
        file.open("w", encoding=encoding).close()  # as when nothing is written yet
        seen.append(heartbeat.report())
        if fails:
            raise OSError("no space left")
        return written(file, text, encoding)

    with patch.object(Path, "write_text", autospec=True, side_effect=begun):
        if fails:
            with pytest.raises(OSError, match="no space"):
                heartbeat.beat()
        else:
            heartbeat.beat()

    assert [*seen, heartbeat.report()] == [CONNECTED, CONNECTED]


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        (-50, CONNECTED),
        (50, CONNECTED),
        (300, "The bot was last connected 300 seconds ago"),
        (-300, "The clock went back 300 seconds since the bot was last connected"),
    ],
)
def test_a_bot_that_hangs_is_found_out_though_the_clock_was_put_right(
    tmp_path: Path, moved: int, told: str
) -> None:
    heartbeat = Heartbeat(tmp_path)
    with patch("bot.heartbeat.time.time", return_value=1_000_000.0):
        heartbeat.beat()

    with patch("bot.heartbeat.time.time", return_value=1_000_000.0 + moved):
        try:
            said = heartbeat.report()
        except FootnoteError as refused:
            said = str(refused)

    assert said.startswith(told)
