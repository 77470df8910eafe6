"""discord.py's memory of servers, for shards that come to this process and leave it again."""

from typing import Any

from discord.gateway import DiscordWebSocket
from discord.state import AutoShardedConnectionState


class ShardedState(AutoShardedConnectionState[Any]):
    """What discord.py remembers, by shard: its servers, and the socket that tells of them.

    `shard_ids` stays empty, so that discord.py never waits for a number of shards: which ones are
    held here changes. `bot.connection.held_shards` says when all of them are ready.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever discord.py passes on
        super().__init__(**options)
        self.sockets: dict[int, DiscordWebSocket] = {}
        """The last socket of each shard, from when it is open, even before it is greeted."""

    def _update_references(self, ws: DiscordWebSocket) -> None:
        # discord.py's own seam for a new socket.
        super()._update_references(ws)
        self.sockets[ws.shard_id or 0] = ws

    def parse_ready(self, data: Any) -> None:  # noqa: ANN401 - what Discord sent
        """Take the servers of a shard; those that are gone since its last session are forgotten."""
        shard = data["shard"][0]
        present = {int(each["id"]) for each in data["guilds"]}
        for guild in [each for each in self.guilds if each.shard_id == shard]:
            if guild.id not in present:
                self._remove_guild(guild)
        super().parse_ready(data)

    async def _delay_shard_ready(self, shard_id: int) -> None:
        try:
            await super()._delay_shard_ready(shard_id)
        except KeyError:
            # On Python 3.11 what is cancelled just as a server comes may go on
            # (https://github.com/python/cpython/issues/86296). Its shard is gone by then, or was
            # told to be ready by another of these: nobody waits for it.
            if shard_id in self._ready_states:
                raise

    def forget(self, shard: int) -> None:
        """Let go of the servers of *shard*, which another process tells of now."""
        getting_ready = self._ready_tasks.pop(shard, None)
        if getting_ready is not None:
            getting_ready.cancel()
        self._ready_states.pop(shard, None)
        for guild in [each for each in self.guilds if each.shard_id == shard]:
            self._remove_guild(guild)
