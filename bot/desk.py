"""Where Discord's event loop hands work to the engine, and gets it back without waiting on it."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from bot.answering import Answered, Answering
from corpus.article import Article
from corpus.asked_questions import AskedQuestion, AskedQuestions, Asker
from corpus.errors import FootnoteError, gettext_noop
from index.answer import Answer
from index.batching import RightOfWay
from index.engine import AT_ONCE, Engine

__all__ = ["Answered", "Busy", "Desk"]

WAITING = 64
"""Requests that may wait; at a tenth of a second each the last still gets its answer in time."""

Result = TypeVar("Result")


class Busy(FootnoteError):
    """More is being asked than can be answered in good time."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Many questions are being asked right now: try again in a moment.")
        )


class Desk:
    """The engine and its memory of questions, for callers that must not block.

    Questions wait until *ready* is done, and raise what it raised.
    """

    def __init__(
        self, engine: Engine, asked: AskedQuestions, ready: asyncio.Future[None] | None = None
    ) -> None:
        self._engine = engine
        self._ready = ready
        self.asked = asked
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="desk")
        self._pending = 0
        self._answering = Answering(engine, asked)

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
        gets the same answer; null is now.

        Raises:
            FootnoteError: The question cannot be asked, or too much is asked at once.
        """
        arrived = time.monotonic() if since is None else since
        return await self._once_ready(
            lambda: self._answering.ask(collection, asked, top, asker, arrived)
        )

    async def checked(self, collection: str, asked: AskedQuestion) -> AskedQuestion:
        """Return *asked* with the id of the article that it names by its title.

        It searches nothing, so that a refusal can come before anyone else sees the question.

        Raises:
            FootnoteError: It cannot be asked, or no article is left to search.
        """
        return await asyncio.to_thread(self._answering.checked, collection, asked)

    async def given(self, collection: str, key: str) -> Answered | None:
        """Return what `ask` returned, word for word; null where the answer was not kept.

        It searches nothing, so it does not wait behind searches.

        Raises:
            InvalidQuestion: The question is not kept (any more).
            SourcesChanged: An article of the answer was changed or withdrawn since.
        """
        return await asyncio.to_thread(self._answering.given, collection, key)

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

        return await self._once_ready(again)

    async def again(self, collection: str, key: str, top: int) -> Answered:
        """Return the answer to the question of *key*, as the articles stand now."""

        def answered() -> Answered:
            asked = self.asked.recall(collection, key)
            return Answered(self._answering.find(collection, asked, top), key, asked.narrowed)

        return await self._once_ready(answered)

    async def note(self, work: Callable[[AskedQuestions], Result]) -> Result:
        """Return what *work* makes of the memory of questions, off the event loop.

        It does not wait behind searches, and is done however much is being asked.
        """
        return await asyncio.to_thread(work, self.asked)

    async def look_up(self, collection: str, asked: AskedQuestion, top: int) -> Answer:
        """Return the answer to *asked* without keeping that it was asked."""
        return await self._once_ready(lambda: self._answering.find(collection, asked, top))

    async def articles(self, collection: str) -> tuple[Article, ...]:
        """Return the articles that *collection* is answered from."""
        return await self._off_loop(lambda: self._engine.articles(collection))

    async def article(self, collection: str, article_id: str) -> Article:
        """Return one of them; raise `UnknownArticle` when it is not there."""
        return await self._off_loop(lambda: self._engine.article(collection, article_id))

    async def forget_old(self) -> None:
        """Erase the questions that their servers have kept for long enough."""
        await self.note(AskedQuestions.forget_old)

    def forget_answers(self) -> None:
        """Forget what was found for questions, of which somebody had theirs erased."""
        self._answering.forget()

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._threads.shutdown(cancel_futures=True)

    def require_room(self) -> None:
        """Raise `Busy` when no more can wait; else return."""
        if self._pending >= WAITING:
            raise Busy

    async def _once_ready(self, work: Callable[[], Result]) -> Result:
        with self._counted():
            if self._ready is not None:
                await asyncio.shield(self._ready)
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _off_loop(self, work: Callable[[], Result]) -> Result:
        with self._counted():
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self.require_room()
        self._pending += 1
        try:
            yield
        finally:
            self._pending -= 1
