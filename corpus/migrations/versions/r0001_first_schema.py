"""The first schema: collections, sources, article versions, passages with their vectors."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table; written out, because the schema module moves on and this must not."""
    _create_articles()
    _create_passages()
    _create_discord()


def _create_articles() -> None:
    op.create_table(
        "collections",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("generation", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "sources",
        sa.Column("article_id", sa.String(32), primary_key=True),
        sa.Column(
            "collection",
            sa.String(64),
            sa.ForeignKey("collections.name", name="fk_sources_collection", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("posted_by", sa.Text),
        sa.Column("posted_at", sa.DateTime, nullable=False),
        sa.Column("current_version", sa.Integer, nullable=False),
    )
    op.create_index("ix_sources_collection", "sources", ["collection"])
    op.create_table(
        "article_versions",
        sa.Column(
            "article_id",
            sa.String(32),
            sa.ForeignKey(
                "sources.article_id", name="fk_article_versions_article_id", ondelete="CASCADE"
            ),
            primary_key=True,
        ),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("publication", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("licence", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("body_sha256", sa.String(64), nullable=False),
        sa.Column("paragraphs", sa.JSON, nullable=False),
        sa.Column("warnings", sa.JSON, nullable=False),
    )
    op.create_index("ix_article_versions_body_sha256", "article_versions", ["body_sha256"])


def _create_passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("vectors", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version"],
            ["article_versions.article_id", "article_versions.version"],
            name="fk_passages_article_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "article_id", "version", "model", "start", name="uq_passages_article_id"
        ),
    )


def _create_discord() -> None:
    op.create_table(
        "asked_questions",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("article_id", sa.String(32)),
        sa.Column("asked_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_asked_questions_asked_at", "asked_questions", ["asked_at"])
    op.create_table(
        "command_syncs",
        sa.Column("application_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("tree_sha256", sa.String(64), nullable=False),
    )
