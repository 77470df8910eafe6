"""A server's week: what was counted and quoted most, and whether its digest was sent."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, timedelta
from functools import partial

from bot.services.kept_claims import kept, sending
from bot.services.questions import Questions
from bot.services.sources import Sources
from bot.services.workers import Workers
from corpus.article import Citation, Slice
from corpus.errors import UnknownArticle
from corpus.questions.daily_counts import Cited, DailyCounts, DayCounts
from corpus.servers.digests import Digests
from corpus.servers.shards import Shards
from corpus.storage.claims import Claim
from corpus.storage.database import Database
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
        """Return the collections of *shards* whose digest of *week* a killed process left."""
        return await self.workers(self._digests.left, week, shards)

    async def send(self, collection: str, week: date, send: Callable[[], Awaitable[bool]]) -> bool:
        """Have the digest of *week* gathered and sent by *send*, and by it alone.

        Returns whether it was sent. That it was begun is on record before: it is not sent again.
        """
        claim = await self.workers(self._digests.begin, collection, week)
        if claim is None:
            return False
        async with kept(claim, self.workers):
            sent = await send()
        await self.workers(self._digests.end, collection, week, sent=sent)
        return sent

    def sending(self, collection: str, week: date) -> AbstractAsyncContextManager[Claim | None]:
        """Return where the message is sent: see `kept_claims.sending`."""
        begin = partial(self._digests.begin_sending, collection, week)
        return sending(begin, self.workers)

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
