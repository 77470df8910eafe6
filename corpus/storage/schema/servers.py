"""What servers and their members decided."""

import sqlalchemy as sa

from corpus.storage.schema.base import GLOBAL, UtcDateTime, claims, metadata

known_servers = sa.Table(
    "known_servers",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # What a member is offered who may ask several servers in direct messages.
    sa.Column("name", sa.Text, nullable=False),
    # The language that the server set on Discord, as Discord writes it.
    sa.Column("locale", sa.String(16), nullable=False),
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
    # Of articles that answer, those in this one are quoted first.
    sa.Column("preferred_language", sa.String(8)),
)

direct_servers = sa.Table(
    "direct_servers",
    metadata,
    sa.Column("user_id", sa.String(20), primary_key=True),
    sa.Column("collection", sa.String(64), nullable=False),
    sa.Column("chosen_at", UtcDateTime, nullable=False),
    info={GLOBAL: "a person's, who chose one server of all"},
)

greetings = sa.Table(
    "greetings",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The joining that it was for, by when Discord says it was.
    sa.Column("joined_at", UtcDateTime, nullable=False),
    sa.Column("begun_at", UtcDateTime, nullable=False),
    *claims(is_sent=True),
)

digests = sa.Table(
    "digests",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The Monday that the week begins with.
    sa.Column("week", sa.Date, primary_key=True),
    sa.Column("begun_at", UtcDateTime, nullable=False),
    sa.Column("sent_at", UtcDateTime),
    *claims(is_sent=True),
)

erasures = sa.Table(
    "erasures",
    metadata,
    # It goes into the digest, which is that of the user id of who had their data erased.
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    info={GLOBAL: "a person's, whatever servers they were in"},
)
