"""The operator's folder of articles, for callers that must not block."""

import structlog

from bot.services.workers import Workers
from bot.settings import Settings
from index.engine import Engine
from index.operator_articles import take_up

log = structlog.get_logger()


class OperatorFolder:
    """Takes up the folder that *settings* name; one process does that for all."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine = engine
        self._settings = settings
        self._workers = Workers("operator's folder", 1)

    async def take_up(self) -> None:
        """Bring the operator's articles up to their files; the log names those left out.

        Raises:
            SourceRefused: The folder is none.
        """
        folder, is_sample = self._settings.articles, self._settings.ships_articles
        for sentence in await self._workers(take_up, self._engine, folder, is_sample=is_sample):
            log.warning(sentence)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._workers.close()
