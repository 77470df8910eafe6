"""A question is asked of articles in one language, and a server prefers one."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the language that a question was narrowed to, and the one that a server prefers."""
    op.add_column("asked_questions", sa.Column("article_language", sa.String(8)))
    op.add_column("server_settings", sa.Column("preferred_language", sa.String(8)))
