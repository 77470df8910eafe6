"""What the administrators of each Discord server decided for theirs."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import FootnoteError
from corpus.servers.shards import ALL, Shards
from corpus.storage.database import Database
from corpus.storage.revisions import hold
from corpus.storage.schema import server_settings
from corpus.storage.upserts import upsert

LONGEST_KEPT = 365
"""Days that a server may have question texts kept at most."""


# Asked with every question: building a statement anew would take longer than asking it.
_OF = sa.select(server_settings).where(server_settings.c.collection == sa.bindparam("collection"))


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's decisions, with what holds for one that has decided nothing.

    *channels* are the ids of those where the bot answers, none meaning everywhere;
    *keep_days* is how long question texts are kept, 0 meaning never written down;
    *language* is that of messages everyone sees, `None` meaning that of who asked; *pictures*
    tells whether answers show the picture that their source's page states for cards;
    *questions_channel* and *questions_forum* are where questions are answered without a mention;
    of articles that answer, those in the *preferred_language* are quoted first.
    """

    channels: tuple[str, ...] = ()
    private_by_default: bool = False
    curator_role: str | None = None
    moderators_channel: str | None = None
    digest_channel: str | None = None
    keep_days: int = 30
    language: str | None = None
    pictures: bool = True
    questions_channel: str | None = None
    questions_forum: str | None = None
    preferred_language: str | None = None


class ServerSettingsStore:
    """The settings of every server, by the name of its collection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, collection: str) -> ServerSettings:
        """Return what the server decided, or what holds without a decision."""
        with self._database.read() as connection:
            return settings_of(connection, collection)

    def change(
        self,
        collection: str,
        **values: Any,  # noqa: ANN401 - the fields of ServerSettings, checked by it
    ) -> ServerSettings:
        """Keep *values*, named as the fields of `ServerSettings`, and return all settings.

        Raises:
            FootnoteError: Texts cannot be kept for that many days.
        """
        if not 0 <= values.get("keep_days", 0) <= LONGEST_KEPT:
            raise FootnoteError(
                "Questions can be kept for 0 to {longest} days: choose a number between.",
                longest=LONGEST_KEPT,
            )
        replace(ServerSettings(), **values)  # a name that is none is a mistake of ours, told first
        with self._database.write() as connection:
            hold(connection, collection)
            changed = replace(settings_of(connection, collection), **values)
            row = asdict(changed) | {"collection": collection, "channels": list(changed.channels)}
            upsert(connection, server_settings, row)
        return changed

    def with_digest(self, shards: Shards = ALL) -> tuple[str, ...]:
        """Return the collections of *shards* that named a channel for the weekly digest."""
        chosen = sa.select(server_settings.c.collection).where(
            server_settings.c.digest_channel.is_not(None),
            shards.own(server_settings.c.collection),
        )
        with self._database.read() as connection:
            return tuple(connection.scalars(chosen))


def settings_of(connection: Connection, collection: str) -> ServerSettings:
    """Return the settings of a server as *connection* sees them."""
    row = connection.execute(_OF, {"collection": collection}).mappings().one_or_none()
    if row is None:
        return ServerSettings()
    values = {each.name: row[each.name] for each in fields(ServerSettings)}
    return ServerSettings(**values | {"channels": tuple(row["channels"])})
