"""The database's clock: the one that all processes on it have in common."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection


def now(connection: Connection) -> datetime:
    """Return what the database's clock shows at this moment, not when the transaction began."""
    if connection.dialect.name == "postgresql":
        told = connection.execute(sa.select(sa.func.clock_timestamp(type_=sa.DateTime)))
        return told.scalar_one().astimezone(UTC)
    text = sa.func.strftime("%Y-%m-%d %H:%M:%f", "now")
    return datetime.fromisoformat(str(connection.scalar(sa.select(text)))).replace(tzinfo=UTC)
