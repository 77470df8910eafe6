"""A version can be given one step of migration more, and a process tells what troubled it."""

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.upgrade.versions import REPOSITORY, Running, Version
from corpus.migrations import newest_revision

STEPS = Path("corpus", "migrations", "versions")


@pytest.fixture
def version(tmp_path: Path) -> Version:
    shutil.copytree(REPOSITORY / STEPS, tmp_path / STEPS)
    return Version("before", tmp_path)


def test_its_newest_step_is_found_and_one_more_follows_it(version: Version) -> None:
    newest = version.newest_revision
    version.add_step()

    (added,) = (version.folder / STEPS).glob("r*_rehearsal.py")
    assert newest == newest_revision()
    assert version.newest_revision == added.name[1:5] == f"{int(newest) + 1:04}"
    assert f'down_revision = "{newest}"' in added.read_text("utf-8")


def test_what_its_log_says_that_is_no_mere_news_is_counted(version: Version) -> None:
    lines = [
        json.dumps({"level": "info", "event": "ready"}),
        json.dumps({"level": "warning", "event": "claim not renewed"}),
        json.dumps({"level": "warning", "event": "claim not renewed"}),
        "Traceback (most recent call last):",
    ]
    (version.folder / "log").write_text("\n".join(lines), "utf-8")

    complaints = Running(version, version.folder, {}).complaints

    assert complaints == {"claim not renewed": 2, "Traceback (most recent call last):": 1}
