"""Figures of question sets with known answers: as lines for people and as JSON for scripts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.evaluation.case_figures import CaseFigures
    from index.evaluation.shares import Share

DIGITS = 4


def case_object(figures: "CaseFigures") -> dict[str, Any]:
    """Return *figures* in the form that scripts read; shares of no questions are null."""
    return {
        "questions": figures.questions,
        **{name: _share_object(share) for name, share in figures.overall.items()},
        "by_kind": {
            expected: {kind: _share_object(share) for kind, share in kinds.items()}
            for expected, kinds in figures.by_kind.items()
        },
    }


def case_lines(figures: "CaseFigures") -> Iterator[str]:
    """Yield *figures* as lines: right ones of each kind with 95 % intervals, then over all."""
    yield f"{figures.questions} questions; in brackets the share and its 95 % interval"
    yield ""
    for expected, kinds in figures.by_kind.items():
        for kind, share in kinds.items():
            yield f"{expected:11} {_words(kind):30} {share}"
    yield ""
    for name, share in figures.overall.items():
        yield f"{_words(name):42} {share}"


def _share_object(share: "Share") -> dict[str, Any]:
    value, interval = share.value, share.interval
    return {
        "count": share.part,
        "of": share.whole,
        "share": None if value is None else round(value, DIGITS),
        "interval": None if interval is None else [round(each, DIGITS) for each in interval],
    }


def _words(name: str) -> str:
    return name.replace("_", " ")
