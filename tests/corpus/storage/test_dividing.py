"""On PostgreSQL the tables can be divided by server, once no older version writes (Citus)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion
from corpus.storage.database import Database
from corpus.storage.schema import GLOBAL, metadata
from corpus.storage.stored_passages import EmbeddedPassage
from corpus.store import Store
from tests.doubles.articles import BRIDGE, article
from tests.doubles.postgresql import PostgreSQL

ARCHITECTURE = Path(__file__).parents[3] / "docs" / "architecture.md"
SERVER = "discord:1"

SMALL = {"version", "start", "end", "shard", "bucket"}
"""Numbers in keys that do not grow with the rows: those within an article, and Discord's."""

OF_SERVERS = {each.name for each in metadata.sorted_tables if GLOBAL not in each.info}

_UNIQUE = """
SELECT t.relname, i.relname, array_agg(a.attname::text)
FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (x.indkey)
WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace GROUP BY 1, 2
"""


@pytest.fixture
def database(postgresql_server: PostgreSQL) -> Iterator[Database]:
    """Yield a database in which nothing is left that is there for older versions alone."""
    made = Database(postgresql_server.url(postgresql_server.create()))
    for statement in statements()[0].split(";\n"):
        execute(made, statement)
    yield made
    made.close()


def statements() -> list[str]:
    """Return the statements that the documents have for this: first those that take away."""
    return re.findall(r"```sql\n(.*?)```", ARCHITECTURE.read_text("utf-8"), re.DOTALL)


def execute(database: Database, statement: str) -> None:
    with database.write() as connection:
        connection.exec_driver_sql(statement)


def test_every_unique_index_of_a_servers_table_has_whose_a_row_is(database: Database) -> None:
    with database.read() as connection:
        found = connection.exec_driver_sql(_UNIQUE).all()

    assert {table for table, *_ in found} >= OF_SERVERS
    for table, index, columns in found:
        if table in OF_SERVERS:
            assert ("name" if table == "collections" else "collection") in columns, index


def test_no_trigger_is_left(database: Database) -> None:
    with database.read() as connection:
        asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        assert connection.exec_driver_sql(asked).all() == []


def test_this_version_reads_and_writes_it(database: Database) -> None:
    store, asked = Store(database), AskedQuestions(database)
    passage = EmbeddedPassage(0, 9, b"1234")

    added = store.add(SERVER, article(BRIDGE), "m", [passage])
    store.replace(SERVER, added, "m", [passage])
    key = asked.remember(SERVER, AskedQuestion("Who built the bridge?"))
    asked.wished(SERVER, key, "70007")
    for helpful in (True, False):
        asked.judged(SERVER, key, "70007", helpful=helpful)

    with database.read() as connection:
        for name in ("passages", "question_feedback", "wishes", "gaps"):
            chosen = sa.select(metadata.tables[name].c.collection)
            assert connection.scalars(chosen).all() == [SERVER], name


def test_a_version_of_before_is_told_that_it_cannot_use_it(database: Database) -> None:
    with database.read() as connection:
        asked = "SELECT usable_from FROM alembic_version"
        assert connection.exec_driver_sql(asked).scalar_one() == "0018"


def test_the_tables_that_are_divided_are_those_of_servers() -> None:
    divided = re.findall(r"create_distributed_table\('(\w+)', '(\w+)'", statements()[1])

    assert {table for table, _ in divided} == OF_SERVERS
    order = [table for table, _ in divided]
    for name in order:
        for refers in metadata.tables[name].foreign_key_constraints:
            assert order.index(refers.referred_table.name) < order.index(name)
    assert {(table, column) for table, column in divided if column != "collection"} == {
        ("collections", "name")
    }


def test_numbers_that_identify_have_64_bits(database: Database) -> None:
    with database.read() as connection:
        found = sa.inspect(connection)
        for table in metadata.sorted_tables:
            keys = {each.name for each in table.primary_key} - SMALL
            for column in found.get_columns(table.name):
                if column["name"] in keys and isinstance(column["type"], sa.Integer):
                    assert isinstance(column["type"], sa.BigInteger), (table.name, column["name"])
        asked = "SELECT DISTINCT data_type::text FROM pg_sequences"
        assert connection.exec_driver_sql(asked).scalars().all() == ["bigint"]
