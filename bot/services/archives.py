"""A collection as zip files of Markdown, and such files as articles of a collection."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from bot.services.heavy_work import HeavyWork
from bot.services.outages import kept_at_last
from corpus.archive import Entry, packed
from corpus.article import Article
from corpus.drafts import now
from corpus.errors import FootnoteError, SourceRefused, StoreUnavailable, UnknownArticle
from corpus.limits import Limits
from corpus.normalise import fold
from corpus.sandbox.client import SANDBOX
from corpus.storage.database import Database
from corpus.storage.history import Decision
from corpus.storage.limits import check_size
from corpus.submissions.import_outcome import ImportOutcome
from corpus.submissions.offers import Offers
from corpus.submissions.submission import Posted, Submission
from index.engine import Engine
from index.index_writer import IndexWriter

TOLD_EACH = 10
"""Files that were not imported of which the moderator is told why; more are counted."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive would add to a collection: *new* titles, and how many it *knows* already.

    *refused* are pairs of a file and why. No words are held: an archive may have 100 MB.
    """

    new: tuple[str, ...]
    known: int
    refused: tuple[tuple[str, str], ...]


class Archives:
    """Exports and imports of every collection, for callers that must not block.

    Each is *heavy* work, whose turn it waits for; an import waits for one an article, so that
    others can have theirs between two of them.
    """

    def __init__(
        self, engine: Engine, database: Database, limits: Limits, heavy: HeavyWork
    ) -> None:
        self._engine = engine
        self._offers = Offers(database, limits)
        self._limits = limits
        self._heavy = heavy
        self._importing: set[str] = set()

    async def export(self, collection: str, actor: str, part_limit: int) -> Sequence[bytes]:
        """Return a collection's articles as zip files of at most *part_limit* bytes.

        Raises:
            SourcesBusy: Too much is being done.
            SourceRefused: There are none.
        """
        return await self._heavy.soon(collection, actor, self._export, collection, part_limit)

    async def offer(
        self, collection: str, actor: str, posted: Posted
    ) -> tuple[Submission, Contents]:
        """Keep an archive until its moderator has decided; return what it would add.

        Raises:
            SourcesBusy: Too much is being done.
            SourceRefused: It is no archive, damaged or too large.
        """
        return await self._heavy.soon(collection, actor, self._offer, collection, posted)

    async def publish(self, collection: str, key: str, actor: str) -> ImportOutcome:
        """Add all that the offered archive *key* holds and *collection* does not.

        A crash, or a store that fails, leaves the articles added so far, and the offer to go on
        with.

        Raises:
            SourcesBusy: Too much is being done.
            SourceRefused: It is being imported already.
            UnknownSubmission: It was decided on meanwhile.
        """
        stopped, added = None, 0
        refused: list[tuple[str, str]] = []
        with self._alone(key), self._heavy.place(collection, actor):
            entries = await self._heavy.soon(collection, actor, self._open, collection, key)
            work = self._heavy.patiently
            try:
                # Taken one by one and added apart: what is added may be done once more.
                while (each := await work(collection, key, next, entries, None)) is not None:
                    outcome = await work(collection, key, self._add, collection, each, actor)
                    if isinstance(outcome, Article):
                        added += 1
                    else:
                        refused.append((_named(outcome), outcome.refused or ""))
                await work(collection, key, self._offers.settle, collection, key)
            except StoreUnavailable as error:
                stopped = error
        return ImportOutcome(
            added=added,
            refused=tuple(refused[:TOLD_EACH]),
            refused_count=len(refused),
            stopped=None if stopped is None else str(stopped),
        )

    async def untold(
        self, collection: str, key: str, outcome: ImportOutcome, actor: str, channel_id: str
    ) -> None:
        """Have the *outcome* of an import told to *actor* in a message: its reply was lost.

        Where the database is away, that is kept once it answers.
        """
        untold = partial(self._offers.untold, collection, key, outcome, actor, channel_id)
        await kept_at_last(partial(self._heavy.patiently, collection, key, untold))

    async def cancel(self, collection: str, key: str) -> None:
        """Forget an offered archive.

        Raises:
            SourceRefused: It is being imported.
            UnknownSubmission: It was decided on.
        """
        with self._alone(key):
            await self._heavy.patiently(collection, key, self._offers.settle, collection, key)

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        """Let nobody else decide on the archive *key* meanwhile."""
        if key in self._importing:
            raise SourceRefused("This archive is being imported already: wait until that is done.")
        self._importing.add(key)
        try:
            yield
        finally:
            self._importing.discard(key)

    def _export(self, collection: str, part_limit: int) -> Sequence[bytes]:
        if not self._engine.store.listed([collection]):
            raise SourceRefused("There is no source here yet: post one with `/source add`.")
        return list(packed(self._articles(collection), part_limit))

    def _offer(self, collection: str, posted: Posted) -> tuple[Submission, Contents]:
        contents = self._contents(collection, posted)
        (kept,) = self._offers.offer(collection, [posted])
        return kept, contents

    def _open(self, collection: str, key: str) -> Iterator[Entry]:
        """Return what the offered archive *key* holds and *collection* does not."""
        read = self._read(collection, self._offers.offered(collection, key).posted)
        return (entry for entry, is_known in read if not is_known)

    def _add(self, collection: str, entry: Entry, actor: str) -> Article | Entry:
        decision = Decision(actor, within=self._limits)
        (outcome,) = add_all(self._engine.writer, collection, [entry], decision)
        return outcome

    def _contents(self, collection: str, posted: Posted) -> Contents:
        new: list[str] = []
        refused: list[tuple[str, str]] = []
        known = 0
        for entry, is_known in self._read(collection, posted):
            if entry.draft is None:
                refused.append((entry.name, entry.refused or ""))
            elif is_known:
                known += 1
            else:
                new.append(_named(entry))
        return Contents(tuple(new), known, tuple(refused))

    def _read(self, collection: str, posted: Posted) -> Iterator[tuple[Entry, bool]]:
        """Return each file of an archive as it is asked for, and whether its words are known."""
        known = {_digest(each.body) for each in self._articles(collection)}
        entries = SANDBOX.unpack(posted.data or b"", posted.name, posted.posted_by, now())
        return (
            (each, each.draft is not None and _digest(each.draft.body) in known)
            for each in (self._within_limits(entry) for entry in entries)
        )

    def _articles(self, collection: str) -> Iterator[Article]:
        """Yield the articles of *collection* that are still there when their turn comes.

        All together their words may take a gigabyte.
        """
        store = self._engine.store
        for each in store.listed([collection]):
            with suppress(UnknownArticle):
                yield store.article([collection], each.id)

    def _within_limits(self, entry: Entry) -> Entry:
        """Return *entry*, refused where it is longer than an article may be."""
        try:
            check_size(len(entry.draft.body) if entry.draft else 0, self._limits)
        except SourceRefused as refused:
            return Entry(_named(entry), None, entry.source, str(refused))
        return entry


def _digest(body: str) -> bytes:
    """Return what is equal for bodies that say the same."""
    return hashlib.sha256(fold(body).encode()).digest()


def _named(entry: Entry) -> str:
    title = entry.draft.metadata.title if entry.draft else None
    return title or entry.name


def add_all(
    writer: IndexWriter, collection: str, entries: Iterable[Entry], decision: Decision
) -> Iterator[Article | Entry]:
    """Add each of *entries* and yield it as an article, or with why it was refused."""
    for entry in entries:
        try:
            if entry.draft is None:
                yield entry
                continue
            if decision.within is not None:
                check_size(len(entry.draft.body), decision.within)
            yield writer.add(collection, entry.draft, entry.source, decision)
        except StoreUnavailable:
            raise
        except FootnoteError as error:
            yield Entry(entry.name, None, entry.source, str(error))
