"""Which of several versions of an article is meant: “in the old rules”, “what is it now”."""

import re
from collections import defaultdict
from enum import StrEnum

import numpy as np

from corpus.article import Article
from index.search.dense import Flags
from index.search.snapshot import Snapshot


class Age(StrEnum):
    """Which versions a word asks for."""

    NEWEST = "newest"
    OLDER = "older"


_OLDER = re.compile(
    r"\b(?:old|older|oldest|previous|former|earlier|outdated|original|alten?|vorherigen?"
    r"|anciens?|anciennes?|antigu[oa]s?)\b",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"\b(?:new|newer|newest|latest|current|currently|now|nowadays|today|updated|revised|neuen?"
    r"|aktuell\w*|jetzt|nouve\w+|actuel\w*|maintenant|nuev[oa]s?|actual(?:es)?|ahora)\b",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"\b(?:how|years?|months?|weeks?|days?) (?:old|new)\b", re.IGNORECASE)
"""What asks or tells an age, not a version."""


def age_said(question: str) -> Age | None:
    """Return which versions *question* asks for, `None` where no word tells or both do."""
    plain = _OF_AGE.sub(" ", question)
    older, newest = _OLDER.search(plain) is not None, _NEWEST.search(plain) is not None
    if older == newest:
        return None
    return Age.OLDER if older else Age.NEWEST


def not_meant(question: str, snapshot: Snapshot) -> Flags:
    """Return flags of the articles (n, of all parts in order) of the other age than is said.

    They are versions of which there is a newer one, or the newest itself; none where no age is
    said, and none of an article without versions or without a day.
    """
    age = age_said(question)
    articles = list(snapshot.articles())
    found = np.zeros(len(articles), dtype=np.bool_)
    if age is None:
        return found
    for numbers in _families(snapshot):
        days = [_day(articles[each]) for each in numbers]
        newest = max(days)
        if newest > min(days) and 0 not in days:
            found[numbers] = [(day < newest) == (age is Age.NEWEST) for day in days]
    return found


def _families(snapshot: Snapshot) -> list[list[int]]:
    """Return the numbers of the articles that are versions of each other."""
    found: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    first = 0
    for part in snapshot.parts:
        for number in range(len(part.articles)):
            found[part.names.family(number)].append(first + number)
        first += len(part.articles)
    return [numbers for name, numbers in found.items() if name and len(numbers) > 1]


def _day(article: Article) -> int:
    published = article.metadata.published
    return published.toordinal() if published else 0
