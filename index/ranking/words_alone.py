"""Questions in letters that the model does not read: words alone order and judge what is found.

The packaged model knows English. Of a Russian or Chinese question its vectors tell nothing, and
neither does what was learned from them: 70 of 76 Russian questions were answered that no article
answers (`benchmarks/RESULTS.md`). What words share is known in every script.
"""

import math
import re
from dataclasses import dataclass, replace

import numpy as np

from corpus.letters import HAN_AND_KANA
from index.ranking import first_stage
from index.ranking.answerability import chance, log_odds
from index.ranking.fitted import Fitted
from index.ranking.second_stage import Ranked
from index.search.similarities import Similarities
from index.search.words import ENGLISH

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[a-zA-Z\u00aa-\u024f\u1e00-\u1eff]")
_PAIRED = re.compile(f"[{HAN_AND_KANA}\uac00-\ud7a3]")
"""Chinese, Japanese and Korean letters, which are searched by pairs."""

_READ = frozenset({ENGLISH})


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
    """Return whether most letters of *question* are none that a model of English alone reads.

    *read* are the codes of the languages that the model knows, null where nobody told us.
    """
    letters = len(_LETTER.findall(question))
    return read == _READ and 2 * len(_LATIN.findall(question)) < letters


def by_words(question: str, ranked: Ranked, similarities: Similarities, numbers: Fitted) -> Ranked:
    """Return *ranked* in the order of its first score, judged by the words that are shared."""
    if not ranked.judged:
        return ranked
    judging = _BY_PAIRS if 2 * len(_PAIRED.findall(question)) > len(question) else _BY_WORDS
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
