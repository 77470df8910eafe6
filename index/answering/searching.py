"""The way of a question that is searched: passages near to it, weighed, read, quoted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, zip_longest

from corpus.vector_store import VectorStore
from index.answer import Answer
from index.answering import composition
from index.answering.asking_phrases import only_asks
from index.answering.openings import naming_stems, without_joint
from index.answering.preferred_language import preferring
from index.answering.preparing import Prepared, prepared
from index.encoding.batching import RightOfWay
from index.encoding.encoder import Encoder
from index.encoding.languages import languages_of
from index.ranking import first_stage, reader_stage, second_stage
from index.ranking.decision import Decision
from index.ranking.fitted import Fitted, fitted
from index.ranking.passages.title_pieces import TitledPieces, TitlePieces
from index.ranking.question import Question
from index.ranking.tables.compared_rows import with_extreme_first
from index.ranking.word_shares import with_word_shares
from index.reader.reading import Readers
from index.search.dense import Flags
from index.search.language_rows import is_unread, shared_rows
from index.search.late_interaction import Pieces, Projection, pack, projection, unpack
from index.search.piece_cache import PieceCache
from index.search.runs import Rows
from index.search.segment import Candidate
from index.search.similarities import Similarities, measure
from index.search.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a question is searched: in *chosen* passages of *snapshot*, or in all of them.

    *top* of them are listed. *preference* tells, in log-odds, what passages of an article are
    given, by the article's id. What is found in the passages *first* goes before what others say,
    unless these are at least of medium confidence and it answers nothing; null for no such order.
    *preferred_language* is the code of the one that comes first where it answers.
    """

    snapshot: Snapshot
    chosen: Rows | None
    top: int
    preference: Callable[[str], float]
    first: Rows | None = None
    preferred_language: str | None = None


class Searching:
    """Finds passages in the articles of a snapshot; thread-safe.

    Pieces are read from *vectors*, or made by *encoder*; *readers* read while *questions* has room.
    """

    def __init__(
        self, vectors: VectorStore, encoder: Encoder, readers: Readers, questions: RightOfWay
    ) -> None:
        self._vectors = vectors
        self._encoder = encoder
        self._readers = readers
        self._questions = questions
        self._pieces_read = PieceCache(vectors.pieces, self._unpacked)
        self._titles = TitlePieces(encoder, self._projection)

    @property
    def _projection(self) -> Projection:
        """Return what makes pieces small enough to be kept."""
        return projection(self._encoder.weights)

    @property
    def _numbers(self) -> Fitted:
        """Return what weighs the vectors of this model."""
        return fitted(self._encoder.weights)

    def prepared(self, question: str, earlier: Sequence[str]) -> Prepared:
        """Return *question* by itself, and as it is searched for behind those *earlier*."""
        return prepared(question, earlier, self._encoder, self._projection)

    def answer(self, question: str, prepared: Prepared, scope: Scope) -> Answer:
        """Return the passages of *scope* that answer, or that none does."""
        asked, decided = self._understood(prepared, scope)
        decided = with_extreme_first(asked.text, decided, scope.snapshot)
        decided = preferring(decided, scope.snapshot, scope.preferred_language)
        answer = composition.judged(question, scope.snapshot, asked, decided, scope.top)
        return replace(answer, unread=decided.unread)

    def _understood(self, prepared: Prepared, scope: Scope) -> tuple[Question, Decision]:
        """Return the question as it is meant, in its conversation or by itself, and what it finds.

        What was asked before tells where to look; what is read for is the last question.
        """
        own, asked = prepared.own, prepared.in_context or prepared.own
        # What was asked before says nothing of a thing that no article tells of.
        is_told = all(scope.snapshot.together([each]) for each in naming_stems(own.text))
        if prepared.leans:
            whole = prepared.whole if is_told or only_asks(without_joint(own.text)) else None
            return self._leaning(asked, replace(prepared, whole=whole), scope)
        alone = self._decided((own,), own, scope)
        if scope.first is None or asked is own or not is_told:
            return own, alone
        near = self._decided((asked, own), own, replace(scope, chosen=scope.first))
        is_near = near.answers and near.likeliest >= alone.likeliest
        return (asked, near) if is_near else (own, alone)

    def _leaning(
        self, asked: Question, prepared: Prepared, scope: Scope
    ) -> tuple[Question, Decision]:
        """Return what *prepared*, which leans, finds as it was typed or made whole.

        Where one of them answers nothing, it is the other.
        """
        whole, own = prepared.whole, prepared.own
        if whole is None:
            return asked, self._going_on(asked, own, scope)
        near = scope if scope.first is None else replace(scope, chosen=scope.first)
        ways = (
            (whole, partial(self._decided, (whole,), whole, near)),
            (asked, partial(self._going_on, asked, own, scope)),
        )
        (first, decided), (other, otherwise) = ways if prepared.whole_first else reversed(ways)
        found = decided()
        if found.answers:
            return first, found
        tried = otherwise()
        return (other, tried) if tried.answers else (first, found)

    def _going_on(self, asked: Question, own: Question, scope: Scope) -> Decision:
        """Return what answers *asked*, which is *own* behind what it goes on from.

        It is of what the conversation was about, unless something else answers it surely.
        """
        # What was asked before fits what answered it: so it has half a say where the last question
        # says something by itself.
        says_something = bool(naming_stems(own.text))
        forms = (asked, own) if asked is not own and says_something else (asked,)
        if scope.first is None:
            return self._decided(forms, own, scope)
        near = self._decided(forms, own, replace(scope, chosen=scope.first))
        if near.answers or not says_something:
            return near
        found = self._decided(forms, own, scope)
        return found if found.likeliest >= found.numbers.medium_at else near

    def _decided(self, questions: Sequence[Question], read_for: Question, scope: Scope) -> Decision:
        """Return what becomes of the passages of *scope*: search and the three stages.

        Where there are several *questions*, each has an equal part in what comes first.
        """
        snapshot = scope.snapshot
        similar = [measure(snapshot, each.text, each.vector, scope.chosen) for each in questions]
        count = max(scope.top, first_stage.FINALISTS)
        near = [
            first_stage.shortlist(
                each,
                count,
                self._shared(question, snapshot),
                unread=self._is_unread(question, snapshot),
            )
            for question, each in zip(questions, similar, strict=True)
        ]
        finalists = list(dict.fromkeys(chain.from_iterable(zip_longest(*near))))[:count]
        candidates = [snapshot.candidates[each] for each in finalists]
        pieces = self._titles.beside(candidates, self._pieces(candidates))
        compared = dict(zip(finalists, pieces, strict=True))
        ranked = second_stage.mean(
            [
                self._ranked(question, snapshot, similarities, compared)
                for question, similarities in zip(questions, similar, strict=True)
            ]
        )
        ranked = ranked.changed(
            {each: scope.preference(snapshot.candidates[each].article.id) for each in finalists}
        )
        readers = replace(self._readers, resting=self._questions.crowded)
        numbers = self._numbers.among(snapshot.article_count)
        return reader_stage.decide(read_for, snapshot, ranked, numbers, readers)

    def _ranked(
        self,
        question: Question,
        snapshot: Snapshot,
        similarities: Similarities,
        compared: Mapping[int, TitledPieces],
    ) -> second_stage.Ranked:
        """Return the candidates of *compared* in order; with what words say if it is unread."""
        ranked = second_stage.rank(question, snapshot, similarities, compared, self._numbers)
        if not self._is_unread(question, snapshot):
            return ranked
        return with_word_shares(question.text, ranked, similarities, self._numbers)

    def _is_unread(self, question: Question, snapshot: Snapshot) -> bool:
        return is_unread(question.text, snapshot, languages_of(self._encoder.name))

    def _shared(self, question: Question, snapshot: Snapshot) -> Flags | None:
        """Return which candidates are in the language of *question*, for models of many."""
        return shared_rows(question.text, snapshot) if self._numbers.across else None

    def _pieces(self, candidates: Sequence[Candidate]) -> list[Pieces]:
        stored = self._pieces_read.get(candidates)
        held = [each for each in stored if each is not None]
        if len(held) == len(stored):
            return held
        # Another process may have stored these passages anew since the snapshot was made.
        gone = [each for each, kept in zip(candidates, stored, strict=True) if kept is None]
        made = self._encoder.encode_pieces([each.searched.text for each in gone])
        anew = iter(
            self._unpacked(pack(encoded, self._projection), each)
            for each, encoded in zip(gone, made, strict=True)
        )
        return [next(anew) if kept is None else kept for kept in stored]

    def _unpacked(self, stored: bytes, candidate: Candidate) -> Pieces:
        width = self._projection.width(self._encoder.dimension)
        with self._vectors.telling():
            return unpack(stored, candidate.sentences, width)
