"""The Makefile sets up once, starts afresh after a failure, and stays out of a program's way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["bot", "index", "corpus"]
TARGETS = [
    *("help", "run", "play", "test"),
    *(f"test-{room}" for room in ROOMS),
    *(
        "check",
        "fuzz",
        "bench",
        "train-reader",
        "train-multilingual-reader",
        "wheel",
        "site",
        "lowest",
        "release-check",
        "clean",
        "lock",
    ),
]
PYTHONS = ["python3", "python3.14", "python3.13", "python3.12", "python3.11"]
SET_UP = "installation/environment.py"

MAKE = shutil.which("make")
pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


def make(
    folder: Path, *arguments: str, before_on_path: Path | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    folders = [str(before_on_path)] if before_on_path else []
    path = os.pathsep.join([*folders, os.environ["PATH"]])
    # A make that runs these tests passes its own flags down; ours starts without them.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}
    }
    return subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [str(MAKE), *arguments],
        cwd=folder,
        env={**environment, "PATH": path},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    locks = ("requirements.lock", "requirements-languages.lock", "requirements-dev.lock")
    for name in ("Makefile", "pyproject.toml", *locks):
        shutil.copy(ROOT / name, tmp_path / name)
        os.utime(tmp_path / name, (1_000_000_000, 1_000_000_000))
    shutil.copytree(ROOT / "installation", tmp_path / "installation")
    return tmp_path


@pytest.fixture
def ready(project: Path) -> Path:
    """A project whose environment was set up after what it is made from was last changed."""
    for name in ("ready", "ready-to-develop"):
        stamp = project / ".venv" / name
        stamp.parent.mkdir(exist_ok=True)
        stamp.touch()
        os.utime(stamp, (1_000_000_001, 1_000_000_001))
    return project


def test_make_alone_lists_every_target(project: Path) -> None:
    listed = [line.split(" - ")[0] for line in make(project).stdout.splitlines()]

    assert listed == TARGETS


@pytest.mark.parametrize("target", ["run", "test", "check", "bench"])
def test_an_environment_newer_than_what_it_is_made_from_is_not_installed_again(
    ready: Path, target: str
) -> None:
    assert SET_UP not in make(ready, "-n", target).stdout


@pytest.mark.parametrize(
    ("target", "changed"),
    [
        ("run", "pyproject.toml"),
        ("run", "requirements.lock"),
        ("test", "pyproject.toml"),
        ("check", "requirements-dev.lock"),
        ("bench", "requirements-dev.lock"),
    ],
)
def test_an_environment_older_than_what_it_is_made_from_is_installed_again(
    ready: Path, target: str, changed: str
) -> None:
    os.utime(ready / changed, (1_000_000_002, 1_000_000_002))

    assert SET_UP in make(ready, "-n", target).stdout


def test_who_runs_the_bot_gets_nothing_that_only_tests_need(project: Path) -> None:
    assert f"{SET_UP} --develop" not in make(project, "-n", "run").stdout
    assert f"{SET_UP} --develop" in make(project, "-n", "test").stdout


def test_the_model_for_many_languages_is_installed_once_and_only_for_who_wants_it(
    ready: Path,
) -> None:
    program(ready / ".venv" / "bin" / "python", 'echo "$*"')
    program(ready / ".venv" / "bin" / "footnote", 'echo "model $FOOTNOTE_MODEL"')

    assert make(ready, "run").stdout == "model \n"
    assert make(ready, "run", "LANGUAGES=1").stdout.splitlines() == [
        f"{SET_UP} --languages",
        "model multilingual-e5-small",
    ]
    assert make(ready, "run", "LANGUAGES=1").stdout == "model multilingual-e5-small\n"


def test_without_a_python_one_sentence_says_what_to_install(project: Path, tmp_path: Path) -> None:
    for name in PYTHONS:
        program(tmp_path / "old" / name, "exit 1")

    result = make(project, "run", before_on_path=tmp_path / "old")

    assert result.returncode != 0
    assert "Footnote needs Python 3.11 to 3.14: install one, then run make again." in (
        result.stderr.splitlines()
    )
    assert not (project / ".venv").exists()


def pythons(folder: Path, versions: dict[str, tuple[int, int]]) -> None:
    """Make the programs of that name say of themselves that they are of that version."""
    for name in PYTHONS:
        program(folder / name, "exit 1")
    for name, version in versions.items():
        said = f"class sys: version_info = {version}; exit = exit"
        program(
            folder / name,
            f'[ "$1" = -c ] || {{ echo {name}; exit 3; }}\n'
            f'{sys.executable} -c "{said}\n${{2#import sys; }}"',
        )


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        ({"python3": (3, 13), "python3.12": (3, 12), "python3.11": (3, 11)}, "python3"),
        ({"python3": (3, 10), "python3.12": (3, 12), "python3.11": (3, 11)}, "python3.12"),
        ({"python3": (3, 15), "python3.14": (3, 14)}, "python3.14"),
    ],
)
def test_the_python_that_the_machine_goes_by_is_taken_where_footnote_runs_on_it(
    project: Path, tmp_path: Path, there: dict[str, tuple[int, int]], taken: str
) -> None:
    pythons(tmp_path / "bin", there)

    assert taken in make(project, "run", before_on_path=tmp_path / "bin").stdout.splitlines()


def test_a_set_up_that_failed_is_not_taken_for_done(project: Path, tmp_path: Path) -> None:
    program(tmp_path / "broken" / "python3", '[ "$1" = -c ] && exit 0; exit 3')

    results = [make(project, "test", before_on_path=tmp_path / "broken") for _ in range(2)]

    assert all(result.returncode != 0 for result in results)
    assert not (project / ".venv" / "ready").exists()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_tested_by_itself_without_what_is_slow(ready: Path, room: str) -> None:
    (command,) = make(ready, "-n", f"test-{room}").stdout.splitlines()

    assert command.startswith(f'.venv/bin/python -m pytest -m "not slow" tests/{room}')


def test_run_hands_over_standard_input_and_prints_nothing_of_its_own(ready: Path) -> None:
    program(ready / ".venv" / "bin" / "footnote", 'echo "$# arguments"; cat')

    result = make(ready, "run", stdin="Who wrote it?\n")

    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        "0 arguments\nWho wrote it?\n",
        "",
    )


def test_run_fails_when_the_program_fails(ready: Path) -> None:
    program(ready / ".venv" / "bin" / "footnote", "exit 1")

    assert make(ready, "run").returncode != 0


def test_check_stops_at_the_first_tool_that_refuses(ready: Path) -> None:
    program(ready / ".venv" / "bin" / "ruff", "echo ruff refuses; exit 1")
    program(ready / ".venv" / "bin" / "mypy", "echo mypy ran")

    result = make(ready, "check")

    assert result.returncode != 0
    assert "ruff refuses" in result.stdout
    assert "mypy ran" not in result.stdout


def test_a_commit_is_checked_by_the_tools_of_make_check_from_the_environment(ready: Path) -> None:
    checked = make(ready, "-n", "check").stdout.split()
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (local,) = hooks["repos"]

    called = {hook["entry"].split()[0] for hook in local["hooks"]}
    assert local["repo"] == "local"
    assert called == {word for word in checked if word.startswith(".venv/bin/")}


def test_clean_leaves_what_people_have_posted(ready: Path) -> None:
    posted = ready / "data" / "footnote.db"
    posted.parent.mkdir()
    posted.touch()

    make(ready, "clean")

    assert posted.exists()
    assert not (ready / ".venv").exists()


def test_continuous_integration_checks_then_tests(ready: Path) -> None:
    shutil.copytree(ROOT / ".ci", ready / ".ci")
    program(ready / "bin" / "make", 'echo "$PWD: make $*"')
    environment = {**os.environ, "PATH": f"{ready / 'bin'}{os.pathsep}{os.environ['PATH']}"}

    output = subprocess.run(  # noqa: S603  # the script under test, copied from this repository
        [str(ready / ".ci" / "run")], env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert output.splitlines() == [f"{ready}: make check", f"{ready}: make test"]
