"""Whatever the packages import is asked for by name, not left to come along with something else."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["bot", "corpus", "index"]


def canonical(name: str) -> str:
    """The spelling under which two names of one distribution are equal (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_from(file: Path) -> set[str]:
    """The top-level modules that *file* imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_every_imported_library_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    declared = {canonical(re.split(r"[<>=!~\[; ]", line)[0]) for line in asked}
    distributions = packages_distributions()

    undeclared = {
        f"{file.relative_to(ROOT)}: {module}"
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        for module in imported_from(file) - sys.stdlib_module_names - set(PACKAGES)
        if not {canonical(name) for name in distributions.get(module, [])} & declared
    }

    assert undeclared == set()
