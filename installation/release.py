"""`python -m installation.release VERSION`: give the changelog and the project a version.

What stands under Unreleased becomes that version's, dated today; nothing is published.
"""

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_UNRELEASED = "## [Unreleased]\n"


class NotReleasable(Exception):
    """Says in one sentence what to do first."""


def released(changelog: str, version: str, day: date) -> str:
    """Return *changelog* with what was unreleased as *version* of *day*.

    Raises:
        NotReleasable: There is nothing to release, or that version is there already.
    """
    if not _VERSION.fullmatch(version):
        raise NotReleasable("The version is three numbers, such as 1.2.0: give one.")
    if f"## [{version}]" in changelog:
        raise NotReleasable(f"Version {version} is in the changelog already: give the next one.")
    before, heading, after = changelog.partition(_UNRELEASED)
    if not heading or not re.split(r"(?m)^## ", after)[0].strip():
        raise NotReleasable("Nothing stands under Unreleased in the changelog: write it first.")
    return f"{before}{_UNRELEASED}\n## [{version}] - {day.isoformat()}\n{after}"


def numbered(project: str, version: str) -> str:
    """Return pyproject.toml's text with *version*."""
    return re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', project, count=1)


def main(arguments: list[str]) -> int:
    """Write both files and return the exit status."""
    if len(arguments) != 1:
        sys.stderr.write("Give the version: python -m installation.release 1.2.0\n")
        return 2
    changelog, project = ROOT / "CHANGELOG.md", ROOT / "pyproject.toml"
    today = datetime.now(UTC).date()
    try:
        text = released(changelog.read_text("utf-8"), arguments[0], today)
    except NotReleasable as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    changelog.write_text(text, encoding="utf-8")
    project.write_text(numbered(project.read_text("utf-8"), arguments[0]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
