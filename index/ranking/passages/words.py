"""What the words of a passage say by themselves, worked out once for all questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.ranking.answer_kinds.answer_types import AnswerType, fit
from index.ranking.answer_kinds.kind_tables import KIND_TABLES
from index.search.folding import folded
from index.search.words import ENGLISH, grams, stems, stems_in

Floats = npt.NDArray[np.float32]
Spans = tuple[tuple[int, int], ...]

KEPT = 4096
"""Passages whose words are remembered; some 10 KB each."""

_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|except)\b|n['\u2019]t\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Sets of stems and of their letter runs: of each sentence, and of all of them.

    The arrays have a number for each sentence (s).
    """

    sentences: tuple[frozenset[str], ...]
    sentence_grams: tuple[frozenset[str], ...]
    stems: frozenset[str]
    grams: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    """Stems that follow each other."""
    count: int
    """Stems, repeats counted."""
    length: Floats
    position: Floats
    """Where in the passage the sentence stands: from 0, always below 1."""
    asks: Floats
    negates: npt.NDArray[np.bool_]


@lru_cache(maxsize=KEPT)
def passage_words(text: str, spans: Spans, language: str) -> PassageWords:
    """Return the words of the passage *text* in *language*, whose sentences are *spans*.

    Letter runs are those of the English stems, as those of a question are.
    """
    parts = [text[start:end] for start, end in spans]
    found = [stems_in(language, part) for part in parts]
    english = found if language == ENGLISH else [stems(part) for part in parts]
    letters = [grams(words) for words in english]
    running = [word for words in found for word in words]
    return PassageWords(
        sentences=tuple(map(frozenset, found)),
        sentence_grams=tuple(letters),
        stems=frozenset(running),
        grams=frozenset[str]().union(*letters),
        pairs=frozenset(pairwise(running)),
        count=len(running),
        length=np.log1p([len(set(words)) for words in found]).astype(np.float32),
        position=(np.arange(len(spans)) / len(spans)).astype(np.float32),
        asks=np.array([part.endswith("?") for part in parts], dtype=np.float32),
        negates=np.array([negates(part, language) for part in parts], dtype=np.bool_),
    )


@lru_cache(maxsize=KEPT)
def fits(text: str, spans: Spans, kind: AnswerType, language: str) -> Floats:
    """Return for each of *spans* whether it holds something of *kind*, as `fit` tells it: s."""
    found = [fit(kind, text[start:end], language) for start, end in spans]
    return np.array(found, dtype=np.float32)


def as_asked(words: PassageWords, stem_of: Mapping[str, str]) -> PassageWords:
    """Return *words* with the stems that a question has for them, where *stem_of* tells one."""

    def told(stems_there: frozenset[str]) -> frozenset[str]:
        return frozenset(stem_of.get(each, each) for each in stems_there)

    return replace(
        words,
        sentences=tuple(map(told, words.sentences)),
        stems=told(words.stems),
        pairs=frozenset(
            (stem_of.get(one, one), stem_of.get(other, other)) for one, other in words.pairs
        ),
    )


def negates(text: str, language: str) -> bool:
    """Return whether *text*, which is in *language*, denies something."""
    table = KIND_TABLES.get(language)
    found = _NEGATION.search(text) if table is None else table.negation.search(folded(text))
    return found is not None
