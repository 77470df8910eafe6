"""What is kept of articles: collections, sources, their versions, passages and history."""

import sqlalchemy as sa

from corpus.storage.schema.base import WIDE, UtcDateTime, collection_key, metadata

collections = sa.Table(
    "collections",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    # Moves with every change, so that an index in memory knows when it is out of date.
    sa.Column("generation", sa.BigInteger, nullable=False),
    # How many of its moves stand at the article that was changed: a Footnote of before knows of no
    # such thing, and what it changes can only be read as a whole.
    sa.Column("told", sa.BigInteger, nullable=False, server_default="0"),
    # Drawn when the collection is made: one that was erased and made anew is another.
    sa.Column("origin", sa.String(16)),
    # When the bot was removed from the server; the collection is erased some time after.
    sa.Column("left_at", UtcDateTime),
    # Since when the bot does not see the server, where so many are gone that it may be wrong.
    sa.Column("missing_since", UtcDateTime),
)

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("article_id", sa.String(32), primary_key=True),
    sa.Column(
        "collection",
        sa.ForeignKey("collections.name", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("posted_by", sa.Text),
    sa.Column("posted_at", UtcDateTime, nullable=False),
    sa.Column("current_version", sa.Integer, nullable=False),
    # Withdrawn: out of every search at once, kept so that it can come back or be looked up.
    sa.Column("removed_at", UtcDateTime),
    # The generation of its collection that its last change made: what changed since another one
    # is read by it.
    sa.Column("generation", sa.BigInteger, nullable=False, server_default="0"),
    # What the site said last of its page, for asking whether it changed.
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("checked_at", UtcDateTime),
    # Whether it is checked of its own accord, who asked for that, where they are told, and
    # why the last check failed, so that it is told once.
    sa.Column("check_every", sa.String(8)),
    sa.Column("check_actor", sa.String(32)),
    sa.Column("check_channel", sa.String(20)),
    sa.Column("check_failed", sa.Text),
    sa.Index("ix_sources_collection_generation", "collection", "generation"),
)

sa.Index(
    "ix_sources_check_every",
    sources.c.check_every,
    sqlite_where=sources.c.check_every.is_not(None),
    postgresql_where=sources.c.check_every.is_not(None),
)

article_versions = sa.Table(
    "article_versions",
    metadata,
    sa.Column("article_id", sa.String(32), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    collection_key(),
    sa.Column("title", sa.Text),
    sa.Column("authors", sa.JSON, nullable=False),
    sa.Column("publication", sa.Text),
    sa.Column("published", sa.Date),
    sa.Column("url", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("licence", sa.Text),
    # The address of the picture that its page states for cards; nothing of it is kept.
    sa.Column("picture", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("body_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("paragraphs", sa.JSON, nullable=False),
    sa.Column("warnings", sa.JSON, nullable=False),
    sa.ForeignKeyConstraint(
        ["article_id", "collection"],
        ["sources.article_id", "sources.collection"],
        ondelete="CASCADE",
    ),
)


def _of_a_version() -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes with its version of an article."""
    key = ("article_id", "version", "collection")
    return sa.ForeignKeyConstraint(
        key, [article_versions.c[name] for name in key], ondelete="CASCADE"
    )


passages = sa.Table(
    "passages",
    metadata,
    # The database numbers them, whosever they are.
    sa.Column("id", WIDE, primary_key=True, autoincrement=True),
    collection_key(),
    sa.Column("article_id", sa.String(32), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # Which model the passage was cut and embedded for; kinds of vectors are never mixed.
    sa.Column("model", sa.String(64), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("vectors", sa.LargeBinary, nullable=False),
    # One vector a word piece; read for the few passages that are compared word by word.
    sa.Column("pieces", sa.LargeBinary),
    _of_a_version(),
    sa.UniqueConstraint("article_id", "version", "model", "start", "collection"),
)

article_sketches = sa.Table(
    "article_sketches",
    metadata,
    sa.Column("article_id", sa.String(32), primary_key=True),
    collection_key(),
    sa.Column("version", sa.Integer, nullable=False),
    # How it was made: one of another form is made anew.
    sa.Column("form", sa.String(16), nullable=False),
    # Runs of words in the body and their hashes (`corpus/shingles.py`), to tell what is alike
    # without reading the body.
    sa.Column("shingles", sa.Integer, nullable=False),
    sa.Column("hashes", sa.LargeBinary, nullable=False),
    _of_a_version(),
)

source_events = sa.Table(
    "source_events",
    metadata,
    sa.Column("id", WIDE, primary_key=True, autoincrement=True),
    sa.Column("collection", sa.String(64), primary_key=True, index=True),
    # No foreign key: the history outlives what it tells of.
    sa.Column("article_id", sa.String(32), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("action", sa.String(16), nullable=False),
    sa.Column("actor", sa.String(32)),
    sa.Column("at", UtcDateTime, nullable=False),
)
