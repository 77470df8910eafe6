"""The tables, as SQLAlchemy sees them; how they came about stands in `corpus/migrations`."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept as naive UTC because SQLite drops the zone."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return *value* as naive UTC, for the database."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what the database gave as an aware datetime in UTC."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


metadata = sa.MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _claims(*, is_sent: bool = False) -> list[sa.Column[Any]]:
    """Return the columns by which one process claims a row (`corpus/storage/claims.py`)."""
    columns: list[sa.Column[Any]] = [
        sa.Column("claimed_by", sa.String(32)),
        sa.Column("claimed_until", UtcDateTime),
    ]
    # Since when the message of the row may have been sent.
    return [*columns, sa.Column("sending_since", UtcDateTime)] if is_sent else columns


_WIDE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""A number of rows without end; SQLite's integers have 64 bits, if they are called so."""

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

known_servers = sa.Table(
    "known_servers",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # What a member is offered who may ask several servers in direct messages.
    sa.Column("name", sa.Text, nullable=False),
    # The language that the server set on Discord, as Discord writes it.
    sa.Column("locale", sa.String(16), nullable=False),
)

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("article_id", sa.String(32), primary_key=True),
    sa.Column(
        "collection",
        sa.ForeignKey("collections.name", ondelete="CASCADE"),
        nullable=False,
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
    sa.Column(
        "article_id",
        sa.ForeignKey("sources.article_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("version", sa.Integer, primary_key=True),
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
)

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", _WIDE, primary_key=True),
    sa.Column("article_id", sa.String(32), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # Which model the passage was cut and embedded for; kinds of vectors are never mixed.
    sa.Column("model", sa.String(64), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("vectors", sa.LargeBinary, nullable=False),
    # One vector a word piece; read for the few passages that are compared word by word.
    sa.Column("pieces", sa.LargeBinary),
    sa.ForeignKeyConstraint(
        ["article_id", "version"],
        ["article_versions.article_id", "article_versions.version"],
        ondelete="CASCADE",
    ),
    sa.UniqueConstraint("article_id", "version", "model", "start"),
)

article_sketches = sa.Table(
    "article_sketches",
    metadata,
    sa.Column("article_id", sa.String(32), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    # How it was made: one of another form is made anew.
    sa.Column("form", sa.String(16), nullable=False),
    # Runs of words in the body and their hashes (`corpus/shingles.py`), to tell what is alike
    # without reading the body.
    sa.Column("shingles", sa.Integer, nullable=False),
    sa.Column("hashes", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(
        ["article_id", "version"],
        ["article_versions.article_id", "article_versions.version"],
        ondelete="CASCADE",
    ),
)

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("collection", sa.String(64), nullable=False, index=True),
    sa.Column("state", sa.String(8), nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    # The file or text itself, so that reading goes on after a crash; dropped once read.
    sa.Column("data", sa.LargeBinary),
    sa.Column("stated", sa.JSON(none_as_null=True), nullable=False),
    sa.Column("draft", sa.JSON(none_as_null=True)),
    sa.Column("reason", sa.Text),
    sa.Column("replaces", sa.String(32)),
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("posted_by", sa.Text, nullable=False),
    sa.Column("actor", sa.String(32)),
    sa.Column("channel_id", sa.String(20)),
    sa.Column("scheduled", sa.Boolean, nullable=False, server_default=sa.false()),
    # How often the process ended while it was being read, other than by a stop in good order.
    sa.Column("interruptions", sa.Integer, nullable=False, server_default="0"),
    sa.Column("posted_at", UtcDateTime, nullable=False),
    *_claims(is_sent=True),
)

source_events = sa.Table(
    "source_events",
    metadata,
    sa.Column("id", _WIDE, primary_key=True),
    sa.Column("collection", sa.String(64), nullable=False, index=True),
    # No foreign key: the history outlives what it tells of.
    sa.Column("article_id", sa.String(32), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("action", sa.String(16), nullable=False),
    sa.Column("actor", sa.String(32)),
    sa.Column("at", UtcDateTime, nullable=False),
)

asked_questions = sa.Table(
    "asked_questions",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("collection", sa.String(64), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("article_id", sa.String(32)),
    sa.Column("publication", sa.Text),
    sa.Column("after", sa.Date),
    sa.Column("before", sa.Date),
    # The ids of the questions before it; their words stand in their own rows.
    sa.Column("earlier", sa.JSON(none_as_null=True)),
    sa.Column("asked_at", UtcDateTime, nullable=False, index=True),
    # Who asked and where: for telling them, and so that they can see and erase what is kept.
    sa.Column("asker", sa.String(20), index=True),
    sa.Column("channel_id", sa.String(20), index=True),
    sa.Column("message_id", sa.String(20), index=True),
    sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()),
    # A private answer that its asker posted to the channel, which can be done once.
    sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.false()),
    # What came of it; null for what was asked before this was kept.
    sa.Column("answered", sa.Boolean),
    sa.Column("confidence", sa.String(8)),
    sa.Column("reason", sa.String(16)),
    sa.Column("cited", sa.JSON(none_as_null=True)),
    # The answer as it was given (`corpus/questions/kept_answer.py`), for its buttons.
    sa.Column("answer", sa.JSON(none_as_null=True)),
    # When its message was given the note that a source has changed since; it gets one at most.
    sa.Column("outdated_at", UtcDateTime),
    *_claims(),
)


def _of_a_question() -> sa.Column[str]:
    """Return a key column whose row goes with its question, however that goes."""
    return sa.Column(
        "question_id",
        sa.String(16),
        sa.ForeignKey("asked_questions.id", ondelete="CASCADE"),
        primary_key=True,
    )


question_feedback = sa.Table(
    "question_feedback",
    metadata,
    _of_a_question(),
    sa.Column("actor", sa.String(20), primary_key=True),
    sa.Column("helpful", sa.Boolean, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)

gaps = sa.Table(
    "gaps",
    metadata,
    _of_a_question(),
    sa.Column("collection", sa.String(64), nullable=False, index=True),
    sa.Column("cause", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("raised_at", UtcDateTime, nullable=False),
    # When a member's wish was put before the moderators in their channel.
    sa.Column("announced_at", UtcDateTime),
    sa.Column("settled_at", UtcDateTime),
    sa.Column("article_id", sa.String(32)),
    *_claims(is_sent=True),
)

wishes = sa.Table(
    "wishes",
    metadata,
    _of_a_question(),
    sa.Column("actor", sa.String(20), primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    # The language that they asked in, for telling them in it.
    sa.Column("language", sa.String(8)),
    sa.Column("telling", sa.String(8), nullable=False, index=True),
    *_claims(is_sent=True),
)

answer_reviews = sa.Table(
    "answer_reviews",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The last event of its sources for which answers were looked through.
    sa.Column("event", _WIDE, nullable=False),
)

gap_reviews = sa.Table(
    "gap_reviews",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The state of its articles at which the gaps were last asked again.
    sa.Column("generations", sa.String(64), nullable=False),
    *_claims(),
)

daily_counts = sa.Table(
    "daily_counts",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("asked", sa.Integer, nullable=False),
    sa.Column("answered", sa.Integer, nullable=False),
    sa.Column("helpful", sa.Integer, nullable=False),
    sa.Column("not_helpful", sa.Integer, nullable=False),
)

daily_citations = sa.Table(
    "daily_citations",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("article_id", sa.String(32), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
)

server_settings = sa.Table(
    "server_settings",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    sa.Column("channels", sa.JSON, nullable=False),
    sa.Column("private_by_default", sa.Boolean, nullable=False),
    sa.Column("curator_role", sa.String(20)),
    sa.Column("moderators_channel", sa.String(20)),
    sa.Column("digest_channel", sa.String(20)),
    sa.Column("keep_days", sa.Integer, nullable=False),
    sa.Column("language", sa.String(8)),
    sa.Column("pictures", sa.Boolean, nullable=False, server_default=sa.true()),
    # Where questions are answered without a mention.
    sa.Column("questions_channel", sa.String(20)),
    sa.Column("questions_forum", sa.String(20)),
)

direct_servers = sa.Table(
    "direct_servers",
    metadata,
    sa.Column("user_id", sa.String(20), primary_key=True),
    sa.Column("collection", sa.String(64), nullable=False),
    sa.Column("chosen_at", UtcDateTime, nullable=False),
)

greetings = sa.Table(
    "greetings",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The joining that it was for, by when Discord says it was.
    sa.Column("joined_at", UtcDateTime, nullable=False),
    sa.Column("begun_at", UtcDateTime, nullable=False),
    *_claims(is_sent=True),
)

digests = sa.Table(
    "digests",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The Monday that the week begins with.
    sa.Column("week", sa.Date, primary_key=True),
    sa.Column("begun_at", UtcDateTime, nullable=False),
    sa.Column("sent_at", UtcDateTime),
    *_claims(is_sent=True),
)

erasures = sa.Table(
    "erasures",
    metadata,
    # It goes into the digest, which is that of the user id of who had their data erased.
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
)

command_syncs = sa.Table(
    "command_syncs",
    metadata,
    sa.Column("application_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("tree_sha256", sa.String(64), nullable=False),
)

processes = sa.Table(
    "processes",
    metadata,
    # Drawn at start: it stands for nobody and no machine.
    sa.Column("id", sa.String(32), primary_key=True),
    # How many shards it was told that there are.
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("began_at", UtcDateTime, nullable=False),
    # When it counts as ended unless it says something before.
    sa.Column("until", UtcDateTime, nullable=False),
)

shard_leases = sa.Table(
    "shard_leases",
    metadata,
    sa.Column("shard", sa.Integer, primary_key=True, autoincrement=False),
    # The process that serves it, until then.
    sa.Column("owner", sa.String(32)),
    sa.Column("until", UtcDateTime),
)

session_slots = sa.Table(
    "session_slots",
    metadata,
    # Discord's, by which it limits how often sessions begin; -1 stands for all of them.
    sa.Column("bucket", sa.Integer, primary_key=True, autoincrement=False),
    # No session is begun in it until then.
    sa.Column("until", UtcDateTime),
)
