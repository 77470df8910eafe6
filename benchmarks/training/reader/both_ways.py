"""R@1 on new-wiki with what was read of its misses: which count, and which cannot be found.

`benchmarks/quality/new_wiki_misses.json` holds, of the 111 questions of the held-out fold that
missed their paragraph on 2026-11-27, those of which the paragraph put first answers as well
what is asked, and those that mean nothing without their paragraph. One reader labelled them.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.training.crossvalidation import percent
from benchmarks.training.reader.outcomes import Outcome

LABELS = Path(__file__).resolve().parents[2] / "quality" / "new_wiki_misses.json"
ANSWERED, NEEDS_PARAGRAPH = "answered too", "needs its paragraph"


def both_ways(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return R@1 of new-wiki's *found*, in per cent: strictly, and as the labels have it.

    A labelled passage counts only while it is the one put first; questions that need their
    paragraph are left out of the last figure.
    """
    labels = {
        (each["article"], each["question"]): each for each in json.loads(LABELS.read_text("utf-8"))
    }
    rows = [
        (each, labels.get((each.read.trial.title, each.read.trial.question.text))) for each in found
    ]
    strict = [each.rank == 1 for each, _ in rows]
    kindly = [each.rank == 1 or _answers_too(each, label) for each, label in rows]
    clear = [
        right
        for right, (_, label) in zip(kindly, rows, strict=True)
        if label is None or label["label"] != NEEDS_PARAGRAPH
    ]
    return {
        "R@1": percent(np.mean(strict)),
        "another paragraph that answers counts": percent(np.mean(kindly)),
        "and without questions that need theirs": percent(np.mean(clear)),
    }


def _answers_too(each: Outcome, label: dict[str, str] | None) -> bool:
    if label is None or label["label"] != ANSWERED:
        return False
    return each.read.trial.finalists[each.place].searched.text.startswith(label["by"])
