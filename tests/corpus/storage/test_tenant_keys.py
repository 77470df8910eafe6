"""Every key of a table that servers have rows in says whose a row is, so that none can escape."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.schema import GLOBAL, collections, metadata
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]

TENANTS = [each for each in metadata.sorted_tables if GLOBAL not in each.info]

NUMBERED = {"passages", "source_events"}
"""Tables whose rows SQLite numbers, which it does by a key of one column alone."""


def owner(table: sa.Table) -> sa.Column[str]:
    """Return the column that says whose a row is: of the collections themselves it is the name."""
    return table.c.name if table is collections else table.c.collection


def unique(table: sa.Table) -> list[set[str]]:
    """Return the columns of each key by which no two rows of *table* are alike."""
    constraints = [each for each in table.constraints if isinstance(each, sa.UniqueConstraint)]
    keys = [each.columns for each in (table.primary_key, *constraints)]
    keys += [each.columns for each in table.indexes if each.unique]
    return [{column.name for column in key} for key in keys]


@pytest.mark.parametrize("table", TENANTS, ids=lambda table: table.name)
def test_whose_a_row_is_stands_in_each_key_of_its_table(table: sa.Table) -> None:
    for key in unique(table):
        assert owner(table).name in key
    for refers in table.foreign_key_constraints:
        pairs = {(each.parent, each.column) for each in refers.elements}
        assert (owner(table), owner(refers.referred_table)) in pairs, refers


def test_a_table_of_no_server_says_why_and_refers_to_none_of_a_server() -> None:
    for table in metadata.tables.values():
        if GLOBAL in table.info:
            assert table.info[GLOBAL]
            assert not table.foreign_key_constraints


def test_the_database_has_these_keys(tmp_path: Path, database_engine: str) -> None:
    url = database_url(tmp_path)
    Database(url).close()
    engine = sa.create_engine(url)
    found = sa.inspect(engine)

    for table in TENANTS:
        primary = set(found.get_pk_constraint(table.name)["constrained_columns"])
        numbered = database_engine == "sqlite" and table.name in NUMBERED
        assert primary == ({"id"} if numbered else {each.name for each in table.primary_key})
        for key in found.get_unique_constraints(table.name):
            assert owner(table).name in key["column_names"]
        for refers in found.get_foreign_keys(table.name):
            parent = owner(metadata.tables[refers["referred_table"]]).name
            pairs = zip(refers["constrained_columns"], refers["referred_columns"], strict=True)
            assert (owner(table).name, parent) in set(pairs)
    engine.dispose()
