"""How long to wait for Discord before the next try: longer each time, and never in step."""

import random

FIRST = 1.0
"""Seconds of the first pause, at most."""

LONGEST = 5 * 60.0
"""Seconds of the longest pause, at most."""

STABLE_FOR = 15 * 60.0
"""Seconds after which a connection counts as good and pauses begin anew.

With these three a bot whose every connection ends at the worst moment begins fewer than 800
sessions a day; after 1000 Discord resets the token (its reference of the gateway, session start
limits).
"""


class Pauses:
    """The pauses of one row of failures."""

    def __init__(self) -> None:
        self.count = 0
        """Pauses since the row began."""

    def next(self) -> float:
        """Return the seconds to wait now: somewhere in the upper half of a span that doubles."""
        longest = min(LONGEST, FIRST * 2.0 ** min(self.count, 30))
        self.count += 1
        return random.uniform(longest / 2, longest)  # noqa: S311 - no secret hangs on it

    def begin_anew(self) -> None:
        """Forget the row: what was waited for has held."""
        self.count = 0
