"""`python -m benchmarks.first_start [COMMIT…]`: from a fresh clone to what one came for.

Each target has a clone of its own and is timed until it does what it is for: `make run` answers a
question, `make play` serves its page, `make test` begins to test. A commit without a target has no
row for it. Without a commit today's is taken.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
GIT, MAKE = str(shutil.which("git")), str(shutil.which("make"))
QUESTION = "What did Trump ask Esper?\n"
REACHED = {
    "run": r"¶ \d+ of \d+",
    "play": r"http://\S+",
    "test": r"\d+ workers \[\d+ items\]|collected \d+",
}
"""What the output of each target has in it once it is there."""
_BLOCK = 512
"""Bytes of what `stat` calls a block."""


def main(commits: list[str]) -> None:
    """Print a table of all targets of *commits*."""
    print("| commit | until | seconds | of the processors | MB of .venv | load |")
    print("| --- | --- | --- | --- | --- | --- |")
    for commit in commits or ["HEAD"]:
        for target in REACHED:
            with tempfile.TemporaryDirectory() as folder:
                clone = _clone(commit, Path(folder, "footnote"))
                if re.search(rf"(?m)^{target}:", (clone / "Makefile").read_text("utf-8")):
                    found = _measured(clone, target)
                    print(f"| {commit[:9]} | `make {target}` | {found} |", flush=True)


def _clone(commit: str, folder: Path) -> Path:
    subprocess.run([GIT, "clone", "--quiet", str(ROOT), str(folder)], check=True)  # noqa: S603 - ours
    subprocess.run([GIT, "checkout", "--quiet", commit], cwd=folder, check=True)  # noqa: S603 - ours
    return folder


def _measured(clone: Path, target: str) -> str:
    load, began, spent = os.getloadavg()[0], time.perf_counter(), _processors()
    environment = {**os.environ, "FOOTNOTE_HOME": str(clone / "data"), "BROWSER": "true"}
    with subprocess.Popen(  # noqa: S603 - ours
        [MAKE, target],
        cwd=clone,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as making:
        if making.stdin is None or making.stdout is None:
            raise AssertionError
        making.stdin.write(QUESTION if target == "run" else "")
        making.stdin.close()
        _wait(making.stdout, REACHED[target])
        seconds = time.perf_counter() - began
        os.killpg(making.pid, signal.SIGTERM)
    blocks = sum(each.lstat().st_blocks for each in (clone / ".venv").rglob("*"))
    size = blocks * _BLOCK / 2**20
    return f"{seconds:.0f} | {_processors() - spent:.0f} | {size:.0f} | {load:.1f}"


def _wait(output: IO[str], reached: str) -> None:
    """Return once *output* has what is *reached*; a page is asked for besides."""
    for line in output:
        if found := re.search(reached, line):
            if found[0].startswith("http"):
                urllib.request.urlopen(found[0], timeout=60).close()  # noqa: S310 - our own page
            return
    raise SystemExit(f"It ended without {reached!r}.")


def _processors() -> float:
    """Return the seconds of processor time of everything that was started and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
