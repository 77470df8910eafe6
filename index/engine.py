"""The way of a question: collection and words in, answer out; and of an article into the index."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from corpus.article import Article, Draft, Source, SourceKind
from corpus.drafts import as_article
from corpus.errors import InvalidQuestion, SourceRefused, StoreUnavailable, UnknownArticle
from corpus.history import OPERATORS, Action, Decision
from corpus.normalise import normalise
from corpus.queries import EmbeddedPassage
from corpus.store import OPERATOR, Store
from index import answerability, finals, ranker
from index.about_article import facts_asked, has_note, named_article, place_to_show, stated
from index.answer import Answer, Confidence, Fact, RankedPassage, Reason
from index.asking import Question, prepare
from index.citations import passage_citation
from index.collection_index import Candidate, CollectionIndex
from index.dense import Rows
from index.embedding import SEGMENTATION, embed
from index.encoder import Encoder, Vectors
from index.finals import Finalist
from index.fitted import fitted
from index.index_cache import IndexCache
from index.late_interaction import Pieces, Projection, pack, projection, unpack
from index.piece_cache import PieceCache
from index.reader.reading import Reader
from index.signals import measure
from index.snapshot import Snapshot

QUESTION_LIMIT = 500
"""Characters of a question: more than Discord shows in one line, less than a pasted article."""

TOP = 3
"""Passages listed when nobody says how many."""


class Engine:
    """Answers questions from a store's articles; thread-safe, with no state that outlives it.

    What it holds in memory is a cache of the store, and follows it when any process moves it.
    """

    def __init__(self, store: Store, encoder: Encoder, reader: Reader | None = None) -> None:
        self.store = store
        self._encoder = encoder
        self._reader = reader
        self._indexes = IndexCache()
        self._pieces_read = PieceCache(store.pieces)

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
        self._encoder.encode(["ready"])
        if self._reader is not None:
            self._reader.read("ready?", ["Ready."])

    def ask(
        self, collection: str, question: str, *, top: int = TOP, article_id: str | None = None
    ) -> Answer:
        """Return the answer to *question* from *collection* and the operator's own articles.

        *top* passages are listed, best first, whether or not the question counts as
        answered; *article_id* narrows the search to one article.

        Raises:
            InvalidQuestion: The question is empty or longer than `QUESTION_LIMIT`.
            UnknownArticle: No searchable article has that id.
        """
        asked = _checked(question)
        snapshot = self.snapshot(collection)
        if not snapshot.articles:
            return _abstention(question, Reason.NO_SOURCES)
        chosen = _chosen(snapshot, article_id)
        (prepared,) = prepare([asked], self._encoder, self._projection)
        about = self._about(collection, asked, snapshot, article_id)
        if about is not None:
            article, facts = about
            own = snapshot.positions_of(article.id)
            # Deep enough to hold whatever passage is to be shown.
            passages, _ = self._ranked(snapshot, prepared, own, len(own))
            place = place_to_show(article, facts)
            return _stated(question, passages, place, stated(article, facts), top)
        passages, read = self._ranked(snapshot, prepared, chosen, top)
        return _judged(question, passages, read=read)

    def _about(
        self, collection: str, question: str, snapshot: Snapshot, article_id: str | None
    ) -> tuple[Article, frozenset[Fact]] | None:
        titles = [each.metadata.title for each in snapshot.articles if each.metadata.title]
        facts = facts_asked(question, titles)
        if not facts:
            return None
        if article_id is None:
            # A server's own article is what "this" means there, before the operator's.
            own = self.store.articles([collection])
            article = named_article(question, snapshot.articles) or named_article(question, own)
        else:
            article = next(each for each in snapshot.articles if each.id == article_id)
        if article is None or not article.paragraphs:
            return None
        note = Fact.AUTHOR in facts and has_note(article)
        return (article, facts) if note or stated(article, facts) else None

    def _ranked(
        self, snapshot: Snapshot, question: Question, chosen: Rows | None, top: int
    ) -> tuple[tuple[RankedPassage, ...], bool]:
        """Return the best *top* passages, and whether a reader took part."""
        signals = measure(snapshot, question.text, question.vector, chosen)
        finalists = ranker.shortlist(signals, max(top, ranker.FINALISTS))
        pieces = self._pieces([snapshot.candidates[each] for each in finalists])
        compared = dict(zip(finalists, pieces, strict=True))
        decided = finals.decide(
            question, snapshot, signals, compared, fitted(), reader=self._reader
        )
        passages = tuple(
            _passage(snapshot.candidates[each.position], each, rank)
            for rank, each in enumerate(decided.finalists[:top], start=1)
        )
        return passages, decided.read

    def _pieces(self, candidates: Sequence[Candidate]) -> list[Pieces]:
        stored = self._pieces_read.get(candidates)
        # Another process may have stored these passages anew since the snapshot was made.
        gone = [each for each, held in zip(candidates, stored, strict=True) if held is None]
        anew = iter(self._encoder.encode_pieces([each.text for each in gone]))
        width = self._projection.width(self._encoder.dimension)
        return unpack([held or pack(next(anew), self._projection) for held in stored], width)

    def articles(self, collection: str) -> tuple[Article, ...]:
        """Return the articles that a question to *collection* may be answered from."""
        return self.store.articles(searched(collection))

    def article(self, collection: str, article_id: str) -> Article:
        """Return one such article; raise `UnknownArticle` when it is not among them."""
        return self.store.article(searched(collection), article_id)

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
                f"This article comes from the articles folder: delete {article.source.name} there."
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
        self, article: Article, known: Mapping[str, EmbeddedPassage] | None = None
    ) -> list[EmbeddedPassage]:
        return embed(article, self._encoder, self._projection, known)

    def _build(self, name: str) -> CollectionIndex:
        for article in self.store.unembedded((name,), self.model):
            self.store.embed(article, self.model, self._embed(article))
        state = self.store.state((name,), self.model)
        (generation,) = state.generations
        return CollectionIndex(generation, state.articles, state.passages, self._encoder.dimension)


def searched(collection: str) -> tuple[str, ...]:
    """Return the collections that a question to *collection* crosses: it and the operator's."""
    return (OPERATOR,) if collection == OPERATOR else (OPERATOR, collection)


def _checked(question: str) -> str:
    asked = normalise(question)
    if not asked:
        raise InvalidQuestion("The question is empty: type what you would like to know.")
    if len(asked) > QUESTION_LIMIT:
        raise InvalidQuestion(
            f"The question has {len(asked)} characters: ask in {QUESTION_LIMIT} or fewer."
        )
    return asked


def _chosen(snapshot: Snapshot, article_id: str | None) -> Rows | None:
    """Return the positions to search; null for all."""
    if article_id is None:
        return None
    if article_id not in {article.id for article in snapshot.articles}:
        raise UnknownArticle(
            "That article is not here: pick one from the list that appears while you type."
        )
    return snapshot.positions_of(article_id)


def _passage(candidate: Candidate, finalist: Finalist, rank: int) -> RankedPassage:
    marked = finalist.marked
    return RankedPassage(
        rank=rank,
        score=finalist.probability,
        text=_verbatim(candidate),
        highlight=marked,
        answer=finalist.answer,
        citation=passage_citation(
            candidate.article,
            candidate.start,
            candidate.end,
            candidate.start + marked.start,
            candidate.start + marked.end,
        ),
    )


def _verbatim(candidate: Candidate) -> str:
    text = candidate.text
    if len(text) != candidate.end - candidate.start:
        raise StoreUnavailable(
            f"A stored passage does not fit its article {candidate.article.id}: remove that "
            "article and add it again."
        )
    return text


def _judged(question: str, passages: tuple[RankedPassage, ...], *, read: bool) -> Answer:
    if not answerability.is_question(question):
        return _abstention(question, Reason.NOT_A_QUESTION, passages)
    numbers = (fitted().reading if read else None) or fitted()
    if not passages or passages[0].score < numbers.answer_at:
        return _abstention(question, Reason.NOT_COVERED, passages)
    band = answerability.band(passages[0].score, numbers)
    return Answer(question, answered=True, confidence=band, reason=None, passages=passages)


def _stated(
    question: str,
    passages: tuple[RankedPassage, ...],
    place: int,
    facts: tuple[Fact, ...],
    top: int,
) -> Answer:
    """Return the answer whose first passage is the one at *place*; its citation tells *facts*."""
    first = next(
        (each for each in passages if each.citation.start <= place < each.citation.end), passages[0]
    )
    others = [each for each in passages if each is not first]
    listed = [replace(first, score=1.0), *others][:top]
    ranked = tuple(replace(each, rank=rank) for rank, each in enumerate(listed, start=1))
    return Answer(
        question,
        answered=True,
        confidence=Confidence.HIGH,
        reason=None,
        passages=ranked,
        facts=facts,
    )


def _abstention(
    question: str, reason: Reason, near_misses: tuple[RankedPassage, ...] = ()
) -> Answer:
    return Answer(question, answered=False, confidence=None, reason=reason, passages=near_misses)
