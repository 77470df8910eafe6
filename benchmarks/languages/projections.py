"""What a learned projection of word pieces does: `python -m benchmarks.languages.projections FILE`.

FILE is what `benchmarks/training/projection.py` wrote for multilingual-e5-small, learned from
English reddit and amazon questions, so that no article here was seen. XQuAD within and across
languages, and new-wiki, by late interaction alone: the right paragraph first, and the sentence that
answers first among those of its paragraph, with pieces as they are and turned by the projection.
`… FILE 6 de>en` asks every sixth question of that pair alone.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.languages.retrieval import encoders, question_set
from benchmarks.question_sets import load
from benchmarks.tables import head, row
from benchmarks.training.language_sets import PAIRS, Pair, about
from index.encoding.encoder import EncodedText, Encoder, Role
from index.evaluation.squad import SquadQuestion, SquadSet
from index.search.embedding import passage_sentences
from index.search.late_interaction import (
    Floats,
    Pieces,
    Projection,
    best_matches,
    pack,
    read_projection,
    unpack,
)

EVERY = 3
"""One question of so many is asked."""

PORTION = 64
"""Texts that are encoded at a time."""

POWER = 3
"""As `index/ranking/sentence_features.py` has it."""

ENGLISH_SET = "new-wiki"


def main() -> None:
    """Print a row for each pair."""
    with Path(sys.argv[1]).open("rb") as file:
        ways = (Projection(), read_projection(file))
    every = int(sys.argv[2]) if len(sys.argv) > 2 else EVERY  # noqa: PLR2004 - the second argument
    names = sys.argv[3:] or [*(each.name for each in PAIRS), ENGLISH_SET]
    encoder = encoders()["e5-small"]
    head(["pair", "questions", "right first: as they are", "turned", "sentence", "turned"])
    for name in names:
        questions, *found = _figures(_set_named(name), encoder, every, ways)
        row([name, questions, *(f"{100 * each:.1f}" for each in found)])


def _set_named(name: str) -> SquadSet:
    if name == ENGLISH_SET:
        return load(f"{name}.json")
    pair = Pair(*name.split(">"))
    return about({each: question_set(each) for each in (pair.asked, pair.searched)}, pair)


def _figures(
    squad: SquadSet, encoder: Encoder, every: int, ways: Sequence[Projection]
) -> tuple[int, float, float, float, float]:
    """Return how many questions, then of *ways* the shares right first and those of sentences."""
    asked = [each for each in squad.questions if each.answers][::every]
    questions = _encoded(encoder, [each.text for each in asked], Role.QUESTION)
    paragraphs = _Paragraphs(squad, encoder)
    firsts, sentences = zip(
        *(paragraphs.figures(asked, questions, way) for way in ways), strict=True
    )
    return len(asked), *firsts, *sentences


class _Paragraphs:
    """All paragraphs of a set, with the vectors of their word pieces."""

    def __init__(self, squad: SquadSet, encoder: Encoder) -> None:
        places = [
            (at, number)
            for at, draft in enumerate(squad.drafts)
            for number in range(len(draft.paragraphs))
        ]
        self._at = {place: at for at, place in enumerate(places)}
        texts = [
            squad.drafts[at].body[
                squad.drafts[at].paragraphs[number].start : squad.drafts[at].paragraphs[number].end
            ]
            for at, number in places
        ]
        self._sentences = [tuple(passage_sentences(each)) for each in texts]
        self._encoded = _encoded(encoder, texts, Role.PASSAGE)
        self._dimension = encoder.dimension

    def figures(
        self, asked: Sequence[SquadQuestion], questions: Sequence[EncodedText], way: Projection
    ) -> tuple[float, float]:
        """Return the shares of *asked* whose paragraph, and of those whose sentence is first."""
        width = way.width(self._dimension)
        pieces = [
            unpack(pack(each, way), own, width)
            for each, own in zip(self._encoded, self._sentences, strict=True)
        ]
        found = [
            self._firsts(each, _scores(question, pieces, way))
            for each, question in zip(asked, questions, strict=True)
        ]
        first, sentence = np.mean(found, axis=0).tolist()
        return first, sentence

    def _firsts(self, question: SquadQuestion, scores: Sequence[Floats]) -> tuple[bool, bool]:
        gold = self._at[question.article, question.paragraph]
        best = int(np.argmax([each.max() for each in scores]))
        start, end = self._sentences[gold][int(scores[gold].argmax())]
        holds = any(start <= each.start and each.end <= end for each in question.answers)
        return best == gold, holds


def _scores(question: EncodedText, pieces: Sequence[Pieces], way: Projection) -> list[Floats]:
    """Return of each paragraph the scores of its sentences."""
    matches = best_matches(way.apply(question.pieces), pieces)
    scores = way.weights(question.pieces) @ matches**POWER
    return np.split(scores, np.cumsum([len(each.firsts) for each in pieces])[:-1])


def _encoded(encoder: Encoder, texts: Sequence[str], role: Role) -> list[EncodedText]:
    return [
        each
        for first in range(0, len(texts), PORTION)
        for each in encoder.encode_pieces(texts[first : first + PORTION], role)
    ]


if __name__ == "__main__":
    main()
