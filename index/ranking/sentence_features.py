"""What is known about the sentences of finalists and a question, in numbers with names."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import unit
from index.ranking.answer_kinds.answer_types import asked_language
from index.ranking.passages.leading import NONE
from index.ranking.passages.words import PassageWords, fits, negates
from index.ranking.question import Question
from index.search.late_interaction import Floats, Pieces
from index.search.segment import Candidate
from index.search.similarities import Similarities
from index.search.snapshot import Snapshot

SENTENCE_FEATURES = (
    "cosine", "context", "late", "late_linear", "overlap", "characters", "answer_type",
    "fresh", "length", "first", "asks", "position", "late_before", "overlap_before", "negation",
)  # fmt: skip
"""A sentence's: how near it is to the question by model and by words, and what it looks like."""

_POWER = 3
"""Makes one near match count for more than many vague ones; from trials on SQuAD."""

_FRESH_MOST = 10


def sentence_word_features(
    question: Question,
    candidates: Sequence[Candidate],
    words: Sequence[PassageWords],
    weights: Mapping[str, float],
) -> dict[str, Floats]:
    """Return what the words of each sentence of *candidates* tell, by the name of the feature.

    *words* are those of each candidate, *weights* what each of the question's counts.
    """
    wanted = frozenset(question.words)
    shared = [(wanted & held, len(held)) for each in words for held in each.sentences]
    total = sum(weights.values()) or 1.0
    letters = max(1, len(question.grams))
    denied = np.concatenate([each.negates for each in words])
    found = {
        "overlap": [sum(weights[word] for word in both) / total for both, _ in shared],
        "fresh": [min(held - len(both), _FRESH_MOST) / _FRESH_MOST for both, held in shared],
        "characters": [
            len(question.grams & held) / letters for each in words for held in each.sentence_grams
        ],
        "answer_type": np.concatenate(
            [
                fits(each.searched.text, each.sentences, question.expects, each.language)
                for each in candidates
            ]
        ),
        "length": np.concatenate([each.length for each in words]),
        "position": np.concatenate([each.position for each in words]),
        "asks": np.concatenate([each.asks for each in words]),
        "negation": denied != negates(question.text, asked_language(question.text)),
    }
    found["first"] = np.equal(found["position"], 0)
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}


def late_features(
    question: Question, pieces: Sequence[Pieces], matches: Floats
) -> dict[str, Floats]:
    """Return what the word pieces of each sentence tell, by the name of the feature."""
    middle = unit(question.pieces.sum(axis=0))
    return {
        "late": late(question, matches),
        "late_linear": question.weights @ matches,
        "context": np.concatenate([each.means for each in pieces]) @ middle,
    }


def late(question: Question, matches: Floats) -> Floats:
    """Return how near the word pieces of *question* come to those of each sentence or passage."""
    return question.weights @ matches**_POWER


def cosines(
    candidate: Candidate, position: int, similarities: Similarities, snapshot: Snapshot
) -> Floats:
    """Return how near each sentence of the *candidate* at *position* is to the question."""
    first = snapshot.first_sentence(position)
    return similarities.sentences[first : first + len(candidate.sentences)]


def led_to(values: Floats, leads: Sequence[Sequence[int]], firsts: npt.NDArray[np.intp]) -> Floats:
    """Return for each sentence the value of the one that leads to it, 0 where none does."""
    at = np.concatenate([np.array(own) + first for own, first in zip(leads, firsts, strict=True)])
    none = np.concatenate([np.equal(own, NONE) for own in leads])
    return np.where(none, np.float32(0), values[at])
