"""All that a database holds, for tests of what it must not."""

import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.schema import metadata


def contents(database: Database) -> str:
    """Return every row of every table of *database*, as text."""
    with database.read() as connection:
        return "\n".join(
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(sa.select(table))
        )
