"""Questions that an article answers: each was asked of it first, and surely answered."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

from bot.services.questions import Busy, Questions
from corpus.errors import FootnoteError
from corpus.questions.question import AskedQuestion
from index.answer import Answer, Confidence, Reply
from index.answering.possible_questions import LONGEST

SHOWN = 3
"""Questions that are shown with an article."""

MOST_TRIED = 8
"""Questions that an article is asked at most for them: each takes some hundredths of a second."""

WITHIN = 2.0
"""Seconds after which an article is asked no more of them: somebody waits for its card."""

MOST_KNOWN = 4096
"""Outcomes known at once, each some hundred bytes; those longest unused go first."""


class ArticleQuestions:
    """Asks *questions*, which keeps nothing of it; for one event loop.

    What came of it is known by a digest for as long as the article stays the same: no words are
    held here, so what somebody asked and has had erased is not shown from here any more.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._known: OrderedDict[bytes, bool] = OrderedDict()

    async def answered_by(
        self, collection: str, shown: Answer, is_seen: Callable[[str | None], bool]
    ) -> tuple[str, ...]:
        """Return up to `SHOWN` questions that the article of *shown* surely answers.

        Those that were asked in public come first, in channels that *is_seen* takes by their ids.
        There are fewer, or none, where the bot has no time to ask, or the article was changed or
        withdrawn meanwhile.
        """
        (article,) = shown.shown
        try:
            asked = await self._questions.note(
                lambda memory: memory.answered_from(collection, article.article_id, is_seen)
            )
            made = await self._questions.possible_questions(collection, article.article_id)
            fitting = (each for each in (*asked, *made) if len(each) <= LONGEST)
            return await self._sure(collection, shown, dict.fromkeys(fitting))
        except FootnoteError:
            return ()

    async def _sure(
        self, collection: str, shown: Answer, questions: Iterable[str]
    ) -> tuple[str, ...]:
        found: list[str] = []
        tried, until = 0, time.monotonic() + WITHIN
        for question in questions:
            key = _key(collection, shown, question)
            if key not in self._known and tried < MOST_TRIED and time.monotonic() < until:
                tried += 1
                await self._try(key, collection, shown, question)
            if self._known.get(key):
                self._known.move_to_end(key)
                found.append(question)
            if len(found) == SHOWN:
                break
        return tuple(found)

    async def _try(self, key: bytes, collection: str, shown: Answer, question: str) -> None:
        """Find out whether the article answers *question*, unless there is no time for it now."""
        if self._questions.questions.crowded:
            return
        asked = AskedQuestion(question, shown.shown[0].article_id)
        try:
            answer = await self._questions.look_up(collection, asked, 1)
        except Busy:
            return
        if not answer.unread:
            self._known[key] = _is_sure(answer)
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)


def _is_sure(answer: Answer) -> bool:
    return (
        answer.answered
        and answer.reply is Reply.ANSWER
        and answer.confidence is Confidence.HIGH
        and len(answer.versions) <= 1
    )


def _key(collection: str, shown: Answer, question: str) -> bytes:
    told_apart = repr((collection, sorted(shown.articles.items()), question))
    return hashlib.sha256(told_apart.encode()).digest()
