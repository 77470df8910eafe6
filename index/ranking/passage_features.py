"""What is known about finalists as a whole and a question, in numbers with names."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.article import Metadata
from index.citations import attribution
from index.ranking.passages.words import PassageWords
from index.ranking.question import Question
from index.ranking.sentence_features import SENTENCE_FEATURES, late
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.words import stems

BEST_OF = (
    "cosine",
    "context",
    "late",
    "late_linear",
    "overlap",
    "characters",
    "answer_type",
    "fresh",
)

PASSAGE_FEATURES = (
    "passage", "sparse", "late", "late_linear", "characters", "pairs", "missing",
    "missing_names", "length", "sentences", "key_answer_type",
    *(f"best_{name}" for name in BEST_OF),
)  # fmt: skip
"""A passage's own, then the highest of its sentences; all mean the same in any collection."""

_NAMES_KEPT = 1024
"""Citations whose words are remembered."""


def passage_word_features(
    question: Question,
    candidates: Sequence[Candidate],
    words: Sequence[PassageWords],
    weights: Mapping[str, float],
) -> dict[str, Floats]:
    """Return what the words of each of *candidates* tell, by the name of the feature.

    *words* are those of each candidate, *weights* what each of the question's counts.
    """
    total = sum(weights.values()) or 1.0
    letters, pairs = max(1, len(question.grams)), max(1, len(question.pairs))
    names = max(1, len(question.names))
    known = [
        each.stems | _named(candidate.article.metadata)
        for candidate, each in zip(candidates, words, strict=True)
    ]
    found = {
        "characters": [len(question.grams & each.grams) / letters for each in words],
        "pairs": [len(question.pairs & each.pairs) / pairs for each in words],
        "missing": [
            sum(weights[word] for word in question.words if word not in held) / total
            for held in known
        ],
        "missing_names": [len(question.names - held) / names for held in known],
        "length": np.log1p([each.count for each in words]),
        "sentences": [len(each.sentences) / 10 for each in words],
    }
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}


def best_features(
    question: Question,
    matches: Floats,
    sentences: Mapping[str, Floats],
    table: Floats,
    firsts: npt.NDArray[np.intp],
) -> dict[str, Floats]:
    """Return what is best of each passage, whose sentences begin at *firsts*.

    *matches* are those with its title.
    """
    anywhere = np.maximum.reduceat(matches, firsts, axis=1)
    best = np.maximum.reduceat(table, firsts, axis=0)
    each_late = np.split(sentences["late"], firsts[1:])
    keys = firsts + [int(own.argmax()) for own in each_late]
    return {
        "late": late(question, anywhere),
        "late_linear": question.weights @ anywhere,
        "key_answer_type": sentences["answer_type"][keys],
        **{f"best_{name}": best[:, SENTENCE_FEATURES.index(name)] for name in BEST_OF},
        "best_late": np.maximum.reduceat(late(question, matches), firsts),
        "best_late_linear": np.maximum.reduceat(question.weights @ matches, firsts),
    }


@lru_cache(maxsize=_NAMES_KEPT)
def _named(stated: Metadata) -> frozenset[str]:
    return frozenset(stems(attribution(stated)))
