"""The way of a question that is searched: passages near to it, weighed, read, quoted."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.store import Store
from index.answer import Answer
from index.answering import composition
from index.answering.follow_ups import in_context
from index.encoding.batching import RightOfWay
from index.encoding.encoder import Encoder
from index.ranking import first_stage, reader_stage, second_stage
from index.ranking.answer_types import AnswerType
from index.ranking.fitted import fitted
from index.ranking.question import Question, prepare
from index.reader.reading import Reader
from index.search.collection_index import Candidate
from index.search.dense import Rows
from index.search.late_interaction import Pieces, Projection, pack, projection, unpack
from index.search.piece_cache import PieceCache
from index.search.similarities import measure
from index.search.snapshot import Snapshot


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

    def prepared(self, question: str, earlier: Sequence[str]) -> tuple[Question, Question]:
        """Return *question* by itself, and as it is searched for."""
        texts = list(dict.fromkeys((question, in_context(question, earlier))))
        own, *others = prepare(texts, self._encoder, self.projection)
        searched = others[0] if others else own
        # The last question says what kind of answer is wanted, unless it leaves that out too.
        if own.expects is AnswerType.OTHER:
            return own, searched
        return own, replace(searched, expects=own.expects)

    def answer(
        self, question: str, snapshot: Snapshot, prepared: Question, chosen: Rows | None, top: int
    ) -> Answer:
        """Return the passages that answer, or that none does."""
        decided = self._decided(snapshot, prepared, chosen, top)
        answer = composition.judged(question, snapshot, prepared, decided, top)
        return replace(answer, unread=self._reads and decided.unread)

    def _decided(
        self, snapshot: Snapshot, question: Question, chosen: Rows | None, top: int
    ) -> reader_stage.Decision:
        """Return what becomes of the passages that *chosen* names: search and the three stages."""
        similarities = measure(snapshot, question.text, question.vector, chosen)
        finalists = first_stage.shortlist(similarities, max(top, first_stage.FINALISTS))
        pieces = self._pieces([snapshot.candidates[each] for each in finalists])
        compared = dict(zip(finalists, pieces, strict=True))
        ranked = second_stage.rank(question, snapshot, similarities, compared, fitted())
        reader = None if self._questions.crowded else self._reader
        return reader_stage.decide(question, snapshot, ranked, fitted(), reader)

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
