"""What was meant by the two parts of a name, of which one is misspelt: "Olaf Breke"."""

from collections.abc import Iterator
from itertools import pairwise, product

from index.ranking.names.known_words import is_known
from index.ranking.names.named_text import named_text
from index.ranking.spelling import slips
from index.search.snapshot import Snapshot
from index.search.words import is_content, stems

SHORTEST = 4
"""Letters of a part that may be misspelt."""
LONG = 6
"""Letters of a part that two slips may have made of another, where its neighbour is right."""
TWO_SLIPS = 1.3
"""What these may cost together: two letters left out do, two unlike ones do not."""
LOOKED_AT = 8
"""Passages in which both parts are looked for side by side."""


def full_name(one: str, other: str, snapshot: Snapshot) -> tuple[str, str] | None:
    """Return the name that the folded words *one* and *other* are a slip away from, or null.

    Two names are often alike where both parts of a name are not: so a short part, which is left
    by itself, is put right where the other stands beside it in an article. One of them has to be
    a word that neither an article nor the dictionary has: "Jan Roe" is another person than "Jon
    Roe".
    """
    if not (is_content(one) and is_content(other)):
        return None
    if not any(_is_misspelt(each, snapshot) for each in (one, other)):
        return None
    found: list[tuple[float, str, str]] = [
        (cost_one + cost_other, first, last)
        for (cost_one, first), (cost_other, last) in product(
            _meant(one, snapshot, beside=other), _meant(other, snapshot, beside=one)
        )
        if cost_one + cost_other and _stands((first, last), snapshot)
    ]
    return min(found)[1:] if found else None


def _is_misspelt(form: str, snapshot: Snapshot) -> bool:
    return len(form) >= SHORTEST and not snapshot.count(form) and not is_known(form)


def _meant(form: str, snapshot: Snapshot, beside: str) -> Iterator[tuple[float, str]]:
    """Yield the words of articles that *form* may be, each with what the slip costs."""
    if snapshot.count(form):
        yield 0.0, form
    elif len(form) >= SHORTEST:
        two = len(form) >= LONG and bool(snapshot.count(beside))
        for near in snapshot.near(form, 1 + two):
            cost = slips.cost(form, near, TWO_SLIPS if two else slips.EASY)
            if cost is not None:
                yield cost, near


def _stands(name: tuple[str, str], snapshot: Snapshot) -> bool:
    places = snapshot.together(stems(" ".join(name)))[:LOOKED_AT]
    texts = (snapshot.candidates[at].searched.text for at in places)
    return any(name in pairwise(run.words) for text in texts for run in named_text(text).runs)
