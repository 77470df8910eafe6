"""Whether the best passage answers, as a probability, and what is not a question at all."""

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.answer import Confidence

_CHATTER = frozenset(
    "a again all and anyone are bot bye cheers cool day evening everybody everyone footnote fun "
    "good goodbye great guys ha haha hello hey hi hiya how is it lol morning much nice night ok "
    "okay please sup thank thanks that there thx to up very welcome well what whats wow yes "
    "yo you".split()
)
_GREETING = frozenset(
    "bye cheers cool goodbye great ha haha hello hey hi hiya lol morning nice ok okay sup thank "
    "thanks thx welcome wow yes yo".split()
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Numbers fitted by `benchmarks/fit.py`, read from `calibration.json`."""

    slope: float
    intercept: float
    answer_at: float
    medium_at: float
    high_at: float

    def probability(self, score: float) -> float:
        """Return the probability, 0 to 1, that a passage of this ranking score answers."""
        return 1 / (1 + math.exp(-(self.slope * score + self.intercept)))

    def band(self, probability: float) -> Confidence:
        """Return the band that people are told for *probability*."""
        if probability >= self.high_at:
            return Confidence.HIGH
        return Confidence.MEDIUM if probability >= self.medium_at else Confidence.LOW


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """Return the fitted numbers that this version ships."""
    stored = json.loads(files("index").joinpath("calibration.json").read_text("utf-8"))
    return Calibration(**stored["calibration"])


def is_question(text: str) -> bool:
    """Return whether *text* asks for anything: it has words, and they are not only a greeting."""
    words = re.findall(r"\w+", text.replace("'", "").replace("\u2019", "").casefold())
    if not any(any(letter.isalpha() for letter in word) for word in words):
        return False
    return not (set(words) <= _CHATTER and set(words) & _GREETING)
