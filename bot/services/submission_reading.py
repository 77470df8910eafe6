"""From a submission that is to be read to somebody who is told what came of it."""

from collections.abc import Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager
from functools import partial

from bot.services.attempts import Deliver, attempted
from bot.services.kept_claims import kept
from bot.services.outages import kept_at_last
from bot.services.publication import Publication
from bot.services.readings import Readings
from bot.services.workers import Workers
from corpus.article import SourceKind
from corpus.discord_links import DiscordLink, discord_link
from corpus.discord_transcript import CONTENT_TYPE
from corpus.drafts import now
from corpus.errors import FootnoteError, PageUnchanged, SourceRefused
from corpus.fetching.fetcher import Fetched, Validators
from corpus.ingest import ON_DISCORD_ALONE, read_fetched
from corpus.limits import Limits
from corpus.sandbox.client import SANDBOX
from corpus.servers.shards import Shards
from corpus.storage.database import Database
from corpus.submissions.queue import SubmissionQueue, Unsettled
from corpus.submissions.submission import Submission

Fetch = Callable[[str, Validators | None], Awaitable[Fetched]]

ReadFromDiscord = Callable[[Submission, DiscordLink], Awaitable[bytes]]
"""What returns the transcript of a message or thread, as JSON, or raises `SourceRefused`, or
`NotGivenOut` where that may well be had later."""


class NotGivenOut(FootnoteError):
    """Discord does not give out for now what is to be read."""


class SubmissionReading:
    """What is done with a submission that waits to be read; each call in a thread of *workers*.

    Pages are fetched by *fetch_link*, and what is read is kept by *publication*.
    """

    def __init__(
        self,
        database: Database,
        limits: Limits | None,
        publication: Publication,
        workers: Workers,
        fetch_link: Fetch,
    ) -> None:
        self._queue = SubmissionQueue(database, limits)
        self._publication = publication
        self._workers = workers
        self._fetch = fetch_link
        self._read_from_discord: ReadFromDiscord = _not_from_here
        self._readings = Readings()

    def connected(self, read_from_discord: ReadFromDiscord) -> None:
        """Have links into Discord read by *read_from_discord* from now on; else all are refused."""
        self._read_from_discord = read_from_discord

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
        article = submission.collection, posted.replaces or ""
        if posted.replaces is not None:
            known = await self._workers(self._publication.validators, *article)
        try:
            fetched = await self._fetch(posted.name, known)
        except PageUnchanged:
            await self._workers(self._publication.unchanged, *article)
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

    async def drop(self, key: str, reason: str) -> Submission:
        """Close what was read to no purpose, for *reason*, and return it."""
        return await self._workers(self._queue.drop, key, reason)

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

    async def put_back(self, key: str) -> None:
        """Queue again what was being read when the bot stops."""
        await self._workers(self._queue.put_back, key)

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

    def close(self) -> None:
        """Break off what is being read, drop what waits."""
        self._readings.close()


async def _not_from_here(submission: Submission, link: DiscordLink) -> bytes:
    """Refuse: a terminal reads nothing on Discord."""
    del submission, link
    raise SourceRefused(ON_DISCORD_ALONE)
