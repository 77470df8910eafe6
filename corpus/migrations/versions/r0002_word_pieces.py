"""Passages keep the vectors of their word pieces, for late interaction."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, empty: passages of before belong to a model name that is made anew."""
    op.add_column("passages", sa.Column("pieces", sa.LargeBinary))
