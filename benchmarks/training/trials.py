"""Questions asked of collections, with the features that ranking and judging are learned from.

Features depend on no learned weight: finalists are picked by the fixed first score. So it is
gathered once, and every fold of a cross-validation learns from its own share of it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.question_sets import COLLECTIONS, engine_over, gold_span, pooled
from corpus.storage.revisions import Revision
from corpus.store import OPERATOR
from corpus.vector_store import State
from index.encoding.encoder import Encoder
from index.encoding.languages import languages_of
from index.evaluation.squad import SquadQuestion, SquadSet
from index.ranking import first_stage
from index.ranking.features import Features, gather
from index.ranking.names.asked_things import AskedThings, asked_things
from index.ranking.passages.title_pieces import TitlePieces
from index.ranking.question import Question, prepare
from index.ranking.spelling.correction import searched_words
from index.search.collection_index import CollectionIndex
from index.search.language_rows import shared_rows
from index.search.late_interaction import projection, unpack
from index.search.segment import Candidate
from index.search.shared_language import shares_language
from index.search.similarities import measure
from index.search.snapshot import Snapshot
from index.search.words import ENGLISH

SEED = 20261124
FOLDS = 5
SMALL_SIZES = (1, 3, 10)
DRAWS = {1: 16, 3: 10, 10: 5}
"""Random collections of each size, for each set."""
A_DRAW = 60
"""Questions asked of each small collection about articles in it, and as many about others."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Trial:
    """One question asked of one collection; finalists stand in the order of the first score."""

    question: SquadQuestion
    asked: Question
    things: AskedThings
    title: str
    collection: str
    size: int
    present: bool
    finalists: tuple[Candidate, ...]
    positions: tuple[int, ...]
    features: tuple[Features, ...]
    right: Flags
    """Which finalists are the passage that the question was written about."""
    answers: tuple[Flags, ...]
    """Which sentences of each finalist hold a marked answer; none where it is not right."""
    shared: Flags
    """Which finalists are in the language of the question."""
    plain_ranks: tuple[int, int]
    """Where the right passage stands by one vector a paragraph, and by the first score."""

    @property
    def fold(self) -> int:
        """Return the fold that the article asked about belongs to, in every set alike."""
        return fold_of(self.title)


def fold_of(title: str) -> int:
    """Return the fold, from 0, of the article *title*: a hash, so that no set can split it."""
    return int(hashlib.sha256(f"{SEED}{title}".encode()).hexdigest(), 16) % FOLDS


class Bench:
    """One or more question sets embedded once, from which collections of any size are drawn.

    Of the questions asked of each one in *every* is kept.
    """

    def __init__(self, name: str, squad: SquadSet, encoder: Encoder, every: int = 1) -> None:
        self.name = name
        self.every = every
        self.squad = squad
        self.encoder = encoder
        self.is_of_many = languages_of(encoder.name) != frozenset({ENGLISH})
        self.learned = projection(encoder.weights)
        self.engine, self.ids = engine_over(squad, range(len(squad.drafts)), encoder)
        with self.engine.vectors.reading(OPERATOR, self.engine.embedder.model) as state:
            self.articles, self.passages = state.articles, tuple(state.passages)
            self.vectors = state.vectors([each.id for each in self.passages])
        width = self.learned.width(encoder.dimension)
        stored = self.engine.vectors.pieces([each.id for each in self.passages])
        self.pieces = {
            each.id: unpack(stored[each.id], each.sentences, width)
            for each in self.engine.indexes.snapshot(OPERATOR).candidates
        }
        everything = self.engine.indexes.snapshot(OPERATOR)
        texts = [searched_words(each.text, everything) for each in squad.questions]
        self.asked = prepare(texts, encoder, self.learned)
        self.titles = TitlePieces(encoder, self.learned)

    def whole(self) -> list[Trial]:
        """Return every question asked of the whole set."""
        every = list(range(len(self.squad.questions)))
        return list(self.trials(every, range(len(self.squad.drafts)), 0))

    def small(self) -> list[Trial]:
        """Return samples of answerable questions asked of collections of 1, 3 and 10 articles."""
        random = Random(SEED)  # noqa: S311 - sampling, not secrecy
        found: list[Trial] = []
        for size in SMALL_SIZES:
            for _ in range(DRAWS[size]):
                found.extend(self._drawn(size, random))
        return found

    def halves(self) -> list[Trial]:
        """Return questions asked of each half of the articles: the largest absent collections."""
        random = Random(SEED)  # noqa: S311 - sampling, not secrecy
        found: list[Trial] = []
        articles = list(range(len(self.squad.drafts)))
        random.shuffle(articles)
        for half in (articles[::2], articles[1::2]):
            found.extend(self.trials(self._sample(half, random, 4 * A_DRAW), half, 1000))
        return found

    def _drawn(self, size: int, random: Random) -> Iterator[Trial]:
        held = random.sample(range(len(self.squad.drafts)), min(size, len(self.squad.drafts) // 2))
        return self.trials(self._sample(held, random, A_DRAW), held, size)

    def _sample(self, held: Sequence[int], random: Random, count: int) -> list[int]:
        known = set(held)
        answerable = [at for at, each in enumerate(self.squad.questions) if each.answers]
        inside = [at for at in answerable if self.squad.questions[at].article in known]
        outside = [at for at in answerable if self.squad.questions[at].article not in known]
        return random.sample(inside, min(count, len(inside))) + random.sample(
            outside, min(count, len(outside))
        )

    def trials(
        self, questions: Sequence[int], articles: Sequence[int], size: int
    ) -> Iterator[Trial]:
        """Yield *questions* asked of *articles* (positions in the set); *size* 0 means all."""
        snapshot = self.snapshot(articles)
        present = set(articles)
        for at in questions[:: self.every]:
            yield self._trial(at, snapshot, size, self.squad.questions[at].article in present)

    def snapshot(self, articles: Sequence[int]) -> Snapshot:
        """Return the index over *articles* alone."""
        held = {self.ids[each] for each in articles}
        part = State(
            Revision(0),
            tuple(each for each in self.articles if each.id in held),
            [each for each in self.passages if each.article_id in held],
            lambda ids: {each: self.vectors[each] for each in ids},
        )
        return Snapshot([CollectionIndex.of(part, self.encoder.dimension)])

    def _trial(self, at: int, snapshot: Snapshot, size: int, present: bool) -> Trial:  # noqa: FBT001 - a fact about the trial
        question, asked = self.squad.questions[at], self.asked[at]
        signals = measure(snapshot, asked.text, asked.vector)
        shared = shared_rows(asked.text, snapshot) if self.is_of_many else None
        positions = first_stage.shortlist(signals, first_stage.FINALISTS, shared)
        finalists = [snapshot.candidates[each] for each in positions]
        pieces = self.titles.beside(finalists, [self.pieces[each.id] for each in finalists])
        right = np.array([present and self.holds(each, question) for each in finalists])
        gold = [present and self.holds(each, question) for each in snapshot.candidates]
        return Trial(
            question=question,
            asked=asked,
            things=asked_things(asked.text, snapshot.is_name),
            title=self.squad.drafts[question.article].metadata.title or "",
            collection=self.name,
            size=size,
            present=present,
            finalists=tuple(finalists),
            positions=tuple(positions),
            features=tuple(gather(asked, snapshot, positions, signals, pieces)),
            right=right,
            answers=tuple(
                self._answers(each, question, bool(fits))
                for each, fits in zip(finalists, right, strict=True)
            ),
            shared=np.array(
                [shares_language(asked.text, each) for each in finalists], dtype=np.bool_
            ),
            plain_ranks=(
                _rank(first_stage.order(signals.passage), gold),
                _rank(first_stage.order(first_stage.combined(signals, signals.considered)), gold),
            ),
        )

    def holds(self, candidate: Candidate, question: SquadQuestion) -> bool:
        """Return whether *candidate* is (part of) the paragraph that *question* is about."""
        start, end = gold_span(self.squad, question)
        return (
            candidate.article.id == self.ids[question.article]
            and candidate.start < end
            and candidate.end > start
        )

    def _answers(self, candidate: Candidate, question: SquadQuestion, right: bool) -> Flags:  # noqa: FBT001 - as above
        if not right:
            return np.zeros(len(candidate.sentences), dtype=np.bool_)
        offset = gold_span(self.squad, question)[0] - candidate.start
        return np.array(
            [
                any(
                    start <= offset + place.start and offset + place.end <= end
                    for place in question.answers
                )
                for start, end in candidate.sentences
            ]
        )


def _rank(order: npt.NDArray[np.intp], gold: Sequence[bool]) -> int:
    return next((rank for rank, at in enumerate(order.tolist(), start=1) if gold[at]), 10**6)


def gathered(encoder: Encoder) -> tuple[list[Trial], list[Trial]]:
    """Return the trials that are learned from: of whole sets, and all."""
    whole: list[Trial] = []
    judged: list[Trial] = []
    for name in COLLECTIONS:
        asked_of_all, others = of_collection(name, encoder)
        whole.extend(asked_of_all)
        judged.extend([*asked_of_all, *others])
    return whole, judged


def of_collection(name: str, encoder: Encoder, every: int = 1) -> tuple[list[Trial], list[Trial]]:
    """Return the trials of the collection *name*, one in *every*: of the whole set, and others."""
    bench = Bench(name, pooled(COLLECTIONS[name]), encoder, every)
    return bench.whole(), [*bench.small(), *bench.halves()]
