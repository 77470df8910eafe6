"""Whether changes disturb questions: those asked meanwhile, beside those of a quiet moment."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

BLOCKS, SECONDS = 10, 3.0
"""How often a quiet stretch and one with changes take turns, and how long each is: what else runs
on the machine then has a part in both."""

PAUSE = 0.05
"""Seconds between two questions."""

CHANGES = 6
"""In a stretch that has any: one every half second."""


Taken = list[tuple[float, float]]
"""Of each question the milliseconds that passed, and those of the processor in its thread."""


def asked_beside(
    ask: Callable[[], object], changes: Iterator[Callable[[], object]]
) -> tuple[Taken, Taken]:
    """Return how long questions took while nothing changed, and beside *changes*."""
    quiet: Taken = []
    beside: Taken = []
    with ThreadPoolExecutor(1) as asking:
        for _ in range(BLOCKS):
            quiet += asking.submit(_asked, ask).result()
            asked = asking.submit(_asked, ask)
            for _ in range(CHANGES):
                next(changes)()
                time.sleep(SECONDS / CHANGES)
            beside += asked.result()
    return quiet, beside


def _asked(ask: Callable[[], object]) -> Taken:
    taken, ends = [], time.perf_counter() + SECONDS
    while (began := time.perf_counter()) < ends:
        begun = time.thread_time()
        ask()
        worked = time.thread_time() - begun
        taken.append((1000 * (time.perf_counter() - began), 1000 * worked))
        time.sleep(PAUSE)
    return taken
