"""The way of a question: collection and words in, answer out; and of an article into the index."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from corpus.article import Article, Draft, Source, SourceKind, titled
from corpus.drafts import as_article
from corpus.errors import InvalidQuestion, SourceRefused
from corpus.normalise import normalise
from corpus.searched_text import SearchedKey
from corpus.storage.history import OPERATORS, Action, Decision
from corpus.storage.queries import EmbeddedPassage
from corpus.store import OPERATOR, SAMPLE, Store, crossed
from index.answer import Answer, Reason
from index.answering import composition
from index.answering.follow_ups import MOST_EARLIER
from index.answering.openings import naming_stems
from index.answering.overview import overview
from index.answering.preparing import Prepared
from index.answering.searching import Scope, Searching
from index.answering.verbatim import as_stored, cited_articles, repeated_if_changed
from index.encoding.batching import RightOfWay
from index.encoding.encoder import Encoder, Vectors
from index.encoding.languages import languages_of
from index.encoding.memory import give_back
from index.ranking import spelling
from index.ranking.known_words import is_known
from index.reader.reading import Reader, Titled
from index.search.collection_index import CollectionIndex
from index.search.embedding import SEGMENTATION, embed
from index.search.filters import EVERYTHING, Filters, narrowed
from index.search.following import made_of
from index.search.index_cache import MEMORY, CacheCounts, IndexCache
from index.search.snapshot import Snapshot
from index.search.upkeep import Upkeep
from index.understanding.asked import Asked
from index.understanding.conversation import Turn, Turns, turn_of
from index.understanding.courtesy import asks, without_courtesy
from index.understanding.looked_in import looked_in
from index.understanding.preference import preference
from index.understanding.question_language import question_language
from index.understanding.references import References
from index.understanding.relative_years import with_year
from index.understanding.title_vectors import TitleVectors
from index.understanding.turning import turning
from index.understanding.understanding import in_its_language, small_talk, understood

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
    Its indexes take up to *memory* bytes together.
    *questions* has the right of way: who lets questions wait counts each there from its arrival
    to its answer. While more are under way than are answered at once, none is read by the reader,
    and sources are added slowly.
    """

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        reader: Reader | None = None,
        *,
        memory: int = MEMORY,
    ) -> None:
        self.store = store
        self._encoder = encoder
        self._reader = reader
        self.questions = RightOfWay(PATIENCE, room=AT_ONCE)
        self._indexes = IndexCache(memory)
        give_way = partial(self.questions.give_way, room=0)
        self.upkeep = Upkeep(self._indexes, self._follow, give_way)
        self._turns = Turns()
        self.titles = TitleVectors(encoder.encode)
        self._search = Searching(store, encoder, reader, self.questions)

    @property
    def model(self) -> str:
        """Return what identifies this engine's vectors in the store."""
        return f"{self._encoder.fingerprint}-{SEGMENTATION}-{self._search.projection.digest}"

    @property
    def model_name(self) -> str:
        """Return the name of the model, for people."""
        return self._encoder.name

    @property
    def cache_counts(self) -> CacheCounts:
        """Return what indexes are in memory, and how often one was asked for and made."""
        return self._indexes.counts

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
            return as_stored(answer, self.articles_by_id(collection, cited_articles(answer)))

        return repeated_if_changed(compared)

    def check(self, collection: str, filters: Filters) -> None:
        """Refuse *filters* as `ask` would, without looking for an answer.

        Raises:
            FootnoteError: There are articles, and none that fits.
        """
        parts = self.snapshot(collection).parts
        if any(len(part.catalogue) for part in parts):
            narrowed(parts, filters)

    def overview(self, collection: str, article_id: str) -> Answer:
        """Return the answer that shows one article of *collection* or the operator's own.

        Its question is what the article is called.

        Raises:
            UnknownArticle: No searchable article has that id, or it was changed meanwhile.
        """
        article = self.article(collection, article_id)
        answer = overview(titled(article), self.snapshot(collection), article)
        return as_stored(answer, {article_id: article})

    def _found(
        self, collection: str, question: str, top: int, filters: Filters, earlier: Sequence[str]
    ) -> Answer:
        asked, said = without_courtesy(checked(question)), tuple(earlier[-MOST_EARLIER:])
        snapshot = self.snapshot(collection)
        corrected = self._corrected(asked, snapshot)
        searched, prepared = self._prepared(corrected or asked, said, snapshot)
        if not any(len(part.catalogue) for part in snapshot.parts):
            talk = small_talk(question, prepared.own.vector, self._encoder.weights)
            return talk or composition.abstention(question, Reason.NO_SOURCES)
        held = narrowed(snapshot.parts, filters)
        turn = partial(self._turn, collection, snapshot)
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
            turn,
            filters.preferred_language,
        )
        meant = understood(asking)
        if meant.sure and meant.reply is not None:
            answer = meant.reply
        else:
            found = self._searched(question, asking, prepared)
            answer = meant.unless(replace(found, corrected=corrected))
        if not filters.narrow:
            self._turns.keep(snapshot.state(collection), (*said, question), turn_of(answer))
        return in_its_language(replace(answer, question=question), languages_of(self.model_name))

    def _prepared(
        self, question: str, said: Sequence[str], snapshot: Snapshot
    ) -> tuple[str, Prepared]:
        """Return *question* as it is searched for, and made ready behind what was *said* before."""
        before = tuple(spelling.searched_words(each, snapshot) for each in said if asks(each))
        searched = spelling.as_searched(question, snapshot)
        if before:
            searched = with_year(searched, before[-1], snapshot)
        return searched, self._search.prepared(searched, before)

    def _corrected(self, question: str, snapshot: Snapshot) -> str | None:
        """Return *question* with its misspelt words put right, null where none is.

        Other words than English ones, which alone are known, and those that only ask, are no slips
        of an article's.
        """
        is_english = question_language(question) in {"en", None}
        names = is_english and References(question, snapshot, None).naming
        return spelling.corrected(question, snapshot) if names else None

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

    def _turn(self, collection: str, snapshot: Snapshot, questions: Sequence[str]) -> Turn:
        """Return what the last of *questions* got, which were asked one after the other."""
        return self._turns.of(
            snapshot.state(collection),
            questions,
            lambda last, earlier: self._found(collection, last, 1, EVERYTHING, earlier),
        )

    def articles(self, collection: str) -> tuple[Article, ...]:
        """Return the articles that a question to *collection* may be answered from."""
        return self.store.articles(self.store.searched(collection))

    def article(self, collection: str, article_id: str) -> Article:
        """Return one that it is or was answered from; raise `UnknownArticle` if it is none."""
        return self.store.article(_known_to(collection), article_id)

    def articles_by_id(self, collection: str, ids: Collection[str]) -> dict[str, Article]:
        """Return those of *ids* that are among them, as the store holds them now."""
        return self.store.articles_by_id(_known_to(collection), ids) if ids else {}

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
        embedded = self._embed(article)
        added = self.store.add(collection, article, self.model, embedded, decision)
        self.upkeep.follow(collection)
        return added

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
        replaced = self.store.replace(
            collection, article, self.model, embedded, action=action, decision=decision
        )
        self.upkeep.follow(collection)
        return replaced

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
        removed = self.store.remove(collection, article_id, decision)
        self.upkeep.follow(collection)
        return removed

    def restore(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Take a withdrawn article back, as `Store.restore` does and raises."""
        restored = self.store.restore(collection, article_id, decision)
        self.upkeep.follow(collection)
        return restored

    def question_vectors(self, questions: Sequence[str]) -> Vectors:
        """Return the unit vectors of *questions*, float32, n x d, for comparing them."""
        return self._encoder.encode([normalise(each) for each in questions])

    def generations(self, collection: str) -> str:
        """Return what moves whenever the articles do that *collection* is answered from."""
        return self.generations_of([collection])[collection]

    def generations_of(self, names: Sequence[str]) -> dict[str, str]:
        """Return `generations` of each collection of *names*."""
        known = {name: _known_to(name) for name in names}
        distinct = tuple({each for parts in known.values() for each in parts})
        now = dict(zip(distinct, self.store.generations(distinct), strict=True))
        return {name: ",".join(str(now[each]) for each in parts) for name, parts in known.items()}

    def snapshot(self, collection: str) -> Snapshot:
        """Return the index of what *collection* may search, as the store stands now.

        It is told here as in `Store.searched` what that is, without a further look at the store.
        """
        parts = self._parts(crossed(collection))
        return Snapshot(parts if any(each.articles for each in parts) else self._parts((SAMPLE,)))

    def _parts(self, names: Sequence[str]) -> list[CollectionIndex]:
        revisions = self.store.revisions(names)
        return [
            self._indexes.get(name, revision, partial(self._built, name))
            for name, revision in zip(names, revisions, strict=True)
        ]

    def _follow(self, name: str) -> None:
        """Have the index of *name* that is in memory follow its articles before anyone asks."""
        (revision,) = self.store.revisions((name,))
        self._indexes.follow(name, revision, partial(self._built, name))

    def _embed(
        self, article: Article, known: Mapping[SearchedKey, EmbeddedPassage] | None = None
    ) -> list[EmbeddedPassage]:
        give_way = self.questions.give_way
        return embed(article, self._encoder, self._search.projection, known, before_each=give_way)

    def _built(self, name: str, before: CollectionIndex | None) -> CollectionIndex:
        """Return the index of a collection as it stands now, from that of *before* if it can be."""
        tried: set[str] = set()
        while True:
            since = None if before is None else before.revision
            with self.store.reading(name, self.model, since) as state:
                missing = [each for each in state.unembedded if each.id not in tried]
                if not missing:
                    made = made_of(before, state, self._encoder.dimension)
                    if made is not None:
                        return made
                    before = None
            self._embed_stored(missing)
            tried.update(each.id for each in missing)

    def _embed_stored(self, articles: Sequence[Article]) -> None:
        """Store the passages of *articles* for this engine's model."""
        for article in articles:
            # A question waits for this: it gives way to no other.
            embedded = embed(article, self._encoder, self._search.projection)
            self.store.embed(article, self.model, embedded)


def _known_to(collection: str) -> tuple[str, ...]:
    """Return where articles stand that *collection* was answered from at some time.

    An answer that was given from the sample stays as it is when other articles come.
    """
    return (*crossed(collection), SAMPLE)


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
