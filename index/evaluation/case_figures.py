"""The figures of a set of cases, by kind of question and over all, as they are told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.evaluation.shares import Share, share

Verdict = tuple[str, str, bool]
"""What was expected of a question, its kind, and whether what came was right."""


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """Shares of right questions: *by_kind* in what was expected of them, then over all."""

    questions: int
    by_kind: Mapping[str, Mapping[str, Share]]
    overall: Mapping[str, Share]


def by_kind(verdicts: Iterable[Verdict], order: Iterable[str]) -> dict[str, dict[str, Share]]:
    """Return the share of right ones by expectation, which come in *order*, and by kind."""
    groups: dict[str, dict[str, list[bool]]] = {each: {} for each in order}
    for expected, kind, is_right in verdicts:
        groups[expected].setdefault(kind, []).append(is_right)
    return {
        expected: {kind: share(held) for kind, held in sorted(kinds.items())}
        for expected, kinds in groups.items()
        if kinds
    }
