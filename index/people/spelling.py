"""Names that were mistyped by one letter, as a collection writes them."""

from collections import Counter
from collections.abc import Mapping

from index.people.matching import Parts

SHORTEST = 4
"""Letters of a word that is taken for misspelt: of shorter ones too many are one letter apart."""


def respelt(wanted: Parts, known: Mapping[str, int]) -> Parts | None:
    """Return *wanted* with each word that is not among *known* put right; `None` without one.

    *known* tells how often each word of a name occurs: of several near ones the most frequent
    is meant.
    """
    found = tuple(each if each in known else _nearest(each, known) for each in wanted)
    right = tuple(each for each in found if each is not None)
    return right if len(right) == len(wanted) and right != wanted else None


def _nearest(word: str, known: Mapping[str, int]) -> str | None:
    if len(word) < SHORTEST:
        return None
    near = Counter({each: count for each, count in known.items() if within_one(word, each)})
    return max(near, key=lambda each: (near[each], each), default=None)


def within_one(one: str, other: str) -> bool:
    """Return whether one letter more, less, changed or exchanged with the next makes them alike."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    pairs = enumerate(zip(shorter, longer, strict=False))
    at = next((place for place, (own, its) in pairs if own != its), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = longer[at + 1 : at + 2] + longer[at : at + 1]
    return shorter[at + 1 :] == longer[at + 1 :] or (
        shorter[at : at + 2] == swapped and shorter[at + 2 :] == longer[at + 2 :]
    )
