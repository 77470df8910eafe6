"""Articles made in a line, and engines over a database in memory."""

from datetime import UTC, date, datetime

from corpus.article import Article, Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.engine import Engine
from index.search.snapshot import Snapshot
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder

POSTED_AT = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
MEMOIR = "The memoir appeared in spring. Its author had run the ministry, and he spared nobody."
MISSILES = "He was asked twice about missiles. The missiles were meant for Mexico and its cartels."
BRIDGE = "The bridge over the harbour opened in May. Ten thousand people walked across it."


def source(name: str = "test.txt", posted_at: datetime = POSTED_AT) -> Source:
    """Return a source that was posted as a file."""
    return Source(SourceKind.FILE, name, None, posted_at)


def draft(*paragraphs: str, title: str | None = "A memoir", url: str | None = None) -> Draft:
    """Return a draft with *paragraphs* as its body."""
    stated = Metadata(
        title=title,
        authors=("Jane Q. Doe",),
        publication="The Harbour Post",
        published=date(2022, 5, 6),
        url=url,
        language="en",
    )
    return assemble(stated, [Block(ParagraphKind.BODY, text) for text in paragraphs])


def article(*paragraphs: str, title: str = "A memoir", collection: str = OPERATOR) -> Article:
    """Return an article as it would be stored."""
    return as_article(collection, draft(*paragraphs, title=title), source())


def snapshot_of(*paragraphs: str) -> Snapshot:
    """Return what an engine searches that holds one article of *paragraphs*."""
    asked = engine()
    asked.writer.add(OPERATOR, draft(*paragraphs), source())
    return asked.indexes.snapshot(OPERATOR)


def engine(database: Database | None = None, encoder: WordEncoder | None = None) -> Engine:
    """Return an engine over *database*, a new one in memory when not given."""
    return Engine(database or empty_database(), encoder or WordEncoder())
