"""`python installation/environment.py`: what Footnote needs, installed in `.venv` from the lock.

With `--develop` it takes what the tests and checks need, too; with `--languages` only the model for
many languages, into an environment that is there. Run by `make`; only the standard library is there
yet.
"""

import os
import platform
import shutil
import subprocess
import sys
import threading
import tomllib
import urllib.error
import urllib.request
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LANGUAGES_LOCK = ROOT / "requirements-languages.lock"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.lock"

CPU_BUILDS = "https://download.pytorch.org/whl/cpu"
"""Where PyTorch keeps builds of torch without the libraries of graphics cards, which take 2 GB."""

ANSWERS_WITHIN = 5.0
"""Seconds that an index gets to answer before another is taken."""


def main(arguments: Sequence[str]) -> int:
    """Set the environment up and return the exit status of what failed, or 0."""
    lock = DEVELOPMENT_LOCK if "--develop" in arguments else LOCK
    try:
        if "--languages" in arguments:
            _run([locked(LANGUAGES_LOCK)])
            return 0
        if not (ENVIRONMENT / "ready").exists():
            # Without the stamp, whatever stands there may be half made.
            venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=os.name != "nt")
        _run(commands(lock, torch_index()))
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    return 0


def commands(lock: Path, index: str | None) -> list[list[str]]:
    """Return what installs *lock*, torch from *index* and Footnote itself, and makes its graphs.

    The lock comes before torch, which then finds what it needs at the versions of the lock.
    """
    return [
        locked(lock),
        # By pip, which goes by the machine's own configuration where no index is named.
        [*_pip(), *(["--index-url", index] if index else []), torch()],
        [*_fast(), "--no-deps", "--editable", str(ROOT)],
        [str(_python()), "-m", "index.graphs"],
    ]


def locked(lock: Path) -> list[str]:
    """Return what installs *lock*, each package held against its hashes."""
    return [*_fast(), "--no-deps", "--require-hashes", "--requirement", str(lock)]


def _pip() -> list[str]:
    pip = [str(_python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    return [*pip, "--no-compile"]  # Python compiles what it imports; most of this it never does


def _fast() -> list[str]:
    """Return uv where it is, which is faster; else pip."""
    uv = shutil.which("uv")
    return [uv, "pip", "install", "--quiet", "--python", str(_python())] if uv else _pip()


def _run(each: Sequence[list[str]]) -> None:
    for command in each:
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - made above


def torch() -> str:
    """Return the requirement of torch: its builds differ by index, so the lock leaves it out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    dependencies: list[str] = project["dependencies"]
    return next(each for each in dependencies if each.startswith("torch=="))


def torch_index() -> str | None:
    """Return the index to take torch from; `None` for what the machine's configuration offers.

    The variable TORCH_INDEX names another one; empty, it stands for the configured one, whose
    builds use a graphics card. Only for Linux do the two differ.
    """
    index = os.environ.get("TORCH_INDEX", CPU_BUILDS)
    if platform.system() != "Linux" or not index or not answers(f"{index}/torch/"):
        return None
    return index


def answers(url: str) -> bool:
    """Return whether *url* answers in time; a thread asks, since finding a host has no limit."""
    found: list[bool] = []
    asking = threading.Thread(target=lambda: found.append(_is_there(url)), daemon=True)
    asking.start()
    asking.join(ANSWERS_WITHIN)
    return found == [True]


def _is_there(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=ANSWERS_WITHIN):  # noqa: S310 - the operator's own
            return True
    except (OSError, ValueError, urllib.error.URLError):
        return False


def _python() -> Path:
    return ENVIRONMENT / "bin" / "python"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
