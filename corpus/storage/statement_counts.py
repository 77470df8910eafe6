"""How often a database is asked and how often that fails: for who measures the bot."""

import sqlalchemy as sa
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.pool import QueuePool

from corpus.storage.retrying import repeats


class StatementCounts:
    """Counts what *engine* is asked from now on.

    *failures* are statements that the database refused or that got no answer; of these,
    *disconnections* lost their connection. Threads may count one less than there were.
    """

    def __init__(self, engine: Engine) -> None:
        self.statements = self.failures = self.disconnections = 0
        self._pool = engine.pool
        self._repeats = repeats()
        sa.event.listen(engine, "after_cursor_execute", self._count)
        sa.event.listen(engine, "handle_error", self._count_failure)

    @property
    def connections_in_use(self) -> int:
        """Return how many connections are handed out at this moment; 0 where none are pooled."""
        return self._pool.checkedout() if isinstance(self._pool, QueuePool) else 0

    @property
    def retries(self) -> int:
        """Return how often this process did once more what a database interrupted."""
        return repeats() - self._repeats

    def _count(self, *_: object) -> None:
        self.statements += 1

    def _count_failure(self, context: ExceptionContext) -> None:
        self.failures += 1
        self.disconnections += context.is_disconnect
