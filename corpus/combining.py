"""Long runs of combining marks, put in order before Unicode's normalisation has to.

Python sorts the marks of one letter by insertion, which takes the square of their number. Text has
two or three of them on a letter; somebody who means harm can send a hundred thousand.
"""

import re
import unicodedata
from functools import cache
from typing import Literal

_MOST_MARKS = 30
"""Marks in a row that are left as they are: what Unicode's stream-safe text format allows
(UAX #15, 13)."""

_CANDIDATES = range(0x300, 0x20000)
"""Code points among which all combining marks are, and all that decompose into nothing else."""

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


def normalised(form: Form, text: str) -> str:
    """Return *text* in the Unicode normalisation *form*, in time proportional to its length.

    Marks of one class keep their order and classes stand in theirs, as normalisation itself
    leaves them: the text is the same as without this.
    """
    if text.isascii():
        return text
    decomposed: Form = "NFKD" if "K" in form else "NFD"
    ordered = _runs(decomposed).sub(lambda run: _in_order(run[0], decomposed), text)
    return unicodedata.normalize(form, ordered)


@cache
def _runs(decomposed: Form) -> re.Pattern[str]:
    """Return the pattern of long runs of what *decomposed* makes marks and nothing else of."""
    marks = "".join(
        character
        for character in map(chr, _CANDIDATES)
        if (unicodedata.combining(character) or unicodedata.decomposition(character))
        and all(map(unicodedata.combining, unicodedata.normalize(decomposed, character)))
    )
    return re.compile(f"[{marks}]{{{_MOST_MARKS + 1},}}")


def _in_order(run: str, decomposed: Form) -> str:
    marks = "".join(unicodedata.normalize(decomposed, character) for character in run)
    return "".join(sorted(marks, key=unicodedata.combining))
