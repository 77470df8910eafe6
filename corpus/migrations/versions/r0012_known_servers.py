"""Servers are known by name, and one may be missing before it counts as left."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the table, the column, and an index that finds the few sources that are checked."""
    op.add_column("collections", sa.Column("missing_since", sa.DateTime))
    op.create_table(
        "known_servers",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("locale", sa.String(16), nullable=False),
    )
    checked = sa.text("check_every IS NOT NULL")
    op.create_index(
        "ix_sources_check_every",
        "sources",
        ["check_every"],
        sqlite_where=checked,
        postgresql_where=checked,
    )
