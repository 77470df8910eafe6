"""Articles know the generation that changed them; collections tell whether all changes say so."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the columns: no move of a generation so far stands at its article."""
    told = sa.Column("told", sa.BigInteger, nullable=False, server_default="0")
    op.add_column("collections", told)
    op.add_column("collections", sa.Column("origin", sa.String(16)))
    generation = sa.Column("generation", sa.BigInteger, nullable=False, server_default="0")
    op.add_column("sources", generation)
    op.create_index("ix_sources_collection_generation", "sources", ["collection", "generation"])
