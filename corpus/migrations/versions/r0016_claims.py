"""What is to be done once is claimed by one process, and taken over from one that died."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_CLAIMED = ("asked_questions", "gap_reviews")
_SENT = ("submissions", "gaps", "wishes", "greetings", "digests")


def upgrade() -> None:
    """Add the claims, and indexes that find the few rows that are to be looked at."""
    for table in (*_CLAIMED, *_SENT):
        op.add_column(table, sa.Column("claimed_by", sa.String(32)))
        op.add_column(table, sa.Column("claimed_until", sa.DateTime))
    for table in _SENT:
        op.add_column(table, sa.Column("sending_since", sa.DateTime))
    op.create_index("ix_submissions_state", "submissions", ["state"])
    op.create_index("ix_wishes_telling", "wishes", ["telling"])
