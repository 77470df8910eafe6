"""Questions in a language that the model does not read: the words that are shared have a say.

The packaged model knows English. Of a Russian or Chinese question its vectors tell nothing, and
neither does what was learned from them: 70 of 76 Russian questions were answered that no article
answers. Of a Spanish one they tell something, and let 12 of 76 pass (`benchmarks/RESULTS.md`). What
words share is known in every language.
"""

from dataclasses import dataclass, replace

import numpy as np

from index.ranking import first_stage
from index.ranking.fitted import Fitted
from index.ranking.rising_threshold import RisingThreshold
from index.ranking.second_stage import Ranked
from index.search.shared_language import language_of_letters
from index.search.similarities import Similarities

_PAIRED = frozenset({"zh", "ja", "ko"})
"""Languages whose letters are searched by pairs (`index/search/words.py`)."""


@dataclass(frozen=True, slots=True)
class _Judging:
    """From which share of the most that BM25 could score to answer, and how steep that is.

    *answer_at* tells it by the number of passages: from there one in twenty questions about absent
    articles would be answered. *slope* is that of a logistic regression. All are of Chinese and
    Korean, or of Russian, Arabic and Thai, with 1 to 178 passages (`benchmarks/RESULTS.md`).
    """

    answer_at: RisingThreshold
    slope: float


_BY_PAIRS = _Judging(RisingThreshold(at_one=0.11, growth=0.0), slope=37.0)
_BY_WORDS = _Judging(RisingThreshold(at_one=0.06, growth=0.0385), slope=17.0)


def with_word_shares(
    question: str, ranked: Ranked, similarities: Similarities, numbers: Fitted
) -> Ranked:
    """Return *ranked* with what the words say that each passage shares with *question*.

    In letters that the model does not read they alone order and judge, and no reader is asked.
    """
    written = language_of_letters(question)
    judging = _BY_PAIRS if written in _PAIRED else _BY_WORDS
    answer_at = judging.answer_at.among(len(similarities.sparse))
    shares = {each: float(similarities.sparse[each]) for each in ranked.judged}
    said = {each: judging.slope * (share - answer_at) for each, share in shares.items()}
    if written is None or not said:
        return replace(ranked, word_shares=said)
    positions = list(ranked.judged)
    scores = first_stage.combined(similarities, np.array(positions, np.int64), unread=True)
    order = first_stage.rerank(positions, scores)
    return Ranked(
        {positions[at]: float(scores[at]) for at in order},
        {
            position: replace(each, probability=numbers.answer_at)
            for position, each in ranked.judged.items()
        },
        said,
        by_words=True,
    )
