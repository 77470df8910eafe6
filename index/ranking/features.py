"""All that is known about a finalist and a question, in numbers with names.

The names stand in `index/fitted` beside the weights that were learned for them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.article import Metadata
from index.citations import attribution
from index.encoding.encoder import unit
from index.ranking.answer_kinds.answer_types import asked_language
from index.ranking.passages.leading import NONE, leading
from index.ranking.passages.title_pieces import TitledPieces, title_matches
from index.ranking.passages.words import PassageWords, as_asked, fits, negates, passage_words
from index.ranking.question import Question
from index.ranking.written.ranges import range_stems
from index.ranking.written.same_meaning import stems_for
from index.search.late_interaction import Floats, Pieces, best_matches
from index.search.segment import Candidate
from index.search.similarities import Similarities
from index.search.snapshot import Snapshot
from index.search.words import ENGLISH, stem_in, stems

SENTENCE_FEATURES = (
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

PASSAGE_FEATURES = (
    "passage", "sparse", "late", "late_linear", "characters", "pairs", "missing",
    "missing_names", "length", "sentences", "key_answer_type",
    *(f"best_{name}" for name in BEST_OF),
)  # fmt: skip
"""A passage's own, then the highest of its sentences; all mean the same in any collection."""

_POWER = 3
"""Makes one near match count for more than many vague ones; from trials on SQuAD."""

_FRESH_MOST = 10
_NAMES_KEPT = 1024
"""Citations whose words are remembered."""


@dataclass(frozen=True, slots=True)
class Features:
    """*passage* has a number for each of `PASSAGE_FEATURES`, *sentences* a row a sentence."""

    passage: Floats
    sentences: Floats


def gather(
    question: Question,
    snapshot: Snapshot,
    positions: Sequence[int],
    similarities: Similarities,
    pieces: Sequence[TitledPieces],
) -> list[Features]:
    """Return what speaks for each of the candidates at *positions*, whose word pieces are *pieces*.

    What a question says of an article ("the 2025 rule") every passage of it is found by, not only
    those that repeat it: so title and passage are compared as one.
    All are looked at together: the cost of a question lies in the number of calls, not in
    their size.
    """
    if not positions:
        return []
    candidates = [snapshot.candidates[each] for each in positions]
    looked_at = _LookedAt(question, snapshot, candidates)
    passages_alone = [each.passage for each in pieces]
    matches = best_matches(question.pieces, passages_alone)
    sentences = looked_at.sentence_features(positions, similarities, passages_alone, matches)
    table = np.stack([sentences[name] for name in SENTENCE_FEATURES], axis=1).astype(np.float32)
    titled = title_matches(question.pieces, [each.title for each in pieces])
    titled = np.repeat(titled, looked_at.counts, axis=1)
    whole = looked_at.passage_features(np.maximum(matches, titled), sentences, table)
    whole["passage"] = similarities.passage[positions]
    whole["sparse"] = similarities.sparse[positions]
    rows = np.stack([whole[name] for name in PASSAGE_FEATURES], axis=1).astype(np.float32)
    own = np.split(table, looked_at.firsts[1:])
    return [Features(row, each) for row, each in zip(rows, own, strict=True)]


class _LookedAt:
    """*candidates* of a question, their words, and where each one's sentences begin among all."""

    def __init__(
        self, question: Question, snapshot: Snapshot, candidates: Sequence[Candidate]
    ) -> None:
        self._question = question
        self._snapshot = snapshot
        self._candidates = candidates
        self._words = _words_as_asked(question, candidates)
        frequency = snapshot.sparse_index.inverse_frequency
        self._weights = {word: frequency(word, question.forms[word]) for word in question.words}
        self.counts = [len(each.sentences) for each in candidates]
        self.firsts = np.concatenate([[0], np.cumsum(self.counts)[:-1]])

    def sentence_features(
        self,
        positions: Sequence[int],
        similarities: Similarities,
        pieces: Sequence[Pieces],
        matches: Floats,
    ) -> dict[str, Floats]:
        """Return a number for each sentence of all candidates, by the name of the feature."""
        found = _sentence_features(self._question, self._candidates, self._words, self._weights)
        found |= _late_features(self._question, pieces, matches)
        cosines = [
            _cosines(each, at, similarities, self._snapshot)
            for each, at in zip(self._candidates, positions, strict=True)
        ]
        found["cosine"] = np.concatenate(cosines)
        leads = [leading(each) for each in self._candidates]
        for name in ("late", "overlap"):
            found[f"{name}_before"] = _led_to(found[name], leads, self.firsts)
        return found

    def passage_features(
        self, matches: Floats, sentences: dict[str, Floats], table: Floats
    ) -> dict[str, Floats]:
        """Return a number for each candidate, by the name of the feature."""
        found = _passage_features(self._question, self._candidates, self._words, self._weights)
        return found | _best_features(self._question, matches, sentences, table, self.firsts)


def _words_as_asked(question: Question, candidates: Sequence[Candidate]) -> list[PassageWords]:
    """Return the words of each of *candidates*, by the stems that *question* has for them."""
    known: dict[str, dict[str, str]] = {ENGLISH: {}}
    found = []
    for each in candidates:
        words = passage_words(each.searched.text, each.sentences, each.language)
        if each.language not in known:
            forms = question.forms.items()
            known[each.language] = {stem_in(each.language, word): stem for stem, word in forms}
        stem_of = known[each.language]
        if each.language == ENGLISH:
            stem_of = stems_for(question.words, words.stems)
        ranged = range_stems(each.searched.text, question.text, each.language)
        stem_of = stem_of | ranged
        found.append(as_asked(words, stem_of) if stem_of else words)
    return found


def _led_to(values: Floats, leads: Sequence[Sequence[int]], firsts: npt.NDArray[np.intp]) -> Floats:
    """Return for each sentence the value of the one that leads to it, 0 where none does."""
    at = np.concatenate([np.array(own) + first for own, first in zip(leads, firsts, strict=True)])
    none = np.concatenate([np.equal(own, NONE) for own in leads])
    return np.where(none, np.float32(0), values[at])


def _cosines(
    candidate: Candidate, position: int, similarities: Similarities, snapshot: Snapshot
) -> Floats:
    first = snapshot.first_sentence(position)
    return similarities.sentences[first : first + len(candidate.sentences)]


def _sentence_features(
    question: Question,
    candidates: Sequence[Candidate],
    words: Sequence[PassageWords],
    weights: Mapping[str, float],
) -> dict[str, Floats]:
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


def _late_features(
    question: Question, pieces: Sequence[Pieces], matches: Floats
) -> dict[str, Floats]:
    middle = unit(question.pieces.sum(axis=0))
    return {
        "late": question.weights @ matches**_POWER,
        "late_linear": question.weights @ matches,
        "context": np.concatenate([each.means for each in pieces]) @ middle,
    }


def _best_features(
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
    late = np.split(sentences["late"], firsts[1:])
    keys = firsts + [int(own.argmax()) for own in late]
    return {
        "late": question.weights @ anywhere**_POWER,
        "late_linear": question.weights @ anywhere,
        "key_answer_type": sentences["answer_type"][keys],
        **{f"best_{name}": best[:, SENTENCE_FEATURES.index(name)] for name in BEST_OF},
        "best_late": np.maximum.reduceat(question.weights @ matches**_POWER, firsts),
        "best_late_linear": np.maximum.reduceat(question.weights @ matches, firsts),
    }


def _passage_features(
    question: Question,
    candidates: Sequence[Candidate],
    words: Sequence[PassageWords],
    weights: Mapping[str, float],
) -> dict[str, Floats]:
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


@lru_cache(maxsize=_NAMES_KEPT)
def _named(stated: Metadata) -> frozenset[str]:
    return frozenset(stems(attribution(stated)))
