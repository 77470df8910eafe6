"""What every system's script shares: a request on standard input, figures on standard output.

A process does one task. Asked to *index*, it stores what it made in a folder; asked to *ask*, it
opens that, and says so as soon as it has found the first question's passages.
"""

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

FIRST_ANSWER = "first answer"
"""The line that a process prints once it has found passages."""


class System(Protocol):
    """What retrieves passages, with its model loaded."""

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages*, in order, and the title of the article that each is of."""
        ...

    def save(self) -> None:
        """Store what was indexed."""
        ...

    def open(self) -> None:
        """Load what was stored."""
        ...

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the passages found, best first."""
        ...


def serve(package: str, make: Callable[[str, Path], System]) -> None:
    """Do the task that is asked for with what *make* returns, and print what was measured.

    *make* takes the model's folder and the one to store in; *package* is whose version counts.
    """
    request = json.load(sys.stdin)
    system = make(request["model"], Path(request["folder"]))
    found = _indexed(system, request) if "passages" in request else _asked(system, request)
    document = {"peak_megabytes": _megabytes("VmHWM"), "version": _version(package)}
    _print(json.dumps(found | document))


def _indexed(system: System, request: dict[str, Any]) -> dict[str, Any]:
    began = time.perf_counter()
    system.index(request["passages"], request["titles"])
    seconds = time.perf_counter() - began
    system.save()
    return {"passages_a_second": len(request["passages"]) / seconds}


def _asked(system: System, request: dict[str, Any]) -> dict[str, Any]:
    questions, depth = request["questions"], request["depth"]
    system.open()
    system.search(questions[0], depth)
    _print(FIRST_ANSWER)
    idle = _megabytes("VmRSS")
    rankings, spent = [], []
    for each in questions:
        began = time.perf_counter()
        rankings.append(list(map(int, system.search(each, depth))))
        spent.append(1000 * (time.perf_counter() - began))
    return {"rankings": rankings, "milliseconds": spent, "idle_megabytes": idle}


def _megabytes(field: str) -> float:
    """Return this process's *field* of memory: what its parent held before does not count."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(f"{field}:")[2].split()[0]) / 1024


def _version(package: str) -> str:
    return importlib.metadata.version(package)


def _print(line: str) -> None:
    # Whatever a library has written before, this stands in a line of its own.
    sys.stdout.write(f"\n{line}\n")
    sys.stdout.flush()
