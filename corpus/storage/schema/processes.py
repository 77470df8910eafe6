"""What processes agree on: who they are, which shards they serve, what is published."""

import sqlalchemy as sa

from corpus.storage.schema.base import GLOBAL, UtcDateTime, metadata

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
    info={GLOBAL: "a process's"},
)

shard_leases = sa.Table(
    "shard_leases",
    metadata,
    sa.Column("shard", sa.Integer, primary_key=True, autoincrement=False),
    # The process that serves it, until then.
    sa.Column("owner", sa.String(32)),
    sa.Column("until", UtcDateTime),
    info={GLOBAL: "a shard's, which many servers share"},
)

session_slots = sa.Table(
    "session_slots",
    metadata,
    # Discord's, by which it limits how often sessions begin; -1 stands for all of them.
    sa.Column("bucket", sa.Integer, primary_key=True, autoincrement=False),
    # No session is begun in it until then.
    sa.Column("until", UtcDateTime),
    info={GLOBAL: "the bot's, towards Discord"},
)

command_syncs = sa.Table(
    "command_syncs",
    metadata,
    sa.Column("application_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("tree_sha256", sa.String(64), nullable=False),
    info={GLOBAL: "the bot's, towards Discord"},
)
