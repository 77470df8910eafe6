"""Whether a member is in a server: asked of Discord, as the bot has no list of members.

That intent is privileged. REST answers for every server that the bot is in, whichever process its
shard is connected to.
"""

import asyncio
import time

import discord

from bot.connection.delivery import FAILURES

LATELY = 60.0
"""Seconds for which an answer is kept where several servers are gone through: who looks at the
list of their servers does so again soon, and asks Discord up to 25 times each time."""

AT_ONCE = 10
"""Requests under way: Discord takes 50 a second from a bot, which others need, too
(https://discord.com/developers/docs/topics/rate-limits#global-rate-limit)."""

MOST_KEPT = 10_000
"""Answers kept; the oldest go first."""


class Memberships:
    """Asks Discord, which is the only one that knows."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._asking = asyncio.Semaphore(AT_ONCE)
        self._kept: dict[tuple[int, int], tuple[float, bool]] = {}

    async def holds(self, guild_id: int, user_id: int) -> bool:
        """Return whether Discord says now that *user_id* is in the server *guild_id*.

        What it cannot tell is a no.
        """
        try:
            async with self._asking:
                await self._client.http.get_member(guild_id, user_id)
        except (discord.NotFound, discord.Forbidden):
            return self._keep(guild_id, user_id, is_in=False)
        except FAILURES:
            return False
        return self._keep(guild_id, user_id, is_in=True)

    async def held_lately(self, guild_id: int, user_id: int) -> bool:
        """Return what `holds` returned within the last `LATELY` seconds, or returns now."""
        at, is_in = self._kept.get((guild_id, user_id), (float("-inf"), False))
        if time.monotonic() - at < LATELY:
            return is_in
        return await self.holds(guild_id, user_id)

    def _keep(self, guild_id: int, user_id: int, *, is_in: bool) -> bool:
        self._kept.pop((guild_id, user_id), None)
        self._kept[guild_id, user_id] = (time.monotonic(), is_in)
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return is_in
