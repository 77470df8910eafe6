"""What must be known before Discord is acknowledged: short reads, in threads of their own."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.services.answering import filters_of
from bot.services.publication import draft_of
from bot.services.workers import Workers
from corpus.article import Metadata
from corpus.questions.question import AskedQuestion
from corpus.searched_articles import SearchedArticles
from corpus.servers.direct_servers import DirectServers
from corpus.servers.known_servers import KnownServers, Server
from corpus.servers.settings import ServerSettings, ServerSettingsStore
from corpus.storage.current_articles import Listed
from corpus.storage.database import Database
from corpus.store import Store
from corpus.submissions.submissions import Named, Submissions
from index.search.filters import by_title
from index.understanding.question_limit import checked

Found = TypeVar("Found")

THREADS = 4
"""Short reads at once. They never wait for a writer: SQLite reads beside one."""

SUGGESTING = 1
"""Threads that list titles while somebody types: the list may be long, and can come late."""


class Lookups:
    """Reads alone: a write would wait for every other writer of the database."""

    def __init__(self, database: Database) -> None:
        self._settings = ServerSettingsStore(database)
        self._direct = DirectServers(database)
        self._servers = KnownServers(database)
        self._submissions = Submissions(database)
        self._store = Store(database)
        self._searched = SearchedArticles(database)
        self._workers = Workers("lookups", THREADS)
        self._suggesting = Workers("suggestions", SUGGESTING)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def settings(self, collection: str) -> ServerSettings:
        """Return what a server decided, or what holds without a decision."""
        return await self._workers(self._settings.get, collection)

    async def direct_server(self, user_id: str) -> str | None:
        """Return the collection that *user_id* chose for direct messages."""
        return await self._workers(self._direct.get, user_id)

    async def servers(self, collections: Collection[str]) -> tuple[Server, ...]:
        """Return the servers of *collections*, of all processes; none that the bot has left."""
        return await self._workers(self._servers.of, collections)

    async def servers_if_few(self, most: int) -> tuple[Server, ...] | None:
        """Return the servers of all processes; null where there are more than *most*."""
        return await self._workers(self._servers.if_few, most)

    async def fitting(self, collection: str, asked: AskedQuestion) -> AskedQuestion:
        """Return *asked* with the id of the article that it names by its title.

        Raises:
            FootnoteError: It cannot be asked, or no article fits what it is narrowed to.
        """
        checked(asked.question)
        return await self._workers(self._fitting, collection, asked) if asked.narrowed else asked

    async def submission_details(self, collection: str, key: str) -> tuple[Metadata, Metadata]:
        """Return what is known of a submission that was read, and what is guessed of it.

        Raises:
            UnknownSubmission: It was decided on, or is another server's.
            SourceRefused: It is not read yet, or could not be.
        """
        held = await self._workers(self._submissions.get, collection, key)
        draft = draft_of(held)
        return draft.metadata, draft.guessed

    async def article_details(self, collection: str, article_id: str) -> Metadata:
        """Return what is known of an article; raise `UnknownArticle` when there is none."""
        article = await self._workers(self._store.article, [collection], article_id)
        return article.metadata

    async def searched_articles(self, collection: str) -> tuple[Listed, ...]:
        """Return the articles that a question to *collection* is answered from, without words."""
        return await self._suggesting(self._searched.listed, collection)

    async def look_through(
        self, collection: str, find: Callable[[tuple[Listed, ...]], Found]
    ) -> Found:
        """Return what *find* finds in `searched_articles`, off the event loop.

        A thousand articles may have a hundred authors each. A server has one look at once: others
        do not wait behind all who type there.
        """

        def found() -> Found:
            return find(self._searched.listed(collection))

        async with self._turns.setdefault(collection, asyncio.Lock()):
            return await self._suggesting(found)

    async def articles(self, collection: str) -> tuple[Listed, ...]:
        """Return the articles of a server's own, without their words."""
        return await self._suggesting(self._store.listed, [collection])

    async def submissions(self, collection: str) -> tuple[Named, ...]:
        """Return the open submissions of a server by name, newest first."""
        return await self._suggesting(self._submissions.named, collection)

    def _fitting(self, collection: str, asked: AskedQuestion) -> AskedQuestion:
        filters = by_title(filters_of(asked), self._searched.listed(collection))
        return replace(asked, article_id=filters.article_id)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._workers.close()
        self._suggesting.close()
