"""Shares of questions, with how far chance may have moved them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

DEVIATIONS = 1.959964
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """*part* of *whole* questions."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Return the share between 0 and 1; `None` of no questions."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the 95 % interval around the share by Wilson's score; `None` of no questions.

        It holds for few questions too, and for shares near 0 and 1 (Wilson 1927).
        """
        if not self.whole:
            return None
        share, spread = self.part / self.whole, DEVIATIONS**2 / self.whole
        middle = share + spread / 2
        reach = sqrt(spread * (share * (1 - share) + spread / 4))
        low, high = ((middle + side * reach) / (1 + spread) for side in (-1, 1))
        return max(0.0, low), min(1.0, high)

    def __str__(self) -> str:
        """Return the share and its interval in per cent, as figures are printed."""
        told = f"{self.part} of {self.whole}"
        if self.interval is None:
            return told
        low, high = self.interval
        return f"{told} ({100 * self.part / self.whole:.1f} %, {100 * low:.0f} to {100 * high:.0f})"


def share(flags: Sequence[bool]) -> Share:
    """Return the share of *flags* that are set."""
    return Share(sum(flags), len(flags))
