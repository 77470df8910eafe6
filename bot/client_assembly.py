"""The client of an app: its services, the shards it connects as, and what people use of it."""

import asyncio
from typing import Any

from bot.app import App
from bot.client import FootnoteClient
from bot.connection.leasing import ShardPlan
from bot.features import FEATURES
from bot.heartbeat import Heartbeat
from bot.interface.surface import FeatureSurface
from bot.observations import UNOBSERVED, Observations
from bot.services.gaps import GapBoard
from bot.services.operator_folder import OperatorFolder
from bot.services.questions import Questions
from bot.services.shared_shards import SharedShards
from bot.services.sources import Sources
from bot.services.submission_reading import Fetch
from bot.settings import Settings
from corpus.fetching.politeness import fetch_politely
from corpus.questions.asked_questions import AskedQuestions
from corpus.storage.database import Database


def build_client(
    app: App,
    settings: Settings,
    fetch_link: Fetch = fetch_politely,
    ready: asyncio.Future[None] | None = None,
    observations: Observations = UNOBSERVED,
    **options: Any,  # noqa: ANN401 - see FootnoteClient
) -> FootnoteClient:
    """Return the client of *app*; made inside the loop that it will run in.

    Questions wait for *ready*, where that is given.
    """
    questions = Questions(app.engine, AskedQuestions(app.database), ready, observations)
    sources = Sources(app.engine, app.database, settings.limits, fetch_link)
    gaps = GapBoard(app.engine, app.database, questions)
    heartbeat = Heartbeat(settings.home)

    options.setdefault("plan", shard_plan(app.database, settings, ready))

    def surface(client: FootnoteClient) -> FeatureSurface:
        return FeatureSurface(client, FEATURES)

    return FootnoteClient(
        questions,
        sources,
        gaps,
        OperatorFolder(app.engine, settings),
        app.database,
        heartbeat,
        surface,
        observations=observations,
        **options,
    )


def shard_plan(
    database: Database, settings: Settings, ready: asyncio.Future[None] | None = None
) -> ShardPlan:
    """Return as which shards to connect, by what *settings* say.

    A process that serves all shards alone agrees with nobody. Others agree by the database: on
    who serves which shards, unless that is set, and on whose turn it is to begin a session. Shards
    are shared out to those that are *ready*.
    """
    total, ids = settings.shards, settings.shard_ids
    if total is None or ids == frozenset(range(total)):
        return ShardPlan(total, ids)
    return ShardPlan(total, ids, SharedShards(database, total, ready=ready))
