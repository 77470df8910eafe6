"""What is suggested beside a refusal, for callers that must not block nor wait for long."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TypeVar

import structlog

from bot.services.answering import Answered
from bot.services.questions import Questions
from corpus.errors import FootnoteError
from index.suggestions.suggesting import Suggesting
from index.suggestions.suggestions import NOTHING, Suggestions

WITHIN = 0.05
"""Seconds that a refusal waits for suggestions; what comes later is there for the next who asks."""

MOST_RUNNING = 6
"""Searches for suggestions under way at once, three for each refusal: with more there are none."""

Found = TypeVar("Found")

log = structlog.get_logger()


class RefusalSuggestions:
    """Finds suggestions by way of *questions*; for one event loop."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._suggesting = Suggesting()
        self._running: set[asyncio.Task[object]] = set()

    async def beside(
        self, collection: str, answered: Answered, is_seen: Callable[[str | None], bool]
    ) -> Suggestions:
        """Return what goes with *answered*, within `WITHIN`; nothing where it is no refusal.

        A question that was asked in the channel of an id is suggested only where that *is_seen* by
        whoever sees the refusal. Nothing goes with a question to some articles only, and with any
        while many are asking.
        """
        crowded = self._questions.questions.crowded or len(self._running) >= MOST_RUNNING
        if not answered.answer.suggests or answered.narrowed or crowded:
            return NOTHING
        asked = answered.answer.corrected or answered.answer.question
        questions = self._begin(self._near(collection, asked, is_seen))
        articles = self._begin(
            self._questions.look_through(
                collection, lambda engine: self._suggesting.articles(engine, collection, asked)
            )
        )
        meant = self._begin(
            self._questions.look_through(
                collection, lambda engine: self._suggesting.meant(engine, collection, asked)
            )
        )
        await asyncio.wait([questions, articles, meant], timeout=WITHIN)
        instead = _found(meant)
        others = tuple(each for each in _found(questions) or () if each != instead)
        return Suggestions(instead, others, _found(articles) or ())

    def forget(self) -> None:
        """Forget the vectors of questions, of which somebody had theirs erased."""
        self._suggesting.forget()

    async def _near(
        self, collection: str, asked: str, is_seen: Callable[[str | None], bool]
    ) -> tuple[str, ...]:
        known = await self._questions.note(lambda memory: memory.surely_answered(collection))
        seen = [each for each in known if is_seen(each.channel_id)]
        return await self._questions.look_through(
            collection, lambda engine: self._suggesting.questions(engine, collection, asked, seen)
        )

    def _begin(self, work: Coroutine[object, object, Found]) -> asyncio.Task[Found | None]:
        """Return the task that does *work*, which goes on when nobody waits for it any more."""
        task = asyncio.create_task(_quietly(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task


async def _quietly(work: Coroutine[object, object, Found]) -> Found | None:
    """Return what *work* returns, null where it fails: a refusal stands without suggestions."""
    try:
        return await work
    except FootnoteError:
        return None  # it cannot be asked, or not now
    except Exception as error:  # noqa: BLE001 - a refusal needs none of it; the log has one line
        log.warning("no suggestions beside a refusal", reason=type(error).__name__)
        return None


def _found(task: asyncio.Task[Found | None]) -> Found | None:
    return task.result() if task.done() and not task.cancelled() else None
