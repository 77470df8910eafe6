"""The tables, as SQLAlchemy sees them; how they came about stands in `corpus/migrations`."""

from corpus.storage.schema.articles import (
    article_sketches,
    article_versions,
    collections,
    passages,
    source_events,
    sources,
)
from corpus.storage.schema.base import GLOBAL, UtcDateTime, metadata
from corpus.storage.schema.processes import (
    command_syncs,
    processes,
    session_slots,
    shard_leases,
)
from corpus.storage.schema.questions import (
    answer_reviews,
    asked_questions,
    daily_citations,
    daily_counts,
    gap_reviews,
    gaps,
    question_feedback,
    wishes,
)
from corpus.storage.schema.servers import (
    digests,
    direct_servers,
    erasures,
    greetings,
    known_servers,
    server_settings,
)
from corpus.storage.schema.submissions import submissions

__all__ = [
    "GLOBAL",
    "UtcDateTime",
    "answer_reviews",
    "article_sketches",
    "article_versions",
    "asked_questions",
    "collections",
    "command_syncs",
    "daily_citations",
    "daily_counts",
    "digests",
    "direct_servers",
    "erasures",
    "gap_reviews",
    "gaps",
    "greetings",
    "known_servers",
    "metadata",
    "passages",
    "processes",
    "question_feedback",
    "server_settings",
    "session_slots",
    "shard_leases",
    "source_events",
    "sources",
    "submissions",
    "wishes",
]
