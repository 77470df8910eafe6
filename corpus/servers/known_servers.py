"""Which servers there are in all processes together, by the name that their members know."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.revisions import mention
from corpus.storage.schema import collections, known_servers
from corpus.storage.upserts import upsert


@dataclass(frozen=True, slots=True)
class Server:
    """A Discord server: its *name* is for its members, *locale* the language it set on Discord."""

    collection: str
    name: str
    locale: str


class KnownServers:
    """The servers of every process, each kept by the process that Discord tells of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, servers: Sequence[Server]) -> None:
        """Keep what is new or other than before of *servers*, which the bot is in."""
        new = set(servers) - set(self.of([each.collection for each in servers]))
        if not new:
            return
        with self._database.write(durable=False) as connection:
            for each in sorted(new, key=lambda server: server.collection):
                mention(connection, each.collection)
                upsert(connection, known_servers, asdict(each))

    def of(self, names: Collection[str]) -> tuple[Server, ...]:
        """Return the servers of the collections *names*, without those that the bot has left."""
        return self._chosen(_PRESENT.where(known_servers.c.collection.in_(names)))

    def if_few(self, most: int) -> tuple[Server, ...] | None:
        """Return all servers that the bot is in; null where there are more than *most*."""
        found = self._chosen(_PRESENT.limit(most + 1))
        return found if len(found) <= most else None

    def _chosen(self, chosen: sa.Select[tuple[str, str, str]]) -> tuple[Server, ...]:
        with self._database.read() as connection:
            return tuple(
                Server(row.collection, row.name, row.locale) for row in connection.execute(chosen)
            )


_PRESENT = (
    sa.select(known_servers.c.collection, known_servers.c.name, known_servers.c.locale)
    .join(collections, collections.c.name == known_servers.c.collection)
    .where(collections.c.left_at.is_(None))
    .order_by(known_servers.c.collection)
)
