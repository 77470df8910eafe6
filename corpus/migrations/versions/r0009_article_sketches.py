"""Articles have a sketch of their words, so that looking for duplicates need not read them all."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table, empty: articles of before get their sketch when one is first compared."""
    op.create_table(
        "article_sketches",
        sa.Column("article_id", sa.String(32), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("shingles", sa.Integer, nullable=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version"],
            ["article_versions.article_id", "article_versions.version"],
            name="fk_article_sketches_article_id",
            ondelete="CASCADE",
        ),
    )
