"""The cross-validated report in `index/fitted` as tables: `python -m benchmarks.tables`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.training.outputs import packaged


def main() -> None:
    """Print the tables that `benchmarks/RESULTS.md` holds for ranking and answering."""
    report = json.loads(packaged().read_text("utf-8"))["cross_validated"]
    for name, found in report["ranking"].items():
        ways = [each for each in found if isinstance(found[each], dict)]
        print(f"\n{name}, {found['questions']} questions; right sentence {found['sentence']} %\n")
        table(["ranking", *found[ways[0]]], ([way, *found[way].values()] for way in ways))
    print()
    _rows(report["absence"], "collection")
    print()
    _listed(report["curve"])
    print()
    _listed(report["reliability"])


def _rows(found: Mapping[str, Mapping[str, Any]], corner: str) -> None:
    table([corner, *next(iter(found.values()))], ([k, *v.values()] for k, v in found.items()))


def _listed(found: Sequence[Mapping[str, Any]]) -> None:
    table(list(found[0]), (list(each.values()) for each in found))


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print *rows* under *names* as a Markdown table."""
    head(names)
    for each in rows:
        row(each)


def head(names: Sequence[str]) -> None:
    """Print the head of a table whose rows are still to come."""
    print(f"| {' | '.join(names)} |\n|{' --- |' * len(names)}", flush=True)


def row(cells: Sequence[Any]) -> None:
    """Print a row."""
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


if __name__ == "__main__":
    main()
