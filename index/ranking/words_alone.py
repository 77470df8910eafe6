"""Questions in letters that the model does not read: words alone order and judge what is found.

The packaged model knows English. Of a Russian or Chinese question its vectors tell nothing, and
neither does what was learned from them: 70 of 76 Russian questions were answered that no article
answers (`benchmarks/RESULTS.md`). What words share is known in every script.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from index.ranking import first_stage
from index.ranking.answerability import chance, log_odds
from index.ranking.fitted import Fitted
from index.ranking.second_stage import Ranked
from index.search.shared_language import language_of_letters
from index.search.similarities import Similarities

_PAIRED = frozenset({"zh", "ja", "ko"})
"""Languages whose letters are searched by pairs (`index/search/words.py`)."""


@dataclass(frozen=True, slots=True)
class _Judging:
    """From which share of the most that BM25 could score to answer, and how steep that is.

    From a share of *at_one* where there is one passage, and *growth* more for each factor of e
    passages, one in twenty questions about absent articles would be answered: among more, one fits
    by chance. *slope* is that of a logistic regression. All are of Chinese and Korean, or of
    Russian, Arabic and Thai, with 1 to 178 passages (`benchmarks/RESULTS.md`).
    """

    at_one: float
    growth: float
    slope: float

    def answer_at(self, passages: int) -> float:
        """Return from which share to answer where there are so many *passages*."""
        return self.at_one + self.growth * math.log(passages)


_BY_PAIRS = _Judging(at_one=0.11, growth=0.0, slope=37.0)
_BY_WORDS = _Judging(at_one=0.06, growth=0.0385, slope=17.0)


def is_in_unread_letters(question: str, read: frozenset[str] | None) -> bool:
    """Return whether *question* is in letters of a language that is none of those *read*.

    These are the codes of the languages that the model knows, null where nobody told us.
    """
    written = language_of_letters(question)
    return read is not None and written is not None and written not in read


def by_words(question: str, ranked: Ranked, similarities: Similarities, numbers: Fitted) -> Ranked:
    """Return *ranked* in the order of its first score, judged by the words that are shared."""
    if not ranked.judged:
        return ranked
    judging = _BY_PAIRS if language_of_letters(question) in _PAIRED else _BY_WORDS
    positions = list(ranked.judged)
    scores = first_stage.combined(similarities, np.array(positions, np.int64), unread=True)
    shares = similarities.sparse[positions].tolist()
    answer_at = judging.answer_at(len(similarities.sparse))
    least = log_odds(numbers.answer_at)
    chances = {
        position: chance(least + judging.slope * (share - answer_at))
        for position, share in zip(positions, shares, strict=True)
    }
    order = first_stage.rerank(positions, scores)
    return Ranked(
        {positions[at]: float(scores[at]) for at in order},
        {each: replace(ranked.judged[each], probability=chances[each]) for each in positions},
        by_words=True,
    )
