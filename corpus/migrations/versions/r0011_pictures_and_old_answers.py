"""Articles know their page's picture, servers whether it is shown; old answers can be noted."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns and the table: nothing has a picture yet, and no answer was looked at."""
    op.add_column("article_versions", sa.Column("picture", sa.Text))
    shown = sa.Column("pictures", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("server_settings", shown)
    op.add_column("asked_questions", sa.Column("outdated_at", sa.DateTime))
    op.create_table(
        "answer_reviews",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("event", sa.Integer, nullable=False),
    )
