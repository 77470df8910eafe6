"""A collection as zip files of Markdown, and such files as articles of a collection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.archive import Entry, packed, unpacked
from corpus.article import Article
from corpus.database import Database
from corpus.drafts import now
from corpus.errors import FootnoteError, SourceRefused, StoreUnavailable
from corpus.history import Decision
from corpus.limits import Limits
from corpus.normalise import fold
from corpus.offers import Offers
from corpus.quota import check_size
from corpus.submissions import Posted, Submission
from index.engine import Engine


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive would add to a collection: *new* entries, and how many it *knows* already."""

    new: tuple[Entry, ...]
    known: int
    refused: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an archive: the articles that were added, and the others with the reason.

    Where the store failed before the end, *stopped* is why, and the offer stands to go on with.
    """

    added: tuple[Article, ...]
    refused: tuple[Entry, ...]
    stopped: StoreUnavailable | None = None


class Archives:
    """Exports and imports of every collection; each call blocks."""

    def __init__(self, engine: Engine, database: Database, limits: Limits) -> None:
        self._engine = engine
        self._offers = Offers(database, limits)
        self._limits = limits

    def export(self, collection: str, part_limit: int) -> Sequence[bytes]:
        """Return a collection's articles as zip files of at most *part_limit* bytes.

        Raises:
            SourceRefused: There are none.
        """
        articles = self._engine.store.articles([collection])
        if not articles:
            raise SourceRefused("There is no source here yet: post one with `/source add`.")
        return list(packed(articles, part_limit))

    def offer(self, collection: str, posted: Posted) -> tuple[Submission, Contents]:
        """Keep an archive until its moderator has decided; return what it would add.

        Raises:
            SourceRefused: It is no archive, damaged or too large.
        """
        contents = self._contents(collection, posted)
        (kept,) = self._offers.offer(collection, [posted])
        return kept, contents

    def publish(self, collection: str, key: str, actor: str) -> Imported:
        """Add all that the offered archive *key* holds and *collection* does not.

        A crash, or a store that fails, leaves the articles added so far, and the offer to go on
        with.

        Raises:
            UnknownSubmission: It was decided on meanwhile.
        """
        posted = self._offers.offered(collection, key).posted
        decision = Decision(actor, within=self._limits)
        contents = self._contents(collection, posted)
        outcomes: list[Article | Entry] = []
        stopped = None
        try:
            for outcome in add_all(self._engine, collection, contents.new, decision):
                outcomes.append(outcome)  # noqa: PERF402 - what came before a failure is kept
            self._offers.settle(collection, key)
        except StoreUnavailable as error:
            stopped = error
        return Imported(
            tuple(each for each in outcomes if isinstance(each, Article)),
            (*contents.refused, *(each for each in outcomes if isinstance(each, Entry))),
            stopped,
        )

    def cancel(self, collection: str, key: str) -> None:
        """Forget an offered archive; raise `UnknownSubmission` if it was decided on."""
        self._offers.settle(collection, key)

    def _contents(self, collection: str, posted: Posted) -> Contents:
        entries = unpacked(posted.data or b"", posted.name, posted.posted_by, now())
        known = {fold(each.body) for each in self._engine.store.articles([collection])}
        read = [each for each in entries if each.draft is not None]
        new = [each for each in read if each.draft and fold(each.draft.body) not in known]
        refused = tuple(each for each in entries if each.draft is None)
        return Contents(tuple(new), len(read) - len(new), refused)


def add_all(
    engine: Engine, collection: str, entries: Sequence[Entry], decision: Decision
) -> Iterator[Article | Entry]:
    """Add each of *entries* and yield it as an article, or with why it was refused."""
    for entry in entries:
        try:
            if entry.draft is None:
                yield entry
                continue
            if decision.within is not None:
                check_size(len(entry.draft.body), decision.within)
            yield engine.add(collection, entry.draft, entry.source, decision)
        except StoreUnavailable:
            raise
        except FootnoteError as error:
            yield Entry(entry.name, None, entry.source, str(error))
