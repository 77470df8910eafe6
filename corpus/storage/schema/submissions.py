"""What was posted and is not decided yet."""

import sqlalchemy as sa

from corpus.storage.schema.base import UtcDateTime, claims, metadata

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("collection", sa.String(64), primary_key=True, index=True),
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
    *claims(is_sent=True),
)
