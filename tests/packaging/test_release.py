"""A release is a dated heading in the changelog and a number in the project, or a clear refusal."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from installation.release import NotReleasable, numbered, released

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 12, 1)
CHANGELOG = (
    "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A.\n\n## [0.1.0] - 2026-01-01\n\n- B.\n"
)


def test_what_was_unreleased_belongs_to_the_version() -> None:
    assert released(CHANGELOG, "0.2.0", DAY) == (
        "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- A.\n\n"
        "## [0.1.0] - 2026-01-01\n\n- B.\n"
    )


@pytest.mark.parametrize("version", ["1", "1.2", "v1.2.3", "1.2.3-a", "0.1.0"])
def test_a_version_that_is_none_or_not_new_is_refused(version: str) -> None:
    with pytest.raises(NotReleasable):
        released(CHANGELOG, version, DAY)


def test_nothing_is_released_twice() -> None:
    with pytest.raises(NotReleasable, match="Nothing stands"):
        released(released(CHANGELOG, "0.2.0", DAY), "0.3.0", DAY)


def test_the_project_gets_the_number_and_nothing_else_changes() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    changed = tomllib.loads(numbered(project, "9.8.7"))

    assert changed["project"].pop("version") == "9.8.7"
    original = tomllib.loads(project)
    del original["project"]["version"]
    assert changed == original


def test_this_changelog_can_be_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert f"## [99.0.0] - {DAY}" in released(text, "99.0.0", DAY)
