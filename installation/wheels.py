"""`python -m installation.wheels`: is there a wheel of all that is locked, wherever Footnote runs?

Without one, whoever installs Footnote there needs a compiler. Asks the index that the machine is
configured for, through uv, and downloads no wheel.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

from installation.environment import DEVELOPMENT_LOCK, ROOT, torch

PYTHONS = [(3, 11), (3, 12), (3, 13), (3, 14)]

OLDER_NAMES = ["manylinux2014", "manylinux2010", "manylinux1"]
"""What manylinux_2_17, manylinux_2_12 and manylinux_2_5 were called; some wheels still are."""


class Wheel(TypedDict):
    """A wheel of pylock.toml: where it lies, which ends with its name."""

    url: str


class Package(TypedDict):
    """A package of pylock.toml, and where it is wanted."""

    name: str
    version: str
    marker: NotRequired[str]
    wheels: NotRequired[list[Wheel]]


@dataclass(frozen=True, slots=True)
class Machine:
    """A Python on a kind of machine."""

    python: tuple[int, int]
    system: str
    processor: str

    def __str__(self) -> str:
        """Return what a reader calls it."""
        return f"Python {self.python[0]}.{self.python[1]} on {self.system} {self.processor}"

    def tags(self) -> frozenset[Tag]:
        """Return what a wheel may be tagged with to be installed on it."""
        platforms = list(self._platforms())
        return frozenset(
            [
                *cpython_tags(self.python, platforms=platforms),
                *compatible_tags(self.python, f"cp{self.python[0]}{self.python[1]}", platforms),
            ]
        )

    def wants(self, package: Package) -> bool:
        """Return whether *package* is installed there."""
        version = f"{self.python[0]}.{self.python[1]}"
        return Marker(package.get("marker", "python_version > '3'")).evaluate(
            {
                "implementation_name": "cpython",
                "os_name": "posix",
                "platform_machine": self.processor,
                "platform_python_implementation": "CPython",
                "platform_system": self.system,
                "python_full_version": f"{version}.0",
                "python_version": version,
                "sys_platform": self.system.lower(),
            }
        )

    def _platforms(self) -> Iterable[str]:
        if self.system == "Darwin":
            return mac_platforms((14, 0), self.processor)
        families = [*(f"manylinux_2_{minor}" for minor in range(28, 4, -1)), *OLDER_NAMES]
        return [f"{family}_{self.processor}" for family in families]


MACHINES = [
    Machine(python, system, processor)
    for python in PYTHONS
    for system, processor in (("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"))
]
"""Where Footnote runs; Linux with glibc 2.28 or newer, Darwin as macOS 14 or newer has it."""


def main() -> int:
    """Print what has no wheel where, and return 1 if anything is printed."""
    lacking = list(without_wheel(looked_up()))
    for package, machine in lacking:
        sys.stdout.write(f"{package['name']} {package['version']}: no wheel for {machine}\n")
    return 1 if lacking else 0


def without_wheel(packages: Iterable[Package]) -> Iterator[tuple[Package, Machine]]:
    """Yield each package with each machine that wants it and finds no wheel of it."""
    tags = {machine: machine.tags() for machine in MACHINES}
    for package in packages:
        names = [wheel["url"].rpartition("/")[2] for wheel in package.get("wheels", [])]
        offered = {tag for name in names for tag in parse_wheel_filename(name)[3]}
        for machine in MACHINES:
            if machine.wants(package) and offered.isdisjoint(tags[machine]):
                yield package, machine


def looked_up() -> list[Package]:
    """Return all that is locked for development, and torch, with the wheels that the index has."""
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "pylock.toml"
        command = [uv, "pip", "compile", str(DEVELOPMENT_LOCK), "-", "--no-deps", "--universal"]
        command += ["--python-version", "3.11", "--quiet", "--output-file", str(found)]
        subprocess.run(command, cwd=ROOT, input=torch(), text=True, check=True)  # noqa: S603 - made above
        return cast("list[Package]", tomllib.loads(found.read_text("utf-8"))["packages"])


if __name__ == "__main__":
    sys.exit(main())
