"""Which rows are for a process to look at: those of the servers that its shards tell of."""

from dataclasses import dataclass

import sqlalchemy as sa

from corpus.servers.collection_names import PREFIX, guild_id_of

OF_NO_SERVER = -1
"""What stands for the shard of a collection that is no server's."""

_LARGEST = str((1 << 63) - 1)
"""The largest id that the databases' integers hold; Discord's end below it, too."""

_CREATED_AT = 22
"""The bits of an id below the time that it was made at, which divides servers among shards
(https://discord.com/developers/docs/events/gateway#sharding-sharding-formula)."""


def shard_of(guild_id: int, count: int) -> int:
    """Return which of *count* shards tells of a server, by Discord's rule for its gateway."""
    return (guild_id >> _CREATED_AT) % count


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards of *numbers*, of *count* in all processes together.

    What is of no server, the operator's collection above all, is for the process that *leads*.
    """

    count: int
    numbers: frozenset[int]
    leads: bool

    @property
    def are_all(self) -> bool:
        """Return whether there is nothing that another process would look at."""
        return self.leads and len(self.numbers) == self.count

    def owns(self, collection: str) -> bool:
        """Return whether *collection* is one of theirs."""
        guild_id = guild_id_of(collection)
        if guild_id is None:
            return self.leads
        return shard_of(guild_id, self.count) in self.numbers

    def own(self, collection: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """Return the condition that *collection*, in a statement, is one of theirs.

        It is said to the database because no process can read the rows of all servers each minute.
        """
        if self.are_all:
            return sa.true()
        chosen = self.numbers | ({OF_NO_SERVER} if self.leads else set())
        shard = sa.func.coalesce(
            _guild_id(collection).bitwise_rshift(sa.literal(_CREATED_AT, sa.Integer)) % self.count,
            OF_NO_SERVER,
        )
        return shard.in_(sorted(chosen))


ALL = Shards(1, frozenset({0}), leads=True)
"""What a process looks at that has no shards, as one at the terminal: everything."""


def _guild_id(collection: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """Return the expression for the Discord id in the name of a server's collection, else null.

    It must not be read as a number before it is known to be one: PostgreSQL would fail.
    """
    digits = sa.func.substr(collection, len(PREFIX) + 1)
    is_one = sa.and_(
        collection.startswith(PREFIX),
        digits != "",
        sa.func.ltrim(digits, "0123456789") == "",
        sa.or_(
            sa.func.length(digits) < len(_LARGEST),
            sa.and_(sa.func.length(digits) == len(_LARGEST), digits <= _LARGEST),
        ),
    )
    return sa.case((is_one, sa.cast(digits, sa.BigInteger)))
