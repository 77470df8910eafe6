"""Which command tree each application last published, so that it is published only when changed."""

import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.schema import command_syncs
from corpus.storage.upserts import upsert


class PublishedCommands:
    """The SHA-256 of the tree last published, by application id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, application_id: int) -> str | None:
        """Return the hash last recorded for *application_id*, or `None`."""
        chosen = sa.select(command_syncs.c.tree_sha256).where(
            command_syncs.c.application_id == application_id
        )
        with self._database.read() as connection:
            found: str | None = connection.scalar(chosen)
        return found

    def record(self, application_id: int, tree_sha256: str) -> None:
        """Keep *tree_sha256* as what *application_id* has published."""
        with self._database.write() as connection:
            row = {"application_id": application_id, "tree_sha256": tree_sha256}
            upsert(connection, command_syncs, row)
