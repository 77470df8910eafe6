"""The cross-validated report in `index/fitted.json` as tables: `python -m benchmarks.tables`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.fit import OUTPUT


def main() -> None:
    """Print the tables that `benchmarks/RESULTS.md` holds for ranking and answering."""
    report = json.loads(OUTPUT.read_text("utf-8"))["cross_validated"]
    for name, found in report["ranking"].items():
        ways = [each for each in found if isinstance(found[each], dict)]
        print(f"\n{name}, {found['questions']} questions; right sentence {found['sentence']} %\n")
        _table(["ranking", *found[ways[0]]], ([way, *found[way].values()] for way in ways))
    print()
    _rows(report["absence"], "collection")
    print()
    _listed(report["curve"])
    print()
    _listed(report["reliability"])


def _rows(found: Mapping[str, Mapping[str, Any]], corner: str) -> None:
    _table([corner, *next(iter(found.values()))], ([k, *v.values()] for k, v in found.items()))


def _listed(found: Sequence[Mapping[str, Any]]) -> None:
    _table(list(found[0]), (list(each.values()) for each in found))


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    print(f"| {' | '.join(head)} |")
    print(f"|{' --- |' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")


if __name__ == "__main__":
    main()
