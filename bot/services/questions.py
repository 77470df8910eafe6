"""Where Discord's event loop hands work to the engine, and gets it back without waiting on it."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from bot.observations import UNOBSERVED, Observations
from bot.services.answering import Answered, Answering
from bot.services.workers import Workers
from corpus.article import Article
from corpus.errors import FootnoteError, gettext_noop
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion, Asker
from index.answer import Answer, RankedPassage, Reply
from index.answering.possible_questions import possible_questions
from index.answering.verbatim import repeated_if_changed
from index.encoding.batching import RightOfWay
from index.engine import AT_ONCE, Engine
from index.quotations.checking import QuotationChecker
from index.quotations.outcome import QuoteCheck

__all__ = ["Answered", "Busy", "Questions"]

WAITING = 64
"""Requests that may wait; at a tenth of a second each the last still gets its answer in time."""

SERVER_WAITING = WAITING // 4
"""Of these, how many may be one server's, so that four servers' crowds leave room for others."""

NOTING = 2
"""Threads for the memory of questions: a write waits for the writer before it, not for searches."""

Result = TypeVar("Result")


class Busy(FootnoteError):
    """More is being asked than can be answered in good time."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("Lots of questions right now: try again in a moment."))


def _outcome_of(answer: Answer) -> str:
    """Return what came of a question: the kind of reply or, of a refusal, its reason."""
    is_refused = answer.reply is Reply.REFUSAL and answer.reason is not None
    return str(answer.reason if is_refused else answer.reply)


class Questions:
    """The engine and its memory of questions, for callers that must not block.

    Questions wait until *ready* is done, and raise what it raised.
    """

    def __init__(
        self,
        engine: Engine,
        asked: AskedQuestions,
        ready: asyncio.Future[None] | None = None,
        observations: Observations = UNOBSERVED,
    ) -> None:
        self._engine = engine
        self._ready = ready
        self.observations = observations
        self.asked = asked
        self._searching = Workers("desk", AT_ONCE)
        self._noting = Workers("notes", NOTING)
        self._pending: Counter[str] = Counter()
        self._answering = Answering(engine, asked)
        self._quotations = QuotationChecker(engine)

    @property
    def model(self) -> str:
        """Return the name of the model, for people."""
        return self._engine.model_name

    @property
    def questions(self) -> RightOfWay:
        """Return where questions are counted, from their arrival to their answer."""
        return self._engine.questions

    async def ask(
        self,
        collection: str,
        asked: AskedQuestion,
        top: int,
        asker: Asker | None = None,
        since: float | None = None,
    ) -> Answered:
        """Return the answer to *asked*, each of its quotes compared with the stored body.

        Who asks the same at the same moment, told by *since* on the monotonic clock in seconds,
        gets the same answer; `None` is now.

        Raises:
            FootnoteError: The question cannot be asked, or too much is asked at once.
        """
        arrived = time.monotonic() if since is None else since
        outcome = "failed"
        try:
            answered = await self._search(
                collection, lambda: self._answering.ask(collection, asked, top, asker, arrived)
            )
            outcome = _outcome_of(answered.answer)
        except FootnoteError as refused:
            outcome = "busy" if isinstance(refused, Busy) else "refused"
            raise
        finally:
            self.observations.answered(outcome, time.monotonic() - arrived)
        return answered

    async def given(self, collection: str, key: str) -> Answered | None:
        """Return what `ask` returned, word for word; `None` where the answer was not kept.

        It searches nothing, so it does not wait behind searches.

        Raises:
            InvalidQuestion: The question is not kept (any more).
            SourcesChanged: An article of the answer was changed or withdrawn since.
        """
        return await self._noting(self._answering.given, collection, key)

    async def recall(
        self, collection: str, key: str, top: int, *, everywhere: bool = False
    ) -> Answer:
        """Return the answer, *top* passages long, to the question that *key* recalls.

        *everywhere* drops what the question was narrowed to.
        """

        def again() -> Answer:
            asked = self.asked.recall(collection, key)
            if everywhere:
                asked = AskedQuestion(asked.question, earlier=asked.earlier)
            return self._answering.find(collection, asked, top)

        return await self._search(collection, again)

    async def again(self, collection: str, key: str, top: int) -> Answered:
        """Return the answer to the question of *key*, as the articles stand now."""

        def answered() -> Answered:
            asked = self.asked.recall(collection, key)
            return Answered(self._answering.find(collection, asked, top), key, asked.narrowed)

        return await self._search(collection, answered)

    async def note(self, work: Callable[[AskedQuestions], Result]) -> Result:
        """Return what *work* makes of the memory of questions, off the event loop.

        It does not wait behind searches, and is done however much is being asked.
        """
        return await self._noting(work, self.asked)

    async def look_up(self, collection: str, asked: AskedQuestion, top: int) -> Answer:
        """Return the answer to *asked* without keeping that it was asked."""
        return await self._search(collection, lambda: self._answering.find(collection, asked, top))

    async def nearest(self, collection: str, claim: str, top: int) -> tuple[RankedPassage, ...]:
        """Return the *top* passages nearest to *claim*, best first, or none without articles."""
        return await self._search(collection, lambda: self._engine.nearest(collection, claim, top))

    async def overview(self, collection: str, article_id: str) -> Answer:
        """Return the answer that shows an article; raise `UnknownArticle` when it is not there."""
        return await self._search(collection, lambda: self._engine.overview(collection, article_id))

    async def possible_questions(self, collection: str, article_id: str) -> tuple[str, ...]:
        """Return what the article may answer; raise `UnknownArticle` when it is not there."""

        def possible() -> tuple[str, ...]:
            return possible_questions(self._engine.articles.get(collection, article_id))

        return await self._search(collection, possible)

    async def check_quotes(self, collection: str, texts: Sequence[str]) -> QuoteCheck | None:
        """Return what *texts* quote beside what the articles state; `None` without articles.

        Raises:
            FootnoteError: An article was changed meanwhile, twice, or too much is asked at once.
        """
        return await self._search(
            collection,
            lambda: repeated_if_changed(lambda: self._quotations.check(collection, texts)),
        )

    async def look_through(self, collection: str, work: Callable[[Engine], Result]) -> Result:
        """Return what *work* makes of the engine; it waits and counts like a search.

        Where an article was changed meanwhile it is done a second time.
        """
        return await self._search(
            collection, lambda: repeated_if_changed(lambda: work(self._engine))
        )

    async def article(self, collection: str, article_id: str) -> Article:
        """Return an article that answers there; raise `UnknownArticle` when it is not there."""
        with self._counted(collection):
            return await self._noting(self._engine.articles.get, collection, article_id)

    async def forget_old(self) -> None:
        """Erase the questions that their servers have kept for long enough."""
        await self._noting(self.asked.forget_old)

    def forget_answers(self) -> None:
        """Forget what was found for questions, of which somebody had theirs erased."""
        self._answering.forget()

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._searching.close()
        self._noting.close()

    async def _search(self, collection: str, work: Callable[[], Result]) -> Result:
        with self._counted(collection):
            if self._ready is not None:
                await asyncio.shield(self._ready)
            return await self._searching(work)

    @contextmanager
    def _counted(self, collection: str) -> Iterator[None]:
        """Count what is under way or waits; raise `Busy` where no more can."""
        if self._pending.total() >= WAITING or self._pending[collection] >= SERVER_WAITING:
            raise Busy
        self._pending[collection] += 1
        try:
            yield
        finally:
            self._pending[collection] -= 1
            if not self._pending[collection]:
                del self._pending[collection]
