"""Questions keep the answer that was given to them; those asked before are asked anew."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the answer to its question."""
    op.add_column("asked_questions", sa.Column("answer", sa.JSON))
