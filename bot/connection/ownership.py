"""Which servers this process answers for, when several processes share Discord's shards."""

from corpus.servers.shards import Shards

LEADER = 0
"""The shard whose process does what is done once for all; direct messages come to it, too."""


class Ownership:
    """The shards that this process holds, and those of them whose servers it knows.

    A shard is *held* from when it was given to this process. It is *ready* from when Discord has
    told all servers of it, until it is given up: a connection that breaks in between is resumed,
    and nobody else serves the shard meanwhile.
    """

    def __init__(self) -> None:
        self._count = 1
        self._held: frozenset[int] = frozenset({LEADER})
        self._ready: frozenset[int] = frozenset()

    @property
    def shard_count(self) -> int:
        """Return how many shards there are in all processes together."""
        return self._count

    @property
    def held_shards(self) -> frozenset[int]:
        """Return the shards that this process connects as, or is about to."""
        return self._held

    @property
    def ready_shards(self) -> frozenset[int]:
        """Return the shards of this process whose servers are all known here."""
        return self._ready

    @property
    def leads(self) -> bool:
        """Return whether this process does what is done once for all: it holds shard 0.

        It is known before the first connection, unless processes divide the shards among
        themselves. The client dispatches `lead` each time that shard 0 comes later.
        """
        return LEADER in self._held

    @property
    def shards(self) -> Shards:
        """Return whose rows are for this process to look at, as it stands now."""
        return Shards(self._count, self._ready, leads=self.leads)

    def owns(self, collection: str) -> bool:
        """Return whether *collection* is for this process to care for.

        That of a server is where its shard is ready; one of no server is the leader's.
        """
        return self.shards.owns(collection)

    def hold(self, shards: frozenset[int], count: int) -> None:
        """Note that this process holds *shards* of *count*; of others nothing is ready any more."""
        if count != self._count:
            self._ready = frozenset()
        self._count, self._held = count, shards
        self._ready &= shards

    def became_ready(self, shard: int) -> None:
        """Note that Discord has told all servers of *shard*; one that is not held stays out."""
        self._ready |= {shard} & self._held
