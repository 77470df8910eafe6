"""Whatever becomes of PostgreSQL, nobody waits without end, and who can go on does."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from corpus.errors import StoreUnavailable
from corpus.migrations import newest_revision, revision_of
from corpus.storage import postgresql
from corpus.storage.database import Database
from corpus.storage.failures import Interrupted
from corpus.storage.retrying import once_more
from corpus.storage.revisions import mention
from corpus.storage.schema import collections
from tests.doubles.postgresql import PostgreSQL

COLLIDE = "DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$"
NAME = sa.select(collections.c.name)


@pytest.fixture
def name(postgresql_server: PostgreSQL) -> Iterator[str]:
    taken = postgresql_server.take()
    yield taken
    postgresql_server.give_back(taken)


@pytest.fixture
def database(postgresql_server: PostgreSQL, name: str) -> Iterator[Database]:
    made = Database(postgresql_server.url(name))
    yield made
    made.close()


def failing_first(database: Database, fail: Callable[[sa.Connection], object]) -> Callable[[], int]:
    """Return work that does *fail* the first time and returns how often it was begun."""
    begun = []

    def work() -> int:
        begun.append(1)
        with database.write() as connection:
            mention(connection, "discord:1")
            if len(begun) == 1:
                fail(connection)
        return len(begun)

    return work


def wait_briefly(connection: sa.Connection, limit: str) -> None:
    """Write what another transaction holds, and wait for it a twentieth of a second."""
    connection.exec_driver_sql(f"SET LOCAL {limit}_timeout = 50")
    mention(connection, "discord:1")


def test_every_transaction_has_its_limits(database: Database) -> None:
    shown = "SELECT name, setting FROM pg_settings WHERE name LIKE '%%_timeout'"
    for opened, idle in ((database.read, "300000"), (database.write, "15000")):
        with opened() as connection:
            found = dict(map(tuple, connection.exec_driver_sql(shown)))
        assert found["lock_timeout"] == "10000"
        assert found["statement_timeout"] == "60000"
        assert found["idle_in_transaction_session_timeout"] == idle


def test_nothing_is_prepared_so_that_a_pooler_may_lend_connections(database: Database) -> None:
    for _ in range(8):  # of which psycopg would prepare the later
        with database.read() as connection:
            connection.execute(NAME)
            held = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements")
            assert held.scalar() == 0


def test_what_only_reads_changes_nothing(database: Database) -> None:
    with pytest.raises(StoreUnavailable, match="read-only"), database.read() as connection:
        mention(connection, "discord:1")


@pytest.mark.parametrize(
    ("limit", "said"), [("lock", "in use by another process"), ("statement", "took too long")]
)
def test_who_waits_for_another_for_too_long_is_told_so(
    database: Database, limit: str, said: str
) -> None:
    with database.write() as first:
        mention(first, "discord:1")
        with pytest.raises(StoreUnavailable, match=said), database.write() as second:
            wait_briefly(second, limit)


def test_where_all_connections_are_in_use_that_is_told(
    postgresql_server: PostgreSQL, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "POOL_TIMEOUT", 0.05)
    database = Database(postgresql_server.url(name), 1)

    with (
        database.read() as connection,
        pytest.raises(StoreUnavailable, match="set FOOTNOTE_DATABASE_CONNECTIONS higher"),
        database.read(),
    ):
        connection.execute(NAME)
    database.close()


def test_connections_that_were_lost_unnoticed_are_replaced(
    postgresql_server: PostgreSQL, name: str, database: Database
) -> None:
    postgresql_server.disconnect(name)

    with database.write() as connection:
        mention(connection, "discord:1")
        assert connection.scalars(NAME).all() == ["discord:1"]


def test_a_lost_connection_is_told_and_what_it_did_is_done_once_more(
    postgresql_server: PostgreSQL, name: str, database: Database
) -> None:
    def lose(connection: sa.Connection) -> None:
        postgresql_server.disconnect(name)
        connection.execute(NAME)

    with pytest.raises(Interrupted, match="does not answer: try again in a moment"):
        failing_first(database, lose)()
    assert once_more(failing_first(database, lose)) == 2


def test_who_hung_amid_what_it_wrote_does_it_once_more(database: Database) -> None:
    def hang(connection: sa.Connection) -> None:
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 50")
        time.sleep(0.5)
        connection.execute(NAME)

    with pytest.raises(Interrupted, match="does not answer: try again in a moment"):
        failing_first(database, hang)()
    assert once_more(failing_first(database, hang)) == 2


def test_what_collided_is_done_once_more_and_no_more_than_that(database: Database) -> None:
    def collide(connection: sa.Connection) -> None:
        connection.exec_driver_sql(COLLIDE)

    def always() -> None:
        with database.write() as connection:
            collide(connection)

    assert once_more(failing_first(database, collide)) == 2
    with pytest.raises(Interrupted, match="in use by another process"):
        once_more(always)


def test_what_was_kept_in_part_is_not_done_again(database: Database) -> None:
    begun = []

    def work() -> None:
        begun.append(1)
        with database.write() as connection:
            mention(connection, "discord:1")
        with database.write() as connection:
            connection.exec_driver_sql(COLLIDE)

    with pytest.raises(Interrupted):
        once_more(work)
    assert len(begun) == 1


def test_a_slow_statement_of_a_server_that_answers_is_waited_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 0.1)
    monkeypatch.setattr(postgresql, "BELIEVED", 0.0)

    with database.read() as connection:
        slept = connection.exec_driver_sql("SELECT 'slept' FROM pg_sleep(0.6)").scalar()

    assert slept == "slept"


@pytest.mark.slow
def test_who_asks_a_server_that_hangs_is_told_so_and_answered_once_it_goes_on(
    postgresql_server: PostgreSQL, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask() -> list[str]:
        with database.write() as connection:
            return list(connection.scalars(NAME))

    with ThreadPoolExecutor(4) as threads, postgresql_server.hung():
        failures = [each.exception() for each in [threads.submit(ask) for _ in range(8)]]

    assert {type(each) for each in failures} == {Interrupted}
    assert {"does not answer" in str(each) for each in failures} == {True}
    monkeypatch.setattr(postgresql, "BELIEVED", 0.0)  # that it hangs is forgotten at once
    with database.write() as connection:
        mention(connection, "discord:1")
    assert ask() == ["discord:1"]


@pytest.mark.slow
def test_processes_that_start_together_on_an_empty_database_all_come_up(
    postgresql_server: PostgreSQL,
) -> None:
    url = postgresql_server.url(postgresql_server.create())
    together = threading.Barrier(3)

    def start(_: int) -> str | None:
        together.wait()
        database = Database(url)
        with database.read() as connection:
            found = revision_of(connection)
        database.close()
        return found

    with ThreadPoolExecutor(3) as threads:
        assert set(threads.map(start, range(3))) == {newest_revision()}
