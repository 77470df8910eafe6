"""A collection as zip files of Markdown, and such files as articles of a collection."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from bot.services.heavy_work import HeavyWork
from bot.services.outages import kept_at_last
from corpus.archive import Entry, packed
from corpus.article import Article
from corpus.drafts import now
from corpus.errors import FootnoteError, SourceRefused, StoreUnavailable
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
    """What an archive would add to a collection: *new* entries, and how many it *knows* already."""

    new: tuple[Entry, ...]
    known: int
    refused: tuple[Entry, ...]


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
        stopped = None
        with self._alone(key), self._heavy.place(collection, actor):
            contents = await self._heavy.soon(collection, actor, self._open, collection, key)
            outcomes: list[Article | Entry] = []
            try:
                for each in contents.new:
                    outcomes.append(  # noqa: PERF401 - what came before a failure is kept
                        await self._heavy.patiently(
                            collection, key, self._add, collection, each, actor
                        )
                    )
                await self._heavy.patiently(collection, key, self._offers.settle, collection, key)
            except StoreUnavailable as error:
                stopped = error
        refused = [*contents.refused, *(each for each in outcomes if isinstance(each, Entry))]
        return ImportOutcome(
            added=sum(isinstance(each, Article) for each in outcomes),
            refused=tuple((_named(each), each.refused or "") for each in refused[:TOLD_EACH]),
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
        articles = self._engine.store.articles([collection])
        if not articles:
            raise SourceRefused("There is no source here yet: post one with `/source add`.")
        return list(packed(articles, part_limit))

    def _offer(self, collection: str, posted: Posted) -> tuple[Submission, Contents]:
        contents = self._contents(collection, posted)
        (kept,) = self._offers.offer(collection, [posted])
        return kept, contents

    def _open(self, collection: str, key: str) -> Contents:
        return self._contents(collection, self._offers.offered(collection, key).posted)

    def _add(self, collection: str, entry: Entry, actor: str) -> Article | Entry:
        decision = Decision(actor, within=self._limits)
        (outcome,) = add_all(self._engine.writer, collection, [entry], decision)
        return outcome

    def _contents(self, collection: str, posted: Posted) -> Contents:
        entries = SANDBOX.unpack(posted.data or b"", posted.name, posted.posted_by, now())
        known = {fold(each.body) for each in self._engine.store.articles([collection])}
        read = [each for each in entries if each.draft is not None]
        new = [each for each in read if each.draft and fold(each.draft.body) not in known]
        refused = tuple(each for each in entries if each.draft is None)
        return Contents(tuple(new), len(read) - len(new), refused)


def _named(entry: Entry) -> str:
    title = entry.draft.metadata.title if entry.draft else None
    return title or entry.name


def add_all(
    writer: IndexWriter, collection: str, entries: Sequence[Entry], decision: Decision
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
