"""Exact match and F1 of answering words, as the SQuAD evaluation script defines them."""

import re
import string
from collections import Counter
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


def normalised(text: str) -> list[str]:
    """Return the words of *text* that count: lower case, without articles and punctuation."""
    plain = "".join(each for each in text.casefold() if each not in string.punctuation)
    return _ARTICLES.sub(" ", plain).split()


def exact(found: str, marked: Sequence[str]) -> bool:
    """Return whether *found* is one of the *marked* answers."""
    return any(normalised(found) == normalised(each) for each in marked)


def best_f1(found: str, marked: Sequence[str]) -> float:
    """Return the highest F1, by words, of *found* with a *marked* answer: 0 to 1."""
    return max((_f1(normalised(found), normalised(each)) for each in marked), default=0.0)


def _f1(found: list[str], marked: list[str]) -> float:
    if not found or not marked:
        return float(found == marked)
    shared = (Counter(found) & Counter(marked)).total()
    return 2 * shared / (len(found) + len(marked))
