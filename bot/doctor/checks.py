"""All checks, each within its time, none of which can stop another."""

from collections.abc import Callable, Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from bot.doctor.discord_side import (
    NotChecked,
    check_clock,
    check_commands,
    check_intents,
    check_invite,
    check_servers,
    check_token,
)
from bot.doctor.finding import Finding, Setup, failure, warning
from bot.doctor.machine import (
    check_articles,
    check_database,
    check_disk,
    check_model,
    usable_settings,
)

WITHIN = 60
"""Seconds that all checks get, at the same time: a large database and a slow disk take as long."""

Check = Callable[[Setup], Finding]

CHECKS: Mapping[str, Check] = {
    "token": check_token,
    "intents": check_intents,
    "servers": check_servers,
    "commands": check_commands,
    "invite": check_invite,
    "clock": check_clock,
    "disk": check_disk,
    "database": check_database,
    "articles": check_articles,
    "model": check_model,
}


def examined() -> tuple[Finding, ...]:
    """Return what was found of the settings and of all that they lead to."""
    settings, finding = usable_settings()
    setup = Setup(settings)
    found = (finding, *findings(CHECKS, setup, WITHIN))
    return tuple(each.without(setup.secrets) for each in found)


def findings(checks: Mapping[str, Check], setup: Setup, within: float) -> Sequence[Finding]:
    """Return what each of *checks* finds, in order; one that takes longer than *within* is left."""
    answers = {name: _begun(name, check, setup) for name, check in checks.items()}
    ends_at = monotonic() + within
    return [_awaited(name, answer, ends_at) for name, answer in answers.items()]


def _begun(name: str, check: Check, setup: Setup) -> "SimpleQueue[Finding]":
    """Return where the finding will come, from a thread that no end of the process waits for."""
    answer: SimpleQueue[Finding] = SimpleQueue()
    Thread(target=lambda: answer.put(_found(name, check, setup)), daemon=True).start()
    return answer


def _found(name: str, check: Check, setup: Setup) -> Finding:
    try:
        return check(setup)
    except NotChecked as reason:
        return warning(name, f"not checked: {reason}")
    except Exception as error:  # noqa: BLE001 - the others are to be told all the same
        told = f"it could not be checked ({type(error).__name__})"
        return failure(name, told, "Report this with the version of Footnote: it is a defect.")


def _awaited(name: str, answer: "SimpleQueue[Finding]", ends_at: float) -> Finding:
    try:
        return answer.get(timeout=max(0.0, ends_at - monotonic()))
    except Empty:
        return warning(name, "it was not checked to its end in time", "Try again when less runs.")
