"""Where collections stand: what is moved with every change, and who waits to move it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.schema import collections
from corpus.storage.upserts import insert_new

_ORIGIN_BYTES = 8
"""Drawn for each collection: two that are alike would have to be of one name."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Where a collection stands: its *generation*, and the *line* that it came to it on.

    On one line each change stands at the article that was changed. It is another one when the
    collection was erased and made anew, or when a Footnote of before, which knows of no lines,
    changed something.
    """

    generation: int
    line: str = ""

    def leads_to(self, later: "Revision") -> bool:
        """Return whether the changes from here to *later* can be told article by article."""
        return self.line == later.line and self.generation <= later.generation


UNWRITTEN = Revision(0)

# Asked with every question: building a statement anew would take longer than asking it.
_KNOWN = sa.select(collections.c.name).where(collections.c.name == sa.bindparam("name"))
# Rows that refer to this one may still be written: its name does not change.
_HOLDING = _KNOWN.with_for_update(key_share=True)
_NAMED = sa.select(collections).where(collections.c.name.in_(sa.bindparam("names", expanding=True)))


def generations_of(connection: Connection, names: Sequence[str]) -> tuple[int, ...]:
    """Return the generation of each collection of *names*; 0 for one never written."""
    return tuple(each.generation for each in revisions_of(connection, names))


def revisions_of(connection: Connection, names: Sequence[str]) -> tuple[Revision, ...]:
    """Return where each collection of *names* stands; `UNWRITTEN` for one never written."""
    rows = connection.execute(_NAMED, {"names": names})
    found = {
        row.name: Revision(row.generation, f"{row.origin} {row.generation - row.told}")
        for row in rows
    }
    return tuple(found.get(name, UNWRITTEN) for name in names)


def mention(connection: Connection, collection: str) -> None:
    """Note that *collection* exists, so that its data is erased when its server is left."""
    if connection.scalar(_KNOWN, {"name": collection}) is None:
        insert_new(connection, collections, _new_collection(collection))


def hold(connection: Connection, collection: str) -> None:
    """Make whoever else changes *collection* wait until the transaction ends.

    What is counted afterwards, to be kept below a limit, is not made more by others meanwhile.
    On SQLite there is one writer at a time anyway.
    """
    mention(connection, collection)
    connection.execute(_HOLDING, {"name": collection})


def move_generation(connection: Connection, collection: str) -> int:
    """Move the generation of *collection* on, making the collection if it is new; return it.

    Whoever moves it writes it to the article that is changed in the same transaction, and makes
    whoever else moves it wait until that ends.
    """
    mention(connection, collection)
    moved = connection.execute(
        collections.update()
        .where(collections.c.name == collection)
        .values(generation=collections.c.generation + 1, told=collections.c.told + 1)
        .returning(collections.c.generation)
    )
    return int(moved.scalar_one())


def _new_collection(name: str) -> dict[str, Any]:
    """Return the row of a collection that there was not before."""
    return {"name": name, "generation": 0, "told": 0, "origin": secrets.token_hex(_ORIGIN_BYTES)}
