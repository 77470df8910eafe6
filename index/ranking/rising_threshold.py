"""A threshold that rises with how much is searched: among more, something fits by chance."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RisingThreshold:
    """From *at_one* where one thing is searched, *growth* higher for each factor of e things."""

    at_one: float
    growth: float

    def among(self, count: int) -> float:
        """Return from which score to answer where *count* things, at least one, are searched."""
        return self.at_one + self.growth * math.log(count)
