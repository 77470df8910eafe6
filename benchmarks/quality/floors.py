"""Floors that answers must not fall below: `python -m benchmarks.quality.floors [--lower REASON]`.

A part of the shared SQuAD 2.0 questions, small enough for every test run. Without `--lower`
floors only rise; with it they fall too, and the file keeps the reason.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.question_sets import DATA, digests, load, memory_engine, shipped
from index.evaluation.measures import evaluate, figures
from index.evaluation.squad import SquadQuestion, SquadSet

FLOORS = Path(__file__).resolve().parents[2] / "tests" / "floors.json"
SET = "squad2.json"
EVERY = 8
GUARDED = (
    "recall_at_1",
    "recall_at_3",
    "highlight_accuracy",
    "answered_of_answerable",
    "unanswerable_auroc",
)
SLACK = 0.01
"""How far below the measured figure a floor is set: arithmetic differs between processors."""


def available() -> bool:
    """Return whether the shared data is here, and is what the floors were measured on."""
    if not (DATA / SET).is_file():
        return False
    stored = json.loads(FLOORS.read_text("utf-8"))
    return bool(hashlib.sha256((DATA / SET).read_bytes()).hexdigest() == stored["data_sha256"][SET])


def measured() -> dict[str, float]:
    """Return the guarded figures of this version."""
    squad = load(SET)
    part = SquadSet(squad.drafts, squad.questions[::EVERY])
    engine = memory_engine(*shipped())
    found = asdict(figures(evaluate(engine, part, _silent)))
    return {name: round(found[name], 4) for name in GUARDED}


def _silent(questions: Sequence[SquadQuestion]) -> Iterable[SquadQuestion]:
    return questions


def updated(
    stored: dict[str, Any], found: Mapping[str, float], reason: str | None
) -> dict[str, Any]:
    """Return the file *stored* with floors for the figures *found*; none falls without *reason*."""
    before = stored["floors"]
    reached = {name: round(value - SLACK, 4) for name, value in found.items()}
    fallen = {name: before[name] for name, at in reached.items() if at < before.get(name, 0)}
    if reason is None:
        return stored | {
            "floors": {name: max(at, before.get(name, 0)) for name, at in reached.items()}
        }
    today = datetime.now(UTC).date().isoformat()
    lowered = [{"date": today, "reason": reason, "from": fallen}] if fallen else []
    return stored | {"floors": reached, "lowered": [*stored["lowered"], *lowered]}


def main() -> None:
    """Measure, and write the floors as far as that is allowed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lower", metavar="REASON", help="why floors may fall")
    reason = parser.parse_args().lower
    stored: dict[str, Any] = (
        json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {"floors": {}, "lowered": []}
    )
    written = updated(stored, measured(), reason)
    written |= {"data_sha256": digests([SET]), "every": EVERY}
    FLOORS.write_text(json.dumps(written, indent=2) + "\n", "utf-8")
    print(json.dumps(written, indent=2))


if __name__ == "__main__":
    main()
