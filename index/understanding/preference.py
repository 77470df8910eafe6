"""Whose passages come first where a question names an article: “the 2025 rule for …”."""

from dataclasses import dataclass

import numpy as np

from index.search.article_names import Strengths
from index.search.name_words import Field
from index.search.snapshot import Snapshot
from index.understanding.references import References

NAMED = 1.2
"""What a word that names another article takes from a passage's score, in log-odds, for each unit
that the word weighs among the articles. With it the right passage comes first as often as without
in `benchmarks/training/trials.py`, where hardly any question names its article."""

MOST = 2.0
"""The most that is taken: who names an article may be answered by another all the same."""

LEAST_OF_NUMBER = 1.0
"""What a year or a version weighs at least, however many articles are of that year."""

OTHER_VERSION = 1.5
"""What an article weighs less of which a newer or an older version is asked for."""


@dataclass(frozen=True)
class Preference:
    """How far, in log-odds, each article stays *behind* those that a question names (n, ≤ 0)."""

    behind: Strengths
    _snapshot: Snapshot

    def of(self, article_id: str) -> float:
        """Return what passages of that article lose; 0 where the question names it, or none."""
        first = 0
        for part in self._snapshot.parts:
            number = part.catalogue.number_of(article_id)
            if number is not None:
                return float(self.behind[first + number])
            first += len(part.articles)
        raise KeyError(article_id)


def preference(references: References, snapshot: Snapshot) -> Preference:
    """Return which articles are preferred by the words of a question that name some of them."""
    found = np.zeros(len(references.held), dtype=np.float32)
    for word, strengths in references.called(tuple(Field)):
        if word.stem not in references.optional:
            least = LEAST_OF_NUMBER if word.word[0].isdigit() else 0.0
            found += max(word.weight, least) * strengths
    found -= OTHER_VERSION * references.not_meant
    behind = np.maximum(NAMED * (found - found.max(initial=0.0)), -MOST)
    return Preference(np.asarray(behind, dtype=np.float32), snapshot)
