"""What `pip install` gives is whole: three packages, their data, the command, nothing else."""

import os
import shutil
import signal
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["bot", "corpus", "index"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Run in an interpreter that ignores the working directory and PYTHON* variables: only
# the unpacked wheel stands before the installed dependencies.
IMPORT_FROM_WHEEL = """
import sys
sys.path.insert(0, sys.argv[1])
import bot, corpus, index
from importlib import resources
for package in (bot, corpus, index):
    print(package.__file__)
for article in sorted(resources.files("corpus").joinpath("articles").iterdir(), key=str):
    if article.name.endswith(".md"):
        print(article)
"""

# A shell has what it starts in the background ignore Ctrl-C, and all that this starts.
RUN_FROM_WHEEL = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, sys.argv.pop(1))
from bot.__main__ import main
main()
"""


def tracked_files_of_the_packages() -> set[str]:
    """What a clone of the repository would have; skips where git cannot tell."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no git, or not a clone, so there is no list of tracked files")
    listed = subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [git, "ls-files", "-z", "--", *PACKAGES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip(f"git does not list its files: {listed.stderr.strip()}")
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    build = subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [*command, folder, ROOT], capture_output=True, text=True, check=False
    )
    assert build.returncode == 0, build.stdout + build.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def files(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def from_the_wheel(unpacked: Path, *words: str) -> list[str]:
    """What runs the command of the wheel, with what is installed besides."""
    return [sys.executable, "-I", "-c", RUN_FROM_WHEEL, str(unpacked), *words]


def at_home_in(folder: Path) -> dict[str, str]:
    """The environment of somebody who has set nothing but where Footnote keeps what is theirs."""
    others = {name: value for name, value in os.environ.items() if "FOOTNOTE" not in name}
    return {**others, "FOOTNOTE_HOME": str(folder / "home"), "COLUMNS": "120"}


def said_from_the_wheel(unpacked: Path, folder: Path, *words: str) -> str:
    return subprocess.run(  # noqa: S603  # the arguments are this file's literals
        from_the_wheel(unpacked, *words),
        cwd=folder,
        env=at_home_in(folder),
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@contextmanager
def playing_from_the_wheel(unpacked: Path, folder: Path) -> Iterator[str]:
    """Yield the address of a playground; at the end it is left as by Ctrl-C."""
    with subprocess.Popen(  # noqa: S603  # the arguments are this file's literals
        from_the_wheel(unpacked, "play", "--no-open"),
        cwd=folder,
        env=at_home_in(folder),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[-1]
        finally:
            process.send_signal(signal.SIGINT)
            try:
                # Before it has connected, Python itself ends it, by 130.
                assert process.wait(60) in {0, 130}
            finally:
                process.kill()  # or `Popen` would wait without end, and all tests with it


def test_every_tracked_file_of_the_packages_is_in_the_wheel(files: set[str]) -> None:
    tracked = tracked_files_of_the_packages()

    assert "corpus/article.py" in tracked
    assert tracked - files == set()


def test_the_wheel_holds_the_three_packages_and_nothing_beside_them(files: set[str]) -> None:
    folders = {PurePosixPath(name).parts[0] for name in files}

    assert sorted(folder for folder in folders if not folder.endswith(".dist-info")) == PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_says_that_it_is_typed(files: set[str], package: str) -> None:
    assert f"{package}/py.typed" in files


def test_the_sample_article_and_the_migrations_travel_along(files: set[str]) -> None:
    parents = {
        (PurePosixPath(name).parent.as_posix(), PurePosixPath(name).suffix) for name in files
    }

    assert ("corpus/articles", ".md") in parents
    assert any(
        folder.startswith("corpus/migrations") and suffix == ".py" for folder, suffix in parents
    )


def test_the_wheel_installs_the_command_and_the_licence(unpacked: Path) -> None:
    (information,) = unpacked.glob("*.dist-info")

    entry_points = (information / "entry_points.txt").read_text(encoding="utf-8").split("\n")
    assert "footnote = bot.__main__:main" in entry_points
    assert (information / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_packages_and_the_article_are_found_in_the_wheel_outside_the_tree(
    unpacked: Path, tmp_path: Path
) -> None:
    printed = subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [sys.executable, "-I", "-c", IMPORT_FROM_WHEEL, str(unpacked)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    modules, articles = printed[: len(PACKAGES)], printed[len(PACKAGES) :]
    assert modules == [str(unpacked / package / "__init__.py") for package in PACKAGES]
    assert articles
    assert {os.path.commonpath([article, unpacked]) for article in articles} == {str(unpacked)}


def test_the_command_tells_its_version_and_answers_outside_the_tree(
    unpacked: Path, tmp_path: Path
) -> None:
    assert said_from_the_wheel(unpacked, tmp_path, "--version") == (
        f"Footnote {PROJECT['version']}\n"
    )
    assert "Mike Esper" in said_from_the_wheel(unpacked, tmp_path, "ask", "Who wrote the memoir?")


def test_the_command_examines_itself_outside_the_tree(unpacked: Path, tmp_path: Path) -> None:
    examined = said_from_the_wheel(unpacked, tmp_path, "doctor")

    assert "articles the shipped sample" in examined
    assert "all-MiniLM-L6-v2 works" in examined


def test_the_playground_says_through_a_pipe_where_its_page_is_and_serves_it_outside_the_tree(
    unpacked: Path, tmp_path: Path
) -> None:
    page = ROOT / "bot" / "play" / "page"
    with playing_from_the_wheel(unpacked, tmp_path) as address:
        for name in ("index.html", "playground.css", "playground.js"):
            assert urlopen(f"{address}{name}").read() == (page / name).read_bytes(), name  # noqa: S310


def test_graphs_that_were_made_before_the_wheel_travel_along(files: set[str]) -> None:
    made = {each.name for each in (ROOT / "index" / "graphs").glob("*-*.*")}
    if not made:
        pytest.skip("no graphs were made in this tree: python -m index.graphs makes them")

    assert {f"index/graphs/{name}" for name in made} - files == set()
