"""`python -m tests.fuzz [SECONDS] [SEED]`: fuzz for so long; exit status 1 after a finding."""

import random
import sys
import time
import traceback
from collections import Counter

from tests.fuzz.documents import try_one

_SECONDS = 60.0


def main(seconds: float, seed: int) -> int:
    """Fuzz for *seconds*, beginning with *seed*; print what was found and return how much."""
    until, tried, found = time.monotonic() + seconds, Counter[str](), 0
    while time.monotonic() < until:
        chance = random.Random(seed + tried.total())  # noqa: S311 - a finding has to come again
        name = "failed"
        try:
            name, _ = try_one(chance)
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            found += 1
            sys.stdout.write(f"seed {seed + tried.total()}\n{traceback.format_exc()}\n")
        tried[name] += 1
    counts = ", ".join(f"{name} {count}" for name, count in sorted(tried.items()))
    sys.stdout.write(f"{tried.total()} documents ({counts}), {found} findings\n")
    return found


if __name__ == "__main__":
    given = sys.argv[1:]
    wanted = float(given[0]) if given else _SECONDS
    first = int(given[1]) if given[1:] else random.SystemRandom().randrange(2**31)
    sys.exit(1 if main(wanted, first) else 0)
