"""A server's week: what was counted and quoted most, and whether its digest was sent."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial

from bot.services.attempts import Deliver, attempt, outcome_of
from bot.services.kept_claims import kept
from bot.services.questions import Questions
from bot.services.sources import Sources
from bot.services.workers import Workers
from corpus.article import Citation, Slice
from corpus.errors import UnknownArticle
from corpus.questions.daily_counts import Cited, DailyCounts, DayCounts
from corpus.servers.digests import Digests
from corpus.servers.shards import Shards
from corpus.storage.database import Database
from corpus.storage.outgoing import Delivery
from index.citations import passage_citation

WEEK = timedelta(days=7)


class Weeks:
    """Reads and writes in the one thread of *workers*, which draws the charts too."""

    def __init__(self, database: Database, questions: Questions, sources: Sources) -> None:
        self._counts = DailyCounts(database)
        self._digests = Digests(database)
        self._questions = questions
        self._sources = sources
        self.workers = Workers("digest", 1)

    async def left(self, week: date, shards: Shards) -> tuple[str, ...]:
        """Return the collections of *shards* whose digest of *week* is to be tried again."""
        return await self.workers(self._digests.left, week, shards)

    async def send(
        self,
        collection: str,
        week: date,
        gather: Callable[[], Awaitable[Deliver | None]],
    ) -> bool:
        """Have the digest of *week* gathered and sent by what *gather* returns, and by it alone.

        There is none to send where that is `None`. Returns whether it was sent.
        """
        claim = await self.workers(self._digests.begin, collection, week)
        if claim is None:
            return False
        begin = partial(self._digests.begin_sending, collection, week)

        async def send() -> Delivery | None:
            deliver = await gather()
            if deliver is None:
                return Delivery.REFUSED
            return await attempt(begin, deliver, self.workers)

        async with kept(claim, self.workers):
            outcome = await outcome_of(send)
        if outcome is not None:
            await self.workers(self._digests.end, collection, week, outcome)
        return outcome is Delivery.SENT

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self.workers.close()

    async def days(self, collection: str, first: date) -> tuple[DayCounts, ...]:
        """Return what was counted on each of the seven days from *first*."""
        last = first + WEEK - timedelta(days=1)
        found = await self.workers(self._counts.between, collection, first, last)
        by_day = {each.day: each for each in found}
        days = [first + timedelta(days=number) for number in range(7)]
        return tuple(by_day.get(day, DayCounts(day, 0, 0, 0, 0)) for day in days)

    async def most_cited(
        self, collection: str, first: date, last: date, limit: int
    ) -> tuple[tuple[Citation, int], ...]:
        """Return the passages quoted most, and how often; those only that still stand there."""
        counted = await self.workers(self._counts.most_cited, collection, first, last, limit)
        found = [(await self._citation(collection, cited, first), n) for cited, n in counted]
        return tuple((citation, n) for citation, n in found if citation is not None)

    async def _citation(self, collection: str, cited: Cited, since: date) -> Citation | None:
        """Return where *cited* stands; `None` when its words moved after *since*, or went."""
        last = await self._sources.fate(collection, cited.article_id)
        if last is not None and last.at.date() >= since:
            return None
        try:
            article = await self._questions.article(collection, cited.article_id)
        except UnknownArticle:
            return None
        return passage_citation(article, cited.start, cited.end, Slice(cited.start, cited.end))
