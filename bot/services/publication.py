"""From what was read to what is published: what a moderator decides on, and its consequences."""

from dataclasses import dataclass, replace

from corpus.article import Article, Draft, Metadata, Source
from corpus.drafts import described
from corpus.errors import PageUnchanged, SourceRefused
from corpus.fetching.fetcher import Validators
from corpus.left_out import exchanged, told
from corpus.limits import Limits
from corpus.storage.database import Database
from corpus.storage.history import Action, Decision
from corpus.submissions.cautions import cautions, language_warning
from corpus.submissions.duplicates import Duplicates, Likeness
from corpus.submissions.page_validators import PageValidators
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.refresh_schedules import RefreshSchedules
from corpus.submissions.revisions import Changes, changes, suspicion
from corpus.submissions.submission import Submission
from corpus.submissions.submissions import Submissions
from index.encoding.languages import languages_of
from index.engine import Engine


@dataclass(frozen=True, slots=True)
class Preview:
    """A read submission with what stands against publishing it, as things are now."""

    submission: Submission
    draft: Draft
    likeness: Likeness | None
    replaced: Article | None
    changes: Changes | None
    checks: tuple[str, ...] = ()


class Publication:
    """What becomes of submissions and articles of every collection; each call blocks."""

    def __init__(self, engine: Engine, database: Database, limits: Limits) -> None:
        self._engine = engine
        self._limits = limits
        self._submissions = Submissions(database, limits)
        self._queue = SubmissionQueue(database, limits)
        self._validators = PageValidators(database)
        self._duplicates = Duplicates(database)
        self._schedules = RefreshSchedules(database)

    def validators(self, collection: str, article_id: str) -> Validators:
        """Return what the site said last of the page of an article."""
        return self._validators.validators(collection, article_id)

    def fail(self, submission: Submission, reason: str) -> Submission:
        """Keep why *submission* could not be read, or close it where that was told before."""
        posted = submission.posted
        if not posted.scheduled:
            return self._queue.fail(submission.id, reason)
        article = submission.collection, posted.replaces or ""
        end = self._queue.drop if self._schedules.fails(*article) else self._queue.fail
        ended = end(submission.id, reason)
        self._schedules.failed(*article, reason)
        return ended

    def put_off(self, submission: Submission, reason: str) -> None:
        """Have *submission* read later, unless that was done often: then it fails for *reason*."""
        if not self._queue.put_off(submission.id):
            self.fail(submission, reason)

    def restate(self, collection: str, key: str, metadata: Metadata) -> Preview:
        """Give a waiting submission other metadata and return it as it is to be seen."""
        held = self.preview(collection, key)
        self._submissions.restate(collection, key, _restated(held.draft, metadata))
        return self.preview(collection, key)

    def exchange(self, collection: str, key: str, *, take_in: bool) -> Preview:
        """Take in what was left out of a waiting submission, or leave it out, and return it so.

        Raises:
            UnknownSubmission: It was decided on meanwhile.
            SourceRefused: Nothing was left out, or the article would be too long with it.
        """
        left_out = self.preview(collection, key).draft.left_out
        if left_out is None or left_out.is_taken_in is not take_in:
            self._submissions.exchange(collection, key)
        return self.preview(collection, key)

    def confirm(self, collection: str, key: str, field: str) -> Preview:
        """Take the guess for one *field* of a waiting submission as stated and return it so."""
        draft = self.preview(collection, key).draft
        others = draft.guessed.known - {field}
        return self.restate(
            collection, key, draft.metadata.overridden_by(draft.guessed.without(others))
        )

    def edit(self, collection: str, article_id: str, metadata: Metadata, actor: str) -> Article:
        """Give an article other metadata and return its new version."""
        held = self._engine.store.article([collection], article_id)
        draft = Draft(held.metadata, held.body, held.paragraphs, held.warnings)
        stated = replace(draft, metadata=_restated(draft, metadata))
        return self._engine.writer.replace(
            collection,
            article_id,
            stated,
            held.source,
            action=Action.EDITED,
            decision=Decision(actor),
        )

    def keep(self, submission: Submission, read: Draft, told: Validators | None) -> Submission:
        """Keep what was *read* and what the site *told* of it; return the submission, waiting.

        Raises:
            PageUnchanged: It was posted to refresh an article, and says the same.
            SourceRefused: It must not take the article's place, or is too long.
        """
        draft = described(read, submission.posted.stated)
        replaces = submission.posted.replaces
        if replaces is not None:
            held = self._engine.store.article([submission.collection], replaces)
            draft = _as_before(held, draft)
            if (reason := suspicion(held, draft)) is not None:
                raise SourceRefused(reason)
            self._schedules.succeeded(submission.collection, replaces)
            if not changes(held, draft).any:
                self._validators.checked(submission.collection, replaces, told)
                raise PageUnchanged
        etag, modified = (told.etag, told.last_modified) if told else (None, None)
        return self._queue.read(submission.id, draft, etag, modified)

    def unchanged(self, collection: str, article_id: str) -> None:
        """Note that the site just said that the page of an article has not changed."""
        self._schedules.succeeded(collection, article_id)
        self._validators.checked(collection, article_id)

    def preview(self, collection: str, key: str) -> Preview:
        """Return a submission as its moderator is to see it.

        Raises:
            UnknownSubmission: It was decided on, or is another server's.
            SourceRefused: It is not read yet, or could not be.
        """
        held = self._submissions.get(collection, key)
        draft = draft_of(held)
        replaces = held.posted.replaces
        if replaces is None:
            like = self._duplicates.nearest(collection, draft)
            return Preview(held, draft, like, None, None, self._cautions(draft))
        old = self._engine.store.article([collection], replaces)
        return Preview(held, draft, None, old, changes(old, draft))

    def _cautions(self, draft: Draft) -> tuple[str, ...]:
        foreign = language_warning(draft, languages_of(self._engine.model_name))
        met = (*told(draft), *([foreign] if foreign else []))
        return cautions(draft.metadata, met)

    def publish(
        self, collection: str, key: str, actor: str | None, replaces: str | None
    ) -> Article:
        """Store a waiting submission as an article, or as the next version of *replaces*.

        Raises:
            UnknownSubmission: It was decided on meanwhile.
            SourceRefused: The same words are here already, or there is no room.
        """
        held = self.preview(collection, key)
        posted, decision = held.submission.posted, Decision(actor, key, self._limits)
        source = Source(posted.kind, posted.name, posted.posted_by, held.submission.posted_at)
        if held.replaced is not None:
            # A refreshed page keeps what is known of its article, and who posted it.
            draft = replace(held.draft, metadata=held.replaced.metadata)
            made = self._engine.writer.replace(
                collection,
                held.replaced.id,
                draft,
                held.replaced.source,
                action=Action.REFRESHED,
                decision=decision,
            )
        elif replaces is not None:
            made = self._engine.writer.replace(
                collection, replaces, held.draft, source, decision=decision
            )
        else:
            made = self._engine.writer.add(collection, held.draft, source, decision)
        told = Validators(held.submission.etag, held.submission.last_modified)
        self._validators.checked(collection, made.id, told)
        return made


def draft_of(held: Submission) -> Draft:
    """Return what was read of a submission; raise `SourceRefused` where nothing was (yet)."""
    if held.draft is None:
        raise SourceRefused(held.reason or "This source is still being read: wait a moment.")
    return held.draft


def _as_before(held: Article, draft: Draft) -> Draft:
    """Return *draft*, with what was left out of it where *held* was published with that."""
    if draft.left_out is None or not draft.left_out.body:
        return draft
    other = exchanged(draft)
    more = changes(held, other).unchanged > changes(held, draft).unchanged
    return other if more else draft


def _restated(draft: Draft, metadata: Metadata) -> Metadata:
    """Return *metadata*, tidied, with what no form asks for kept from *draft*."""
    known = draft.metadata
    kept = Metadata(language=known.language, licence=known.licence, picture=known.picture)
    return described(replace(draft, metadata=kept), metadata).metadata
