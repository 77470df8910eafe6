"""What moderators do with sources, for callers that must not block."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial

from bot.services.archives import Archives
from bot.services.attempts import Deliver, attempted
from bot.services.heavy_work import HeavyWork
from bot.services.kept_claims import kept
from bot.services.outages import kept_at_last
from bot.services.publication import Preview, Publication
from bot.services.readings import Readings
from bot.services.workers import Workers
from corpus.article import Article, Metadata, SourceKind
from corpus.discord_links import DiscordLink, discord_link
from corpus.discord_transcript import CONTENT_TYPE
from corpus.drafts import now
from corpus.errors import FootnoteError, PageUnchanged, SourceRefused
from corpus.fetching.fetcher import Fetched, Validators
from corpus.fetching.politeness import fetch_politely
from corpus.ingest import ON_DISCORD_ALONE, read_fetched
from corpus.limits import Limits
from corpus.sandbox.client import SANDBOX
from corpus.searched_articles import crossed
from corpus.servers.departures import IsGone, Servers
from corpus.servers.shards import Shards
from corpus.storage.current_articles import Listed
from corpus.storage.database import Database
from corpus.storage.history import WORDS_CHANGED, Decision, Event, History
from corpus.store import OPERATOR
from corpus.submissions.offers import Offers
from corpus.submissions.queue import SubmissionQueue, Unsettled
from corpus.submissions.refresh_schedules import RefreshSchedules, Schedule
from corpus.submissions.submission import Posted, Submission
from corpus.submissions.submissions import Submissions
from index.engine import Engine

Fetch = Callable[[str, Validators | None], Awaitable[Fetched]]

ReadFromDiscord = Callable[[Submission, DiscordLink], Awaitable[bytes]]
"""What returns the transcript of a message or thread, as JSON, or raises `SourceRefused`, or
`NotGivenOut` where that may well be had later."""


class NotGivenOut(FootnoteError):
    """Discord does not give out for now what is to be read."""


NOT_A_LINK = "Only links can be read again: post the new file instead."


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a server's sources; *waiting* and *published* count all that there are."""

    submissions: tuple[Submission, ...]
    articles: tuple[Listed, ...]
    waiting: int
    published: int
    page: int
    pages: int


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
        self._fetch = fetch_link
        self._read_from_discord: ReadFromDiscord = _not_from_here
        self._workers = Workers("curation", THREADS)
        self._readings = Readings()

    def connected(self, read_from_discord: ReadFromDiscord) -> None:
        """Have links into Discord read by *read_from_discord* from now on; else all are refused."""
        self._read_from_discord = read_from_discord

    async def submit(self, collection: str, posted: Posted) -> Submission:
        """Keep what was posted; raise `SourceRefused` beyond the limits."""
        return await self._workers(self._submissions.submit, collection, posted)

    async def unsettled(self, shards: Shards, under_way: Collection[str]) -> tuple[Unsettled, ...]:
        """Return what of *shards* is to be read or told and no process is at, oldest first.

        That is all but what is *under_way* here, by its id.
        """
        return await self._workers(self._queue.unsettled, shards, under_way)

    async def begin(self, key: str) -> Submission | None:
        """Return a submission, now being read here; `None` if another process is at it.

        It may be one that another process had read or given up and told nobody of.
        """
        return await self._workers(self._queue.begin, key)

    def keeping(self, key: str) -> AbstractAsyncContextManager[None]:
        """Return where a submission is kept from other processes, which began here."""
        return kept(self._queue.claim(key), self._workers)

    async def tell(self, key: str, deliver: Deliver) -> None:
        """Have what came of a submission told by *deliver*, in a message, and by it alone."""
        begin = partial(self._queue.begin_telling, key)
        end = partial(self._queue.told, key)
        await attempted(begin, deliver, end, self._workers)

    async def told(self, key: str) -> None:
        """Note that somebody was told what came of a submission."""
        await self._workers(self._queue.told, key)

    async def untold(self, submission: Submission) -> None:
        """Have what came of *submission* told in a message: its reply was not taken.

        Where the database is away, that is kept once it answers.
        """
        await kept_at_last(partial(self._workers, self._queue.untold, submission))

    async def drop(self, key: str, reason: str) -> Submission:
        """Close what was read to no purpose, for *reason*, and return it."""
        return await self._workers(self._queue.drop, key, reason)

    async def read(self, submission: Submission) -> Submission:
        """Read what was posted and return the submission, waiting for its moderator.

        Raises:
            PageUnchanged: It was posted to refresh an article, and says the same.
            SourceRefused: It cannot be read, or must not take the article's place.
            NotGivenOut: It stands on Discord, which does not give it out for now.
        """
        posted = submission.posted
        if posted.kind is not SourceKind.LINK:
            return await self._read_data(submission, posted.data or b"", None)
        link = discord_link(posted.name)
        if link is None:
            return await self._read_page(submission)
        # With a message's menu come its words, which Discord may not give out again.
        said = posted.data or await self._read_from_discord(submission, link)
        return await self._read_data(submission, said, CONTENT_TYPE)

    async def _read_page(self, submission: Submission) -> Submission:
        posted, known = submission.posted, None
        if posted.replaces is not None:
            known = await self._workers(self._publication.validators, posted.replaces)
        try:
            fetched = await self._fetch(posted.name, known)
        except PageUnchanged:
            await self._workers(self._publication.unchanged, posted.replaces or "")
            raise
        apart, where = self._readings, submission.collection
        draft, _ = await apart(where, read_fetched, fetched, posted.name, now())
        return await apart(where, self._publication.keep, submission, draft, fetched.validators)

    async def _read_data(
        self, submission: Submission, data: bytes, content_type: str | None
    ) -> Submission:
        apart, where, name = self._readings, submission.collection, submission.posted.name
        draft = await apart(where, SANDBOX.read, data, name, content_type=content_type)
        return await apart(where, self._publication.keep, submission, draft, None)

    async def fail(self, submission: Submission, reason: str) -> Submission:
        """Keep why a submission could not be read.

        A scheduled check that fails again is closed instead: its failure was told before.
        """
        return await self._workers(self._publication.fail, submission, reason)

    async def put_off(self, submission: Submission, reason: str) -> None:
        """Have a submission read later that our own side could not read, for *reason*, for now.

        It has failed where that was so often.

        Raises:
            StoreUnavailable: It is not known yet: the database is away.
        """
        await self._workers(self._publication.put_off, submission, reason)

    async def cancel(self, collection: str, key: str) -> None:
        """Close a submission without publishing it."""
        await self._workers(self._submissions.cancel, collection, key)

    async def put_back(self, key: str) -> None:
        """Queue again what was being read when the bot stops."""
        await self._workers(self._queue.put_back, key)

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
            async with self.keeping(begun.id):
                await self.read(begun)
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
        """Return a *page*, from 0, of a server's sources, or the last one: *per_page* of them.

        What is under way comes before what is published, each newest first. The words of all
        others are not read: together they may take gigabytes.
        """

        def listed() -> Listing:
            waiting = self._submissions.named(collection)
            articles = self._engine.store.listed([collection])[::-1]
            pages = max(1, -(-(len(waiting) + len(articles)) // per_page))
            shown = min(page, pages - 1)
            first, last = shown * per_page, (shown + 1) * per_page
            behind = len(waiting)
            return Listing(
                self._submissions.open(collection, [each.id for each in waiting[first:last]]),
                articles[max(0, first - behind) : max(0, last - behind)],
                len(waiting),
                len(articles),
                shown,
                pages,
            )

        return await self._workers(listed)

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
        for each in (self._readings, self._heavy, self._workers):
            each.close()


async def _not_from_here(submission: Submission, link: DiscordLink) -> bytes:
    """Refuse: a terminal reads nothing on Discord."""
    del submission, link
    raise SourceRefused(ON_DISCORD_ALONE)
