"""What moderators do with sources, for callers that must not block."""

from collections.abc import Mapping, Sequence

from bot.services.archives import Archives
from bot.services.heavy_work import HeavyWork
from bot.services.publication import Preview, Publication
from bot.services.source_listing import Listing, listing
from bot.services.submission_reading import Fetch, SubmissionReading
from bot.services.workers import Workers
from corpus.article import Article, Metadata, SourceKind
from corpus.drafts import now
from corpus.errors import SourceRefused
from corpus.fetching.politeness import fetch_politely
from corpus.limits import Limits
from corpus.searched_articles import crossed
from corpus.servers.departures import IsGone, Servers
from corpus.servers.shards import Shards
from corpus.storage.database import Database
from corpus.storage.history import WORDS_CHANGED, Decision, Event, History
from corpus.store import OPERATOR
from corpus.submissions.offers import Offers
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.refresh_schedules import RefreshSchedules, Schedule
from corpus.submissions.submission import Posted, Submission
from corpus.submissions.submissions import Submissions
from index.engine import Engine

NOT_A_LINK = "Only links can be read again: post the new file instead."


THREADS = 2
"""Lists and decisions at once; questions and readings have threads of their own."""


class Sources:
    """Submissions, articles and their history, each call in a thread.

    What takes long waits for its server's turn (`bot/services/heavy_work.py`).
    """

    def __init__(
        self,
        engine: Engine,
        database: Database,
        limits: Limits | None = None,
        fetch_link: Fetch = fetch_politely,
    ) -> None:
        self._engine = engine
        self._submissions = Submissions(database, limits)
        self._queue = SubmissionQueue(database, limits)
        self._history = History(database)
        self._publication = Publication(engine, database, limits or Limits())
        self._schedules = RefreshSchedules(database)
        self._servers = Servers(database)
        self._offers = Offers(database, limits)
        self._heavy = HeavyWork()
        self.archives = Archives(engine, database, limits or Limits(), self._heavy)
        self._workers = Workers("curation", THREADS)
        self.reading = SubmissionReading(
            database, limits, self._publication, self._workers, fetch_link
        )

    async def submit(self, collection: str, posted: Posted) -> Submission:
        """Keep what was posted; raise `SourceRefused` beyond the limits."""
        return await self._workers(self._submissions.submit, collection, posted)

    async def cancel(self, collection: str, key: str) -> None:
        """Close a submission without publishing it."""
        await self._workers(self._submissions.cancel, collection, key)

    async def due(self, shards: Shards) -> tuple[Submission, ...]:
        """Return the scheduled checks of *shards* that are due, queued."""
        return await self._workers(self._schedules.take_due, now(), shards)

    async def tidy(self) -> None:
        """Forget what nobody decided on and what was withdrawn, of every server."""
        await self._workers(self._submissions.forget_old)
        await self._heavy.patiently(OPERATOR, OPERATOR, self._engine.store.erase_withdrawn)

    async def erase_gone(self, shards: Shards, is_gone: IsGone) -> tuple[str, ...]:
        """Erase the servers of *shards* that were left long ago; return their collections."""
        erase = self._servers.erase_gone
        return await self._heavy.patiently(OPERATOR, OPERATOR, erase, shards, is_gone)

    async def submission(self, collection: str, key: str) -> Submission:
        """Return an open submission; raise `UnknownSubmission` if there is none."""
        return await self._workers(self._submissions.get, collection, key)

    async def preview(self, collection: str, key: str) -> Preview:
        """Return a submission as its moderator is to see it, or raise `UnknownSubmission`."""
        return await self._heavy.patiently(
            collection, collection, self._publication.preview, collection, key
        )

    async def restate(self, collection: str, key: str, metadata: Metadata) -> Preview:
        """Give a waiting submission other metadata and return it as it is to be seen."""
        return await self._heavy.patiently(
            collection, collection, self._publication.restate, collection, key, metadata
        )

    async def exchange(self, collection: str, key: str, *, take_in: bool) -> Preview:
        """Take in what was left out of a waiting submission, or leave it out, and return it so.

        Raises:
            UnknownSubmission: It was decided on meanwhile.
            SourceRefused: Nothing was left out, or the article would be too long with it.
        """
        return await self._heavy.patiently(
            collection, collection, self._publication.exchange, collection, key, take_in=take_in
        )

    async def confirm(self, collection: str, key: str, field: str) -> Preview:
        """Take the guess for one *field* of a waiting submission as stated and return it so."""
        return await self._heavy.patiently(
            collection, collection, self._publication.confirm, collection, key, field
        )

    async def publish(
        self, collection: str, key: str, actor: str, replaces: str | None = None
    ) -> Article:
        """Store a waiting submission as an article, or as the next version of *replaces*.

        Raises:
            UnknownSubmission: It was decided on meanwhile.
            SourceRefused: The same words are here already.
        """
        return await self._heavy.soon(
            collection, actor, self._publication.publish, collection, key, actor, replaces
        )

    async def refreshed(self, collection: str, article_id: str) -> Article:
        """Return the next version of an article whose page has changed, for the operator.

        Raises:
            PageUnchanged: The page says the same.
            SourceRefused: It was not posted as a link, or its page must not take its place.
            UnknownArticle: The collection holds no article of that id.
        """
        held = await self.article(collection, article_id)
        if held.source.kind is not SourceKind.LINK:
            raise SourceRefused(NOT_A_LINK)
        posted = Posted(SourceKind.LINK, held.source.name, "", None, replaces=article_id)
        begun = await self._workers(self._queue.submit_begun, collection, posted)
        try:
            async with self.reading.keeping(begun.id):
                await self.reading.read(begun)
        except BaseException:
            await self.cancel(collection, begun.id)
            raise
        return await self._heavy.soon(
            collection, OPERATOR, self._publication.publish, collection, begun.id, None, None
        )

    async def edit(
        self, collection: str, article_id: str, metadata: Metadata, actor: str
    ) -> Article:
        """Give an article other metadata and return its new version."""
        return await self._heavy.soon(
            collection, actor, self._publication.edit, collection, article_id, metadata, actor
        )

    async def withdraw(self, collection: str, article_id: str, actor: str) -> Article:
        """Take an article out of every search; return it."""
        return await self._workers(
            self._engine.writer.remove, collection, article_id, Decision(actor)
        )

    async def restore(self, collection: str, article_id: str, actor: str) -> Article:
        """Take a withdrawn article back."""
        return await self._workers(
            self._engine.writer.restore, collection, article_id, Decision(actor)
        )

    async def article(self, collection: str, article_id: str) -> Article:
        """Return an article of the server's own; raise `UnknownArticle` when there is none."""
        return await self._workers(self._engine.store.article, [collection], article_id)

    async def listing(self, collection: str, page: int, per_page: int) -> Listing:
        """Return a *page*, from 0, of a server's sources, or the last one: *per_page* of them."""
        submissions, store = self._submissions, self._engine.store
        return await self._workers(listing, submissions, store, collection, page, per_page)

    async def offer(self, collection: str, posted: Sequence[Posted]) -> tuple[Submission, ...]:
        """Keep what could be posted until its moderator has chosen; return it."""
        return await self._workers(self._offers.offer, collection, posted)

    async def choose(self, collection: str, keys: Sequence[str]) -> tuple[Submission, ...]:
        """Queue what was chosen of that; raise `SourceRefused` beyond the limits."""
        return await self._workers(self._offers.choose, collection, keys)

    async def schedule(self, collection: str, article_id: str, schedule: Schedule | None) -> None:
        """Have the link of an article checked from now on, or no longer."""
        await self._workers(self._schedules.set, collection, article_id, schedule)

    async def schedules(self, collection: str) -> Mapping[str, str]:
        """Return how often the links of a server are checked, by article."""
        return await self._workers(self._schedules.get, collection)

    async def history(self, collection: str, article_id: str | None) -> tuple[Event, ...]:
        """Return the changes of a server's sources, or of one, newest first."""
        return await self._workers(self._history.get, [collection], article_id)

    async def fate(self, collection: str, article_id: str) -> Event | None:
        """Return the last change that took an article's words away or may have altered them."""

        def last() -> Event | None:
            events = self._history.get(crossed(collection), article_id)
            return next((each for each in events if each.action in WORDS_CHANGED), None)

        return await self._workers(last)

    def close(self) -> None:
        """Break off what is being read, wait for what else runs, drop what waits."""
        for each in (self.reading, self._heavy, self._workers):
            each.close()
