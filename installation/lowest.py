"""`python -m installation.lowest`: run the fast tests with the lowest versions that are allowed.

It makes an environment of its own in `.venv-lowest`, with uv, which resolves them.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from installation.environment import ROOT, torch, torch_index

ENVIRONMENT = ROOT / ".venv-lowest"


def main() -> int:
    """Return the exit status of the tests, or of what failed before them."""
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    python = str(ENVIRONMENT / "bin" / "python")
    index = torch_index()
    pip = [python, "-m", "pip", "install", "--quiet", *(["--index-url", index] if index else [])]
    resolved = [uv, "pip", "compile", "pyproject.toml", "--resolution", "lowest-direct", "--quiet"]
    extras = ["--extra", "postgres", "--extra", "languages"]
    wished = [*extras, "--group", "dev", "--no-emit-package", "torch"]
    installed = [uv, "pip", "install", "--quiet", "--python", python, "--no-deps"]
    wanted = ENVIRONMENT / "lowest.txt"
    commands = [
        [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)],
        [*resolved, *wished, "--output-file", str(wanted)],
        [*installed, "--requirement", str(wanted)],
        [*pip, torch()],
        [*installed, "--editable", "."],
        [python, "-m", "pytest", "-q", "-m", "not slow", "--numprocesses", "auto", "tests"],
    ]
    for command in commands:
        status = subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603 - made above
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
