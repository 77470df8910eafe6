"""What is read before acknowledging waits for no writer and for nobody's connection."""

from collections.abc import AsyncIterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.services.lookups import Lookups
from bot.services.records import Records
from corpus.article import SourceKind
from corpus.errors import SourceRefused, UnknownArticle, UnknownSubmission
from corpus.servers.settings import ServerSettings
from corpus.storage.current_articles import Listed
from corpus.store import OPERATOR
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted, SubmissionState
from corpus.submissions.submissions import Named, Submissions
from tests.bot.running import app_in
from tests.bot.staging import OTHER, SERVER
from tests.doubles.articles import BRIDGE, MEMOIR, draft, source

MANY = 40
"""More connections than SQLAlchemy's pool of files has unless it is told otherwise: 15."""


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    opened = app_in(tmp_path)
    yield opened
    opened.database.close()


@pytest.fixture
async def lookups(app: App) -> AsyncIterator[Lookups]:
    made = Lookups(app.database)
    yield made
    made.close()


async def test_lookups_wait_for_nobody_who_holds_connections_or_writes(
    app: App, lookups: Lookups
) -> None:
    records = Records(app.database)
    decided = await records.decide(SERVER, keep_days=7)
    with ExitStack() as held:
        for _ in range(MANY):
            held.enter_context(app.database.read()).execute(sa.text("select 1"))
        held.enter_context(app.database.write())

        assert await lookups.settings(SERVER) == decided
        assert await lookups.settings(OTHER) == ServerSettings()
        assert await lookups.direct_server("7") is None
    records.close()


async def test_articles_are_listed_by_title_or_by_what_their_source_is_called(
    app: App, lookups: Lookups
) -> None:
    memoir = app.engine.writer.add(OPERATOR, draft(MEMOIR, title="A memoir"), source())
    bridge = app.engine.writer.add(SERVER, draft(BRIDGE, title=None), source("bridge.md"))

    post, day, by = "The Harbour Post", date(2022, 5, 6), ("Jane Q. Doe",)
    posted = (source().posted_by, source().posted_at)
    own = Listed(bridge.id, "bridge.md", post, SourceKind.FILE, day, by, *posted)
    assert await lookups.articles(SERVER) == (own,)
    assert await lookups.searched_articles(OTHER) == (
        Listed(memoir.id, "A memoir", post, SourceKind.FILE, day, by, *posted),
    )
    assert {each.id for each in await lookups.searched_articles(SERVER)} == {memoir.id, bridge.id}
    assert (await lookups.article_details(SERVER, bridge.id)) == bridge.metadata
    with pytest.raises(UnknownArticle):
        await lookups.article_details(OTHER, bridge.id)


async def test_the_details_of_a_submission_are_known_once_it_was_read(
    app: App, lookups: Lookups
) -> None:
    submissions = Submissions(app.database)
    queue = SubmissionQueue(app.database)
    posted = Posted(SourceKind.TEXT, "pasted.txt", "ada", "7", data=MEMOIR.encode())
    key = submissions.submit(SERVER, posted).id

    assert await lookups.submissions(SERVER) == (Named(key, "pasted.txt", SubmissionState.QUEUED),)
    with pytest.raises(SourceRefused, match="still being read"):
        await lookups.submission_details(SERVER, key)
    queue.begin(key)
    read = draft(MEMOIR, title="A memoir")
    queue.read(key, read)
    assert await lookups.submission_details(SERVER, key) == (read.metadata, read.guessed)
    with pytest.raises(UnknownSubmission):
        await lookups.submission_details(OTHER, key)
