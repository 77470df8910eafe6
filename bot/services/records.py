"""What servers and members decided, and what is kept of them: for callers that must not block."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from bot.services.attempts import Deliver, attempted
from bot.services.workers import Workers
from corpus.privacy.personal_data import PersonalData
from corpus.privacy.personal_record import Erased, PersonalRecord
from corpus.questions.unsaved_questions import UnsavedQuestions
from corpus.servers.departures import IsGone, Reconciled, Servers
from corpus.servers.direct_servers import DirectServers
from corpus.servers.greetings import Greetings
from corpus.servers.known_servers import KnownServers, Server
from corpus.servers.published_commands import PublishedCommands
from corpus.servers.settings import ServerSettings, ServerSettingsStore
from corpus.servers.shards import Shards
from corpus.storage.database import Database

THREADS = 2
"""At once; a write waits for the writer before it, so nothing here comes before acknowledging."""


class Records:
    """Short writes and what is read beside them; `lookups.py` has what is asked at once.

    *held* are the questions that are nowhere written down.
    """

    def __init__(self, database: Database, held: UnsavedQuestions | None = None) -> None:
        self._settings = ServerSettingsStore(database)
        self._personal = PersonalData(database, held)
        self._direct = DirectServers(database)
        self._servers = Servers(database)
        self._known_servers = KnownServers(database)
        self._greetings = Greetings(database)
        self._published_commands = PublishedCommands(database)
        self._workers = Workers("records", THREADS)

    async def decide(
        self,
        collection: str,
        **values: Any,  # noqa: ANN401 - the fields of ServerSettings, checked by it
    ) -> ServerSettings:
        """Keep what a server decides and return all its settings, or raise `FootnoteError`."""
        return await self._workers(self._settings.change, collection, **values)

    async def with_digest(self, shards: Shards) -> tuple[str, ...]:
        """Return the collections of *shards* that named a channel for the weekly digest."""
        return await self._workers(self._settings.with_digest, shards)

    async def person(self, user_id: str) -> PersonalRecord:
        """Return all that is kept of *user_id*."""
        return await self._workers(self._personal.get, user_id)

    async def erase_person(self, user_id: str) -> Erased:
        """Erase what is kept of *user_id*; return how much that was."""
        return await self._workers(self._personal.erase, user_id)

    async def forget_erased(self) -> bool:
        """Forget who had their data erased in another process; return whether anyone had."""
        return await self._workers(self._personal.forget_erased)

    async def choose_server(self, user_id: str, collection: str) -> None:
        """Keep which server *user_id* asks in direct messages."""
        await self._workers(self._direct.choose, user_id, collection)

    async def asked_in(self, user_id: str) -> tuple[str, ...]:
        """Return the collections of servers in which *user_id* has asked, the latest first."""
        return await self._workers(self._direct.asked_in, user_id)

    async def know(self, servers: Sequence[Server]) -> None:
        """Keep the names of servers that the bot is in."""
        await self._workers(self._known_servers.keep, servers)

    async def is_present(self, collection: str) -> bool:
        """Return whether a server is known and counts as one that the bot is in."""
        return bool(await self._workers(self._known_servers.of, [collection]))

    async def joined(self, collection: str) -> None:
        """Note that the bot is in a server: nothing of it is to be erased."""
        await self._workers(self._servers.joined, collection)

    async def ungreeted(self, shards: Shards) -> tuple[str, ...]:
        """Return the collections of *shards* that are to be greeted again."""
        return await self._workers(self._greetings.left, shards)

    async def greet(self, collection: str, joined_at: datetime, deliver: Deliver) -> None:
        """Have a server greeted by *deliver* for its joining at *joined_at*, and by it alone."""
        begin = partial(self._greetings.begin, collection, joined_at)
        end = partial(self._greetings.end, collection)
        await attempted(begin, deliver, end, self._workers)

    async def left(self, collection: str) -> None:
        """Note that the bot was removed from a server just now."""
        await self._workers(self._servers.left, collection)

    async def reconcile(self, shards: Shards, is_gone: IsGone) -> Reconciled:
        """Note which servers of *shards* came and went while the bot was away."""
        return await self._workers(self._servers.reconcile, shards, is_gone)

    async def last_published(self, application_id: int) -> str | None:
        """Return the hash of the commands that were published last."""
        return await self._workers(self._published_commands.last, application_id)

    async def record_published(self, application_id: int, digest: str) -> None:
        """Keep the hash of the commands just published."""
        await self._workers(self._published_commands.record, application_id, digest)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._workers.close()
