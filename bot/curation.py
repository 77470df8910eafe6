"""What moderators do with sources, for callers that must not block."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.archives import Archives
from corpus.article import Article, Draft, Metadata, Source, SourceKind
from corpus.checks import language_warning, to_check
from corpus.courtesy import fetch_politely
from corpus.database import Database
from corpus.drafts import described, now
from corpus.duplicates import Likeness, nearest
from corpus.errors import PageUnchanged, SourceRefused
from corpus.fetcher import Fetched, Validators
from corpus.history import WORDS_CHANGED, Action, Decision, Event, History
from corpus.ingest import read_fetched
from corpus.limits import Limits
from corpus.link_checks import LinkChecks
from corpus.offers import Offers
from corpus.readers import read_document
from corpus.revisions import Changes, changes, suspicion
from corpus.scheduled_checks import ScheduledChecks
from corpus.servers import Servers
from corpus.submissions import Posted, Submission, Submissions, SubmissionState
from index.engine import Engine, searched
from index.languages import languages_of

Fetch = Callable[[str, Validators | None], Awaitable[Fetched]]
Outcome = TypeVar("Outcome")

NOT_A_LINK = "Only links can be read again: post the new file instead."

THREADS = 2
"""Readings and writings at once; questions have threads of their own."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A read submission with what stands against publishing it, as things are now."""

    submission: Submission
    draft: Draft
    likeness: Likeness | None
    replaced: Article | None
    changes: Changes | None
    checks: tuple[str, ...] = ()


class Curation:
    """Submissions, articles and their history, each call in a thread."""

    def __init__(
        self,
        engine: Engine,
        database: Database,
        limits: Limits | None = None,
        fetch_link: Fetch = fetch_politely,
    ) -> None:
        self._engine = engine
        self._submissions = Submissions(database, limits)
        self._history = History(database)
        self._checks = LinkChecks(database)
        self.schedules = ScheduledChecks(database)
        self.servers = Servers(database)
        self.offers = Offers(database, limits)
        self._limits = limits or Limits()
        self.archives = Archives(engine, database, self._limits)
        self._fetch = fetch_link
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="curation")

    async def submit(self, collection: str, posted: Posted) -> Submission:
        """Keep what was posted; raise `SourceRefused` beyond the limits."""
        return await self._off_loop(lambda: self._submissions.submit(collection, posted))

    async def begin(self, key: str) -> Submission:
        """Return a submission, now being read."""
        return await self._off_loop(lambda: self._submissions.begin(key))

    async def read(self, submission: Submission) -> Submission:
        """Read what was posted and return the submission, waiting for its moderator.

        Raises:
            PageUnchanged: It was posted to refresh an article, and says the same.
            SourceRefused: It cannot be read, or must not take the article's place.
        """
        posted = submission.posted
        known = None
        if posted.replaces is not None:
            known = await self._off_loop(lambda: self._checks.validators(posted.replaces or ""))
        if posted.kind is not SourceKind.LINK:
            return await self._off_loop(lambda: self._kept(submission, _read(posted), None))
        try:
            fetched = await self._fetch(posted.name, known)
        except PageUnchanged:
            await self._off_loop(lambda: self._unchanged(posted.replaces or ""))
            raise
        return await self._off_loop(
            lambda: self._kept(
                submission, read_fetched(fetched, posted.name, now())[0], fetched.validators
            )
        )

    async def fail(self, submission: Submission, reason: str) -> Submission:
        """Keep why a submission could not be read.

        A scheduled check that fails again is closed instead: its failure was told before.
        """

        def kept() -> Submission:
            posted = submission.posted
            told = posted.scheduled and not self.schedules.failed(posted.replaces or "", reason)
            if not told:
                return self._submissions.fail(submission.id, reason)
            self._submissions.cancel(submission.collection, submission.id)
            return replace(submission, state=SubmissionState.CLOSED)

        return await self._off_loop(kept)

    async def cancel(self, collection: str, key: str) -> None:
        """Close a submission without publishing it."""
        await self._off_loop(lambda: self._submissions.cancel(collection, key))

    async def interrupted(self) -> tuple[Submission, ...]:
        """Return what a crash interrupted, queued again."""
        return await self._off_loop(self._submissions.interrupted)

    async def due(self) -> tuple[Submission, ...]:
        """Return the scheduled checks that are due, queued."""
        return await self._off_loop(lambda: self.schedules.take_due(now()))

    async def tidy(self) -> None:
        """Forget what nobody decided on, and erase servers that were left long ago."""
        await self._off_loop(self._submissions.forget_old)
        await self._off_loop(self.servers.erase_gone)

    async def submission(self, collection: str, key: str) -> Submission:
        """Return an open submission; raise `UnknownSubmission` if there is none."""
        return await self._off_loop(lambda: self._submissions.get(collection, key))

    async def preview(self, collection: str, key: str) -> Preview:
        """Return a submission as its moderator is to see it; raise `UnknownSubmission` else."""
        return await self._off_loop(lambda: self._preview(collection, key))

    async def restate(self, collection: str, key: str, metadata: Metadata) -> Preview:
        """Give a waiting submission other metadata and return it as it is to be seen."""

        def changed() -> Preview:
            held = self._preview(collection, key)
            stated = _restated(held.draft, metadata)
            self._submissions.restate(collection, key, stated)
            return self._preview(collection, key)

        return await self._off_loop(changed)

    async def publish(
        self, collection: str, key: str, actor: str, replaces: str | None = None
    ) -> Article:
        """Store a waiting submission as an article, or as the next version of *replaces*.

        Raises:
            UnknownSubmission: It was decided on meanwhile.
            SourceRefused: The same words are here already.
        """
        return await self._off_loop(lambda: self._publish(collection, key, actor, replaces))

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
        begun = await self.begin((await self.submit(collection, posted)).id)
        try:
            await self.read(begun)
        except BaseException:
            await self.cancel(collection, begun.id)
            raise
        return await self._off_loop(lambda: self._publish(collection, begun.id, None, None))

    async def edit(
        self, collection: str, article_id: str, metadata: Metadata, actor: str
    ) -> Article:
        """Give an article other metadata and return its new version."""

        def edited() -> Article:
            held = self._engine.store.article([collection], article_id)
            draft = Draft(held.metadata, held.body, held.paragraphs, held.warnings)
            stated = replace(draft, metadata=_restated(draft, metadata))
            return self._engine.replace(
                collection,
                article_id,
                stated,
                held.source,
                action=Action.EDITED,
                decision=Decision(actor),
            )

        return await self._off_loop(edited)

    async def withdraw(self, collection: str, article_id: str, actor: str) -> Article:
        """Take an article out of every search; return it."""
        return await self._off_loop(
            lambda: self._engine.remove(collection, article_id, Decision(actor))
        )

    async def restore(self, collection: str, article_id: str, actor: str) -> Article:
        """Take a withdrawn article back."""
        return await self._off_loop(
            lambda: self._engine.store.restore(collection, article_id, Decision(actor))
        )

    async def article(self, collection: str, article_id: str) -> Article:
        """Return an article of the server's own; raise `UnknownArticle` when there is none."""
        return await self._off_loop(lambda: self._engine.store.article([collection], article_id))

    async def sources(self, collection: str) -> tuple[tuple[Submission, ...], tuple[Article, ...]]:
        """Return what is under way and what is published in a server, newest first."""

        def listed() -> tuple[tuple[Submission, ...], tuple[Article, ...]]:
            articles = self._engine.store.articles([collection])
            return self._submissions.of(collection), articles[::-1]

        return await self._off_loop(listed)

    async def history(self, collection: str, article_id: str | None) -> tuple[Event, ...]:
        """Return the changes of a server's sources, or of one, newest first."""
        return await self._off_loop(lambda: self._history.of([collection], article_id))

    async def fate(self, collection: str, article_id: str) -> Event | None:
        """Return the last change that took an article's words away or may have altered them."""

        def last() -> Event | None:
            events = self._history.of(searched(collection), article_id)
            return next((each for each in events if each.action in WORDS_CHANGED), None)

        return await self._off_loop(last)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._threads.shutdown(cancel_futures=True)

    async def _off_loop(self, work: Callable[[], Outcome]) -> Outcome:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _kept(self, submission: Submission, read: Draft, told: Validators | None) -> Submission:
        draft = described(read, submission.posted.stated)
        replaces = submission.posted.replaces
        if replaces is not None:
            held = self._engine.store.article([submission.collection], replaces)
            if (reason := suspicion(held, draft)) is not None:
                raise SourceRefused(reason)
            self.schedules.succeeded(replaces)
            if not changes(held, draft).any:
                self._checks.checked(replaces, told)
                raise PageUnchanged
        etag, modified = (told.etag, told.last_modified) if told else (None, None)
        return self._submissions.read(submission.id, draft, etag, modified)

    def _unchanged(self, article_id: str) -> None:
        self.schedules.succeeded(article_id)
        self._checks.checked(article_id)

    def _preview(self, collection: str, key: str) -> Preview:
        held = self._submissions.get(collection, key)
        if held.draft is None:
            raise SourceRefused(held.reason or "This source is still being read: wait a moment.")
        replaces = held.posted.replaces
        if replaces is None:
            like = nearest(held.draft, self._engine.store.articles([collection]))
            return Preview(held, held.draft, like, None, None, self._to_check(held.draft))
        old = self._engine.store.article([collection], replaces)
        return Preview(held, held.draft, None, old, changes(old, held.draft))

    def _to_check(self, draft: Draft) -> tuple[str, ...]:
        foreign = language_warning(draft, languages_of(self._engine.model_name))
        met = (*draft.warnings, *([foreign] if foreign else []))
        return to_check(draft.metadata, met)

    def _publish(
        self, collection: str, key: str, actor: str | None, replaces: str | None
    ) -> Article:
        held = self._preview(collection, key)
        posted, decision = held.submission.posted, Decision(actor, key, self._limits)
        source = Source(posted.kind, posted.name, posted.posted_by, held.submission.posted_at)
        if held.replaced is not None:
            # A refreshed page keeps what is known of its article, and who posted it.
            draft = replace(held.draft, metadata=held.replaced.metadata)
            made = self._engine.replace(
                collection,
                held.replaced.id,
                draft,
                held.replaced.source,
                action=Action.REFRESHED,
                decision=decision,
            )
        elif replaces is not None:
            made = self._engine.replace(collection, replaces, held.draft, source, decision=decision)
        else:
            made = self._engine.add(collection, held.draft, source, decision)
        told = Validators(held.submission.etag, held.submission.last_modified)
        self._checks.checked(made.id, told)
        return made


def _read(posted: Posted) -> Draft:
    return read_document(posted.data or b"", posted.name)


def _restated(draft: Draft, metadata: Metadata) -> Metadata:
    """Return *metadata*, tidied, with what no form asks for kept from *draft*."""
    kept = Metadata(language=draft.metadata.language, licence=draft.metadata.licence)
    return described(replace(draft, metadata=kept), metadata).metadata
