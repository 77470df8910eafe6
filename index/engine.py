"""The way of a question: collection and words in, answer out; and of an article into the index."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from corpus.article import Article, Draft, Source, SourceKind
from corpus.drafts import as_article
from corpus.errors import InvalidQuestion, SourceRefused
from corpus.normalise import normalise
from corpus.searched_text import SearchedKey
from corpus.storage.history import OPERATORS, Action, Decision
from corpus.storage.queries import EmbeddedPassage
from corpus.store import OPERATOR, Store
from index.answer import Answer, Reason
from index.answering import composition
from index.answering.about_article import About, about_article, place_to_show, stated
from index.answering.follow_ups import in_context
from index.answering.verbatim import as_stored, cited_articles
from index.encoding.batching import RightOfWay
from index.encoding.encoder import Encoder, Vectors
from index.encoding.memory import give_back
from index.ranking import first_stage, reader_stage, second_stage, spelling
from index.ranking.answer_types import AnswerType, expected
from index.ranking.chat_spellings import plain_words
from index.ranking.fitted import fitted
from index.ranking.known_words import is_known
from index.ranking.question import Question, prepare
from index.reader.reading import Reader, Titled
from index.search.collection_index import Candidate, CollectionIndex
from index.search.dense import Rows
from index.search.embedding import SEGMENTATION, embed
from index.search.filters import EVERYTHING, Filters, within
from index.search.index_cache import IndexCache
from index.search.late_interaction import Pieces, Projection, pack, projection, unpack
from index.search.piece_cache import PieceCache
from index.search.similarities import measure
from index.search.snapshot import Snapshot

QUESTION_LIMIT = 500
"""Characters of a question: more than Discord shows in one line, less than a pasted article."""

TOP = 3
"""Passages listed when nobody says how many."""

AT_ONCE = 2
"""Questions answered at once: more than the cores of the smallest server only wait for each
other."""

PATIENCE = 0.25
"""Seconds that a portion of a source (`index/search/embedding.py`) gives way while questions wait:
adding sources goes on, slowly, on a machine that is asked too much (`benchmarks/speed/load.py`)."""


class Engine:
    """Answers questions from a store's articles; thread-safe, with no state that outlives it.

    What it holds in memory is a cache of the store, and follows it when any process moves it.
    *questions* has the right of way: who lets questions wait counts each there from its arrival
    to its answer. While more are under way than are answered at once, none is read by the reader,
    and sources are added slowly.
    """

    def __init__(self, store: Store, encoder: Encoder, reader: Reader | None = None) -> None:
        self.store = store
        self._encoder = encoder
        self._reader = reader
        self.questions = RightOfWay(PATIENCE, room=AT_ONCE)
        self._indexes = IndexCache()
        self._pieces_read = PieceCache(store.pieces, self._unpacked)

    @property
    def model(self) -> str:
        """Return what identifies this engine's vectors in the store."""
        return f"{self._encoder.fingerprint}-{SEGMENTATION}-{self._projection.digest}"

    @property
    def _projection(self) -> Projection:
        return projection(self._encoder.weights)

    @property
    def model_name(self) -> str:
        """Return the name of the model, for people."""
        return self._encoder.name

    def warm_up(self) -> None:
        """Load the model and the operator's index now, so that no first question waits for them."""
        self.snapshot(OPERATOR)
        is_known("ready")
        self._encoder.encode(["ready"])
        if self._reader is not None:
            self._reader.read("ready?", [Titled("", "Ready.")])
        give_back()

    def ask(
        self,
        collection: str,
        question: str,
        *,
        top: int = TOP,
        filters: Filters = EVERYTHING,
        earlier: Sequence[str] = (),
    ) -> Answer:
        """Return the answer to *question* from *collection* and the operator's own articles.

        *top* passages are listed, best first, whether or not the question counts as
        answered; *filters* narrows the search. *earlier* are the questions before it, oldest
        first: a question that leans on them is understood with them. Each quote was compared
        with the stored body: no other way leads out of here.

        Raises:
            InvalidQuestion: The question is empty or longer than `QUESTION_LIMIT`, or no
                article fits *filters*.
            UnknownArticle: No searchable article has the id asked for, or one that the answer
                quotes was changed meanwhile.
        """
        answer = self._found(collection, question, top, filters, earlier)
        return as_stored(answer, self.articles_by_id(collection, cited_articles(answer)))

    def _found(
        self, collection: str, question: str, top: int, filters: Filters, earlier: Sequence[str]
    ) -> Answer:
        asked = checked(question)
        snapshot = self.snapshot(collection)
        if not any(len(part.catalogue) for part in snapshot.parts):
            return composition.abstention(question, Reason.NO_SOURCES)
        held = within([part.catalogue for part in snapshot.parts], filters)
        corrected = spelling.corrected(asked, snapshot)
        asked = plain_words(corrected or asked)
        prepared = self._prepared(asked, [_searched_words(each, snapshot) for each in earlier])
        about = about_article(asked, snapshot, held)
        if about is not None:
            told = self._told(question, snapshot, prepared, about, top)
            return replace(told, corrected=corrected)
        chosen = None if held is None else snapshot.positions(held)
        decided = self._decided(snapshot, prepared, chosen, top)
        answer = composition.judged(question, snapshot, prepared, decided, top)
        # Of what is no question nothing is said to be likely.
        weighed = self._reads and answer.reason is not Reason.NOT_A_QUESTION
        if answer.reason is Reason.NOT_A_QUESTION:
            corrected = None
        return replace(answer, unread=weighed and decided.unread, corrected=corrected)

    @property
    def _reads(self) -> bool:
        return self._reader is not None and fitted().reading is not None

    def _prepared(self, question: str, earlier: Sequence[str]) -> Question:
        (prepared,) = prepare([in_context(question, earlier)], self._encoder, self._projection)
        kind = expected(question)
        # The last question says what kind of answer is wanted, unless it leaves that out too.
        return prepared if kind is AnswerType.OTHER else replace(prepared, expects=kind)

    def _told(
        self, question: str, snapshot: Snapshot, prepared: Question, about: About, top: int
    ) -> Answer:
        article, facts = about
        own = snapshot.positions([part.catalogue.with_id(article.id) for part in snapshot.parts])
        # Deep enough to hold whatever passage is to be shown.
        ranked = self._decided(snapshot, prepared, own, len(own)).finalists
        passages = composition.listed(snapshot, ranked, len(ranked))
        place, told = place_to_show(article, facts), stated(article, facts)
        return composition.about_article(question, (article, told), passages, place, top)

    def _decided(
        self, snapshot: Snapshot, question: Question, chosen: Rows | None, top: int
    ) -> reader_stage.Decision:
        """Return what becomes of the passages that *chosen* names: search and the three stages."""
        similarities = measure(snapshot, question.text, question.vector, chosen)
        finalists = first_stage.shortlist(similarities, max(top, first_stage.FINALISTS))
        pieces = self._pieces([snapshot.candidates[each] for each in finalists])
        compared = dict(zip(finalists, pieces, strict=True))
        ranked = second_stage.rank(question, snapshot, similarities, compared, fitted())
        reader = None if self.questions.crowded else self._reader
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
            self._unpacked(pack(encoded, self._projection), each)
            for each, encoded in zip(gone, made, strict=True)
        )
        return [next(anew) if kept is None else kept for kept in stored]

    def _unpacked(self, stored: bytes, candidate: Candidate) -> Pieces:
        width = self._projection.width(self._encoder.dimension)
        with self.store.telling():
            return unpack(stored, candidate.sentences, width)

    def articles(self, collection: str) -> tuple[Article, ...]:
        """Return the articles that a question to *collection* may be answered from."""
        return self.store.articles(searched(collection))

    def article(self, collection: str, article_id: str) -> Article:
        """Return one such article; raise `UnknownArticle` when it is not among them."""
        return self.store.article(searched(collection), article_id)

    def articles_by_id(self, collection: str, ids: Collection[str]) -> dict[str, Article]:
        """Return those of *ids* that are among them, as the store holds them now."""
        return self.store.articles_by_id(searched(collection), ids) if ids else {}

    def add(
        self, collection: str, draft: Draft, source: Source, decision: Decision = OPERATORS
    ) -> Article:
        """Store *draft* in *collection* and return it as an article, searchable from now on.

        Raises:
            SourceRefused: The collection already holds the same words.
            StoreUnavailable: The database could not take it; nothing was stored.
            UnknownSubmission: The submission that *decision* settles is settled already.
        """
        article = as_article(collection, draft, source)
        return self.store.add(collection, article, self.model, self._embed(article), decision)

    def replace(  # noqa: PLR0913 - one for each thing that a version is
        self,
        collection: str,
        article_id: str,
        draft: Draft,
        source: Source,
        *,
        action: Action = Action.REPLACED,
        decision: Decision = OPERATORS,
    ) -> Article:
        """Store *draft* as the next version of an article; raise `UnknownArticle` if none.

        Passages whose words stay the same keep their vectors.
        """
        article = as_article(collection, draft, source, article_id)
        known = self.store.known_vectors(article_id, self.model)
        embedded = self._embed(article, known)
        return self.store.replace(
            collection, article, self.model, embedded, action=action, decision=decision
        )

    def remove(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Withdraw an article from every search at once, and return it as it was.

        Raises:
            UnknownArticle: The collection holds no article of that id.
            SourceRefused: Its file in the articles folder would bring it back at the next start.
        """
        article = self.store.article([collection], article_id)
        if article.source.kind is SourceKind.FOLDER:
            raise SourceRefused(
                "This article comes from the articles folder: delete {file} there.",
                file=article.source.name,
            )
        return self.store.remove(collection, article_id, decision)

    def question_vectors(self, questions: Sequence[str]) -> Vectors:
        """Return the unit vectors of *questions*, float32, n x d, for comparing them."""
        return self._encoder.encode([normalise(each) for each in questions])

    def generations(self, collection: str) -> str:
        """Return what moves whenever the articles do that *collection* is answered from."""
        return ",".join(map(str, self.store.generations(searched(collection))))

    def snapshot(self, collection: str) -> Snapshot:
        """Return the index of what *collection* may search, as the store stands now."""
        names = searched(collection)
        generations = self.store.generations(names)
        return Snapshot(
            [
                self._indexes.get(name, generation, partial(self._build, name))
                for name, generation in zip(names, generations, strict=True)
            ]
        )

    def _embed(
        self, article: Article, known: Mapping[SearchedKey, EmbeddedPassage] | None = None
    ) -> list[EmbeddedPassage]:
        give_way = self.questions.give_way
        return embed(article, self._encoder, self._projection, known, before_each=give_way)

    def _build(self, name: str) -> CollectionIndex:
        for article in self.store.unembedded((name,), self.model):
            # A question waits for this: it gives way to no other.
            self.store.embed(article, self.model, embed(article, self._encoder, self._projection))
        with self.store.reading(name, self.model) as state:
            return CollectionIndex(state, self._encoder.dimension)


def _searched_words(question: str, snapshot: Snapshot) -> str:
    """Return *question* as it is searched: misspelt words put right, chat spellings plain."""
    return plain_words(spelling.corrected(question, snapshot) or question)


def searched(collection: str) -> tuple[str, ...]:
    """Return the collections that a question to *collection* crosses: it and the operator's."""
    return (OPERATOR,) if collection == OPERATOR else (OPERATOR, collection)


def checked(question: str) -> str:
    """Return *question* as it is searched; raise `InvalidQuestion` if it cannot be."""
    asked = normalise(question)
    if not asked:
        raise InvalidQuestion("The question is empty: type what you would like to know.")
    if len(asked) > QUESTION_LIMIT:
        raise InvalidQuestion(
            "The question has {count} characters: ask in {limit} or fewer.",
            count=len(asked),
            limit=QUESTION_LIMIT,
        )
    return asked
