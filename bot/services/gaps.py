"""Open questions for moderators: put together by meaning, asked again when sources come."""

import asyncio
from functools import partial

from bot.services.attempts import Deliver, attempted
from bot.services.kept_claims import kept
from bot.services.question_form import reads_as_question
from bot.services.questions import Busy, Questions
from bot.services.turns import Turns
from bot.services.workers import Workers
from corpus.errors import FootnoteError
from corpus.questions.gap import Cause, Gap, GapGroup
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Due, Notifications
from corpus.questions.question import AskedQuestion
from corpus.servers.shards import Shards
from corpus.storage.database import Database
from index.answer import Answer
from index.answering.grouping import grouped
from index.engine import Engine

DEPTH = 50
"""Passages looked through for the articles nearest to a question."""

READ_TRIES = 3
"""How often a gap is asked before it waits for a quieter moment, with all those behind it."""

LISTED = 3
"""Passages of an answer that somebody is told."""


class GapSettled(FootnoteError):
    """The gap was answered, dismissed or forgotten meanwhile."""


class GapBoard:
    """The gaps of every server, each call in a thread of its own or at the questions.

    Servers take turns at having theirs put together. *changed* is set when a gap may be answered
    now, or somebody is to be told of one; whoever waits for it clears it.
    """

    def __init__(self, engine: Engine, database: Database, questions: Questions) -> None:
        self._engine = engine
        self._questions = questions
        self._gaps = Gaps(database)
        self._notifications = Notifications(database)
        self._workers = Workers("gaps", 1)
        self._claiming = Workers("claims", 1)
        self._grouping = Workers("grouping", 1)
        self._turns = Turns(1)
        self.changed = asyncio.Event()

    async def groups(self, collection: str) -> tuple[GapGroup, ...]:
        """Return the open gaps of *collection* by meaning: most asked first, then the newest.

        What reads as no question comes last, as one group, unless somebody waits for it.
        """
        async with self._turns.turn(collection, collection):
            return await self._grouping(self._groups, collection)

    async def group(self, collection: str, key: str) -> GapGroup:
        """Return the group that the gap *key* is in now; raise `GapSettled` if it is not open."""
        for group in await self.groups(collection):
            if key in {each.key for each in group.gaps}:
                return group
        raise GapSettled("This question is settled already: `/gaps` shows the open ones.")

    async def answer_by(self, collection: str, key: str, article_id: str) -> GapGroup:
        """Settle the group of *key* by an article that a moderator named; return it as it was.

        Raises:
            GapSettled: It is not open.
            UnknownArticle: No searchable article has that id.
        """
        await self._questions.article(collection, article_id)
        group = await self.group(collection, key)
        keys = [each.key for each in group.gaps]
        await self._workers(self._gaps.answer, collection, keys, article_id)
        return group

    async def dismiss(self, collection: str, key: str) -> GapGroup:
        """Take the group of *key* off the list and return it; raise `GapSettled` if not open."""
        group = await self.group(collection, key)
        keys = [each.key for each in group.gaps]
        await self._workers(self._gaps.dismiss, collection, keys)
        return group

    async def nearest_articles(self, collection: str, question: str) -> tuple[str, ...]:
        """Return the ids of the articles with passages near to *question*, nearest first."""
        answer = await self._questions.look_up(collection, AskedQuestion(question, None), DEPTH)
        return tuple(dict.fromkeys(each.citation.article_id for each in answer.passages))

    async def review(self, shards: Shards) -> int:
        """Ask the open gaps of *shards* again where articles moved; return how many closed.

        Raises:
            Busy: Members are asking much: what is left is to be asked the next time.
        """
        closed = 0
        for collection, now in (await self._workers(self._moved, shards)).items():
            claim = await self._workers(self._gaps.begin_review, collection, now)
            if claim is None:
                continue
            reviewed = None
            try:
                async with kept(claim, self._claiming):
                    closed += await self._review(collection)
                reviewed = now
            finally:
                await self._workers(self._gaps.end_review, collection, reviewed)
        return closed

    async def _review(self, collection: str) -> int:
        gaps = await self._workers(self._gaps.open, collection)
        return sum([await self._ask_again(gap) for gap in gaps])

    async def answer_for(self, due: Due) -> Answer | None:
        """Return what *due* is to be told; `None` when nothing answers (any more).

        The article that a moderator named is quoted even where its passage scores low.
        """
        gap = due.gap
        if due.answered_by is None:
            answer = await self._questions.recall(gap.collection, gap.key, LISTED)
            _require_read(answer)
            return answer if answer.answered else None
        asked = AskedQuestion(gap.question, due.answered_by)
        answer = await self._questions.look_up(gap.collection, asked, LISTED)
        return answer if answer.passages else None

    async def unannounced(self, shards: Shards) -> tuple[Gap, ...]:
        """Return the gaps that somebody wishes answered and the moderators were not told of."""
        return await self._workers(self._notifications.unannounced, shards)

    async def announce(self, key: str, deliver: Deliver) -> None:
        """Have the moderators told of a gap by *deliver*, and by it alone."""
        begin = partial(self._notifications.begin_announcing, key)
        end = partial(self._notifications.end_announcing, key)
        await attempted(begin, deliver, end, self._claiming)

    async def due(self, shards: Shards) -> tuple[Due, ...]:
        """Return who is to be told of an answer in the servers of *shards*."""
        return await self._workers(self._notifications.due, shards)

    async def tell(self, due: Due, deliver: Deliver) -> None:
        """Have *due* told by *deliver*, and by it alone."""
        begin = partial(self._notifications.begin, due.gap.key, due.actor)
        end = partial(self._notifications.end, due.gap.key, due.actor)
        await attempted(begin, deliver, end, self._claiming)

    async def reopen(self, gap: Gap) -> None:
        """Have *gap* open again: nothing answers it any more."""
        await self._workers(self._gaps.reopen, gap.collection, gap.key)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._grouping.close()
        self._claiming.close()
        self._workers.close()

    def _moved(self, shards: Shards) -> dict[str, str]:
        """Return the state of the articles that the open gaps were not asked of yet."""
        reviewed = self._gaps.reviewed(shards)
        now = self._engine.articles.generations(tuple(reviewed))
        return {name: state for name, state in now.items() if state != reviewed[name]}

    def _groups(self, collection: str) -> tuple[GapGroup, ...]:
        oldest_first = self._gaps.open(collection)[::-1]
        gaps = [each for each in oldest_first if each.waiting or reads_as_question(each.question)]
        others = tuple(each for each in oldest_first if each not in gaps)
        vectors = self._engine.question_vectors([each.question for each in gaps])
        groups = [GapGroup(tuple(gaps[row] for row in rows)) for rows in grouped(vectors)]
        newest_first = sorted(groups, key=lambda each: each.gaps[-1].raised_at, reverse=True)
        most_asked_first = sorted(newest_first, key=lambda each: len(each.gaps), reverse=True)
        return (*most_asked_first, *([GapGroup(others, asks=False)] if others else []))

    async def _ask_again(self, gap: Gap) -> int:
        """Settle *gap* when it is answered now, by other words where those cited did not help."""
        try:
            answer = await self._read_answer(gap)
        except Busy:
            raise
        except FootnoteError:
            return 0  # deleted meanwhile, or the article that it was narrowed to is gone
        if not answer.answered:
            return 0
        cited = {each.article_id for each in gap.cited}
        if gap.cause is Cause.NOT_HELPFUL and answer.passages[0].citation.article_id in cited:
            return 0
        return await self._workers(self._gaps.answer, gap.collection, [gap.key])

    async def _read_answer(self, gap: Gap) -> Answer:
        """Return the answer of now, read closely; raise `Busy` where there is no time for that."""
        for _ in range(READ_TRIES):
            await self._workers(self._questions.questions.give_way)
            answer = await self._questions.recall(gap.collection, gap.key, 1)
            if not answer.unread:
                return answer
        raise Busy


def _require_read(answer: Answer) -> None:
    """Raise `Busy` where there was no time to read closely: it is to be asked again then."""
    if answer.unread:
        raise Busy
