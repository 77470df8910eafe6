"""Passages and events have identifiers without end; the schema tells what code can use it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_WIDENED = (("passages", "id"), ("source_events", "id"), ("answer_reviews", "event"))
_COUNTED = ("passages_id_seq", "source_events_id_seq")


def upgrade() -> None:
    """Widen the columns; from now on a step that takes something away moves `usable_from`."""
    op.add_column("alembic_version", sa.Column("usable_from", sa.String(32)))
    op.execute("UPDATE alembic_version SET usable_from = '0017'")
    if op.get_context().dialect.name != "postgresql":
        return  # SQLite's integers have 64 bits
    for table, column in _WIDENED:
        op.alter_column(table, column, type_=sa.BigInteger)
    for sequence in _COUNTED:
        op.execute(f"ALTER SEQUENCE {sequence} AS bigint")
