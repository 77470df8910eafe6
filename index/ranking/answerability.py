"""Whether the best passage answers, as a probability."""

from collections.abc import Sequence

import numpy as np

from index.answer import Confidence
from index.ranking.features import Features
from index.ranking.fitted import Fitted, FittedReading
from index.ranking.passage_features import PASSAGE_FEATURES
from index.ranking.question import Question
from index.ranking.sentence_features import SENTENCE_FEATURES
from index.search.late_interaction import Floats

ANSWERABILITY_FEATURES = (
    *PASSAGE_FEATURES,
    *(f"marked_{name}" for name in SENTENCE_FEATURES),
    "marked_chance",
    "question_words",
)
"""A passage's features, those of the sentence to be marked, how sure that choice is, and how
many content words the question has: each means the same in a collection of any size."""


def rows(features: Sequence[Features], scores: Sequence[Floats], question: Question) -> Floats:
    """Return what the judging network weighs: a row a passage, `ANSWERABILITY_FEATURES` wide.

    *scores* are the highlighting's for the sentences of each passage of *features*.
    """
    marked = [each.sentences[own.argmax()] for each, own in zip(features, scores, strict=True)]
    sure = [1 / np.exp(own - own.max()).sum() for own in scores]
    extra = np.stack([sure, np.full(len(sure), np.log1p(len(question.words)))], axis=1)
    parts = [np.stack([each.passage for each in features]), np.stack(marked), extra]
    return np.concatenate(parts, axis=1).astype(np.float32)


def band(probability: float, numbers: Fitted | FittedReading) -> Confidence:
    """Return the band that people are told for a probability."""
    if probability >= numbers.high_at:
        return Confidence.HIGH
    return Confidence.MEDIUM if probability >= numbers.medium_at else Confidence.LOW
