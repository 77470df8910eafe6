"""Kill one of two processes while it is at something, again and again.

`python -m benchmarks.takeovers [--rounds N] [--lease SECONDS] [--looks SECONDS] [--database URL]`

Without *looks*, processes look for what others left as often as the bot does. Without a database,
PostgreSQL is started for it.
"""

import argparse
import asyncio
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.takeovers.rounds import Rounds
from corpus.storage.claimant import LEASE
from tests.doubles import postgresql


def main() -> None:
    """Print what came of the rounds; fail where something was done twice, late or never."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--lease", type=float, default=LEASE)
    parser.add_argument("--looks", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = chosen.database
        if url is None:
            server = stack.enter_context(postgresql.running())
            url = server.url(server.take())
        rounds = Rounds(url, home, chosen.lease, chosen.looks, chosen.seed)
        outcomes = asyncio.run(rounds.run(chosen.rounds))
    for kind, each in outcomes.items():
        seconds = each.seconds or [0.0]  # of few rounds, none may have been one of these
        took = f"{statistics.median(seconds):.1f} s, at most {max(seconds):.1f} s"
        struck = f"{each.killed} killed, {each.hung} hung, {each.midway} before it was done"
        print(f"{kind}: {each.rounds} rounds, {struck}; {took}")
        print(f"  messages {dict(each.messages)}, fetches afterwards {dict(each.fetches)}")
        for row in each.unfinished:
            print(f"  never done: {row}")
    if not all(each.is_right for each in outcomes.values()):
        raise SystemExit("something was done twice, or late")


if __name__ == "__main__":
    main()
