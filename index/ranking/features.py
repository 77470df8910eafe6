"""All that is known about a finalist and a question, in numbers with names.

The names stand in `index/fitted` beside the weights that were learned for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.ranking.passage_features import PASSAGE_FEATURES, best_features, passage_word_features
from index.ranking.passages.leading import leading
from index.ranking.passages.title_pieces import TitledPieces, title_matches
from index.ranking.passages.words import PassageWords, as_asked, passage_words
from index.ranking.question import Question
from index.ranking.sentence_features import (
    SENTENCE_FEATURES,
    cosines,
    late_features,
    led_to,
    sentence_word_features,
)
from index.ranking.written.ranges import range_stems
from index.ranking.written.same_meaning import stems_for
from index.search.late_interaction import Floats, Pieces, best_matches
from index.search.segment import Candidate
from index.search.similarities import Similarities
from index.search.snapshot import Snapshot
from index.search.words import ENGLISH, stem_in


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
        found = sentence_word_features(self._question, self._candidates, self._words, self._weights)
        found |= late_features(self._question, pieces, matches)
        near = [
            cosines(each, at, similarities, self._snapshot)
            for each, at in zip(self._candidates, positions, strict=True)
        ]
        found["cosine"] = np.concatenate(near)
        leads = [leading(each) for each in self._candidates]
        for name in ("late", "overlap"):
            found[f"{name}_before"] = led_to(found[name], leads, self.firsts)
        return found

    def passage_features(
        self, matches: Floats, sentences: dict[str, Floats], table: Floats
    ) -> dict[str, Floats]:
        """Return a number for each candidate, by the name of the feature."""
        found = passage_word_features(self._question, self._candidates, self._words, self._weights)
        return found | best_features(self._question, matches, sentences, table, self.firsts)


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
