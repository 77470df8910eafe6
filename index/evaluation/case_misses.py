"""The worst misses of a set of cases, as text to read."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.evaluation.cases import AnyCase, Asked
from index.evaluation.misses import WORST


@dataclass(frozen=True, slots=True)
class CaseMiss:
    """A question with what went *wrong*; *badness* is how sure of it the engine was, 0 to 1."""

    kind: str
    conversation: tuple[str, ...]
    wrong: str
    badness: float


def case_miss(asked: Asked[AnyCase], wrong: str | None) -> CaseMiss | None:
    """Return the miss that *wrong* tells of what was *asked*; `None` where nothing is wrong."""
    if wrong is None:
        return None
    case = asked.case
    score = asked.first.score if asked.first else 0.0
    is_answered = asked.answer is not None and asked.answer.answered
    badness = score if is_answered else 1 - score
    return CaseMiss(case.kind, (*case.earlier, case.question), wrong, badness)


def case_report(misses: Iterable[CaseMiss | None]) -> str:
    """Return the `WORST` of *misses* as text, the most confident error first."""
    found = sorted(filter(None, misses), key=lambda each: each.badness, reverse=True)
    return "\n".join(_told(number, each) for number, each in enumerate(found[:WORST], 1)) or (
        "No misses.\n"
    )


def _told(number: int, miss: CaseMiss) -> str:
    return f"{number}. {' > '.join(miss.conversation)}\n   {miss.kind}: {miss.wrong}\n"
