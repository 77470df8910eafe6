"""The way of a question that is searched: passages near to it, weighed, read, quoted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.store import Store
from index.answer import Answer
from index.answering import composition
from index.answering.follow_ups import AHEAD, in_context, leans
from index.encoding.batching import RightOfWay
from index.encoding.encoder import Encoder
from index.ranking import first_stage, reader_stage, second_stage
from index.ranking.answer_types import AnswerType
from index.ranking.fitted import fitted
from index.ranking.question import Question, prepare
from index.reader.reading import Reader
from index.search.late_interaction import Pieces, Projection, pack, projection, unpack
from index.search.piece_cache import PieceCache
from index.search.runs import Rows
from index.search.segment import Candidate
from index.search.similarities import measure
from index.search.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question by itself, and in its conversation if there is one.

    It *leans* where it cannot be understood without that.
    """

    own: Question
    in_context: Question | None
    leans: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a question is searched: in *chosen* passages of *snapshot*, or in all of them.

    *top* of them are listed. *preference* tells, in log-odds, what passages of an article are
    given, by the article's id.
    """

    snapshot: Snapshot
    chosen: Rows | None
    top: int
    preference: Callable[[str], float]


class Searching:
    """Finds passages in the articles of a snapshot; thread-safe.

    Pieces are read from *store*, or made by *encoder*; *reader* reads while *questions* has room.
    """

    def __init__(
        self, store: Store, encoder: Encoder, reader: Reader | None, questions: RightOfWay
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._reader = reader
        self._questions = questions
        self._pieces_read = PieceCache(store.pieces, self._unpacked)

    @property
    def projection(self) -> Projection:
        """Return what makes pieces small enough to be kept."""
        return projection(self._encoder.weights)

    @property
    def _reads(self) -> bool:
        return self._reader is not None and fitted().reading is not None

    def prepared(self, question: str, earlier: Sequence[str]) -> Prepared:
        """Return *question* by itself, and as it is searched for behind those *earlier*."""
        texts = list(dict.fromkeys((question, in_context(question, earlier))))
        own, *others = prepare(texts, self._encoder, self.projection)
        if not others:
            return Prepared(own, None, leans=False)
        (following,) = others
        # The last question says what kind of answer is wanted, unless it leaves that out too.
        kind = following.expects if own.expects is AnswerType.OTHER else own.expects
        return Prepared(own, replace(following, expects=kind), leans(question))

    def answer(self, question: str, prepared: Prepared, scope: Scope) -> Answer:
        """Return the passages of *scope* that answer, or that none does."""
        asked, decided = self._understood(prepared, scope)
        answer = composition.judged(question, scope.snapshot, asked, decided, scope.top)
        return replace(answer, unread=self._reads and decided.unread)

    def _understood(
        self, prepared: Prepared, scope: Scope
    ) -> tuple[Question, reader_stage.Decision]:
        """Return the question as it is meant, in its conversation or by itself, and what it finds.

        What was asked before tells where to look; what is read for is the last question.
        """
        following, own = prepared.in_context, prepared.own
        if following is None:
            return own, self._decided(own, own, scope)
        read_for = replace(own, expects=following.expects)
        found = self._decided(following, read_for, scope)
        if prepared.leans:
            return following, found
        alone = self._decided(own, own, scope)
        if alone.likeliest > found.likeliest + AHEAD:
            return own, alone
        return following, found

    def _decided(
        self, question: Question, read_for: Question, scope: Scope
    ) -> reader_stage.Decision:
        """Return what becomes of the passages of *scope*: search and the three stages."""
        snapshot = scope.snapshot
        similarities = measure(snapshot, question.text, question.vector, scope.chosen)
        finalists = first_stage.shortlist(similarities, max(scope.top, first_stage.FINALISTS))
        pieces = self._pieces([snapshot.candidates[each] for each in finalists])
        compared = dict(zip(finalists, pieces, strict=True))
        ranked = second_stage.rank(question, snapshot, similarities, compared, fitted())
        ranked = ranked.changed(
            {each: scope.preference(snapshot.candidates[each].article.id) for each in finalists}
        )
        reader = None if self._questions.crowded else self._reader
        return reader_stage.decide(read_for, snapshot, ranked, fitted(), reader)

    def _pieces(self, candidates: Sequence[Candidate]) -> list[Pieces]:
        stored = self._pieces_read.get(candidates)
        held = [each for each in stored if each is not None]
        if len(held) == len(stored):
            return held
        # Another process may have stored these passages anew since the snapshot was made.
        gone = [each for each, kept in zip(candidates, stored, strict=True) if kept is None]
        made = self._encoder.encode_pieces([each.searched.text for each in gone])
        anew = iter(
            self._unpacked(pack(encoded, self.projection), each)
            for each, encoded in zip(gone, made, strict=True)
        )
        return [next(anew) if kept is None else kept for kept in stored]

    def _unpacked(self, stored: bytes, candidate: Candidate) -> Pieces:
        width = self.projection.width(self._encoder.dimension)
        with self._store.telling():
            return unpack(stored, candidate.sentences, width)
