"""Which servers there are in all processes together, by the name that their members know."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from corpus.storage.database import Database
from corpus.storage.schema import collections, known_servers


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
                _put(connection, each)

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


def _put(connection: Connection, server: Server) -> None:
    """Keep *server*, and its collection, by which all of it is erased when it is left."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    known = insert(collections).values(name=server.collection, generation=0)
    connection.execute(known.on_conflict_do_nothing())
    kept = insert(known_servers).values(asdict(server))
    told = {"name": kept.excluded.name, "locale": kept.excluded.locale}
    connection.execute(
        kept.on_conflict_do_update(index_elements=[known_servers.c.collection], set_=told)
    )
