"""What others do: quote the nearest passage, unless its cosine to the question is too low.

None of them abstains by itself. So each is given a threshold, learned from the learned part of our
contrast set: half of its articles are indexed, and asked are questions that they answer, questions
that they leave open, and questions about the other half. The best threshold is the one with the
highest mean of two shares: answered rightly where there is an answer, refused where there is none.
The cosine is that of the model that all of them use, whatever a system ranks by.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from benchmarks.peers import systems
from benchmarks.quality.contrast import LEARNED, Contrasted, contrasted
from benchmarks.quality.people_sets import PeopleSet
from corpus.article import Slice
from corpus.store import OPERATOR
from index.answer import Answer, Confidence, RankedPassage, Reason, Reply, Span
from index.citations import passage_citation
from index.encoding.encoder import Encoder
from index.search.segment import Candidate

EVERY = 4
"""Of the learned questions one of so many is asked: enough for two digits of a threshold."""

Ranking = Callable[[Sequence[str], Sequence[str]], Sequence[int]]
"""Takes passages and questions, and returns the place of the best passage for each question."""

Cosines = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A *ranking*, and the cosine from which what it finds is quoted."""

    ranking: Ranking
    encoder: Encoder
    threshold: float

    def answers(self, people: PeopleSet) -> list[Answer]:
        """Return what is answered to each question of *people*, from the passages of its engine.

        Questions are asked as they were typed: none of these systems knows those before.
        """
        candidates = people.engine.indexes.snapshot(OPERATOR).candidates
        passages = [each.text for each in candidates]
        questions = [each.question for each in people.questions]
        places = self.ranking(passages, questions)
        cosines = _cosines(self.encoder, questions, [passages[place] for place in places])
        return [
            _answer(question, candidates[place], float(cosine), self.threshold)
            for question, place, cosine in zip(questions, places, cosines, strict=True)
        ]


def one_vector(encoder: Encoder) -> Ranking:
    """Return the ranking of the plain design: one vector a paragraph, the nearest first."""

    def ranking(passages: Sequence[str], questions: Sequence[str]) -> list[int]:
        similar = encoder.encode(questions) @ encoder.encode(passages).T
        return [int(place) for place in similar.argmax(axis=1)]

    return ranking


def peer(name: str) -> Ranking:
    """Return the ranking of the system *name* of `benchmarks/peers`."""

    def ranking(passages: Sequence[str], questions: Sequence[str]) -> list[int]:
        with TemporaryDirectory() as folder:
            systems.store(name, passages, [""] * len(passages), Path(folder))
            found = systems.ask(name, questions, 1, Path(folder))
        return [ranked[0] for ranked in found["rankings"]]

    return ranking


def tuned(ranking: Ranking, encoder: Encoder) -> Nearest:
    """Return *ranking* with the threshold that is best for it."""
    asked = contrasted(LEARNED)[::EVERY]
    indexed = set(sorted({each.passage.title for each in asked})[::2])
    passages = list(dict.fromkeys(_text(each) for each in asked if each.passage.title in indexed))
    present = [each for each in asked if each.passage.title in indexed]
    absent = [each for each in asked if each.passage.title not in indexed and each.answer]
    questions = [each.question for each in [*present, *absent]]
    found = [passages[place] for place in ranking(passages, questions)]
    cosines = _cosines(encoder, questions, found)
    has_answer = [each.answer is not None for each in present] + [False] * len(absent)
    is_own = [text == _text(each) for text, each in zip(found, [*present, *absent], strict=True)]
    return Nearest(ranking, encoder, best_threshold(cosines, has_answer, is_own))


def best_threshold(
    cosines: Sequence[float] | Cosines, has_answer: Sequence[bool], is_own: Sequence[bool]
) -> float:
    """Return the cosine from which to answer, so that most is answered rightly and refused.

    *has_answer* tells of each question whether there is one, *is_own* whether the passage found is
    the right one then.
    """
    good = np.asarray(has_answer)
    right, scores = good & np.asarray(is_own), np.asarray(cosines)
    gains = [
        np.sum(right & (scores >= each)) / np.sum(good)
        + np.sum(~good & (scores < each)) / np.sum(~good)
        for each in scores
    ]
    return float(scores[int(np.argmax(gains))])


def _text(asked: Contrasted) -> str:
    return asked.passage.text


def _cosines(encoder: Encoder, questions: Sequence[str], passages: Sequence[str]) -> Cosines:
    product = encoder.encode(questions) * encoder.encode(passages)
    return np.asarray(product.sum(axis=1), dtype=np.float32)


def _answer(question: str, found: Candidate, cosine: float, threshold: float) -> Answer:
    is_near = cosine >= threshold
    whole = Slice(found.start, found.end)
    citation = passage_citation(found.article, found.start, found.end, whole)
    passage = RankedPassage(1, cosine, found.text, Span(0, len(found.text)), None, citation)
    return Answer(
        question,
        answered=is_near,
        confidence=Confidence.MEDIUM if is_near else None,
        reason=None if is_near else Reason.NOT_COVERED,
        passages=(passage,),
        reply=Reply.ANSWER if is_near else Reply.REFUSAL,
    )
