"""Servers that the bot was removed from long enough ago."""

from datetime import timedelta
from unittest.mock import patch

from corpus.servers.departures import Servers
from corpus.servers.shards import ALL
from corpus.storage.database import Database


def erase_server(database: Database, collection: str) -> None:
    """Erase all of *collection*, as when the bot has left its server and was not asked back."""
    servers = Servers(database)
    servers.left(collection)
    with patch("corpus.servers.departures.GRACE", timedelta(0)):
        assert servers.erase_gone(ALL, lambda _: True) == (collection,)
