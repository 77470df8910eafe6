"""The way of a question: collection and words in, answer out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.article import titled
from corpus.normalise import normalise
from corpus.questions.conversation import MOST_EARLIER
from corpus.searched_articles import SearchedArticles
from corpus.storage.database import Database
from corpus.store import OPERATOR, Store
from corpus.vector_store import VectorStore
from index.answer import Answer, RankedPassage, Reason
from index.answering import composition
from index.answering.openings import naming_stems
from index.answering.overview import overview
from index.answering.preparing import Prepared
from index.answering.searching import Scope, Searching
from index.answering.verbatim import as_stored, cited_articles, repeated_if_changed
from index.encoding.batching import RightOfWay
from index.encoding.encoder import Encoder, Vectors
from index.encoding.languages import languages_of
from index.encoding.memory import give_back
from index.index_writer import IndexWriter
from index.ranking.names.known_words import is_known
from index.ranking.spelling import correction
from index.reader.reading import Reader, Readers, Titled
from index.search.embedding import Embedder
from index.search.filters import EVERYTHING, Filters, narrowed
from index.search.index_cache import MEMORY
from index.search.live_indexes import LiveIndexes
from index.search.snapshot import Snapshot
from index.understanding.asked import Asked
from index.understanding.clear_language import clear_language
from index.understanding.conversation import Turn, Turns, turn_of
from index.understanding.courtesy import asks, without_courtesy
from index.understanding.looked_in import looked_in
from index.understanding.preference import preference
from index.understanding.question_limit import checked
from index.understanding.references import References
from index.understanding.relative_years import with_year
from index.understanding.title_vectors import TitleVectors
from index.understanding.turning import turning
from index.understanding.understanding import in_its_language, small_talk, understood

TOP = 3
"""Passages listed when nobody says how many."""

AT_ONCE = 2
"""Questions answered at once: more than the cores of the smallest server only wait for each
other."""

PATIENCE = 0.25
"""Seconds that a portion of a source (`index/search/embedding.py`) gives way while questions wait:
adding sources goes on, slowly, on a machine that is asked too much (`benchmarks/speed/load.py`)."""


class Engine:
    """Answers questions from the articles of *database*; thread-safe, no state outlives it.

    What a question may be answered from are its *articles*, searched by its *indexes*, which take
    up to *memory* bytes together; its *writer* takes articles in and out.
    *questions* has the right of way: who lets questions wait counts each there from its arrival
    to its answer. While more are under way than are answered at once, none is read by the reader,
    and sources are added slowly.
    """

    def __init__(
        self,
        database: Database,
        encoder: Encoder,
        reader: Reader | None = None,
        *,
        multilingual_reader: Reader | None = None,
        memory: int = MEMORY,
    ) -> None:
        self._encoder = encoder
        self._readers = Readers(reader, multilingual_reader)
        self.questions = RightOfWay(PATIENCE, room=AT_ONCE)
        self.store = Store(database)
        self.vectors = VectorStore(database)
        self.articles = SearchedArticles(database)
        self.embedder = Embedder(encoder)
        give_way = self.questions.give_way
        self.indexes = LiveIndexes(self.vectors, self.embedder, memory, partial(give_way, room=0))
        self.writer = IndexWriter(database, self.embedder, self.indexes.upkeep, give_way)
        self.titles = TitleVectors(encoder.encode)
        self._turns = Turns()
        self._search = Searching(self.vectors, encoder, self._readers, self.questions)

    @property
    def model_name(self) -> str:
        """Return the name of the model, for people."""
        return self._encoder.name

    def warm_up(self) -> None:
        """Load the model and the operator's index now, so that no first question waits for them."""
        self.indexes.snapshot(OPERATOR)
        is_known("ready")
        self._encoder.encode(["ready"])
        for reader in (self._readers.english, self._readers.multilingual):
            if reader is not None:
                reader.read("ready?", [Titled("", "Ready.")])
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
        answered; *filters* narrows the search and tells what comes first. *earlier* are the
        questions before it, oldest first: a question that leans on them is understood with
        them. Each quote was compared with the stored body: no other way leads out of here.

        Raises:
            InvalidQuestion: The question is empty or longer than `QUESTION_LIMIT`, or no
                article fits *filters*.
            UnknownArticle: No searchable article has the id asked for, or one that the answer
                quotes was changed meanwhile, twice.
        """

        def compared() -> Answer:
            answer = self._found(collection, question, top, filters, earlier)
            return as_stored(answer, self.articles.by_id(collection, cited_articles(answer)))

        return repeated_if_changed(compared)

    def nearest(self, collection: str, claim: str, top: int = TOP) -> tuple[RankedPassage, ...]:
        """Return the *top* passages nearest to *claim*, best first, or none without articles.

        What somebody states is looked for as it stands: greetings, and words that would ask for a
        list, are no wish of theirs.

        Raises:
            InvalidQuestion: The claim is empty or longer than `QUESTION_LIMIT`.
            UnknownArticle: An article that is quoted was changed meanwhile, twice.
        """

        def compared() -> tuple[RankedPassage, ...]:
            snapshot = self.indexes.snapshot(collection)
            if not any(len(part.catalogue) for part in snapshot.parts):
                return ()
            searched, prepared = self._prepared(checked(claim), (), snapshot)
            scope = Scope(snapshot, None, top, lambda _: 0.0)
            found = self._search.answer(searched, prepared, scope)
            articles = self.articles.by_id(collection, cited_articles(found))
            return as_stored(found, articles).passages

        return repeated_if_changed(compared)

    def check(self, collection: str, filters: Filters) -> None:
        """Refuse *filters* as `ask` would, without looking for an answer.

        Raises:
            FootnoteError: There are articles, and none that fits.
        """
        parts = self.indexes.snapshot(collection).parts
        if any(len(part.catalogue) for part in parts):
            narrowed(parts, filters)

    def overview(self, collection: str, article_id: str) -> Answer:
        """Return the answer that shows one article of *collection* or the operator's own.

        Its question is what the article is called.

        Raises:
            UnknownArticle: No searchable article has that id, or it was changed meanwhile.
        """
        article = self.articles.get(collection, article_id)
        answer = overview(titled(article), self.indexes.snapshot(collection), article)
        return as_stored(answer, {article_id: article})

    def _found(
        self, collection: str, question: str, top: int, filters: Filters, earlier: Sequence[str]
    ) -> Answer:
        asked, said = without_courtesy(checked(question)), tuple(earlier[-MOST_EARLIER:])
        snapshot = self.indexes.snapshot(collection)
        corrected = self._corrected(asked, snapshot)
        searched, prepared = self._prepared(corrected or asked, said, snapshot)
        if not any(len(part.catalogue) for part in snapshot.parts):
            talk = small_talk(question, prepared.own.vector, self._encoder.weights)
            return talk or composition.abstention(question, Reason.NO_SOURCES)
        held = narrowed(snapshot.parts, filters)
        place = _Place(collection, snapshot, filters.preferred_language)
        asking = Asked(
            searched,
            prepared.own.vector,
            self._encoder.weights,
            said,
            snapshot,
            held,
            top,
            self._encoder.encode,
            self.titles,
            partial(self._turn, place),
            filters.preferred_language,
        )
        meant = understood(asking)
        if meant.sure and meant.reply is not None:
            answer = meant.reply
        else:
            found = self._searched(question, asking, prepared)
            answer = meant.unless(replace(found, corrected=corrected))
        if not filters.narrow:
            self._turns.keep(place.key, (*said, question), turn_of(answer))
        return in_its_language(replace(answer, question=question), languages_of(self.model_name))

    def _prepared(
        self, question: str, said: Sequence[str], snapshot: Snapshot
    ) -> tuple[str, Prepared]:
        """Return *question* as it is searched for, and made ready behind what was *said* before."""
        before = tuple(correction.searched_words(each, snapshot) for each in said if asks(each))
        searched = correction.as_searched(question, snapshot)
        if before:
            searched = with_year(searched, before[-1], snapshot)
        return searched, self._search.prepared(searched, before)

    def _corrected(self, question: str, snapshot: Snapshot) -> str | None:
        """Return *question* with its misspelt words put right, null where none is.

        Other words than English ones, which alone are known, and those that only ask, are no slips
        of an article's.
        """
        is_english = clear_language(question) in {"en", None}
        names = is_english and References(question, snapshot, None).naming
        return correction.corrected(question, snapshot) if names else None

    def _searched(self, question: str, asking: Asked, prepared: Prepared) -> Answer:
        """Return what passages answer, those first of which the conversation is.

        “Who was that?” asks nothing where nothing was said before, and of one article at most.
        """
        if not (asking.earlier or naming_stems(asking.question) or len(asking.articles) == 1):
            return composition.abstention(question, Reason.NOT_COVERED)
        again = turning(asking)
        if again is None and not prepared.leans:
            within = self._within_named(question, asking)
            if within is not None and within.answered:
                return within
        near = asking.spoken_of if again is None else again.articles
        if again is not None:
            prepared = replace(self._search.prepared(again.question, ()), leans=True)
            asking = asking.about(near) if again.only else asking
        scope = Scope(
            asking.snapshot,
            asking.chosen,
            asking.top,
            preference(asking.references, asking.snapshot).of,
            asking.about(near).chosen if near else None,
            asking.preferred_language,
        )
        return self._search.answer(question, prepared, scope)

    def _within_named(self, question: str, asking: Asked) -> Answer | None:
        """Return what answers in the articles in which it is to be looked, `None` for no such."""
        looked = looked_in(asking.question, asking.snapshot, asking.held)
        if looked is None:
            return None
        scope = Scope(
            asking.snapshot,
            asking.about(looked.articles).chosen,
            asking.top,
            lambda _: 0.0,
            preferred_language=asking.preferred_language,
        )
        return self._search.answer(question, self._search.prepared(looked.question, ()), scope)

    def _turn(self, place: "_Place", questions: Sequence[str]) -> Turn:
        """Return what the last of *questions* got at *place*, asked one after the other."""
        filters = Filters(preferred_language=place.preferred_language)
        return self._turns.of(
            place.key,
            questions,
            lambda last, earlier: self._found(place.collection, last, 1, filters, earlier),
        )

    def question_vectors(self, questions: Sequence[str]) -> Vectors:
        """Return the unit vectors of *questions*, float32, n x d, for comparing them."""
        return self._encoder.encode([normalise(each) for each in questions])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a conversation is held: what its questions find depends on nothing else."""

    collection: str
    snapshot: Snapshot
    preferred_language: str | None

    @property
    def key(self) -> str:
        """Return what tells it from others, and from itself once an article has changed."""
        return repr((self.snapshot.state(self.collection), self.preferred_language))
