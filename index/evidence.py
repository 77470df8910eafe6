"""All that is known about a finalist and a question, in numbers with names.

The names stand in `index/fitted.json` beside the weights that were learned for them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from index.answer_types import fit
from index.asking import Question
from index.citations import attribution
from index.late_interaction import Floats, Pieces, best_matches, sentence_means
from index.signals import Signals
from index.snapshot import Snapshot
from index.words import grams, stems

SENTENCE_SIGNALS = (
    "cosine", "context", "late", "late_linear", "overlap", "characters", "answer_type",
    "fresh", "length", "first", "asks", "position", "late_before", "overlap_before", "negation",
)  # fmt: skip
"""A sentence's: how near it is to the question by model and by words, and what it looks like."""

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

PASSAGE_SIGNALS = (
    "passage", "sparse", "late", "late_linear", "characters", "pairs", "missing",
    "missing_names", "length", "sentences", "key_answer_type",
    *(f"best_{name}" for name in BEST_OF),
)  # fmt: skip
"""A passage's own, then the highest of its sentences; all mean the same in any collection."""

_POWER = 3
"""Makes one near match count for more than many vague ones; from trials on SQuAD."""

_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|except)\b|n['\u2019]t\b", re.IGNORECASE
)
_FRESH_MOST = 10
_WORDS_KEPT = 4096
"""Passages whose words are remembered; some 10 KB each."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """*passage* has a number for each of `PASSAGE_SIGNALS`, *sentences* a row a sentence."""

    passage: Floats
    sentences: Floats


@dataclass(frozen=True, slots=True)
class _Words:
    sentences: tuple[frozenset[str], ...]
    sentence_grams: tuple[frozenset[str], ...]
    pairs: frozenset[tuple[str, str]]
    count: int


def gather(
    question: Question, snapshot: Snapshot, position: int, signals: Signals, pieces: Pieces
) -> Evidence:
    """Return what speaks for candidate *position*, whose word pieces are *pieces*."""
    candidate = snapshot.candidates[position]
    words = _words(candidate.text, candidate.sentences)
    weights = {word: snapshot.sparse_index.inverse_frequency(word) for word in question.words}
    matches = best_matches(question.pieces, pieces, candidate.sentences)
    first = candidate.first_sentence_row
    cosines = signals.sentences[first : first + len(candidate.sentences)]
    sentences = _sentence_signals(question, candidate.text, candidate.sentences, words, weights)
    sentences["cosine"] = cosines
    sentences["late"] = question.weights @ matches**_POWER
    sentences["late_linear"] = question.weights @ matches
    middle = question.pieces.sum(axis=0) / (np.linalg.norm(question.pieces.sum(axis=0)) or 1)
    sentences["context"] = sentence_means(pieces, candidate.sentences) @ middle
    for name in ("late", "overlap"):
        sentences[f"{name}_before"] = np.concatenate([[0], sentences[name][:-1]])
    table = np.stack([sentences[name] for name in SENTENCE_SIGNALS], axis=1).astype(np.float32)
    anywhere = matches.max(axis=1, initial=0)
    named = frozenset(stems(attribution(candidate.article.metadata)))
    passage = _passage_signals(question, words, weights, named) | {
        "passage": signals.passage[position],
        "sparse": signals.sparse[position],
        "late": question.weights @ anywhere**_POWER,
        "late_linear": question.weights @ anywhere,
        "key_answer_type": sentences["answer_type"][int(sentences["late"].argmax())],
        **{f"best_{name}": sentences[name].max() for name in BEST_OF},
    }
    return Evidence(np.array([passage[name] for name in PASSAGE_SIGNALS], np.float32), table)


def _sentence_signals(
    question: Question,
    text: str,
    spans: tuple[tuple[int, int], ...],
    words: _Words,
    weights: dict[str, float],
) -> dict[str, Floats]:
    wanted = frozenset(question.words)
    total = sum(weights.values()) or 1.0
    denies = bool(_NEGATION.search(question.text))
    rows = []
    for number, ((start, end), held, letters) in enumerate(
        zip(spans, words.sentences, words.sentence_grams, strict=True)
    ):
        sentence = text[start:end]
        rows.append(
            (
                sum(weights[word] for word in wanted & held) / total,
                len(question.grams & letters) / max(1, len(question.grams)),
                fit(question.expects, sentence),
                min(len(held - wanted), _FRESH_MOST) / _FRESH_MOST,
                np.log1p(len(held)),
                number == 0,
                sentence.endswith("?"),
                number / len(spans),
                denies != bool(_NEGATION.search(sentence)),
            )
        )
    names = (
        "overlap", "characters", "answer_type", "fresh", "length", "first", "asks", "position",
        "negation",
    )  # fmt: skip
    return dict(zip(names, np.array(rows, dtype=np.float32).T, strict=True))


def _passage_signals(
    question: Question, words: _Words, weights: dict[str, float], named: frozenset[str]
) -> dict[str, float]:
    held = named.union(*words.sentences)
    letters = frozenset[str]().union(*words.sentence_grams)
    total = sum(weights.values()) or 1.0
    return {
        "characters": len(question.grams & letters) / max(1, len(question.grams)),
        "pairs": len(question.pairs & words.pairs) / max(1, len(question.pairs)),
        "missing": sum(weights[word] for word in question.words if word not in held) / total,
        "missing_names": len(question.names - held) / max(1, len(question.names)),
        "length": float(np.log1p(words.count)),
        "sentences": len(words.sentences) / 10,
    }


@lru_cache(maxsize=_WORDS_KEPT)
def _words(text: str, spans: tuple[tuple[int, int], ...]) -> _Words:
    found = [stems(text[start:end]) for start, end in spans]
    running = [word for words in found for word in words]
    return _Words(
        tuple(frozenset(words) for words in found),
        tuple(grams(words) for words in found),
        frozenset(pairwise(running)),
        len(running),
    )
